/// An Excel workbook (.xlsx) as its sheets' cells: the text of each, as it was typed or computed last.
///
/// A zip of XML parts, read with the project's own readers for these: no formula is run, no link is followed.
struct Workbook: Sendable {
  /// A sheet.
  struct Sheet: Sendable {
    var name: String
    var part: String
  }

  /// The largest part that is read.
  static let largestPart = 512 << 20

  /// The sheets in their order.
  let sheets: [Sheet]
  private let archive: Archive
  private let texts: [String]

  /// True for a zip whose first bytes name a workbook's parts; the archive tells for certain.
  static func isMeant(_ head: [UInt8]) -> Bool { head.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

  /// Opens a workbook; nil for a zip that is none.
  init?(path: String) throws {
    let archive = try Archive(path: path)
    guard let book = try Self.tree("xl/workbook.xml", archive) else { return nil }
    self.archive = archive
    let relations = try Self.tree("xl/_rels/workbook.xml.rels", archive)
    var targets: [String: String] = [:]
    for relation in relations?.root.all("Relationship") ?? [] {
      guard let id = relation["Id"], let target = relation["Target"] else { continue }
      targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
    var sheets: [Sheet] = []
    for sheet in book.root.descendants("sheet") where sheet["state"] == nil || sheet["state"] == "visible" {
      guard let part = sheet["id"].flatMap({ targets[$0] }) else { continue }
      sheets.append(Sheet(name: sheet["name"] ?? "", part: part))
    }
    self.sheets = sheets
    texts =
      try Self.tree("xl/sharedStrings.xml", archive).map { tree in
        tree.root.all("si").map { Self.text($0) }
      } ?? []
  }

  /// The cells of a sheet; throws `workbook-damaged` where it lacks what it names.
  ///
  /// - Parameter asShown: true for percentages and days as people see them, `12.5%` and `2021/02/01`; else they are the
  ///   numbers that the workbook keeps, 0.125 and 44228.
  func grid(_ sheet: Sheet, asShown: Bool = false) throws -> Grid {
    guard let source = try Self.source(sheet.part, archive) else {
      throw Diagnostic(
        "workbook-damaged", "The workbook lacks its sheet \(sheet.name)", at: Place(file: archive.path),
        remedy: "Open it in Excel and save it again.")
    }
    let styles = asShown ? try Self.tree("xl/styles.xml", archive).map { CellStyles($0.root) } : nil
    return Grid(rows: try XMLReader.read(source, into: SheetVisitor(texts: texts, styles: styles)).rows)
  }

  private static func source(_ part: String, _ archive: Archive) throws -> ByteSource? {
    guard let member = archive.members.first(where: { $0.name == part }) else { return nil }
    let source = try archive.source(member)
    guard source.count <= largestPart else {
      throw Diagnostic("file-too-large", "A part of the workbook is larger than 512 MB", at: Place(file: archive.path))
    }
    return source
  }

  private static func tree(_ part: String, _ archive: Archive) throws -> XMLTree? {
    try source(part, archive).map { try XMLTree($0) }
  }

  /// The text of a shared string: its runs together, without phonetic ones.
  private static func text(_ element: XMLTree.Element) -> String {
    element.children.map { child in
      switch child.name {
      case "t": child.text
      case "r": child.all("t").map(\.text).joined()
      default: ""
      }
    }.joined()
  }
}
