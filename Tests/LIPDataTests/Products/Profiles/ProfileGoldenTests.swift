import Foundation
import GRDB
import TestSupport
import Testing

@testable import LIPData

/// What a small file of each profile layout leaves in the store, down to the last symbol and note.
struct ProfileGoldenTests {
  /// Areas with their quality, members with their note, and every figure with its symbols.
  func expect(_ text: String, in catalogue: Catalogue, _ scratch: Scratch, is name: String) throws {
    let path = try scratch.write("\(name).csv", text)
    let store = try Store(path: scratch.path + "/\(name).sqlite", create: true)
    _ = try store.ingest(try RecognisedFile.recognise(path, in: catalogue))
    let lines = try store.database.read { db in
      let queries = [
        """
        SELECT 'area ' || code || '|' || area.name || '|' || first_line || '|' || coalesce(short_form_non_response, '')
          || '|' || coalesce(long_form_non_response, '') || '|' || quality_flag FROM profile JOIN area ON area.id = area
        """,
        "SELECT 'member ' || printf('%4d', id) || '|' || label || '|' || note FROM member",
        """
        SELECT 'figure ' || code || '|' || printf('%4d', member) || '|' || coalesce(count, '') || '|'
          || coalesce(count_men, '') || '|' || coalesce(count_women, '') || '|' || coalesce(rate, '') || '|'
          || coalesce(rate_men, '') || '|' || coalesce(rate_women, '') || '  ' || text
        FROM observation JOIN area ON area.id = area JOIN symbols ON symbols.id = symbols
        """,
      ]
      return try queries.flatMap { try String.fetchAll(db, sql: $0 + " ORDER BY 1") }
    }
    try Golden.expect(Array((lines.joined(separator: "\n") + "\n").utf8), is: "profiles/\(name).txt")
  }

  @Test func `the 2016 long layout: a file of tracts, with hidden and absent cells`() throws {
    let small = try SmallDatasets()
    let labels = [
      "Population, 2021", "Total - Immigrant status", "  Non-immigrants", "  Immigrants (12)", "Employment rate",
    ]
    let values = ["1005,...,...", "1000,500,505", "x,x,x", ",F,0", "60.5,..,61.0"]
    let areas = [
      (code: "535", level: 1, name: "Toronto", rates: "4.0,5.1", flag: "00000"),
      (code: "5350001.00", level: 2, name: "0001.00", rates: "11.2,x", flag: "01919"),
    ]
    let rows = areas.flatMap { area in
      labels.indices.map { index in
        "2016,\"\(area.code)\",\"\(area.level)\",\"\(area.name)\",\(area.rates),\"\(area.flag)\",\"\(area.code)\",\"\(labels[index])\",\(index + 1),\(index == 3 ? "12" : ""),\(values[index])"
      }
    }
    let text =
      "\u{FEFF}"
      + ([CensusProfile2016Tests.header("Census Tracts", type: false)] + rows).map { $0 + "\r\n" }.joined()
    try expect(text, in: small.catalogue, small.scratch, is: "census-profile-2016")
  }

  @Test func `the 2021 long layout: every symbol`() throws {
    let small = try SmallDatasets()
    let values = [
      "10,\"\",,\"...\",,\"...\",,\"...\",,\"...\",,\"...\"", "10,\"r\",5,\"E\",5,\"rE\",100,\"\",100,\" r\",100,\"\"",
      ",\"x\",,\"x\",,\"x\",,\"x\",,\"x\",,\"x\"", ",\"F\",,\"..\",,\"\",0,\"\",0,\"0s\",,\"\"",
      "60.1,\"\",,\"...\",,\"...\",60.1,\"E\",,\"...\",,\"...\"",
    ]
    let text = smallProfile([("2021A0011K1A", values), ("2021S051235060123", values)])
    try expect(text, in: small.catalogue, small.scratch, is: "census-profile-2021")
  }

  @Test func `a city's file with ids, and a table with areas as rows`() throws {
    let city = try IdentifiedCityProfileTests()
    try expect(IdentifiedCityProfileTests.named, in: city.catalogue, city.small.scratch, is: "city-by-name")
    try expect(IdentifiedCityProfileTests.single, in: city.catalogue, city.small.scratch, is: "city-by-sex")
    let rows = try AreaRowsTests()
    try expect(
      AreaRowsTests.header + "2011,5901003,N,2523,180,Y,49,83.6\n2011,5901006,N,0,,N,,\n",
      in: rows.catalogue, rows.small.scratch, is: "area-rows")
  }
}
