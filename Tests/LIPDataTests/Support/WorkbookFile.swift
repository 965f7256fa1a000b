/// Small workbooks written for the tests.
enum WorkbookFile {
  /// Writes a workbook of one sheet; texts inline or shared.
  static func write(_ path: String, _ rows: [[String]], shared: Bool = false) {
    var texts: [String] = []
    func escaped(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
    func cell(_ text: String, _ row: Int, _ column: Int) -> String {
      if text.isEmpty { return "" }
      let reference = name(column) + "\(row + 1)"
      if Double(text) != nil, !text.hasPrefix("0"), text.count < 4 { return "<c r=\"\(reference)\"><v>\(text)</v></c>" }
      guard shared else {
        return "<c r=\"\(reference)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(text))</t></is></c>"
      }
      texts.append(text)
      return "<c r=\"\(reference)\" t=\"s\"><v>\(texts.count - 1)</v></c>"
    }
    let body = rows.enumerated().map { row, cells in
      "<row r=\"\(row + 1)\">" + cells.enumerated().map { cell($1, row, $0) }.joined() + "</row>"
    }.joined()
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var members: [(name: String, text: String)] = [
      ("[Content_Types].xml", "<Types/>"),
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><sheets><sheet name=\"Hidden\" state=\"hidden\" r:id=\"r9\"/>"
          + "<sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
      ),
      ("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"\(main)\"><sheetData>\(body)</sheetData></worksheet>"),
    ]
    if shared {
      let items = texts.map { "<si><r><t>\(escaped($0))</t></r><rPh><t>no</t></rPh></si>" }.joined()
      members.append(("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(items)</sst>"))
    }
    ZipFile.write(path, members.map { ($0.name, Array($0.text.utf8)) })
  }

  private static func name(_ column: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return (column >= 26 ? String(letters[column / 26 - 1]) : "") + String(letters[column % 26])
  }
}
