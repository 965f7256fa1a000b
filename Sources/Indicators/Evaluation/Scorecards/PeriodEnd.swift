import LIPData

/// The last day of a period that is answered for.
enum PeriodEnd {
  /// `2024` ends on 31 December, the fiscal year `2024-25` on 31 March 2025; nil for what is neither.
  static func day(of period: String) -> String? {
    let digits = period.utf8.allSatisfy { (0x30...0x39).contains($0) }
    if digits, period.utf8.count == 4 { return period + "-12-31" }
    guard let first = SeriesYear.point(period), first == first.rounded(), period.utf8.count > 4 else { return nil }
    return "\(Int(first) + 1)-03-31"
  }
}
