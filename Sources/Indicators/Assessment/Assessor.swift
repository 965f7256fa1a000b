public import LIPData

/// Assesses partnerships by an outline.
public final class Assessor {
  let atlas: Atlas
  private let outline: AssessmentOutline
  let cells: CellCache
  /// The figures that were withheld so far, since beside the others they would tell a hidden cell.
  public var withheld: [DisclosureCheck.Finding] { cells.disclosure.findings }
  private var catchmentValues: [String: [String: PeerValue?]] = [:]

  /// The total of an indicator for a peer, and the dataset that it comes from.
  struct PeerValue {
    let partnership: Partnership
    let value: Double
    let dataset: String
  }

  /// Makes an assessor; throws what ``AssessmentOutline/check(_:)`` throws.
  public init(_ atlas: Atlas, outline: AssessmentOutline) throws {
    try outline.check(atlas.indicators)
    self.atlas = atlas
    self.outline = outline
    cells = CellCache(atlas)
  }

  /// Assesses one partnership.
  ///
  /// Throws `catchment-unknown` where its membership is not known, and what the store throws.
  public func assess(_ partnership: Partnership) throws -> NeedsAssessment {
    let catchment = try atlas.registry.catchment(of: partnership)
    let peers = atlas.registry.peers(of: partnership, catchment, in: atlas.territory)
    let chapters = try outline.chapters.map { chapter in
      NeedsAssessment.Chapter(
        definition: chapter, tables: try chapter.tables.map { try table($0, partnership, catchment, peers) })
    }
    return NeedsAssessment(
      partnership: partnership, catchment: catchment, areaNames: catchment.parts.map { atlas.areas.name(of: $0.code) },
      reserves: atlas.reserves(in: catchment), title: outline.title, chapters: chapters, peers: peers,
      peersWithData: peers.filter { peer in
        let values = catchmentValues[peer.id] ?? [:]
        return chapters.flatMap(\.tables).flatMap(\.indicators).contains { indicator in
          indicator.compare.contains(.peers) && values[indicator.id].flatMap(\.self) != nil
        }
      })
  }

  /// Explains the figures of an indicator for a partnership: the catchment's, then each comparator's.
  ///
  /// They are made anew as ``assess(_:)`` makes them. Throws `unknown-indicator`, `catchment-unknown` and what the
  /// store throws.
  public func explain(_ partnership: Partnership, indicator id: String) throws -> [Explanation] {
    let indicator = try atlas.indicators.indicator(id)
    // A formula has names where there are no cells as well.
    let names = indicator.measure.quantities.map { ($0, atlas.name(of: $0)) }
    return try explanations(partnership, indicator).map { explanation in
      var named = explanation
      named.names.merge(names) { own, _ in own }
      return named
    }
  }

  private func explanations(_ partnership: Partnership, _ indicator: IndicatorDefinition) throws -> [Explanation] {
    let catchment = try atlas.registry.catchment(of: partnership)
    let peers = atlas.registry.peers(of: partnership, catchment, in: atlas.territory)
    var comparison = try Comparison(indicator, partnership, catchment, atlas: atlas, cells: cells)
    var derived = comparison.derivations.map { Explanation(indicator, $0, atlas: atlas) }
    if !comparison.derivations.contains(where: { $0.figures.contains { $0.role == .catchment } }) {
      let own = comparison.figures.filter { $0.role == .catchment }
      derived.insert(Explanation(indicator, figures: own), at: 0)
    }
    // What is withheld has no cells to show: they would tell it.
    let withheld = comparison.figures.filter { $0.role != .catchment && $0.estimate.reasons == [.wouldReveal] }
    if !withheld.isEmpty { derived.append(Explanation(indicator, figures: withheld)) }
    guard indicator.compare.contains(.peers) else { return derived }
    let values = try peerValues(indicator, peers)
    comparison.addPeers(values.map(\.value), of: peers.count, from: Set(values.map(\.dataset)).sorted())
    let medians = comparison.figures.filter { $0.role == .peers }
    guard !medians.isEmpty else { return derived }
    let shown = values.map { Explanation.Peer(id: $0.partnership.id, name: $0.partnership.name, value: $0.value) }
    return derived + [Explanation(indicator, figures: medians, peers: shown)]
  }

  private func table(
    _ definition: AssessmentOutline.Table, _ partnership: Partnership, _ catchment: Catchment, _ peers: [Partnership]
  ) throws -> NeedsAssessment.Table {
    let indicators = try definition.indicators.map { try atlas.indicators.indicator($0) }
    var table = NeedsAssessment.Table(
      definition: definition, title: definition.title, indicators: indicators, figures: [], notes: [])
    if let prefix = indicators.first?.describes.titlePrefix {
      table.title = LocalizedText(en: prefix.en + definition.title.en, fr: prefix.fr + definition.title.fr)
    }
    var missingAreas: [LocalizedText] = []
    var missingParts: [LocalizedText] = []
    var tooFewPeers: Int?
    var earlier = EarlierNotes()
    for indicator in indicators {
      var comparison = try Comparison(indicator, partnership, catchment, atlas: atlas, cells: cells)
      if indicator.compare.contains(.peers) {
        let values = try peerValues(indicator, peers)
        let datasets = Set(values.map(\.dataset)).sorted()
        comparison.addPeers(values.map(\.value), of: peers.count, from: datasets)
      }
      table.figures += comparison.figures
      for area in comparison.missingAreas where !missingAreas.contains(area) { missingAreas.append(area) }
      for area in comparison.missingParts where !missingParts.contains(area) { missingParts.append(area) }
      tooFewPeers = tooFewPeers ?? comparison.tooFewPeers
      earlier.take(indicator, comparison.noPreviousCensus)
    }
    // What one row shows is not said to be missing.
    missingAreas.removeAll { area in table.figures.contains { $0.areaName == area && $0.role != .catchment } }
    if table.figures.contains(where: { $0.role == .peers }) { tooFewPeers = nil }
    table.notes = Self.notes(missingParts: missingParts) + missingAreas.map(Self.note(missing:))
    table.notes += earlier.notes
    table.missingCensus = earlier.missingCensus
    if let tooFewPeers { table.notes.append(Self.note(peers: tooFewPeers, of: peers.count)) }
    return table
  }

  /// Names the areas of the catchment that are in no sum of a table; of many the first eight.
  private static func notes(missingParts areas: [LocalizedText]) -> [LocalizedText] {
    guard !areas.isEmpty else { return [] }
    let shown = areas.prefix(8)
    let rest = areas.count - shown.count
    return [
      LocalizedText(
        en: "Areas of the catchment that are not in these figures: " + shown.map(\.en).joined(separator: ", ")
          + (rest > 0 ? " and \(rest) more." : "."),
        fr: "Secteurs du territoire absents de ces chiffres\u{00A0}: "
          + shown.map(\.fr).joined(separator: ", ")
          + (rest > 0 ? " et \(rest) \(rest == 1 ? "autre" : "autres")." : "."))
    ]
  }

  private static func note(missing area: LocalizedText) -> LocalizedText {
    LocalizedText(
      en: "Not in the data at hand: \(area.en).", fr: "Absent des données disponibles\u{00A0}: \(area.fr).")
  }

  private static func note(peers count: Int, of all: Int) -> LocalizedText {
    LocalizedText(
      en: "Peers are not shown: \(count) of \(all) have data, and a median needs five.",
      fr: "Les pairs ne sont pas présentés\u{00A0}: \(count) sur \(all) ont des données, et une médiane en exige cinq.")
  }

  /// The total of an indicator for each peer that has one.
  func peerValues(_ indicator: IndicatorDefinition, _ peers: [Partnership]) throws -> [PeerValue] {
    guard indicator.measure.breakdown == "total" else { return [] }
    return try peers.compactMap { peer in
      if let known = catchmentValues[peer.id]?[indicator.id] { return known }
      guard let catchment = peer.catchment else { return nil }
      var value: PeerValue?
      // A part of a peer says nothing of it.
      if case .success(let (dataset, cover)) = atlas.source(for: indicator, catchment), cover.missing.isEmpty {
        let sums = try cells.sums(dataset, cover)
        value = indicator.measure.estimates(from: sums, column: .count).first?.estimate.value.map {
          PeerValue(partnership: peer, value: $0, dataset: dataset.entry.id)
        }
      }
      catchmentValues[peer.id, default: [:]][indicator.id] = .some(value)
      return value
    }
  }
}
