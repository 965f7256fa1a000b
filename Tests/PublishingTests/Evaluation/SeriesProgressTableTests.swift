import Foundation
import Indicators
import LIPData
import Testing

@testable import Publishing

struct SeriesProgressTableTests {
  private func table(_ text: String, _ method: String) throws -> [[String: String]] {
    let path = FileManager.default.temporaryDirectory.appending(path: "series-\(UUID().uuidString).csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let table = SeriesProgressTable(
      try SeriesFile.read(path), by: try ProgressMethods.method(method), language: .french
    ).table
    return table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.header, $0)) }
  }

  @Test func `a dashboard has arrows, colours, and the colour of a goal from its two worst`() throws {
    let rows = try table(
      """
      series_id,indicator_id,base_year,base_value,current_year,current_value,target,target_year,direction,worst,red,green,best
      a,goal,2015,40,2020,46,60,2025,1,0,40,60,100
      b,goal,2015,40,2020,43,60,2025,1,0,40,60,100
      c,goal,2015,40,2020,35,60,2025,1,0,40,60,100
      d,goal,2015,40,2020,70,60,2025,1,0,40,60,100

      """, "sdg-index")
    #expect(rows.map { $0["arrow"] } == ["\u{2197}", "\u{2192}", "\u{2193}", "\u{2191}"])
    #expect(rows.map { $0["colour"] } == ["orange", "orange", "red", "green"])
    #expect(rows.map { $0["rating"] } == ["1.3", "1.15", "0.875", "2.25"])
    #expect(rows.allSatisfy { $0["indicator_rating"] == "1.0125" && $0["indicator_colour"] == "orange" })
  }

  @Test func `other methods have neither, a missing value is empty, and the note is in the language asked for`() throws
  {
    let rows = try table(
      "series_id,base_year,base_value,current_year,current_value\na,2015,,2020,3\nb,2015,4,2020,3\n",
      "statcan-progress")
    #expect(rows.allSatisfy { $0["arrow"] == nil && $0["colour"] == nil && $0["indicator_id"] == nil })
    #expect(rows[0]["progress_value"] == "" && rows[0]["score"] == "" && rows[0]["status"] == "not_available")
    #expect(rows[0]["note"] == "Il n’y a pas de valeur de départ.")
    #expect((rows[1]["progress_value"] ?? "").count > 10)
  }
}

struct MarkdownTextTests {
  @Test func `what people wrote stays text: no headings, no markup, one line`() {
    #expect(MarkdownText.plain("one\r\n# two\n- three") == "one # two - three")
    #expect(
      MarkdownText.plain("<script>x</script> & [a](b) *c* `d`")
        == "&lt;script>x&lt;/script> &amp; \\[a](b) \\*c\\* \\`d\\`")
    #expect(MarkdownText.plain("") == "")
  }
}
