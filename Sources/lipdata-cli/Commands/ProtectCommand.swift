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
      threshold are hidden: an empty value, x in the column status. So are as few others, the smallest first, as keep \
      anybody from computing them from the totals of breakdowns, and of areas whose whole is in the table; each period \
      and variable by itself: sums over time, or of one variable to another, are warned of and not looked at. Percentages and amounts in the rows of hidden counts are hidden with them. A 0 is shown: it says of \
      nobody that they are there. Everything else in the file stays as it is, byte for byte.

      Examples:
        lipdata protect clients-served.csv --output clients-public.csv
        lipdata protect clients-served.csv --threshold 10 -o clients-public.csv
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
    name: .shortAndLong, help: ArgumentHelp("The file to write instead of stdout.", valueName: "file"),
    completion: .file())
  var output: String?

  func validate() throws {
    guard total.allSatisfy({ !$0.isEmpty }) else { throw ValidationError("--total is a word.") }
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
    if let negative = table.rows.first(where: { row in
      row.cell.hasValue && row.cell.value < 0 && TableProtection.countUnits.contains(table.unit(of: row.variable))
    }) {
      throw Diagnostic(
        "negative-count", "A count of \(negative.cell.value) is none",
        at: Place(file: table.path, line: negative.line, column: "value"), remedy: "Correct it, or leave it empty.")
    }
    let rule = TableProtection(threshold: threshold, hidesZeros: hideZeros, totals: total)
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
    for sentence in Self.notes(table, result) { Output.note("\(file): \(sentence)") }
    guard let output else { return try Output.dataBytes(bytes) }
    try Output.file(output, bytes)
  }

  private static func refusal(_ table: TidyTable, _ result: TableProtection.Result, _ place: Int) -> Diagnostic {
    // A place behind all rows is what a total leaves beside its parts.
    let line = table.rows.indices.contains(place) ? table.rows[place].line : nil
    return Diagnostic(
      "not-protected",
      "\(count(result.unprotected.count, "hidden count", "hidden counts")) could be computed, whatever else is hidden",
      at: Place(file: table.path, line: line, column: "value"),
      remedy: "Nothing was written. Take out the rows of the total, or put categories or areas together.")
  }

  private static func notes(_ table: TidyTable, _ result: TableProtection.Result) -> [String] {
    let shown = table.rows.count { $0.cell.hasValue } - result.hidden.count
    var first =
      count(result.small.count, "small count", "small counts") + " hidden, and \(result.complements.count) more"
    first += " that would tell \(result.small.count == 1 ? "it" : "them")"
    if !result.beside.isEmpty {
      first +=
        ", and \(count(result.beside.count, "figure that is no count", "figures that are no counts")) beside them"
    }
    var notes = [first + "; \(count(shown, "value", "values")) shown"]
    func lines(_ places: [Int]) -> String {
      (places.count == 1 ? "line " : "lines ")
        + places.prefix(5).map { String(table.rows[$0].line) }
        .joined(separator: ", ") + (places.count > 5 ? ", …" : "")
    }
    if !result.smallRests.isEmpty {
      notes.append(
        "warning[small-rest]: "
          + count(
            result.smallRests.count, "total is a small count more than its", "totals are a small count more than their")
          + " parts; that is protected like a row of its own: \(lines(result.smallRests))")
    }
    if !result.exceeded.isEmpty {
      notes.append(
        "warning[parts-exceed-total]: " + count(result.exceeded.count, "total is", "totals are")
          + " less than the parts together, so no sum of them, and was not looked at as one: \(lines(result.exceeded))")
    }
    let counts = Set(table.rows.map(\.variable)).filter { TableProtection.countUnits.contains(table.unit(of: $0)) }
    if !result.small.isEmpty, counts.count > 1 {
      notes.append(
        "warning[several-variables]: sums between variables (\(counts.sorted().joined(separator: ", "))) are not looked at"
      )
    }
    if !result.small.isEmpty, Set(table.rows.map(\.period.kind)).count > 1 {
      notes.append("warning[periods-nest]: sums over time, of quarters to a year, are not looked at")
    }
    let others = Set(table.rows.map(\.variable)).filter { !TableProtection.countUnits.contains(table.unit(of: $0)) }
    if !others.isEmpty {
      notes.append(
        "note: no counts, and looked at only beside hidden ones: \(others.sorted().joined(separator: ", "))")
    }
    return notes
  }

  private static func count(_ number: Int, _ one: String, _ several: String) -> String {
    "\(number) \(number == 1 ? one : several)"
  }
}
