import Foundation
import Testing

/// Small files in the official long layout of the Census Profile 2021: Windows-1252, CRLF, text quoted.
enum CensusFile {
  static let header = [
    "CENSUS_YEAR", "DGUID", "ALT_GEO_CODE", "GEO_LEVEL", "GEO_NAME", "TNR_SF", "TNR_LF", "DATA_QUALITY_FLAG",
    "CHARACTERISTIC_ID", "CHARACTERISTIC_NAME", "CHARACTERISTIC_NOTE", "C1_COUNT_TOTAL", "SYMBOL", "C2_COUNT_MEN+",
    "SYMBOL", "C3_COUNT_WOMEN+", "SYMBOL", "C10_RATE_TOTAL", "SYMBOL", "C11_RATE_MEN+", "SYMBOL", "C12_RATE_WOMEN+",
    "SYMBOL",
  ]

  static let ottawa = "2021A00053506008"
  static let gatineau = "2021A00052481017"
  static let toronto = "2021A00053520005"

  /// The label of a characteristic, from the shipped members table.
  static func label(_ member: Int) throws -> String {
    let path = Program.checkout + "/Datasets/descriptors/census-profile-2021.members.tsv"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("\(member)\t") })
    return String(line.split(separator: "\t", omittingEmptySubsequences: false)[2])
  }

  /// A row of one area and characteristic; `count` is a number with, after a space, a symbol.
  static func row(_ area: String, _ name: String, _ member: Int, _ count: String, label: String? = nil) throws -> String
  {
    let parts = count.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let isSymbol = Double(parts[0]) == nil
    let value = isSymbol ? "" : parts[0]
    let symbol = isSymbol ? parts[0] : (parts.count > 1 ? parts[1] : "")
    let text = try label ?? "  " + self.label(member)
    return "2021,\"\(area)\",\"\(area.suffix(7))\",\"Census subdivision\",\"\(name)\",3.1,4.3,\"00000\",\(member),"
      + "\"\(text)\",,\(value),\"\(symbol)\",,\"\",,\"\",,\"...\",,\"...\",,\"...\""
  }

  /// The rows of an area: population, and the characteristics of immigration.
  static func area(_ code: String, _ name: String, _ counts: [Int: String]) throws -> [String] {
    try counts.sorted { $0.key < $1.key }.map { try row(code, name, $0.key, $0.value) }
  }

  /// Three areas whose immigrants add up.
  static func areas() throws -> [String] {
    try area(ottawa, "Ottawa", [1: "1000", 1527: "1000", 1529: "200", 1536: "50", 1537: "25"])
      + area(gatineau, "Gatineau (Québec)", [1: "500", 1527: "400", 1529: "100", 1536: "20", 1537: "x"])
      + area(toronto, "Toronto", [1: "3000", 1527: "2800", 1529: "1500", 1536: "400 E", 1537: "300"])
  }

  /// The bytes of a file.
  static func bytes(
    _ rows: [String], header: [String] = header, delimiter: String = ",", newline: String = "\r\n"
  ) throws -> [UInt8] {
    let text = ([header.joined(separator: delimiter)] + rows).map { $0 + newline }.joined()
    return [UInt8](try #require(text.data(using: .windowsCP1252)))
  }

  /// The usual file, of three areas.
  static func usual() throws -> [UInt8] { try bytes(try areas()) }
}
