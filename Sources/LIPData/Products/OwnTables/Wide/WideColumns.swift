/// Where in a file the columns stand that a descriptor names.
struct WideColumns: Sendable {
  /// A column of labels.
  struct Labels: Sendable, Equatable {
    var index: Int
    var isFilled: Bool
  }

  /// A column of figures.
  struct Figures: Sendable, Equatable {
    var index: Int
    /// The column of its symbols; nil where they stand with the figures.
    var symbols: Int?
    var about: OwnTable.Wide.Column
  }

  var geography: Labels
  var period: Labels?
  var variable: Labels?
  /// The breakdowns that are columns, by the places of the breakdowns.
  var breakdowns: [Int: Labels] = [:]
  var figures: [Figures] = []

  /// The columns of labels from left to right.
  var labels: [Labels] {
    ([geography] + [period, variable].compactMap(\.self) + breakdowns.values).sorted { $0.index < $1.index }
  }

  /// Finds the columns; throws `missing-column` for a name that no heading is.
  init(_ wide: OwnTable.Wide, _ page: WidePage, descriptor: String) throws {
    let places = Dictionary(page.names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let unnamed = page.names.filter { !wide.names.contains($0) }
    func place(_ name: String) throws -> Int {
      if let place = places[name] { return place }
      throw Diagnostic(
        "missing-column", "The headings have no column \"\(name)\", which \(descriptor) names",
        at: Place(line: page.headings.last, column: name),
        remedy: unnamed.isEmpty
          ? "Take it out of the descriptor."
          : Suggestion.remedy(for: name, among: unnamed)
            + " Headings of several lines are written with / between: headings: [4, 5].")
    }
    func labels(_ labels: OwnTable.Wide.Labels) throws -> Labels {
      Labels(index: try place(labels.column), isFilled: labels.isFilled)
    }
    geography = try labels(wide.geography)
    period = try wide.period.map { try labels($0) }
    variable = try wide.variable.map { try labels($0) }
    for (key, value) in wide.labels.sorted(by: { $0.key < $1.key }) { breakdowns[key] = try labels(value) }
    for column in wide.columns {
      figures.append(
        Figures(index: try place(column.name), symbols: try column.symbols.map { try place($0) }, about: column))
    }
    for name in wide.ignored { _ = try place(name) }
  }

  /// Refuses columns that the descriptor does not name; one without heading and cells is none.
  func check(_ wide: OwnTable.Wide, _ page: WidePage, rows: Int, descriptor: String) throws {
    let named = Set(wide.names)
    for (index, name) in page.names.enumerated() where !named.contains(name) {
      guard page.isNamed[index] || page.rows.prefix(rows).contains(where: { !$0[index].isEmpty }) else { continue }
      let near = Suggestion.nearest(to: name, among: wide.names.filter { !page.names.contains($0) })
      throw Diagnostic(
        "unknown-column", "The column \"\(name)\" stands not in \(descriptor)",
        at: Place(line: page.headings.last, column: name),
        remedy: "Name it there under columns, or under ignored."
          + (near.map { " Did you mean \"\($0)\"?" } ?? ""))
    }
  }
}
