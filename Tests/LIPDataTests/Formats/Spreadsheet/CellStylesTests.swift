import Testing

@testable import LIPData

/// Numbers of a workbook that people see as percentages and days.
struct CellStylesTests {
  private func styles() throws -> CellStyles {
    let ids = [0, 9, 14, 200, 201, 202, 203, 4]
    let codes = [
      200: "0.0%", 201: "[$-409]d-mmm;@", 202: "#,##0\\ &quot;days&quot;", 203: "[Red]0.00;General",
    ]
    let formats = codes.sorted { $0.key < $1.key }.map { "<numFmt numFmtId=\"\($0)\" formatCode=\"\($1)\"/>" }.joined()
    let cells = ids.map { "<xf numFmtId=\"\($0)\"/>" }.joined()
    let text = "<styleSheet><numFmts>\(formats)</numFmts><cellXfs>\(cells)</cellXfs></styleSheet>"
    return CellStyles(try XMLTree(ByteSource(bytes: Array(text.utf8))).root)
  }

  @Test(arguments: [
    ("0.125", 1, "12.5%"), ("0.0725", 3, "7.25%"), ("1", 1, "100%"), ("-0.5", 1, "-50%"), ("0", 1, "0%"),
    ("1.2345", 3, "123.45%"), ("text", 1, "text"), ("44228", 2, "2021/02/01"), ("45323.5", 4, "2024/02/01"),
    ("60", 2, "1900/02/28"), ("-1", 2, "-1"), ("1E300", 2, "1E300"), ("44228", 0, "44228"), ("44228", 5, "44228"),
    ("44228", 6, "44228"), ("44228", 7, "44228"), ("1", 99, "1"), ("1", -1, "1"), ("5.0E-3", 1, "0.5%"),
  ]) func `a number is shown as its style says`(number: String, style: Int, shown: String) throws {
    #expect(try styles().shown(number, style) == shown)
  }

  @Test func `a sheet is read as people see it only where that is asked for`() throws {
    let scratch = try Scratch()
    let path = scratch.path("s.xlsx")
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let members = [
      ("[Content_Types].xml", "<Types/>"),
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/a.xml\"/></Relationships>"
      ),
      (
        "xl/styles.xml",
        "<styleSheet xmlns=\"\(main)\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"16\"/></cellXfs></styleSheet>"
      ),
      (
        "xl/worksheets/a.xml",
        "<worksheet xmlns=\"\(main)\"><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>0.125</v></c><c r=\"B1\" s=\"2\">"
          + "<v>44228</v></c><c r=\"C1\"><v>7</v></c></row></sheetData></worksheet>"
      ),
    ]
    ZipFile.write(path, members.map { ($0.0, Array($0.1.utf8)) })
    let book = try #require(try Workbook(path: path))
    #expect(try book.grid(book.sheets[0]).rows[0].cells == ["0.125", "44228", "7"])
    #expect(try book.grid(book.sheets[0], asShown: true).rows[0].cells == ["12.5%", "2021/02/01", "7"])
  }
}
