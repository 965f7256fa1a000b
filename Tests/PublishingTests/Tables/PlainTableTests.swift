import Foundation
import LIPData
import Publishing
import TestSupport
import Testing

struct PlainTableTests {
  private var table: PlainTable {
    var table = PlainTable(["id", "name", "note"])
    table.add(["a", "Ville, d’Ottawa", "say \"x\""])
    table.add(["0123", "tab\there", "two\nlines | \\"])
    table.add(["", "", "\u{1}"])
    return table
  }

  @Test func `csv quotes what holds commas, quotes and newlines`() throws {
    #expect(
      table.text(.csv) == """
        id,name,note
        a,"Ville, d’Ottawa","say ""x\"""
        0123,tab\there,"two
        lines | \\"
        ,,\u{1}

        """)
    #expect(try readCSV(Array(table.text(.csv).utf8)) == [table.header] + table.rows)
  }

  @Test func `csv quotes both kinds of newline`() throws {
    var table = PlainTable(["a"])
    table.add(["x\r\ny"])
    table.add(["x\ry"])
    #expect(table.text(.csv) == "a\n\"x\r\ny\"\n\"x\ry\"\n")
  }

  @Test func `csv for Excel has a mark, CRLF and the list separator of its language`() throws {
    let (english, french) = (table.excel(.english), table.excel(.french))
    #expect(Array(english.prefix(3)) == [0xEF, 0xBB, 0xBF] && Array(french.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(String(decoding: english.dropFirst(3), as: UTF8.self).hasPrefix("id,name,note\r\na,\"Ville, d’Ottawa\","))
    #expect(String(decoding: french.dropFirst(3), as: UTF8.self).hasPrefix("id;name;note\r\na;Ville, d’Ottawa;"))
    #expect(french.suffix(2) == [0x0D, 0x0A])
  }

  @Test func `tsv quotes what holds tabs`() {
    #expect(
      table.text(.tsv)
        == "id\tname\tnote\na\tVille, d’Ottawa\t\"say \"\"x\"\"\"\n0123\t\"tab\there\"\t\"two\nlines | \\\"\n\t\t\u{1}\n"
    )
  }

  @Test func `json is valid and holds every text as it is`() throws {
    let objects = try #require(
      try JSONSerialization.jsonObject(with: Data(table.text(.json).utf8)) as? [[String: String]])
    #expect(objects == table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.header, $0)) })
    #expect(table.text(.json).hasSuffix("]\n"))
  }

  @Test func `json keeps the columns in their order`() {
    let line = table.text(.json).split(separator: "\n")[1]
    #expect(line.hasPrefix("  {\"id\": \"a\", \"name\": \"Ville, d’Ottawa\", \"note\": "))
  }

  @Test func `json of no rows is an empty list`() throws {
    #expect(PlainTable(["a"]).text(.json) == "[]\n")
  }

  @Test func `markdown keeps a row on its line and escapes bars`() {
    let lines = table.text(.md).split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[0] == "| id | name | note |")
    #expect(lines[3].contains("two lines \\| \\"))
  }

  @Test func `markdown sets texts to the left`() {
    #expect(table.text(.md).split(separator: "\n")[1] == "| :--- | :--- | :--- |")
  }

  @Test func `text aligns its columns`() {
    var table = PlainTable(["id", "name", "last"])
    table.add(["abc", "Québec", "x"])
    table.add(["d", "é", "yy"])
    #expect(table.text(.text) == "id   name    last\nabc  Québec  x\nd    é       yy\n")
  }

  @Test func `text cuts a long field with an ellipsis, the last never`() {
    var table = PlainTable(["a", "b"])
    let long = String(repeating: "x", count: 70)
    table.add([long, long])
    let line = table.text(.text).split(separator: "\n")[1]
    #expect(line == String(repeating: "x", count: 59) + "…  " + long)
  }

  @Test(arguments: PlainTableFormat.allCases) func `a table ends with a newline`(format: PlainTableFormat) {
    #expect(table.text(format).hasSuffix("\n"))
    #expect(!table.text(format).hasSuffix("\n\n"))
  }
}
