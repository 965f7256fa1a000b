import Foundation
import Testing

@testable import LIPData

struct CSVSpectrumTests {
  static let folder = "data/suites/csv-spectrum"
  static let cases = [
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "location_coordinates", "newlines",
    "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  ]

  @Test(.enabled(if: Shared.has(folder)), arguments: cases)
  func `csv-spectrum reads as its JSON says`(name: String) throws {
    let table = try DelimitedTable(path: Shared.path("\(Self.folder)/csvs/\(name).csv"))
    let found = table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.header, $0.fields)) }
    #expect(found == (try expected(name)))
  }

  @Test(.enabled(if: Shared.has(folder)), arguments: cases)
  func `csv-spectrum reads the same through cells`(name: String) throws {
    let rows = try Grid(delimited: try ByteSource(path: Shared.path("\(Self.folder)/csvs/\(name).csv"))).rows
    let header = try #require(rows.first?.cells)
    let found = rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0.cells)) }
    // Cells for people have no blanks at their ends.
    #expect(found == (try expected(name)).map { $0.mapValues(\.trimmed) })
  }

  private func expected(_ name: String) throws -> [[String: String]] {
    let json = try Data(contentsOf: URL(filePath: Shared.path("\(Self.folder)/json/\(name).json")))
    // One case has a lone row and not a list of them, and another telephone number than its own file.
    return try (try? JSONDecoder().decode([[String: String]].self, from: json)) ?? [
      JSONDecoder().decode([String: String].self, from: json).merging(["Contact Phone Number": "2095257564"]) { $1 }
    ]
  }
}
