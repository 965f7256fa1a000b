public import LIPData

extension Assessor {
  /// The total of an indicator for a partnership within the boundaries of a vintage, or why there is none.
  public struct VintageFigure: Sendable {
    /// The figure with its estimate; nil where the data at hand give none.
    public var figure: Figure?
    /// What must be known of it, or why there is none.
    public var reasons: [QualityReason]
  }

  /// The total of an indicator for a partnership's catchment at a vintage: baseline and progress of a scorecard.
  ///
  /// At another vintage than the catchment's it is summed over the corresponding areas: those that are apportioned,
  /// redrawn or without counterpart are told by the reasons. Whether two vintages may be compared is told by
  /// ``breaks(of:between:)``. Throws `unknown-indicator`, `catchment-unknown` and what the store throws.
  public func figure(of id: String, for partnership: Partnership, vintage: Int) throws -> VintageFigure {
    let indicator = try atlas.indicators.indicator(id)
    let catchment = try atlas.registry.catchment(of: partnership)
    let figures: [Figure]
    if catchment.vintage == nil || catchment.vintage == vintage {
      figures = try Comparison(
        indicator, partnership, catchment, at: vintage, isAlone: true, atlas: atlas, cells: cells
      ).figures
    } else {
      let subject = FigureMaker.Subject(
        partnership: partnership.id, partnershipName: partnership.name, role: .catchment, areaCode: "",
        areaName: partnership.name)
      switch try OtherVintage.find(indicator, for: subject, catchment, at: vintage, atlas, cells) {
      case .success(let found): figures = found.figures
      case .failure(let missing): return VintageFigure(figure: nil, reasons: [missing.reason])
      }
    }
    let total = figures.first { $0.breakdown == "total" && $0.category == FigureMaker.total && $0.role == .catchment }
    guard let total else { return VintageFigure(figure: nil, reasons: [.notCombinable]) }
    return VintageFigure(
      figure: total.estimate.value == nil ? nil : total, reasons: total.estimate.reasons)
  }

  /// The breaks of the register between two vintages of an indicator, as the data of the later one know it.
  ///
  /// One that blocks forbids the comparison, any other has its sentence printed beside. Throws `unknown-indicator`.
  public func breaks(of id: String, between vintages: (Int, Int)) throws -> [SeriesBreak] {
    let indicator = try atlas.indicators.indicator(id)
    let later = max(vintages.0, vintages.1)
    guard let dataset = atlas.datasets.first(where: { $0.descriptor.vintage == later }) ?? atlas.datasets.first else {
      return []
    }
    return atlas.breaks.breaks(of: indicator.measure, in: dataset.descriptor, between: vintages)
  }

  /// Whether a partnership's boundaries are those of an earlier census, told by the people of that census.
  ///
  /// Throws `catchment-unknown` and what the store throws.
  public func boundaries(of partnership: Partnership, since vintage: Int) throws -> Boundaries {
    let catchment = try atlas.registry.catchment(of: partnership)
    guard let areas = atlas.correspondences.areas(of: catchment, at: vintage, atlas.areas.compositions),
      areas.unmatched.isEmpty
    else { return .unknown }
    return try atlas.boundaries(of: catchment, areas.catchment, at: vintage, cells)
  }
}
