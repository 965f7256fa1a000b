import ArgumentParser
import Indicators
import LIPData

/// Whom a framework is run over, and what they answered.
struct ScorecardOptions: ParsableArguments {
  @Option(
    name: .customLong("lip"),
    help: ArgumentHelp("A partnership; may be repeated. network is all as one.", valueName: "lip-id"))
  var lips: [String] = []

  @Flag(help: "Every partnership.")
  var all = false

  @Flag(help: "With --responses: what the network answered together, without names.")
  var network = false

  @Option(help: ArgumentHelp("The answers of evaluators, CSV.", valueName: "file"), completion: .file())
  var responses: String?

  @Option(
    name: .customLong("period"),
    help: ArgumentHelp("The period that is scored; several stand side by side. Else the latest.", valueName: "period"))
  var periods: [String] = []

  @Option(
    help: ArgumentHelp("The period whose answers are baselines where the framework states none.", valueName: "period"))
  var baseline: String?

  @Option(help: ArgumentHelp("A chart-ready CSV to write beside.", valueName: "file"), completion: .file())
  var chart: String?

  @Option(help: ArgumentHelp("The store, one SQLite file; else LIPDATA_STORE.", valueName: "file"), completion: .file())
  var store: String?

  @Option(
    help: ArgumentHelp(
      "How far other weights, aggregations, measures left out and the intervals move the score: a table.",
      valueName: "file"), completion: .file())
  var sensitivity: String?

  @Option(help: ArgumentHelp("How often the assumptions of --sensitivity are drawn.", valueName: "n"))
  var runs = 500

  @Option(help: ArgumentHelp("Where the draws begin: the same seed, the same runs.", valueName: "n"))
  var seed: UInt64 = 1

  @Flag(help: "Number partnerships by what all nodes come to; never done unasked.")
  var ranks = false

  /// The periods that are asked for by their names, each once; throws `not-a-year`.
  func named() throws -> [String] {
    var seen: Set<String> = []
    return try periods.map { try Responses.period($0) }.filter { seen.insert($0).inserted }
  }

  /// The partnerships that are asked for, each once.
  var ids: [String] {
    var seen: Set<String> = []
    return lips.filter { seen.insert($0).inserted }
  }

  /// True when one of them was given.
  var areAsked: Bool {
    !lips.isEmpty || all || network || responses != nil || !periods.isEmpty || baseline != nil || ranks || chart != nil
      || store != nil || sensitivity != nil
  }

  /// - Parameter isOne: whether one framework is run, not several.
  func check(isOne: Bool) throws {
    let ways = [!lips.isEmpty, all, network].count { $0 }
    guard ways == 1 else {
      throw ValidationError(
        ways == 0 ? "Name a partnership with --lip, or say --all or --network." : "Say one: --lip, --all or --network.")
    }
    if ranks, !all, lips.count < 2 { throw ValidationError("--ranks numbers several partnerships: say --all.") }
    guard (1...100_000).contains(runs) else { throw ValidationError("--runs is 1 to 100000.") }
    if !isOne, responses != nil || ranks || sensitivity != nil {
      throw ValidationError("--responses, --ranks and --sensitivity are of one framework.")
    }
    if ranks, periods.count > 1 { throw ValidationError("--ranks is of one period.") }
    if network, chart != nil || sensitivity != nil || store != nil || baseline != nil || ranks || periods.count > 1 {
      throw ValidationError("--network goes with --responses and one --period alone.")
    }
    if network, responses == nil {
      throw ValidationError("--network puts answers together: say --responses FILE, or --lip network for its figures.")
    }
  }
}

/// Series of the user's own.
struct SeriesOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Series of your own, CSV.", valueName: "file"), completion: .file())
  var series: String?

  @Option(help: ArgumentHelp("The targets of long series, CSV.", valueName: "file"), completion: .file())
  var targets: String?

  @Option(
    help: ArgumentHelp(
      "How progress is told, statcan-progress unless said: eurostat, distance-covered, expected-to-date …",
      valueName: "name"))
  var method: String?

  @Option(
    help: ArgumentHelp(
      "Of long series, the year from which on a baseline is taken; 2015 unless said.", valueName: "year"))
  var baseYear: Int?

  /// True when one of them beside the file was given.
  var areAsked: Bool { targets != nil || method != nil || baseYear != nil }
}
