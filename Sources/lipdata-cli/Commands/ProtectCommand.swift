import ArgumentParser
import Foundation
import Indicators
import LIPData

/// Hides the small counts of a table of one's own before it is published.
///
/// *Protect*, since it is the people in the figures whom it is for; to suppress is what a publisher does to a cell.
struct ProtectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protect",
    abstract: "Hide the small counts of a table of your own, with what would tell them.",
    discussion: """
      A tidy table with its descriptor beside it, as lipdata ingest takes it. Counts of 1 to one less than the \
      threshold are hidden: an empty value, x in the column status. So are others, small ones first and as few as it \
      finds, until nobody can work a small count out from what is left, nor narrow it down further than the threshold \
      does. A 0 is shown: it says of nobody that they are there. Everything else in the file stays as it is, \
      byte for byte.

      It looks at all sums together: over the breakdowns whose total has a row, over areas and periods that lie in \
      others of the table, and between variables that add up to another in every row (or that --sum names). Where a \
      year is less than its quarters together, people come again, and the periods of that variable are no sums. \
      Percentages and amounts are hidden in the rows of hidden counts, and percentages made of them in other rows.

      It cannot know what is published elsewhere, nor sums of some categories that are not a total: say what it did \
      to whoever answers for the figures.

      Examples:
        lipdata protect clients-served.csv --output clients-public.csv
        lipdata protect clients-served.csv --threshold 10 -o clients-public.csv
        lipdata protect clients-served.csv --sum clients=women+men -o public.csv
      """)

  @OptionGroup var definitions: DatasetsOptions

  @Argument(help: "A tidy table of your own, CSV.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("The smallest count that is shown.", valueName: "count"))
  var threshold = 5

  @Flag(help: "Hide zeros like small counts.")
  var hideZeros = false

  @Option(
    help: ArgumentHelp(
      "A word for all of a breakdown, beside total, all, ensemble, tous …; may be repeated.", valueName: "category"))
  var total: [String] = []

  @Option(
    help: ArgumentHelp(
      "Variables that add up to another, such as clients=women+men; may be repeated.", valueName: "sum"))
  var sum: [String] = []

  @Option(
    help: ArgumentHelp(
      "A variable that counts people, whatever its unit is called; may be repeated.", valueName: "variable"))
  var count: [String] = []

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write instead of stdout.", valueName: "file"),
    completion: .file())
  var output: String?

  func validate() throws {
    guard total.allSatisfy({ !$0.isEmpty }) else { throw ValidationError("--total is a word.") }
    guard sum.allSatisfy({ VariableSum($0) != nil }) else {
      throw ValidationError("--sum is written clients=women+men.")
    }
    guard (2...1000).contains(threshold) else { throw ValidationError("--threshold is 2 to 1000.") }
  }

  func run() throws {
    try Output.refuse(output, inPlaceOf: [file])
    let folder = try definitions.folder()
    let table = try TidyTable(path: file, in: Catalogue(folder))
    let areas = try DatasetsOptions.areas(folder)
    let compositions = areas.compositions
    // Areas of an earlier census have sums of their own, as their codes tell them.
    let former = try Correspondences.shipped(folder, areas: areas).before(2021)?.formerCompositions
    let registry = try DatasetsOptions.registry(folder)
    let rule = TableProtection(
      threshold: threshold, hidesZeros: hideZeros, totals: total, sums: sum.compactMap { VariableSum($0) },
      counted: Set(count))
    try check(rule, table)
    let result = rule.apply(to: table.rows, unit: table.unit(of:)) { area in
      compositions[area] ?? former?[area] ?? registry.partnerships.first { $0.id == area }?.catchment?.wholeAreas
    }
    if let place = result.exceededWithSmall.min() {
      throw Diagnostic(
        "parts-exceed-total", "The total is less than its parts, one of which is a small or hidden count",
        at: Place(file: table.path, line: table.rows[place].line, column: "value"),
        remedy: "A row that is the sum of others tells them: take subtotals out of the table, or correct the total.")
    }
    if let place = result.unprotected.min() { throw Self.refusal(table, result, place) }
    let bytes = try table.hiding(lines: Set(result.hidden.map { table.rows[$0].line }))
    for sentence in ProtectNotes(table, rule, result).sentences { Output.note("\(file): \(sentence)") }
    guard let output else { return try Output.dataBytes(bytes) }
    try Output.file(output, bytes)
  }

  /// Refuses names that are no variables, sums that do not hold, and counts below 0.
  private func check(_ rule: TableProtection, _ table: TidyTable) throws {
    let variables = Set(table.rows.map(\.variable)).sorted()
    for name in rule.sums.flatMap({ [$0.whole] + $0.parts }) + count where !variables.contains(name) {
      throw Diagnostic(
        "unknown-variable", "\"\(name)\" is no variable of the table", at: Place(file: table.path),
        remedy: Suggestion.remedy(for: name, among: variables), exit: .usage)
    }
    for name in rule.sums.flatMap({ [$0.whole] + $0.parts }) where !rule.isCounted(name, unit: table.unit(of:)) {
      throw Diagnostic(
        "not-a-count", "\(name) is in \(table.unit(of: name)), and only counts add up", at: Place(file: table.path),
        remedy: "Say --count \(name) if it counts people.", exit: .usage)
    }
    if let (sum, row) = rule.brokenSum(in: table.rows, unit: table.unit(of:)) {
      throw Diagnostic(
        "sum-does-not-hold", "\(sum) does not hold",
        at: Place(file: table.path, line: table.rows[row].line, column: "value"),
        remedy: "Correct the numbers, or leave --sum \(sum) out.")
    }
    if let negative = table.rows.first(where: { row in
      row.cell.hasValue && row.cell.value < 0 && rule.isCounted(row.variable, unit: table.unit(of:))
    }) {
      throw Diagnostic(
        "negative-count", "A count of \(negative.cell.value) is none",
        at: Place(file: table.path, line: negative.line, column: "value"), remedy: "Correct it, or leave it empty.")
    }
  }

  private static func refusal(_ table: TidyTable, _ result: TableProtection.Result, _ place: Int) -> Diagnostic {
    // A place behind all rows is what a total leaves beside its parts.
    let line = table.rows.indices.contains(place) ? table.rows[place].line : nil
    return Diagnostic(
      "not-protected",
      "\(ProtectNotes.count(result.unprotected.count, "hidden count", "hidden counts")) could be computed, or nearly, "
        + "whatever else is hidden",
      at: Place(file: table.path, line: line, column: "value"),
      remedy: "Nothing was written. Take out the rows of the total, or put categories or areas together.")
  }
}
