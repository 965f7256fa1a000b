import LIPData
import Testing

struct DelimitedTableTests {
  func table(_ text: String, dialect: DelimitedDialect = .comma) throws -> DelimitedTable {
    try DelimitedTable(bytes: Array(text.utf8), file: "x.csv", dialect: dialect)
  }

  @Test func `rows keep their lines and columns are found by name`() throws {
    let table = try table("\u{FEFF}id,name\r\n1,\"a\nb\"\r\n\r\n2,é\r\n")
    #expect(table.header == ["id", "name"])
    #expect(table.rows.map(\.line) == [2, 5])
    #expect(table.rows[0][try table.column("name")] == "a\nb")
    #expect(table.rows[1][1] == "é")
    #expect(table.rows[1][2] == "")
  }

  @Test func `text that is not UTF-8 is Windows-1252`() throws {
    let table = try DelimitedTable(bytes: Array("n\nMontr".utf8) + [0xE9] + Array("al ".utf8) + [0x92])
    #expect(table.rows[0].fields == ["Montréal ’"])
  }

  @Test func `rows of nothing but delimiters are passed over, however many they are`() throws {
    let table = try table(",,\na,b,c\n,,\n1,,\n , ,\n,\n\"\",,\n")
    #expect(table.header == ["a", "b", "c"])
    // What somebody put in quotes is a field, though empty.
    #expect(table.rows.map(\.line) == [4, 7])
  }

  @Test func `a table says which delimiter it was read with, and its records too`() throws {
    #expect(try table("a,b\n").dialect == .comma)
    let tabs = try table("a\tb\n1\t2\n", dialect: .tab)
    #expect(tabs.dialect == .tab)
    #expect(tabs.records.map(\.dialect) == [.tab])
  }

  @Test func `a workbook or another archive is refused as such`() {
    for head: [UInt8] in [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x1F, 0x8B, 8, 0]] {
      let found = diagnostic { try DelimitedTable(bytes: head + [0, 0, 0x2C], file: "x.csv") }
      #expect(found?.code == "not-csv")
      #expect(found?.place.file == "x.csv")
    }
  }

  @Test func `a header is checked for what is missing or misspelt, and for nothing else`() throws {
    func check(_ header: String) -> Diagnostic? {
      diagnostic {
        try table(header + "\n").checkColumns(required: ["series_id", "value"], optional: ["target", "note"])
      }
    }
    #expect(check("series_id,value") == nil)
    #expect(check(" value ,series_id,target,region,") == nil)
    // Nearly a column that is there already: the author's own.
    #expect(check("series_id,value,note,notes,code") == nil)
    for slip in ["targte", "Target", "notes"] {
      let found = check("series_id,value," + slip)
      #expect(found?.code == "unknown-column")
      #expect(found?.place == Place(file: "x.csv", line: 1, column: slip))
    }
    #expect(check("Series_ID,value")?.code == "unknown-column")
    #expect(check("value,target")?.code == "missing-column")
    #expect(check("value,target")?.place.column == "series_id")
  }

  @Test func `a row with too few fields names the first missing column`() {
    let found = diagnostic { try table("a,b,c\n1,2,3\n1\n") }
    #expect(found?.code == "too-few-fields")
    #expect(found?.place == Place(file: "x.csv", line: 3, column: "b"))
  }

  @Test func `a row with too many fields is told`() {
    #expect(diagnostic { try table("a\tb\n1\t2\t3\n", dialect: .tab) }?.code == "too-many-fields")
  }

  @Test func `a missing column, a repeated one and an empty file are told`() throws {
    #expect(diagnostic { try table("a,b\n").column("c") }?.remedy == "The columns are: a, b.")
    #expect(diagnostic { try table("a,b,a\n") }?.code == "duplicate-column")
    #expect(diagnostic { try table("") }?.code == "empty-file")
  }

  @Test func `UTF-16 is refused with a remedy`() {
    let marked = diagnostic { try DelimitedTable(bytes: [0xFF, 0xFE, 0x61, 0]) }
    #expect(marked?.code == "utf-16")
    #expect(marked?.remedy?.contains("CSV UTF-8") == true)
    let plain = diagnostic { try DelimitedTable(bytes: Array("abcdef".utf8).flatMap { [0, $0] }) }
    #expect(plain?.sentence.contains("big-endian") == true)
  }

  @Test func `files that cannot be read say why`() {
    let absent = diagnostic { try DelimitedTable(path: "/nowhere/x.csv") }
    #expect(absent?.code == "file-not-found")
    #expect(absent?.exit == .noInput)
    #expect(diagnostic { try DelimitedTable(path: "/") }?.code == "not-a-file")
    #expect(diagnostic { try DelimitedTable(path: "/dev/null") }?.code == "not-a-file")
  }
}
