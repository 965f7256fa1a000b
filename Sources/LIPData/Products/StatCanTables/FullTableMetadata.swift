/// What `NNNNNNNN_MetaData.csv` says of a full table: title, dimensions, members, notes.
///
/// The file is several tables one under another, each with a header and columns of its own, blank lines between.
struct FullTableMetadata: Sendable, Equatable {
  /// The table's id of eight digits.
  var product = ""
  /// The dimensions with their members, in the order of the table.
  var structure = TableStructure([])
  /// The notes, by the numbers that dimensions and members name.
  var notes: [TableNote] = []

  /// Reads the file; nil when it is none.
  ///
  /// Throws what the scanner throws, and `metadata-disagrees` where a member is of no dimension.
  static func read(_ source: ByteSource) throws -> FullTableMetadata? {
    let head = try source.head()
    let first = head.prefix { $0 != 0x0A }
    let semicolons = first.count { $0 == DelimitedDialect.semicolon.rawValue }
    let commas = first.count { $0 == DelimitedDialect.comma.rawValue }
    let dialect = semicolons > commas ? DelimitedDialect.semicolon : .comma
    let rows = try Grid(delimited: source, dialect: dialect).rows
    guard !rows.isEmpty else { return nil }
    let title = rows[0][0].folded
    guard title == "cube title" || title == "titre du cube" else { return nil }
    var metadata = FullTableMetadata()
    metadata.structure.language = title == "cube title" ? .english : .french
    var block = Block.other
    for row in rows {
      if let begun = Block(row) {
        block = begun
      } else {
        try metadata.take(row, in: block)
      }
    }
    return metadata
  }

  /// Which of the file's tables a row is of.
  private enum Block {
    case cube, dimensions, members, notes, other

    /// The table that a row of names begins; nil for a row of data.
    init?(_ row: Grid.Row) {
      let (first, second) = (row[0].folded, row[1].folded)
      switch (first, second) {
      case ("cube title", _), ("titre du cube", _): self = .cube
      case ("dimension id", "dimension name"), ("numero d'identification de la dimension", "nom de la dimension"):
        self = .dimensions
      case ("dimension id", _), ("numero d'identification de la dimension", _): self = .members
      case ("note id", _), ("numero d'identification de la note", _): self = .notes
      case ("symbol legend", _), ("legende symbole", _), ("legende des symboles", _), ("survey code", _),
        ("code d'enquete", _), ("code de l'enquete", _), ("subject code", _), ("code du sujet", _),
        ("correction id", _), ("numero d'identification de la correction", _):
        self = .other
      default: return nil
      }
    }
  }

  private func text(_ text: String) -> LocalizedText {
    structure.language == .french ? LocalizedText(en: "", fr: text) : LocalizedText(en: text, fr: "")
  }

  private mutating func take(_ row: Grid.Row, in block: Block) throws {
    func field(_ index: Int) -> String { row[index] }
    func numbers(_ index: Int) -> [Int] {
      field(index).split { $0 == ";" || $0 == "," || $0 == " " }.compactMap { Int($0) }
    }
    switch block {
    case .cube:
      structure.title = text(field(0))
      product = field(1)
    case .dimensions:
      guard Int(field(0)) == structure.dimensions.count + 1 else { throw Self.disagrees("dimension \(field(0))") }
      structure.dimensions.append(
        .init(id: TableStructure.Dimension.identifier(field(1)), name: text(field(1)), notes: numbers(2)))
    case .members:
      guard let number = Int(field(0)), structure.dimensions.indices.contains(number - 1), !field(3).isEmpty else {
        throw Self.disagrees("the member \(field(1))")
      }
      let classification = field(2).filter { $0 != "[" && $0 != "]" }
      structure.dimensions[number - 1].codes.append(
        .init(
          code: field(3), name: text(field(1)), parent: field(4).isEmpty ? nil : field(4), notes: numbers(6),
          classification: classification))
    case .notes:
      if let number = Int(field(0)) { notes.append(TableNote(number: number, text: text(field(1)))) }
    case .other: break
    }
  }

  private static func disagrees(_ what: String) -> Diagnostic {
    Diagnostic(
      "metadata-disagrees", "The metadata file places \(what) in no dimension that it names", at: Place(),
      remedy: "Download the table again with its metadata file, or remove the metadata file.")
  }
}
