import LIPData

extension Estimate {
  /// The estimate with the reasons that its sums and its interval give.
  ///
  /// Thresholds: a relative half-width (half-width over 1.96 over the value) of 16.6 % and 33.3 %, the
  /// classic release scale of Statistics Canada's health survey; for shares, whose relative error misleads when they are
  /// small, the farther end at 5 and 10 points from the value, for gaps the half-width; `atLeast` when hidden small cells
  /// may add a twentieth, `atMost` when they may take one away. Source: frameworks notes §11.6; the point widths are ours.
  func graded(by sums: [CellSum]) -> Estimate {
    var graded = self
    if coverage < 0.999_999_5 { graded.reasons.append(.partMissing(coverage: coverage)) }
    if status.contains(.useWithCaution) { graded.reasons.append(.publisherCaution) }
    if sums.contains(where: \.isApportioned) { graded.reasons.append(.apportioned) }
    if graded.isOfUnknownPart, bounds != nil { graded.reasons.append(.noIntervalOfPart) }
    if let reach = reachReason { graded.reasons.append(reach) }
    if let width = graded.widthReason { graded.reasons.append(width) }
    if graded.reasons.contains(where: { $0.grade == .unavailable }) {
      graded.value = nil
      graded.bounds = nil
    }
    return graded
  }

  /// The estimate graded by its own reach and width in place of those of what it was made from.
  func regraded() -> Estimate {
    var graded = regradedByReach()
    graded.reasons.removeAll { $0 == .wideInterval(unreliable: false) || $0 == .wideInterval(unreliable: true) }
    if let width = widthReason { graded.reasons.append(width) }
    return graded
  }

  /// The estimate with what hidden cells may do to it in place of what they do to that from which it was made.
  func regradedByReach() -> Estimate {
    var graded = self
    graded.reasons.removeAll { [.atLeast, .atMost, .moreOrLess].contains($0) }
    if let reach = reachReason { graded.reasons.append(reach) }
    return graded
  }

  private var reachReason: QualityReason? {
    guard let value else { return nil }
    let (up, down) = (hiddenReach > 0.05 * abs(value), hiddenReachBelow > 0.05 * abs(value))
    return up ? (down ? .moreOrLess : .atLeast) : (down ? .atMost : nil)
  }

  private var widthReason: QualityReason? {
    if value != nil, hasNoEnd { return .wideInterval(unreliable: true) }
    guard let value, let spread else { return nil }
    let half = (spread.high - spread.low) / 2
    // Shares, gaps and changes, in percent or points; an index from 0 to 1 likewise.
    if ceiling.isFinite || (isSigned && !isCount) {
      // An interval that ends at 0 is no surer for its being cut off there: the farther end tells.
      let far = isSigned ? half : max(spread.high - value, min(value, ceiling) - spread.low)
      let points = ceiling.isFinite ? far * 100 / ceiling : far
      return points > 10 ? .wideInterval(unreliable: true) : (points > 5 ? .wideInterval(unreliable: false) : nil)
    }
    // The relative error of a difference says nothing where it is near zero: its interval does.
    if isSigned { return nil }
    // No error is small against 0.
    guard value > 0 else { return half > 0 ? .wideInterval(unreliable: true) : nil }
    let relative = half / Self.z / value
    return relative > 0.333
      ? .wideInterval(unreliable: true) : (relative > 0.166 ? .wideInterval(unreliable: false) : nil)
  }
}
