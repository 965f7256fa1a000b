import LIPData

extension Scorer {
  /// The row of an indicator: the catchment's figure, with what it is held against.
  func indicatorRow(
    _ node: FrameworkNode, _ measure: NodeMeasure, _ partnership: Partnership
  ) throws -> ScorecardRow {
    let indicator = try figures.indicator(measure.id)
    var row = ScorecardRow(
      node: node.id, measure: measure, name: indicator.name, describes: indicator.describes, unit: indicator.unit,
      current: .init(period: ""),
      status: .missing, confidence: .unavailable, reason: ScoreReason.noFigure, evidence: "")
    row.target = measure.goal?.target.map { .init(period: $0.period, value: $0.value) }
    let measured: MeasuredFigures.Measured
    do {
      measured = try figures.measured(measure.id, of: partnership, reference: framework.scoring.reference)
    } catch let refusal as Diagnostic where refusal.code == "catchment-unknown" {
      row.reason = ScoreReason.catchmentUnknown
      return row
    }
    guard let own = measured.own else { return row }
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
    if ["gap", "parity"].contains(framework.scoring.method) {
      guard let other, let reference = Reading(other) else {
        row.reason = ScoreReason.noReference
        return
      }
      guard !["persons", "households", "dwellings"].contains(indicator.unit) else {
        row.reason = ScoreReason.countsOfAreas
        return
      }
      row.reference = (other.areaName, ScorecardRow.Value(other))
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
    row.progress = method.progress(of: series)
    let ends = Reading.corners(own, reference)?.compactMap { value, other in
      series.current?.value = value
      series.reference = other
      return method.progress(of: series).score
    }
    row.lowScore = ends?.min()
    row.highScore = ends?.max()
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
    } else if var earlier = try earlier(measured, asked: stated?.period ?? baseline, partnership) {
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
      let quality = ScorecardRow.Confidence(rawValue: earlier.figure.estimate.quality.rawValue) ?? .unavailable
      row.confidence = max(row.confidence, quality)
    } else if let block = measured.blocking {
      row.cautions.append(block.sentence)
    }
    row.trend = row.baseline.flatMap { Reading($0) }.map {
      ScorecardRow.Trend(own.minus($0), row.measure.goal?.direction)
    }
  }

  /// The figure of an earlier census, with the break that forbids to compare with it.
  private func earlier(
    _ measured: MeasuredFigures.Measured, asked: String?, _ partnership: Partnership
  ) throws -> (figure: Figure, blocking: SeriesBreak?)? {
    guard let asked else { return measured.earlier.map { ($0, nil) } }
    guard let year = SeriesYear.point(asked).map({ Int($0) }), let own = measured.own else { return nil }
    if let before = measured.earlier, Int(before.vintage) == year { return (before, nil) }
    guard let (figure, breaks) = try figures.figure(of: own, for: partnership, vintage: year) else { return nil }
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
    guard let stand = row.baseline, let start = Reading(stand) else {
      row.reason = row.cautions.first ?? ScoreReason.noBaseline
      let progress = method.progress(of: series)
      // A target that is reached needs no baseline.
      guard progress.status != .notAvailable else { return }
      row.progress = progress
      row.status = .progress(progress.status)
      return
    }
    series.base = .init(year: SeriesYear.point(stand.period) ?? 0, value: start.value)
    let progress = method.progress(of: series)
    row.progress = progress
    guard progress.status != .notAvailable else {
      row.reason = progress.note ?? ScoreReason.noBaseline
      return
    }
    guard let corners = Reading.corners(own, start) else {
      row.progress?.score = nil
      row.reason = ScoreReason.intervalUnknown
      return
    }
    let ends = corners.map { now, then in
      var moved = series
      moved.current?.value = now
      moved.base?.value = then
      return method.progress(of: moved)
    }
    row.lowScore = ends.compactMap(\.score).min()
    row.highScore = ends.compactMap(\.score).max()
    let statuses = (ends + [progress]).map(\.status).filter { $0 != .notAvailable }
    guard let worst = statuses.min(by: { $0.order < $1.order }), let best = statuses.max(by: { $0.order < $1.order })
    else { return }
    row.status = worst == best ? .progress(best) : .between(worst, best)
    row.reason =
      worst == best ? ScoreReason.progress(progress, type(of: method).name) : ScoreReason.notTold
  }
}

extension ScorecardRow.Value {
  /// The period, value and interval of a figure.
  init(_ figure: Figure) {
    let interval = figure.role == .peers ? nil : figure.interval
    self.init(period: figure.period, value: figure.estimate.value, low: interval?.low, high: interval?.high)
  }
}
