import LIPData

extension Estimate {
  /// The estimate with the reasons that its sums and its interval give.
  ///
  /// Thresholds: a relative half-width (half-width over 1.96 over the value) of 16.6 % and 33.3 %, the
  /// classic release scale of Statistics Canada's health survey; for shares and gaps, whose relative error
  /// misleads when they are small, a half-width of 5 and 10 points; `atLeast` when hidden small cells may
  /// add a twentieth. Source: frameworks notes §11.6; the point widths are ours.
  func graded(by sums: [CellSum]) -> Estimate {
    var graded = self
    if coverage < 0.999_999_5 { graded.reasons.append(.partMissing(coverage: coverage)) }
    if status.contains(.useWithCaution) { graded.reasons.append(.publisherCaution) }
    if sums.contains(where: \.isApportioned) { graded.reasons.append(.apportioned) }
    if let value, value != 0 || hiddenReach > 0, hiddenReach > 0.05 * abs(value) { graded.reasons.append(.atLeast) }
    if let width = graded.widthReason { graded.reasons.append(width) }
    if graded.reasons.contains(where: { $0.grade == .unavailable }) {
      graded.value = nil
      graded.bounds = nil
    }
    return graded
  }

  /// The estimate graded by its own width in place of those of what it was made from.
  func gradedByWidth() -> Estimate {
    var graded = self
    graded.reasons.removeAll { $0 == .wideInterval(unreliable: false) || $0 == .wideInterval(unreliable: true) }
    if let width = widthReason { graded.reasons.append(width) }
    return graded
  }

  private var widthReason: QualityReason? {
    guard let value, let interval else { return nil }
    let half = (interval.high - interval.low) / 2
    // Shares, gaps and changes, in percent or points; an index from 0 to 1 likewise.
    if ceiling.isFinite || (isSigned && !isCount) {
      let points = ceiling.isFinite ? half * 100 / ceiling : half
      return points > 10 ? .wideInterval(unreliable: true) : (points > 5 ? .wideInterval(unreliable: false) : nil)
    }
    // The relative error of a difference says nothing where it is near zero: its interval does.
    if isSigned { return nil }
    guard value > 0 else { return half > 0 && hiddenReach == 0 ? .wideInterval(unreliable: true) : nil }
    let relative = half / Self.z / value
    return relative > 0.333
      ? .wideInterval(unreliable: true) : (relative > 0.166 ? .wideInterval(unreliable: false) : nil)
  }
}
