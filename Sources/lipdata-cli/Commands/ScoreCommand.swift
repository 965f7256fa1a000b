import ArgumentParser
import Indicators
import LIPData
import Publishing

/// Scores series by a method, or partnerships by a framework.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Measure the progress of series of your own by a documented method.",
    discussion: """
      A series file has a row for each series, series_id,base_year,base_value,current_year,current_value and, as far as \
      wanted, target,target_year,direction,limit (direction 1 where more is better, else -1); or a row for each point, \
      series_id,year,value, with the targets in a file of their own.

      Examples:
        lipdata score --series series.csv --method statcan-progress --output progress.csv
        lipdata score --series points.csv --targets targets.csv --base-year 2016 --output progress.csv
      """)

  @OptionGroup var printing: TableOptions

  @Option(help: ArgumentHelp("Series of your own, CSV.", valueName: "file"), completion: .file())
  var series: String?

  @Option(help: ArgumentHelp("The targets of long series, CSV.", valueName: "file"), completion: .file())
  var targets: String?

  @Option(
    help: ArgumentHelp(
      "How progress is told: \(ProgressMethods.all.map { $0.name }.joined(separator: ", ")).", valueName: "name"))
  var method = StatCanProgress.name

  @Option(help: ArgumentHelp("Of long series, the year from which on a baseline is taken.", valueName: "year"))
  var baseYear = 2015

  @Option(help: ArgumentHelp("The language of notes: en or fr.", valueName: "language"))
  var lang = Language.english

  func run() throws {
    guard let series else {
      throw Diagnostic("no-series", "No series are named", remedy: "Say --series FILE.", exit: .usage)
    }
    let method = try ProgressMethods.method(method)
    try Output.refuse(printing.output, inPlaceOf: [series, targets])
    let file = try SeriesFile.read(series, targets: targets, baseYear: Double(baseYear))
    for warning in file.warnings { Output.note(warning.warning) }
    try printing.print(SeriesProgressTable(file, by: method, language: lang).table)
  }
}
