import LIPData

extension Comparison {
  /// Why the catchment is not set beside itself at the previous census.
  enum NoPreviousCensus {
    /// A break of the register blocks it.
    case blocked(SeriesBreak)
    /// Its data or its areas are not known.
    case missing(QualityReason)
  }

  /// The catchment at the previous census, and the change since, where no break of the register blocks them.
  mutating func addPreviousCensus(_ own: Atlas.Dataset, _ sums: AreaSums, _ shown: [Quantity]?) throws {
    let later = own.descriptor.vintage
    guard let before = atlas.correspondences.before(later)?.earlier else { return }
    let crossed = atlas.breaks.breaks(of: indicator.measure, in: own.descriptor, between: (before, later))
    if let block = crossed.first(where: { $0.effect == .block }) {
      noPreviousCensus = (before, .blocked(block))
      return
    }
    guard atlas.datasets.contains(where: { $0.descriptor.vintage == before }) else {
      noPreviousCensus = (before, .missing(.notInData))
      return
    }
    let subject = subject(.previousCensus, "", partnership.name)
    switch try OtherVintage.find(indicator, for: subject, catchment, at: before, shown: shown, atlas, cells) {
    case .failure(let missing): noPreviousCensus = (before, .missing(missing.reason))
    case .success(let found): try add(found, own, sums, before)
    }
  }

  private mutating func add(_ found: OtherVintage, _ own: Atlas.Dataset, _ sums: AreaSums, _ before: Int) throws {
    // With an area that has no counterpart the people of the earlier census are not all there to compare.
    let boundaries =
      found.areas.unmatched.isEmpty
      ? try atlas.boundaries(of: catchment, found.areas.catchment, at: before, cells) : .unknown
    let answered = sums.worstNonResponse(of: indicator.measure.quantities[0]).map { $0 < 5 } ?? false
    let alike = isSampledAlike(own, found.dataset)
    var earlier: [Figure] = []
    var made = found.figures
    cells.disclosure.withholdRest(
      of: indicator, in: &made, from: found.sums, found.dataset.entry.id, atlas.areas.compositions)
    for var figure in made {
      var crossed = atlas.breaks.breaks(
        of: indicator.measure, in: own.descriptor, breakdown: figure.breakdown,
        between: (before, own.descriptor.vintage))
      // Where figures tell whether boundaries changed, the general warning that they may have says nothing more.
      if boundaries != .unknown { crossed.removeAll { $0.kind == "geography" } }
      let isWhole = figure.estimate.hiddenCells == 0 && figure.estimate.coverage > 0.999_999
      if answered, isWhole { crossed.removeAll(where: \.isOfHighNonResponse) }
      if crossed.contains(where: { $0.effect == .block }) { continue }
      figure.estimate = figure.estimate.crossing(crossed)
      if !alike { figure.estimate.reasons.append(.otherUniverse) }
      earlier.append(figure)
    }
    let changes = earlier.compactMap { figure in
      figures.first { $0.role == .catchment && $0.breakdown == figure.breakdown && $0.category == figure.category }
        .flatMap { change(from: figure, to: $0, within: boundaries) }
    }
    figures += earlier + changes
    derivations.append(
      Derivation(figures: earlier, dataset: found.dataset, sums: found.sums, boundaries: boundaries))
    guard !changes.isEmpty else { return }
    derivations.append(
      Derivation(
        figures: changes, dataset: own, sums: sums, earlier: (found.dataset, found.sums), boundaries: boundaries))
  }

  /// The change between two figures of the same thing: in points for shares and gaps, in percent for counts.
  ///
  /// Nil for any other, and where an area is missing on either side: that would be a change of the areas. A count of
  /// boundaries that were redrawn, or are not known to be the same, has no change that could be told from theirs; nor has
  /// a share of an area that was redrawn by more than a tenth of its people.
  private func change(from earlier: Figure, to later: Figure, within boundaries: Boundaries) -> Figure? {
    let isCount = ["persons", "households", "dwellings"].contains(later.unit)
    if isCount, boundaries != .same { return nil }
    if case .redrawn(let before, let within) = boundaries, abs(within - before) > 0.1 * before { return nil }
    let areWhole = [earlier, later].allSatisfy { $0.estimate.coverage > 0.999_999 && $0.estimate.hiddenCells == 0 }
    guard areWhole, indicator.measure.earlier == nil, earlier.estimate.value != nil, later.estimate.value != nil else {
      return nil
    }
    var change = later
    switch later.unit {
    case "percent", "points":
      change.estimate = .gap(later.estimate, minus: earlier.estimate)
      change.unit = "points"
    case "persons", "households", "dwellings":
      change.estimate = .change(from: earlier.estimate, to: later.estimate)
      change.unit = "percent"
    default: return nil
    }
    guard change.estimate.value != nil else { return nil }
    change.role = .change
    change.vintage = earlier.vintage + "/" + later.vintage
    change.period = earlier.period + "/" + later.period
    change.alsoFrom = earlier.datasets.filter { $0 != later.dataset } + later.alsoFrom
    return change
  }

  /// True when two datasets ask the same part of people about everything that the measure names.
  ///
  /// A city's tabulation gives its age groups from the long form, of people in private households alone.
  private func isSampledAlike(_ own: Atlas.Dataset, _ other: Atlas.Dataset) -> Bool {
    indicator.measure.quantities.allSatisfy { quantity in
      guard let a = quantity.member(in: own.descriptor), let b = quantity.member(in: other.descriptor) else {
        return false
      }
      return a.unit != "persons" || a.rounding.isSample == b.rounding.isSample
    }
  }
}
