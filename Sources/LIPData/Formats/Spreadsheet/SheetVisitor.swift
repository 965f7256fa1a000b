/// Reads the cells of a worksheet part.
struct SheetVisitor: XMLVisitor {
  /// The largest number of columns that Excel has.
  private static let mostColumns = 16_384

  let texts: [String]
  /// How numbers are shown; nil where they are read as they are kept.
  let styles: CellStyles?
  private(set) var rows: [Grid.Row] = []

  private var names: XMLNames?
  private var row, cell, value, inline, text, run, reference, type, phonetic, style: XMLName?
  private var current = Grid.Row(line: 0, cells: [])
  private var column = 0
  private var kind = ""
  private var styleNumber = 0
  private var words = ""
  private var isKept = false
  private var isPhonetic = false
  private var cells = 0

  init(texts: [String], styles: CellStyles? = nil) {
    self.texts = texts
    self.styles = styles
  }

  mutating func begin(_ names: XMLNames) {
    row = names.name("row")
    cell = names.name("c")
    value = names.name("v")
    text = names.name("t")
    reference = names.name("r")
    type = names.name("t")
    phonetic = names.name("rPh")
    style = names.name("s")
  }

  mutating func start(_ tag: borrowing XMLTag) throws {
    if tag.name == row {
      let number = tag.value(of: reference).flatMap { NumberParsing.integer($0) }
      current = Grid.Row(line: number ?? (rows.last?.line ?? 0) + 1, cells: [])
      column = -1
    } else if tag.name == cell {
      let given = tag.value(of: reference).flatMap { Self.column($0) }
      column = given ?? column + 1
      guard column < Self.mostColumns else { throw tooLarge(tag.line) }
      kind = tag.value(of: type).map { XMLTag.text($0) } ?? "n"
      styleNumber = tag.value(of: style).flatMap { NumberParsing.integer($0) } ?? 0
      words = ""
    } else if tag.name == value || tag.name == text {
      isKept = !isPhonetic
    } else if tag.name == phonetic {
      isPhonetic = true
    }
  }

  mutating func end(_ name: XMLName) throws {
    if name == value || name == text {
      isKept = false
    } else if name == phonetic {
      isPhonetic = false
    } else if name == cell {
      var said = kind == "s" ? Int(words).flatMap { texts.indices.contains($0) ? texts[$0] : nil } ?? "" : words
      if let styles, kind == "n" { said = styles.shown(said, styleNumber) }
      let trimmed = said.replacing("\u{A0}", with: " ").trimmed
      guard !trimmed.isEmpty else { return }
      while current.cells.count <= column { current.cells.append("") }
      current.cells[column] = trimmed
      cells += current.cells.count
    } else if name == row {
      if !current.isEmpty { rows.append(current) }
      guard cells < Grid.mostCells * 20, rows.count * max(current.cells.count, 1) < Grid.mostCells * 4 else {
        throw tooLarge(current.line)
      }
    }
  }

  mutating func text(_ bytes: UnsafeRawBufferPointer) throws {
    if isKept { words += String(decoding: bytes, as: UTF8.self) }
  }

  /// The column of a reference such as `AB12`, from 0.
  private static func column(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var number = 0
    for byte in bytes.prefix(4) where (0x41...0x5A).contains(byte) { number = number * 26 + Int(byte) - 0x40 }
    return number > 0 ? number - 1 : nil
  }

  private func tooLarge(_ line: Int) -> Diagnostic {
    Diagnostic(
      "file-too-large", "The sheet has more cells than a table made for people", at: Place(line: line),
      remedy: "Save the part that you need as CSV.")
  }
}
