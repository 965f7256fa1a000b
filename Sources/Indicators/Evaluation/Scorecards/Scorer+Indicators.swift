import LIPData

extension Scorer {
  /// The row of an indicator: the catchment's figure, with what it is held against.
  func indicatorRow(
    _ node: FrameworkNode, _ measure: NodeMeasure, _ partnership: Partnership, _ period: String
  ) throws -> ScorecardRow {
    let indicator = try figures.indicator(measure.id)
    var row = ScorecardRow(
      node: node.id, measure: measure, name: indicator.name, describes: indicator.describes, unit: indicator.unit,
      current: .init(period: ""),
      status: .missing, confidence: .unavailable, reason: ScoreReason.noFigure, evidence: "")
    row.target = measure.goal?.target.map { .init(period: $0.period, value: $0.value) }
    var measured: MeasuredFigures.Measured
    do {
      measured = try figures.measured(measure.id, of: partnership, reference: framework.scoring.reference)
    } catch let refusal as Diagnostic where refusal.code == "catchment-unknown" {
      row.reason = ScoreReason.catchmentUnknown
      return row
    }
    if !figures.hasStore { row.reason = ScoreReason.noStore }
    guard var own = measured.own else { return row }
    // A period is told by the census of its year or the one before, never by a later one.
    if let year = SeriesYear.point(period), let vintage = Double(own.vintage), year < vintage {
      guard let earlier = measured.earlier, let before = Double(earlier.vintage), before <= year else {
        row.reason = ScoreReason.laterThanPeriod
        return row
      }
      own = earlier
      own.role = .catchment
      measured = MeasuredFigures.Measured(own: own)
    }
    row.current = ScorecardRow.Value(own)
    guard let reading = Reading(own) else {
      if let reason = own.estimate.reasons.first { row.reason = reason.text }
      return row
    }
    row.figures = [own]
    row.confidence = ScorecardRow.Confidence(rawValue: own.estimate.quality.rawValue) ?? .unavailable
    row.status = .known
    row.reason = ScoreReason.figure(own)
    try begin(&row, reading, measured, partnership)
    try compare(&row, reading, measured.reference, indicator, partnership)
    return row
  }

  /// Holds a figure against a reference, or against its baseline and target.
  private func compare(
    _ row: inout ScorecardRow, _ own: Reading, _ other: Figure?, _ indicator: IndicatorDefinition,
    _ partnership: Partnership
  ) throws {
    guard let method = framework.scoring.progress else { return }
    guard let direction = row.measure.goal?.direction else {
      row.reason = ScoreReason.neutral
      return
    }
    if framework.scoring.comparesWithReference {
      guard let other, let reference = Reading(other) else {
        row.reason = ScoreReason.noReference
        return
      }
      guard !["persons", "households", "dwellings"].contains(indicator.unit) else {
        row.reason = ScoreReason.countsOfAreas
        return
      }
      row.reference = (other.areaName, ScorecardRow.Value(other))
      if framework.scoring.reference == .provinceWithout, other.role == .province {
        row.cautions.append(ScoreReason.wholeProvince)
      }
      row.figures.append(other)
      hold(&row, own, against: reference, direction, method)
      return
    }
    let spread = method is DistanceToTarget ? try figures.spread(of: indicator, around: partnership) : nil
    progress(&row, own, direction, method, spread: spread)
  }

  /// The gap or parity with a reference: ahead or behind only where the interval of the difference says so.
  private func hold(
    _ row: inout ScorecardRow, _ own: Reading, against reference: Reading, _ direction: MeasuredSeries.Direction,
    _ method: any ProgressMethod
  ) {
    var series = MeasuredSeries(current: .init(year: 0, value: own.value), direction: direction)
    series.reference = reference.value
    let judged = JudgedProgress(series, own: own, other: reference, isReference: true, by: method)
    row.progress = judged.progress
    if method is GapToReference { row.progressEnds = own.minus(reference).ends }
    // Where nobody says how sure the figures are, the difference is shown and not judged.
    if judged.statuses == nil { row.progress?.score = nil }
    row.lowScore = judged.scores?.lowerBound
    row.highScore = judged.scores?.upperBound
    switch own.minus(reference).sign {
    case let sign? where sign != 0:
      row.status = .progress(GapToReference.side(Double(sign) * direction.rawValue))
      row.reason = ScoreReason.apart
    case 0: (row.status, row.reason) = (.between(.behind, .ahead), ScoreReason.notApart)
    default: (row.status, row.reason) = (.between(.behind, .ahead), ScoreReason.intervalUnknown)
    }
  }

  /// Finds where a figure began: what the framework states, else the census before, unless a break stands between.
  private func begin(
    _ row: inout ScorecardRow, _ own: Reading, _ measured: MeasuredFigures.Measured, _ partnership: Partnership
  ) throws {
    let stated = row.measure.goal?.baseline
    if let stated, let value = stated.value {
      row.baseline = .init(period: stated.period, value: value, low: value, high: value)
    } else if var earlier = try earlier(
      measured, asked: stated?.period ?? baseline, isStated: stated != nil, partnership)
    {
      if let block = earlier.blocking {
        row.cautions.append(block.sentence)
        return
      }
      // The scorecard knows one role of a catchment; the vintage tells which census it is.
      earlier.figure.role = .catchment
      row.baseline = ScorecardRow.Value(earlier.figure)
      row.figures.append(earlier.figure)
      for reason in earlier.figure.estimate.reasons where !row.cautions.contains(reason.text) {
        row.cautions.append(reason.text)
      }
      // A gap is of today's figures: the census before is only what its trend is told from.
      if !framework.scoring.comparesWithReference {
        let quality = ScorecardRow.Confidence(rawValue: earlier.figure.estimate.quality.rawValue) ?? .unavailable
        row.confidence = max(row.confidence, quality)
      }
    } else if let block = measured.blocking {
      row.cautions.append(block.sentence)
    }
    row.trend = row.baseline.flatMap { Reading($0) }.map {
      ScorecardRow.Trend(own.minus($0), row.measure.goal?.direction)
    }
    // Of other boundaries, or of a figure that nobody should lean on, no direction is told.
    let isSame = row.figures.dropFirst().allSatisfy { figure in
      figure.estimate.quality < .unreliable
        && !figure.estimate.reasons.contains { if case .redrawn = $0 { true } else { false } }
    }
    if !isSame { row.trend = .unclear }
  }

  /// The figure of an earlier census, with the break that forbids to compare with it.
  private func earlier(
    _ measured: MeasuredFigures.Measured, asked: String?, isStated: Bool, _ partnership: Partnership
  ) throws -> (figure: Figure, blocking: SeriesBreak?)? {
    guard let asked else { return measured.earlier.map { ($0, nil) } }
    guard let year = SeriesYear.point(asked).map({ Int($0) }), let own = measured.own else { return nil }
    if let before = measured.earlier, Int(before.vintage) == year { return (before, nil) }
    guard let (figure, breaks) = try figures.figure(of: own, for: partnership, vintage: year) else {
      // A period of answers that is no census's says nothing of the census before.
      return !isStated ? measured.earlier.map { ($0, nil) } : nil
    }
    var crossed = figure
    crossed.estimate = figure.estimate.crossing(breaks)
    return (crossed, breaks.first { $0.effect == .block })
  }

  /// The progress from a baseline, as far as the intervals of both allow.
  private func progress(
    _ row: inout ScorecardRow, _ own: Reading, _ direction: MeasuredSeries.Direction, _ method: any ProgressMethod,
    spread: Double?
  ) {
    guard let goal = row.measure.goal, let year = SeriesYear.point(row.current.period) else { return }
    var series = MeasuredSeries(
      current: .init(year: year, value: own.value), target: goal.target?.value, direction: direction, limit: goal.limit,
      spread: spread, worst: goal.worst, best: goal.best)
    if let until = goal.target?.year { series.targetYear = until }
    let start = row.baseline.flatMap { Reading($0) }
    if let stand = row.baseline, let start, let year = SeriesYear.point(stand.period) {
      series.base = .init(year: year, value: start.value)
    }
    let judged = JudgedProgress(series, own: own, other: series.base == nil ? nil : start, by: method)
    row.progress = judged.progress
    guard judged.progress.status != .notAvailable else {
      row.reason = row.cautions.first ?? judged.progress.note ?? ScoreReason.noBaseline
      return
    }
    guard let statuses = judged.statuses else {
      row.progress?.score = nil
      row.reason =
        own.ends == nil || series.base != nil && start?.ends == nil ? ScoreReason.intervalUnknown : ScoreReason.notTold
      return
    }
    row.lowScore = judged.scores?.lowerBound
    row.highScore = judged.scores?.upperBound
    let isOne = statuses.worst == statuses.best
    row.status = isOne ? .progress(statuses.best) : .between(statuses.worst, statuses.best)
    row.reason = isOne ? ScoreReason.progress(judged.progress, row) : ScoreReason.notTold
  }
}

extension ScorecardRow.Value {
  /// The period, value and interval of a figure.
  init(_ figure: Figure) {
    let interval = figure.role == .peers ? nil : figure.interval
    self.init(period: figure.period, value: figure.estimate.value, low: interval?.low, high: interval?.high)
  }
}
