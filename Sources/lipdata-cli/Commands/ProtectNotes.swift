import Indicators
import LIPData

/// What was hidden in a table and what was looked at, in sentences.
struct ProtectNotes {
  private let table: TidyTable
  private let rule: TableProtection
  private let result: TableProtection.Result

  init(_ table: TidyTable, _ rule: TableProtection, _ result: TableProtection.Result) {
    self.table = table
    self.rule = rule
    self.result = result
  }

  /// The sentences, in order.
  var sentences: [String] { [hidden] + sums + figures }

  /// How much was hidden.
  private var hidden: String {
    let shown = table.rows.count { $0.cell.hasValue } - result.hidden.count
    var text =
      Self.count(result.small.count, "small count", "small counts") + " hidden, and \(result.complements.count) more"
    text += " that would tell \(result.small.count == 1 ? "it" : "them")"
    if !result.beside.isEmpty {
      text +=
        ", and \(Self.count(result.beside.count, "figure that is no count", "figures that are no counts")) beside them"
    }
    if !result.telling.isEmpty {
      text += ", and \(Self.count(result.telling.count, "figure", "figures")) of other rows made of them"
    }
    return text + "; \(Self.count(shown, "value", "values")) shown"
  }

  /// What was taken for a sum, and what was not.
  private var sums: [String] {
    var notes: [String] = []
    if !result.smallRests.isEmpty {
      notes.append(
        "warning[small-rest]: "
          + Self.count(
            result.smallRests.count, "total is a small count more than its", "totals are a small count more than their")
          + " parts; that is protected like a row of its own: \(lines(result.smallRests))")
    }
    if !result.exceeded.isEmpty {
      notes.append(
        "warning[parts-exceed-total]: " + Self.count(result.exceeded.count, "total is", "totals are")
          + " less than the parts together, so no sum of them, and was not looked at as one: \(lines(result.exceeded))")
    }
    if !result.overTime.additive.isEmpty {
      notes.append("note: taken as sums over time: \(result.overTime.additive.joined(separator: ", "))")
    }
    for (variable, places) in result.overTime.recounted.sorted(by: { $0.key < $1.key }) {
      notes.append(
        "warning[no-sum-over-time]: \(variable): "
          + Self.count(places.count, "period is", "periods are")
          + " less than the parts together, as where people come again, so no period of it was looked at as a sum: "
          + "\(lines(places)). If these are mistakes, correct them first")
    }
    for sum in result.foundSums {
      notes.append("note: \(sum) in every row that gives all, and taken as a sum")
    }
    let summed = Set((rule.sums + result.foundSums).flatMap { [$0.whole] + $0.parts })
    let alone = Set(table.rows.map(\.variable)).filter { isCounted($0) && !summed.contains($0) }.sorted()
    if !result.hidden.isEmpty, let last = alone.last, alone.count > 1 || !summed.isEmpty {
      notes.append(
        "note: in no sum with other variables: \(alone.joined(separator: ", ")); if there is one, say --sum \(last)=…+…"
      )
    }
    return notes
  }

  /// What is no count.
  private var figures: [String] {
    var notes: [String] = []
    if !result.perhapsTelling.isEmpty {
      notes.append(
        "warning[may-tell]: " + Self.count(result.perhapsTelling.count, "figure fits", "figures fit")
          + " a hidden count of another row, in rows too few to know; look whether it is made of it: "
          + lines(Array(result.perhapsTelling)))
    }
    let others = Set(table.rows.map(\.variable)).filter { !isCounted($0) }.sorted()
    let whole = others.filter(looksLikeCount)
    if !whole.isEmpty {
      notes.append(
        "warning[may-be-counts]: whole numbers in another unit, and not protected: "
          + whole.map { "\($0) (\(table.unit(of: $0)))" }.joined(separator: ", ")
          + "; say --count \(whole[0]) if it counts people")
    }
    if !others.isEmpty {
      notes.append("note: no counts, and hidden only where they tell one: \(others.joined(separator: ", "))")
    }
    return notes
  }

  private func isCounted(_ variable: String) -> Bool { rule.isCounted(variable, unit: table.unit(of:)) }

  /// True for whole numbers in a unit that a count may have been given for want of its own.
  private func looksLikeCount(_ variable: String) -> Bool {
    guard !["percent", "dollars"].contains(table.unit(of: variable)) else { return false }
    let values = table.rows.filter { $0.variable == variable && $0.cell.hasValue }.map(\.cell.value)
    return values.contains { $0 > 0 } && values.allSatisfy { $0 >= 0 && $0 == $0.rounded() }
  }

  /// The first lines of rows, in order.
  private func lines(_ places: [Int]) -> String {
    (places.count == 1 ? "line " : "lines ")
      + places.map { table.rows[$0].line }.sorted().prefix(5).map(String.init).joined(separator: ", ")
      + (places.count > 5 ? ", …" : "")
  }

  static func count(_ number: Int, _ one: String, _ several: String) -> String {
    "\(number) \(number == 1 ? one : several)"
  }
}
