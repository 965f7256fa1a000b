/// IRCC's yearly files with small letters in their header: `permit_holders,sign_year,…_eng_desc,age_english_desc`.
///
/// One column of counts, one of years, and columns of English labels; nothing else, in any order.
enum IRCCYearly {
  /// Finds the table in a file's first bytes; nil when the file is something else.
  static func find(_ head: [UInt8], _ file: SourceFile) throws -> TableContent.Found? {
    guard let columns = try columns(head) else { return nil }
    return TableContent.Found(
      content: .labelled(columns), structure: LabelledTable.structure(columns),
      identity: .ircc(stem: file.stem, title: .same("")), rule: TableRule(replaces: .everything), sources: [file])
  }

  /// Reads the columns from a file's first bytes; nil when the file is something else.
  ///
  /// Throws `unknown-column` where more than one column may be the counts.
  static func columns(_ head: [UInt8]) throws -> LabelledTable.Columns? {
    for (names, dialect) in LabelledTable.headers(head) {
      let labels = names.indices.filter { dimension(names[$0]) != nil }
      let years = names.indices.filter { names[$0].hasSuffix("_year") }
      guard !labels.isEmpty, years.count == 1, names.count > 2 else { continue }
      let counts = names.indices.filter { !labels.contains($0) && !years.contains($0) }
      guard let count = counts.first, counts.count == 1 else {
        throw Diagnostic(
          "unknown-column",
          "Which column holds the counts cannot be told: "
            + counts.map { names[$0] }.joined(separator: ", "),
          at: Place(line: 1, column: counts.first.map { names[$0] }),
          remedy: "Looked for: one column of years (…_year), columns of labels (…_eng_desc) and one of counts.")
      }
      var columns = LabelledTable.Columns(layout: .irccYearly, names: names, dialect: dialect, period: years[0])
      columns.dimensions = labels.map { .init(name: dimension(names[$0]) ?? names[$0], label: $0) }
      columns.members = [.init(label: "", column: count)]
      columns.attributes = []
      return try LabelledTable.checked(columns)
    }
    return nil
  }

  /// The name in a column's: `Permit type level1` for `permit_type_level1_eng_desc`; nil for another column.
  private static func dimension(_ name: String) -> String? {
    for suffix in ["_eng_desc", "_english_desc"] where name.hasSuffix(suffix) && name.count > suffix.count {
      let words = name.dropLast(suffix.count).replacing("_", with: " ")
      return words.prefix(1).uppercased() + words.dropFirst()
    }
    return nil
  }
}
