/// Finds the key of a series by the keys of its codes, two at a time, without an array a row.
struct SeriesIndex {
  private var pairs: [UInt64: Int64] = [:]
  private var series: [Int64: Int64] = [:]

  /// The number that stands for some codes; the same codes give the same number.
  ///
  /// Numbers beginning at 1 for each pair of what came before and the next code.
  mutating func place(after before: Int64, _ code: Int64) -> Int64 {
    let pair = UInt64(bitPattern: before) << 32 | UInt64(bitPattern: code)
    if let known = pairs[pair] { return known }
    let place = Int64(pairs.count + 1)
    pairs[pair] = place
    return place
  }

  /// The series at a place.
  subscript(place: Int64) -> Int64? {
    get { series[place] }
    set { series[place] = newValue }
  }

  /// The number of series.
  var count: Int { series.count }
}
