import Foundation
import LIPData
import TestSupport

@testable import Indicators

/// The published files that the proofs share, each read once a process.
enum ProofData {
  /// A profile with all of its additive members.
  struct Profile: Sendable {
    var matrix: CellMatrix
    var members: [Member]
    var table: MemberTable

    init(_ file: RecognisedFile, areas: [String]) throws {
      table = file.descriptor.members
      members = table.members.filter { $0.combine == .additive }
      matrix = try CellMatrix.read(file, areas: areas, members: members.map(\.id))
    }
  }

  static let ottawaCity = "2021A00053506008"
  static let torontoDivision = "2021A00033520"
  static let vancouverCity = "2021A00055915022"
  /// The five provinces with ADAs at hand, and Prince Edward Island.
  static let provinces = ["59", "48", "47", "46", "35", "11"].map { "2021A0002\($0)" }
  static let electoralAreaA = "2021A00055915020"

  static let wards = parts(of: ottawaCity)
  static let neighbourhoods = parts(of: "2021A00053520005")
  static let localAreas = (1...22).map { "5915022-L\($0 < 10 ? "0" : "")\($0)" }

  private static func parts(of city: String) -> [String] {
    let all = try? AreaTable.readCompositions(
      areas: Shared.datasets("geography/areas.tsv"), compositions: Shared.datasets("geography/compositions.csv"))
    return all?[city] ?? []
  }

  static let census = Result {
    try Profile(Embedded.file("census-profile-2021"), areas: provinces + [electoralAreaA, vancouverCity])
  }
  static let ottawa = Result { try Profile(Embedded.file("ottawa-wards-2021"), areas: [ottawaCity] + wards) }
  static let toronto = Result { try Profile(Embedded.file("toronto-neighbourhoods-2021"), areas: neighbourhoods) }
  static let hamilton = Result { try Profile(Embedded.file("census-profile-2016"), areas: ["2016A00053525005"]) }
  static let counts = Result {
    let codes = try Self.areaCodes(of: Shared.datasets("default/population-counts-2021.tsv"))
    return try Profile(Embedded.file("population-counts-2021"), areas: codes)
  }
  /// Nil, and said so, where the reference data are absent.
  static let vancouver = Result { () throws -> Profile? in
    guard let path = Shared.reference("data/statcan/vancouver-local-areas/CensusLocalAreaProfiles2016.csv") else {
      return nil
    }
    return try Profile(
      RecognisedFile.recognise(path, in: Catalogue(Embedded.folder)),
      areas: localAreas + ["2016A00055915022", "2016S0503933"])
  }
  static let columbia = Result { () throws -> Profile? in
    let folder = "data/statcan/bc-csd-cd-2011/"
    guard let path = Shared.reference(folder + "econ_whse_demographics_labour_csd_bc.csv") else { return nil }
    let codes = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
      .map { "2011A0005\($0.split(separator: ",")[1])" }
    return try Profile(RecognisedFile.recognise(path, in: Catalogue(Embedded.folder)), areas: codes)
  }

  /// The percentages of a table of two columns, CSDUID and percent, by CSDUID.
  static func percentages(_ path: String) throws -> [String: Double] {
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
    let pairs = rows.compactMap { row -> (String, Double)? in
      let fields = row.split(separator: ",").suffix(2)
      return fields.last.flatMap { Double($0) }.map { (String(fields.first ?? ""), $0) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// The codes in the first column of an extract.
  static func areaCodes(of extract: String) throws -> [String] {
    let lines = try String(contentsOfFile: extract, encoding: .utf8).split(separator: "\n").dropFirst(3)
    return Set(lines.map { String($0.prefix { $0 != "\t" }) }).sorted()
  }

  /// The aggregate dissemination areas of five provinces: the cells by DGUID and column, `T1527` and such.
  static let disseminationAreas = Result { () throws -> TableCells? in
    let folder = "data/statcan/ada-2021-immigration/"
    guard let path = Shared.reference(folder + "ada_2021_immigration_NL-ON-MB-AB-BC.csv") else { return nil }
    return try wide(
      try String(contentsOfFile: path, encoding: .utf8), area: "ADA_code", level: "ada",
      keeping: { ($0.hasPrefix("T") || $0.hasPrefix("W")) && Int($0.dropFirst()) != nil })
  }

  /// The aggregate dissemination areas that the file puts into a census subdivision.
  static func disseminationAreas(ofSubdivision code: String) throws -> [String] {
    let folder = "data/statcan/ada-2021-immigration/"
    guard let path = Shared.reference(folder + "ada_2021_immigration_NL-ON-MB-AB-BC.csv") else { return [] }
    // CMANAME, CMAUID, CSDNAME, CSDUID, 14 measures of access, ada_code_n, ADA_code; only lines of the code are parsed.
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .filter { $0.contains(",\(code),") }
    return try readCSV(Array((lines.joined(separator: "\n") + "\n").utf8)).filter { $0[3] == code }
      .map { "2021S0516\($0[19])" }
  }

  /// Census tracts, and the metropolitan areas that they make up: population, households and dwellings.
  static let tracts = Result { () throws -> (tracts: TableCells, areas: TableCells)? in
    guard let path = Shared.reference("data/statcan/geography/ct_2021_cma001-499.csv") else { return nil }
    // The file has both levels in one column, and a dummy row: two tables of it.
    let lines = try String(contentsOfFile: path, encoding: .utf8).replacing(", ", with: ",")
      .split(whereSeparator: \.isNewline)
    let kept: @Sendable (String) -> Bool = { ["p21", "hhlds21", "dwe21", "dweocc21"].contains($0) }
    func table(_ level: String, _ wanted: (Substring) -> Bool) throws -> TableCells {
      let rows = lines.dropFirst(2).filter { wanted($0.prefix { $0 != "," }) }
      return try wide(
        ([lines[0]] + rows).joined(separator: "\n") + "\n", area: "ctuid", level: level, keeping: kept)
    }
    return (
      try table("ct") { $0.contains(".") }, try table("cma") { !$0.contains(".") && $0.utf8.count == 3 }
    )
  }

  /// Reads a table with areas as rows through the library's layout for wide tables.
  private static func wide(
    _ text: String, area: String, level: String, keeping: (String) -> Bool
  ) throws -> TableCells {
    let header = text.prefix { !$0.isNewline }.split(separator: ",").map(String.init)
    let kept = header.filter(keeping)
    let ignored = header.filter { $0 != area && !keeping($0) }
    let descriptor = """
      id: proof-\(level)
      title: {en: Figures of a proof, fr: Chiffres d'une preuve}
      publisher: {en: Statistics Canada, fr: Statistique Canada}
      unit: persons
      universe: {en: Persons, fr: Personnes}
      geography: {column: \(area), level: \(level), vintage: 2021}
      period: 2021
      language: en
      variables:
      \(kept.map { "  \($0.lowercased()): {name: {en: Variable \($0), fr: La variable \($0)}}" }.joined(separator: "\n"))
      columns:
      \(kept.map { "  \($0): {variable: \($0.lowercased())}" }.joined(separator: "\n"))
      ignored: [\(ignored.map { "\"\($0)\"" }.joined(separator: ", "))]

      """
    let folder = try TemporaryFolder()
    _ = try folder.write("t.yaml", descriptor)
    return try TableCells.read(folder.write("t.csv", text))
  }
}
