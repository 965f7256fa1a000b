public import LIPData

/// What the store and its files tell of the cells behind figures: file, hash, line, the publisher's own note.
public struct CellEvidence: Sendable {
  private var origins: [String: [String: Store.Origin]] = [:]
  private var notes: [String: [Int: LocalizedText]] = [:]
  private var lines: [String: CellLines] = [:]

  /// Gathers what is known of the cells of some explanations.
  ///
  /// The files are read again for the lines of the cells, where they are what they were: a pass and a hash of each.
  public init(_ explanations: [Explanation], in store: Store, _ catalogue: Catalogue) throws {
    for (dataset, cells) in Dictionary(grouping: explanations.flatMap(\.cells), by: \.dataset) {
      let members = Set(cells.map(\.member.id)).sorted()
      let found = try store.origins(of: dataset, areas: Set(cells.map(\.area)).sorted())
      origins[dataset] = found
      notes[dataset] = try store.notes(of: dataset, members: members)
      lines[dataset] = CellLines.find(of: found, members: members, in: catalogue)
    }
  }

  /// The file that gives a cell; nil where the store does not hold its area.
  public func origin(of cell: Explanation.Cell) -> Store.Origin? { origins[cell.dataset]?[cell.area] }

  /// The publisher's note on what a cell counts.
  public func note(of cell: Explanation.Cell) -> LocalizedText? { notes[cell.dataset]?[cell.member.id] }

  /// The line of its file on which a cell stands, counted from 1; nil where it is not known.
  public func line(of cell: Explanation.Cell) -> Int? { lines[cell.dataset]?.line(cell.area, cell.member.id) }

  /// The files whose lines are not known, by path, and why.
  public var unread: [String: CellLines.Unread] {
    lines.values.reduce(into: [:]) { all, lines in all.merge(lines.unread) { first, _ in first } }
  }
}
