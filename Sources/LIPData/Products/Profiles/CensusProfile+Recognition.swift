extension CensusProfile {
  /// Judges from a file's first bytes whether it has this layout, by the names of its columns.
  ///
  /// A header that is nearly right is told in full: what was found, and what was looked for.
  public static func recognise(head: UnsafeRawBufferPointer) -> Recognition {
    if let refusal = TextEncoding.refusalOfUTF16(head: head) { return .nearly(refusal) }
    let names = headerNames(head, .comma)
    let spare = names.count == columns.count + 1 && names.last == ""
    if names == columns || spare && Array(names.dropLast()) == columns { return .recognised }
    for dialect in [DelimitedDialect.semicolon, .tab] where likeness(headerNames(head, dialect)) >= columns.count / 2 {
      return .nearly(
        Diagnostic(
          "wrong-delimiter", "The columns are separated by \(dialect.name); commas are looked for", at: Place(line: 1),
          remedy: "Download the CSV version from Statistics Canada, or save the file with commas."))
    }
    if names.contains(where: { frenchNames.contains($0) }) { return .nearly(frenchHeader(names)) }
    guard likeness(names) >= columns.count / 2 else { return .other }
    return .nearly(firstDifference(names, from: columns, name: columnName))
  }

  /// Names that only the header of the French file has; no French file was seen, public code that reads some names them.
  private static let frenchNames: Set<String> = [
    "IDUGD", "CODE_GÉO_ALT", "NIVEAU_GÉO", "NOM_GÉO", "ID_CARACTÉRISTIQUE", "NOM_CARACTÉRISTIQUE", "C1_CHIFFRE_TOTAL",
    "SYMBOLE", "SYMBOLES",
  ]

  /// Refuses a French file: its labels are French, and those that ids are checked against are English.
  static func frenchHeader(_ names: [String]) -> Diagnostic {
    Diagnostic(
      "french-header", "The header is French (\(names.first ?? "")); the English column names are looked for",
      at: Place(line: 1),
      remedy:
        "Download the English version of the file: its figures are the same, and assessments are in both languages.")
  }

  /// How many of the columns a header names, whatever their case and place.
  private static func likeness(_ names: [String]) -> Int {
    let found = Set(names.map { $0.uppercased() })
    return columns.count { found.contains($0) }
  }

  /// The fields of the first line.
  static func headerNames(_ head: UnsafeRawBufferPointer, _ dialect: DelimitedDialect) -> [String] {
    let line = Array(head.prefix { $0 != 0x0A })
    let scanner = DelimitedScanner(ByteSource(bytes: line), dialect: dialect)
    // A first line that is not delimited text names no columns.
    guard let rows = try? scanner.scan(makeVisitor: { HeaderVisitor() }) else { return [] }
    return rows.first?.names ?? []
  }

  /// The first column that is not the one that is looked for.
  static func firstDifference(
    _ names: [String], from columns: [String], name: (Int) -> String
  ) -> Diagnostic {
    let index = columns.indices.first { !names.indices.contains($0) || names[$0] != columns[$0] } ?? columns.count
    guard index < columns.count else {
      return Diagnostic(
        "extra-column", "The header has \(names.count) columns; \(columns.count) are looked for",
        at: Place(line: 1, column: names[index]), remedy: "Remove what was added behind the last column.")
    }
    let wanted = columns[index]
    let found = names.indices.contains(index) ? "\"\(names[index])\" stands" : "nothing stands"
    let elsewhere = wanted == "SYMBOL" ? nil : names.firstIndex(of: wanted)
    return Diagnostic(
      elsewhere == nil ? "missing-column" : "misplaced-column",
      "\(found) in column \(index + 1), where \(name(index)) is looked for"
        + (elsewhere.map { "; it is in column \($0 + 1)" } ?? ""),
      at: Place(line: 1, column: name(index)),
      remedy: "Use the file as Statistics Canada publishes it, columns unchanged.")
  }

  private struct HeaderVisitor: DelimitedVisitor {
    var names: [String] = []

    mutating func visit(_ row: borrowing DelimitedRow) throws {
      for index in 0..<row.fieldCount {
        var text: [UInt8] = []
        row.append(index, to: &text)
        names.append(text.withUnsafeBytes { TextEncoding.detect($0).string($0) })
      }
    }
  }
}
