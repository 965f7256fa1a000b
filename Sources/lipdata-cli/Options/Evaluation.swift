import Foundation
import Indicators
import LIPData
import Publishing

/// What a run of a framework draws on.
struct Evaluation {
  /// The source and licence lines of the datasets.
  let sources: [String: SourceLines]
  private let framework: Framework
  private let responses: Responses
  private let options: ScorecardOptions
  private let scorer: Scorer
  private let chosen: [Partnership]

  init(
    _ framework: Framework, _ responses: Responses, _ options: ScorecardOptions, _ folder: DatasetsFolder,
    _ registry: PartnershipRegistry, _ indicators: IndicatorSet
  ) throws {
    self.framework = framework
    self.responses = responses
    self.options = options
    let territory = Territory(compositions: try DatasetsOptions.areas(folder).compositions)
    chosen =
      options.all
      ? registry.partnerships
      : try options.lips.map {
        try $0 == PartnershipGroup.networkID
          ? PartnershipGroup.network(registry, PartnershipFilter(), in: territory).partnership
          : registry.partnership($0)
      }
    // A framework of answers alone needs no figures.
    let environment = ProcessInfo.processInfo.environment["LIPDATA_STORE"] ?? ""
    let path = options.store ?? (environment.isEmpty ? nil : environment)
    if path == nil, !framework.indicators.isEmpty, responses.all.isEmpty {
      throw Diagnostic(
        "no-store", "\(framework.id) is measured by indicators, and no store is named",
        remedy: "Say --store FILE, or set LIPDATA_STORE.", exit: .usage)
    }
    var assessor: Assessor?
    var sources: [String: SourceLines] = [:]
    if let path, !framework.indicators.isEmpty {
      let catalogue = Catalogue(folder)
      let atlas = try DatasetsOptions.atlas(folder, catalogue, registry, try Store(path: path))
      assessor = try Assessor(atlas, outline: try AssessCommand.outline("needs-assessment", folder))
      sources = try SourceLines.all(of: atlas, in: catalogue)
    }
    sources[Scorecard.answers] = SourceLines.answers(to: framework)
    self.sources = sources
    scorer = Scorer(
      framework, responses: responses, figures: MeasuredFigures(assessor, indicators: indicators),
      baseline: options.baseline)
  }

  /// The scorecards of each partnership, the latest period first; throws `unknown-period`.
  func scorecards() throws -> [[Scorecard]] {
    for period in options.periods where !responses.all.isEmpty && !responses.periods.contains(period) {
      throw Diagnostic(
        "unknown-period", "Nobody answered for \(period)",
        remedy: Suggestion.remedy(for: period, among: responses.periods), exit: .usage)
    }
    return try chosen.map { partnership in
      guard !options.periods.isEmpty else { return [try scorer.scorecard(of: partnership)] }
      return try options.periods.sorted(by: >).map { try scorer.scorecard(of: partnership, period: $0) }
    }
  }

  /// The places of partnerships by what all nodes come to, the best first, ties sharing a place; empty unless asked for.
  ///
  /// Throws `nothing-to-rank` where the framework puts nothing together.
  func ranks(_ cards: [[Scorecard]]) throws -> [String: Int] {
    guard options.ranks else { return [:] }
    guard framework.scoring.aggregate != .none else {
      throw Diagnostic(
        "nothing-to-rank", "\(framework.id) puts no scores together",
        remedy: "Choose a framework with an aggregate, or leave --ranks out.", exit: .usage)
    }
    let scores = cards.compactMap(\.first).compactMap { card in
      card.index?.score.map { (card.partnership.id, $0) }
    }
    return Dictionary(
      scores.map { id, score in (id, 1 + scores.count { $0.1 > score }) }, uniquingKeysWith: { first, _ in first })
  }
}
