import ArgumentParser
import Indicators
import LIPData
import Publishing

/// Computes a composite index over any units, and how far it depends on the choices that made it.
struct CompositeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "composite",
    abstract: "Compute a composite index over any units, and how sensitive it is.",
    discussion: """
      An index complements its indicators and never replaces them: publish both, and the bands of --sensitivity beside \
      the ranks. The definition says which column names the units, denominators, imputation, screening, treatment of \
      outliers, normalisation, weights and levels; lipdata schema composite prints its schema. Empty cells are \
      missing figures. With --sensitivity and --drivers every weight varies by a quarter, normalisation and \
      aggregation are exchanged, and indicators are left out one at a time.

      Examples:
        lipdata composite --data towns.csv --definition index.yaml
        lipdata composite --data towns.csv --definition index.yaml \\
          --output scores.csv --steps steps.csv --structure structure.csv \\
          --sensitivity bands.csv --drivers drivers.csv --runs 1000 --seed 1
      """)

  @Option(
    help: ArgumentHelp("The figures: CSV, a line a unit, a column an indicator.", valueName: "file"),
    completion: .file())
  var data: String

  @Option(help: ArgumentHelp("The definition of the composite, YAML.", valueName: "file"), completion: .file())
  var definition: String

  @OptionGroup var table: TableOptions

  @Option(
    help: ArgumentHelp("Write a table of each unit's rank and score over the runs.", valueName: "file"),
    completion: .file())
  var sensitivity: String?

  @Option(
    help: ArgumentHelp("Write a table of what moves the ranks most.", valueName: "file"), completion: .file())
  var drivers: String?

  @Option(
    help: ArgumentHelp("Write a table of each figure's way to its score.", valueName: "file"), completion: .file())
  var steps: String?

  @Option(
    help: ArgumentHelp("Write a table of weights, and of what was done to each indicator.", valueName: "file"),
    completion: .file())
  var structure: String?

  @Option(help: ArgumentHelp("How often the assumptions are drawn.", valueName: "n"))
  var runs = 1000

  @Option(help: ArgumentHelp("Where the draws begin: the same seed, the same runs.", valueName: "n"))
  var seed: UInt64 = 1

  func validate() throws {
    guard (1...100_000).contains(runs) else { throw ValidationError("--runs is 1 to 100000.") }
    let outputs = [table.output, sensitivity, drivers, steps, structure].compactMap(\.self)
    guard Set(outputs).count == outputs.count else { throw ValidationError("Two tables cannot be one file.") }
  }

  func run() throws {
    for output in [table.output, sensitivity, drivers, steps, structure].compactMap(\.self) {
      for input in [data, definition] where InputFile.same(input, output) {
        throw Diagnostic(
          "output-is-input", "The output would take the place of \(input), which is read",
          remedy: "Give the output a name of its own.", exit: .usage)
      }
    }
    let definition = try CompositeDefinition.read(definition)
    let composite = try Composite(definition, of: Panel(try DelimitedTable(path: data), for: definition))
    for remark in composite.remarks { Output.note(remark) }
    // All are computed before any is written: an analysis that is refused leaves no half of the answer behind.
    var others: [(PlainTable, String)] = []
    if let structure { others.append((CompositeTables.structure(composite), structure)) }
    if let steps { others.append((CompositeTables.steps(composite), steps)) }
    if sensitivity != nil || drivers != nil {
      guard let analysis = Sensitivity(of: composite, seed: seed, runs: runs) else {
        throw Diagnostic(
          "no-index", "The composite ranks no unit, and its ranks cannot be sensitive",
          at: Place(file: self.definition),
          remedy: "Give all aggregates but one a parent, and at least one unit a score.")
      }
      if let sensitivity { others.append((SensitivityTables.bands(analysis), sensitivity)) }
      if let drivers { others.append((SensitivityTables.drivers(analysis), drivers)) }
    }
    try table.print(CompositeTables.scores(composite))
    for (rows, path) in others { try TableOptions.write(rows, to: path) }
  }
}
