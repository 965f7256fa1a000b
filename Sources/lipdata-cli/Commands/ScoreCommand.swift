import ArgumentParser
import Indicators
import LIPData
import Publishing

/// Scores partnerships by a framework, or series by a method.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Run an evaluation framework over partnerships, or measure the progress of series of your own.",
    discussion: """
      A framework gives a scorecard: for each node its measures with baseline, current value, target, progress, status \
      and the reason for it; how much of it is measured, and what would raise that. lipdata frameworks lists them and \
      writes the file of answers.

      A series file has a row for each series, series_id,base_year,base_value,current_year,current_value and, as far as \
      wanted, target,target_year,direction,limit (direction 1 where more is better, else -1); or a row for each point, \
      series_id,year,value, with the targets in a file of their own.

      Examples:
        lipdata score welcoming-community --lip ottawa --store lipdata.sqlite --output ottawa.md
        lipdata score lips-annual-survey --lip ottawa --responses answers.csv --period 2024-25
        lipdata score lips-annual-survey --network --responses answers.csv --output network.csv
        lipdata score --series series.csv --method statcan-progress --output progress.csv
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var printing: TableOptions

  @Argument(help: "The id of a framework, or a YAML file of your own; several, or all.")
  var frameworks: [String] = []

  @OptionGroup(title: "Scorecards") var scoring: ScorecardOptions

  @OptionGroup(title: "Series of your own") var own: SeriesOptions

  @Option(help: "The language: en, fr or both.")
  var lang = LanguageChoice.en

  func validate() throws {
    guard frameworks.isEmpty != (own.series == nil) else {
      throw ValidationError(
        frameworks.isEmpty ? "Name a framework, or say --series FILE." : "Name a framework or a series file, not both.")
    }
    if lang == .both, printing.output == nil {
      throw ValidationError("--lang both writes two files: say --output FILE.")
    }
    if frameworks.isEmpty {
      guard !scoring.areAsked else { throw ValidationError("A series file has no partnerships and no answers.") }
    } else {
      guard !own.areAsked else { throw ValidationError("--targets, --method and --base-year are of a series file.") }
      try scoring.check(isOne: frameworks.count == 1 && frameworks != ["all"])
    }
  }

  func run() throws {
    if let series = own.series {
      try Output.refuse(printing.output, inPlaceOf: [series, own.targets])
      let method = try ProgressMethods.method(own.method ?? ProgressMethods.usual)
      let file = try SeriesFile.read(series, targets: own.targets, baseYear: Double(own.baseYear ?? 2015))
      for warning in file.warnings { Output.note(warning.warning) }
      for language in lang.languages {
        try printing.print(SeriesProgressTable(file, by: method, language: language).table, in: language, of: lang)
      }
    } else {
      try score()
    }
  }

  private func score() throws {
    let outputs = [printing.output, scoring.chart, scoring.sensitivity].compactMap(\.self)
    for (place, output) in outputs.enumerated() {
      try Output.refuse(output, besides: outputs[..<place])
    }
    for output in outputs {
      try Output.refuse(output, inPlaceOf: [scoring.responses])
    }
    let folder = try definitions.folder()
    let indicators = try IndicatorSet.shipped(folder)
    let library = FrameworkLibrary(folder, indicators: indicators)
    let chosen = try frameworks == ["all"] ? library.all() : frameworks.map { try library.framework($0) }
    let registry = try DatasetsOptions.registry(folder)
    var responses = Responses()
    // Answers are to one framework, which the options are checked for.
    if let path = scoring.responses, let framework = chosen.first {
      responses = try Responses.read(path, to: framework, registry: registry)
      if scoring.network { return try rollUp(framework, responses, registry) }
    }
    let evaluation = try Evaluation(chosen, responses, scoring, folder, registry, indicators)
    let cards = try evaluation.scorecards()
    for card in cards {
      guard let latest = card.first else { continue }
      let what = chosen.count > 1 ? "\(latest.framework.id), " : ""
      Output.note("\(what)\(latest.partnership.id): \(latest.measured) of \(latest.measurable) measured")
    }
    if let path = scoring.sensitivity {
      let bands = ScorecardSensitivity(of: cards.compactMap(\.first), seed: scoring.seed, runs: scoring.runs)
      if bands.bands.isEmpty { Output.note("note: no scorecard comes to a score, so nothing is sensitive") }
      try TableOptions.write(ScorecardSensitivityTable(bands, withRanks: scoring.ranks).table, to: path)
    }
    let ranks = try evaluation.ranks(cards)
    for language in lang.languages {
      let table = ScorecardTable(sources: evaluation.sources, language: language, ranks: ranks)
      try printing.print(
        try table.table(cards.flatMap(\.self)), in: language, of: lang,
        orMarkdown: {
          try cards.map {
            try ScorecardDocument(
              $0, sources: evaluation.sources, language: language, place: $0.first.flatMap { place($0, ranks) }
            ).markdown()
          }
          .joined(separator: "\n")
        })
      if let chart = scoring.chart {
        let writer = ChartReadyCSV(sources: evaluation.sources)
        let bytes = try writer.bytes(Scorecard.figures(of: cards.flatMap(\.self)), language: language)
        try Output.file(lang.path(chart, language), bytes)
      }
    }
  }

  /// The rank of a partnership, where it was asked for.
  private func place(_ card: Scorecard, _ ranks: [String: Int]) -> (rank: Int, of: Int)? {
    ranks[card.partnership.id].map { ($0, ranks.count) }
  }

  private func rollUp(_ framework: Framework, _ responses: Responses, _ registry: PartnershipRegistry) throws {
    let asked = try scoring.named()
    try Evaluation.check(asked, in: responses)
    let period = asked.first ?? responses.periods.last ?? ""
    // Those of the network, and whoever else answered.
    let members = Set(PartnershipGroup.members(of: registry).map(\.id))
    let answered = Set(responses.partnerships).subtracting([PartnershipGroup.networkID])
    let rollUp = NetworkRollUp(framework, responses, period: period, partnerships: members.union(answered).count)
    for language in lang.languages {
      try printing.print(
        NetworkRollUpTable(rollUp, language: language).table, in: language, of: lang,
        orMarkdown: { NetworkRollUpTable.markdown(rollUp, language: language) })
    }
  }
}
