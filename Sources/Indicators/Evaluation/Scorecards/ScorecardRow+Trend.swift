extension ScorecardRow.Trend {
  /// What a difference to an earlier value says, as far as its interval allows.
  init(_ difference: Reading, _ direction: MeasuredSeries.Direction?) {
    guard let sign = difference.sign else {
      self = .unclear
      return
    }
    guard sign != 0 else {
      self = difference.ends == 0...0 ? .unchanged : .unclear
      return
    }
    switch direction {
    case nil: self = sign > 0 ? .rising : .falling
    case .up: self = sign > 0 ? .improving : .worsening
    case .down: self = sign > 0 ? .worsening : .improving
    }
  }
}
