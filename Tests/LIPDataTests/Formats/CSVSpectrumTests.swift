import Foundation
import LIPData
import Testing

struct CSVSpectrumTests {
  static let folder = "data/suites/csv-spectrum"
  static let cases = [
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "location_coordinates", "newlines",
    "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  ]

  @Test(.enabled(if: Shared.has(folder)), arguments: cases)
  func `csv-spectrum reads as its JSON says`(name: String) throws {
    let table = try DelimitedTable(path: Shared.path("\(Self.folder)/csvs/\(name).csv"))
    let json = try Data(contentsOf: URL(filePath: Shared.path("\(Self.folder)/json/\(name).json")))
    // One case has a lone row and not a list of them, and another telephone number than its own file.
    let expected =
      try (try? JSONDecoder().decode([[String: String]].self, from: json)) ?? [
        JSONDecoder().decode([String: String].self, from: json).merging(["Contact Phone Number": "2095257564"]) { $1 }
      ]
    let found = table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.header, $0.fields)) }
    #expect(found == expected)
  }
}
