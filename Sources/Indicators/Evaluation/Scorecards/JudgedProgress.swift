/// What a method makes of values that have intervals: at the values, and at the ends that the intervals allow.
///
/// The ends: each value is moved to its bad end alone, the losses are put together as the root of their sum of squares
/// (variance estimates recovery, Zou and Donner 2008, for any function), and both are moved together until that much is
/// lost; the good end likewise. Whether a target is reached hangs on the current value alone, so that its own ends count
/// as well.
struct JudgedProgress {
  /// At the values themselves.
  let progress: Progress
  /// The worst and the best status that the intervals allow; nil where they allow none, or one is not known.
  let statuses: (worst: ProgressStatus, best: ProgressStatus)?
  /// The lowest and the highest score; nil where there is none, or an interval is not known.
  let scores: ClosedRange<Double>?

  /// Judges a series.
  ///
  /// - Parameters:
  ///   - own: the current value.
  ///   - other: the baseline or the reference that it is held against; nil for none.
  ///   - isReference: whether `other` is a reference and no baseline.
  init(
    _ series: MeasuredSeries, own: Reading, other: Reading?, isReference: Bool = false, by method: any ProgressMethod
  ) {
    let sign = series.direction.rawValue
    func at(_ mine: Double, _ theirs: Double) -> Progress {
      var moved = series
      moved.current?.value = own.moved(mine * sign)
      if let other {
        if isReference {
          moved.reference = other.moved(theirs * sign)
        } else {
          moved.base?.value = other.moved(theirs * sign)
        }
      }
      return method.progress(of: moved)
    }
    let progress = at(0, 0)
    self.progress = progress
    guard own.ends != nil, other == nil || other?.ends != nil else {
      (statuses, scores) = (nil, nil)
      return
    }
    func good(_ progress: Progress) -> Double? { progress.value.map { method.goodness(of: $0, series.direction) } }
    var ends = [progress, at(-1, 0), at(1, 0)]
    if let middle = good(progress), other != nil {
      for side in [-1.0, 1.0] {
        guard let mine = good(at(side, 0)), let theirs = good(at(0, -side)) else { continue }
        let reach = ((mine - middle) * (mine - middle) + (theirs - middle) * (theirs - middle)).squareRoot()
        var (near, far) = (0.0, 1.0)
        for _ in 0..<40 {
          let part = (near + far) / 2
          if let there = good(at(side * part, -side * part)), abs(there - middle) < reach {
            near = part
          } else {
            far = part
          }
        }
        ends.append(at(side * near, -side * near))
      }
    }
    let known = ends.filter { $0.status != .notAvailable }
    // A target that is reached at one end only, where nothing else can be told, is not told.
    let isTold = known.count == ends.count || known.isEmpty
    if isTold, let worst = known.min(by: { $0.status.order < $1.status.order }),
      let best = known.max(by: { $0.status.order < $1.status.order })
    {
      statuses = (worst.status, best.status)
    } else {
      statuses = nil
    }
    let scored = known.compactMap(\.score)
    scores = scored.min().flatMap { low in scored.max().map { low...$0 } }
  }
}
