import Foundation
import Indicators
import LIPData
import Publishing

/// What a run of a framework draws on.
struct Evaluation {
  /// The source and licence lines of the datasets.
  let sources: [String: SourceLines]
  private let frameworks: [Framework]
  private let responses: Responses
  private let options: ScorecardOptions
  private let figures: MeasuredFigures
  private let chosen: [Partnership]

  init(
    _ frameworks: [Framework], _ responses: Responses, _ options: ScorecardOptions, _ folder: DatasetsFolder,
    _ registry: PartnershipRegistry, _ indicators: IndicatorSet
  ) throws {
    self.frameworks = frameworks
    self.responses = responses
    self.options = options
    chosen =
      try options.all
      ? registry.partnerships : options.ids.map { try Self.partnership($0, in: registry, folder) }
    let asksIndicators = frameworks.contains { !$0.indicators.isEmpty }
    // A framework of answers alone needs no figures.
    let environment = ProcessInfo.processInfo.environment["LIPDATA_STORE"] ?? ""
    let path = options.store ?? (environment.isEmpty ? nil : environment)
    if path == nil, asksIndicators, responses.all.isEmpty {
      throw Diagnostic(
        "no-store", "\(frameworks.map(\.id).joined(separator: ", ")): measured by indicators, and no store is named",
        remedy: "Say --store FILE, or set LIPDATA_STORE.", exit: .usage)
    }
    if path == nil, asksIndicators {
      Output.note("note: no store is named (--store FILE, or LIPDATA_STORE): indicators have no figures")
    }
    var assessor: Assessor?
    var sources: [String: SourceLines] = [:]
    if let path, asksIndicators {
      let catalogue = Catalogue(folder)
      let atlas = try DatasetsOptions.atlas(folder, catalogue, registry, try Store(path: path))
      assessor = try Assessor(atlas, outline: try AssessCommand.outline("needs-assessment", folder))
      sources = try SourceLines.all(of: atlas, in: catalogue)
    }
    for framework in frameworks { sources[Scorecard.answers(to: framework)] = SourceLines.answers(to: framework) }
    self.sources = sources
    figures = MeasuredFigures(assessor, indicators: indicators)
  }

  /// A partnership of the registry, or all of them as one.
  private static func partnership(
    _ id: String, in registry: PartnershipRegistry, _ folder: DatasetsFolder
  ) throws -> Partnership {
    guard id == PartnershipGroup.networkID else { return try registry.partnership(id) }
    let territory = Territory(compositions: try DatasetsOptions.areas(folder).compositions)
    return try PartnershipGroup.network(registry, PartnershipFilter(), in: territory).partnership
  }

  /// The scorecards of each framework and partnership, the latest period first; throws `unknown-period`.
  func scorecards() throws -> [[Scorecard]] {
    let periods = try options.named()
    let baseline = try options.baseline.map { try Responses.period($0) }
    try Self.check(periods, in: responses)
    if let baseline, let early = periods.first(where: { $0 <= baseline }) {
      throw Diagnostic(
        "baseline-after-period", "The baseline \(baseline) is not before the period \(early)",
        remedy: "Check --baseline and --period.", exit: .usage)
    }
    return try frameworks.flatMap { framework in
      let scorer = Scorer(framework, responses: responses, figures: figures, baseline: baseline)
      return try chosen.map { partnership in
        guard !periods.isEmpty else { return [try scorer.scorecard(of: partnership)] }
        return try periods.sorted(by: >).map { try scorer.scorecard(of: partnership, period: $0) }
      }
    }
  }

  /// Throws `unknown-period` for a period that nobody answered for, where anybody answered.
  static func check(_ periods: [String], in responses: Responses) throws {
    for period in periods where !responses.all.isEmpty && !responses.periods.contains(period) {
      throw Diagnostic(
        "unknown-period", "Nobody answered for \(period)",
        remedy: Suggestion.remedy(for: period, among: responses.periods), exit: .usage)
    }
  }

  /// The places of partnerships by what all nodes come to, the best first, ties sharing a place; empty unless asked for.
  ///
  /// Throws `nothing-to-rank` where the framework puts nothing together.
  func ranks(_ cards: [[Scorecard]]) throws -> [String: Int] {
    guard options.ranks, let framework = frameworks.first else { return [:] }
    guard framework.scoring.aggregate != .none else {
      throw Diagnostic(
        "nothing-to-rank", "\(framework.id) puts no scores together",
        remedy: "Choose a framework with an aggregate, or leave --ranks out.", exit: .usage)
    }
    let periods = Set(cards.compactMap(\.first).filter { $0.index != nil }.map(\.period))
    guard periods.count <= 1 else {
      throw Diagnostic(
        "several-periods",
        "The scorecards are of \(periods.sorted().joined(separator: ", ")), which are not ranked together",
        remedy: "Say which with --period.", exit: .usage)
    }
    let scores = cards.compactMap(\.first).compactMap { card in
      card.index?.score.map { (card.partnership.id, $0) }
    }
    if scores.isEmpty { Output.note("note: no partnership comes to a score, so none has a rank") }
    return Dictionary(
      scores.map { id, score in (id, 1 + scores.count { $0.1 > score }) }, uniquingKeysWith: { first, _ in first })
  }
}
