extension Tidy {
  /// The refusal of a table without a descriptor: it holds one to save, made of what stands in the file.
  static func noDescriptor(_ columns: Columns, _ file: SourceFile) throws -> Diagnostic {
    let example = try example(columns, file)
    let isInput = file.stem == "-" || file.stem.isEmpty
    let name = isInput ? "figures" : file.stem
    return Diagnostic(
      "no-descriptor", "The file has the columns of a table of your own, and nothing says what they mean",
      at: Place(file: file.name, line: 1),
      remedy: "\(isInput ? "Save the figures as figures.csv and this beside them" : "Save this beside it") as "
        + "\(name).yaml, with your own words, and name the file again:\n\n\(example)")
  }

  /// A complete descriptor with the variables, columns and categories of a file, and words to be replaced.
  static func example(_ columns: Columns, _ file: SourceFile) throws -> String {
    let head = try file.open().head()
    let start = head.firstIndex(of: 0x0A).map { $0 + 1 } ?? head.count
    let found = try DelimitedScanner(try file.open(), dialect: columns.dialect).scan(from: start, firstLine: 2) {
      Collector(columns: columns)
    }
    let values = found.first?.values ?? columns.labels.map { _ in [] }
    let id = Dimension.identifier(file.stem.replacing("_", with: " "))
    var lines = [
      "id: \(id.isEmpty ? "my-figures" : id)",
      "title: {en: Title of the table, fr: Titre du tableau}",
      "publisher: {en: Name of your partnership, fr: Nom de votre partenariat}",
      "# licence: an id of licences.yaml; without one the figures are read and not published",
      "unit: persons   # \(Member.units.joined(separator: " "))",
      "universe: {en: Whom the figures are about, fr: De qui il est question}",
    ]
    if let code = values[0].first, DGUID(code) == nil {
      let level = ["2": "province", "4": "cd", "7": "csd", "8": "da"][String(code.utf8.count)] ?? "csd"
      lines.append("geography: {level: \(level), vintage: 2021}   # what the codes are; not needed for DGUIDs")
    }
    lines.append("variables:")
    for variable in values[1].isEmpty ? ["clients"] : values[1] {
      lines.append(
        "  \(DescriptorText.quoted(variable)): {name: {en: Name of \(DescriptorText.plain(variable)), fr: Nom de \(DescriptorText.plain(variable))}}"
      )
    }
    if !columns.breakdowns.isEmpty { lines.append("breakdowns:") }
    for (place, column) in columns.breakdowns.enumerated() {
      let name = columns.names[column]
      lines.append("  \(DescriptorText.quoted(name)):")
      lines.append("    name: {en: Name of \(DescriptorText.plain(name)), fr: Nom de \(DescriptorText.plain(name))}")
      // Many categories are better left to the column itself.
      guard (1...Collector.most).contains(values[place + 2].count) else { continue }
      lines.append("    categories:")
      for category in values[place + 2] {
        lines.append(
          "      \(DescriptorText.quoted(category)): {en: Name of \(DescriptorText.plain(category)), fr: Nom de \(DescriptorText.plain(category))}"
        )
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private typealias Dimension = TableStructure.Dimension

  /// Collects what stands in the columns of the labels.
  private struct Collector: DelimitedVisitor {
    /// The most values of a column that are listed.
    static let most = 100
    let columns: Columns
    var values: [[String]]
    private var known: [Set<String>]

    init(columns: Columns) {
      self.columns = columns
      values = columns.labels.map { _ in [] }
      known = columns.labels.map { _ in [] }
    }

    mutating func visit(_ row: borrowing DelimitedRow) throws {
      for (place, column) in columns.labels.enumerated() where values[place].count <= Self.most {
        var bytes: [UInt8] = []
        row.append(column, to: &bytes)
        let text = bytes.withUnsafeBytes { TextEncoding.detect($0).string($0) }.trimmed
        if !text.isEmpty, known[place].insert(text).inserted { values[place].append(text) }
      }
    }
  }
}
