/// The quantiles of some values, between two of them by their distance (type 7, as R and spreadsheets have it).
struct Quantiles: Sendable {
  private let sorted: [Double]

  /// The quantiles of one value or more; of none all are 0.
  init(_ values: [Double]) { sorted = values.sorted() }

  /// The value below which a part of the values lies.
  func value(at part: Double) -> Double {
    guard let last = sorted.indices.last else { return 0 }
    let position = part * Double(last)
    let below = min(last, Int(position))
    let above = min(last, below + 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }
}
