/// The variables and columns of an example: a variable for each heading, periods where the headings end with them.
struct WideDraftColumns {
  /// True when the headings name the periods.
  let havePeriods: Bool
  /// The lines of the descriptor.
  let lines: [String]

  init(_ draft: WideDraft) {
    let figures = draft.roles.indices.filter { draft.roles[$0] == .figures }
    let parts = figures.map { draft.page.names[$0].split(separator: " / ").map(String.init) }
    havePeriods =
      !draft.roles.contains(.period) && parts.allSatisfy { $0.last.flatMap { TimePeriod($0)?.kind } == .year }
    var ids: [String: String] = [:]
    var taken: Set<String> = []
    var variables: [String] = []
    var columns: [String] = []
    for (column, levels) in zip(figures, parts) {
      let name = draft.page.names[column]
      let said = havePeriods ? levels.dropLast().joined(separator: " / ") : name
      if ids[said] == nil {
        let id = TableStructure.Dimension.identifier(said)
        let stem = id.isEmpty ? "figures" : id
        let own = ([stem] + (2...10_000).map { "\(stem)-\($0)" }).first { !taken.contains($0) } ?? stem
        taken.insert(own)
        ids[said] = own
        let isPercent = said.contains("%") || draft.isPercent(column)
        variables.append(
          "  \(DescriptorText.quoted(own)): {name: \(Wide.names(said.isEmpty ? own : said))"
            + "\(isPercent ? ", unit: percent" : "")}")
      }
      let id = DescriptorText.quoted(ids[said] ?? "figures")
      let period = havePeriods ? ", period: \(levels.last ?? "")" : ""
      columns.append("  \(DescriptorText.quoted(name)): {variable: \(id)\(period)}")
    }
    lines =
      ["variables:"] + variables
      + ["columns:   # of a breakdown: {variable: immigrants, gender: women}, with gender under breakdowns"] + columns
  }
}
