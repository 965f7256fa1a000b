import LIPData

/// The figures of a catchment within the boundaries of another census than its own.
struct OtherVintage {
  /// The figures, the total first; none without a value.
  let figures: [Figure]
  /// The dataset that they are from.
  let dataset: Atlas.Dataset
  /// What they are summed from.
  let sums: AreaSums
  /// The areas of the vintage, and those that have no counterpart there.
  let areas: CorrespondingAreas

  /// Why there are none.
  struct Missing: Error {
    let reason: QualityReason
  }

  /// Makes the figures of an indicator from the data of a vintage.
  ///
  /// - Parameters:
  ///   - subject: whom the figures are of; its area code is that of the vintage's one area, where there is one.
  ///   - shown: for a distribution, the categories that stand beside.
  static func find(
    _ indicator: IndicatorDefinition, for subject: FigureMaker.Subject, _ catchment: Catchment, at vintage: Int,
    shown: [Quantity]? = nil, _ atlas: Atlas, _ cells: CellCache
  ) throws -> Result<OtherVintage, Missing> {
    guard let areas = atlas.correspondences.areas(of: catchment, at: vintage, atlas.areas.compositions) else {
      return .failure(Missing(reason: .noCorrespondence(vintage: vintage)))
    }
    let absent = QualityReason.noCounterpart(areas: areas.unmatched.map { atlas.name(of: $0.code) }, vintage: vintage)
    guard !areas.catchment.parts.isEmpty else { return .failure(Missing(reason: absent)) }
    let dataset: Atlas.Dataset
    var cover: Cover
    switch atlas.source(for: indicator, areas.catchment, vintage: vintage) {
    case .failure(let missing): return .failure(Missing(reason: missing.reason))
    case .success(let found): (dataset, cover) = found
    }
    cover.missing += areas.unmatched
    let sums = try cells.sums(dataset, cover)
    var subject = subject
    let parts = areas.catchment.parts
    subject.areaCode = parts.count == 1 && parts[0].weight == 1 && areas.unmatched.isEmpty ? parts[0].code : ""
    if DGUID(subject.areaCode) == nil { subject.areaCode = "" }
    var figures = dataset.maker.figures(of: indicator, for: subject, from: sums, shown: shown)
    guard figures.contains(where: { $0.estimate.value != nil }) else {
      return .failure(Missing(reason: figures.first?.estimate.reasons.first { $0.grade == .unavailable } ?? .noCells))
    }
    figures.removeAll { $0.estimate.value == nil }
    var reasons: [QualityReason] = areas.unmatched.isEmpty ? [] : [absent]
    if areas.restsOnGeneralKnowledge { reasons.append(.generalKnowledge(vintage: vintage)) }
    if areas.unmatched.isEmpty, let own = catchment.vintage, vintage < own,
      case .redrawn(let earlier, let within) = try atlas.boundaries(of: catchment, areas.catchment, at: vintage, cells)
    {
      reasons.append(.redrawn(earlier: earlier, within: within, vintage: vintage))
    }
    for index in figures.indices { figures[index].estimate.reasons += reasons }
    return .success(OtherVintage(figures: figures, dataset: dataset, sums: sums, areas: areas))
  }
}
