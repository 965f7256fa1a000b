extension TableProtection {
  /// The variables by whether they add up over time, as far as the table has periods in periods.
  public struct OverTime: Sendable, Equatable {
    /// Those that do, a year being its quarters together, in the order of the rows.
    public var additive: [String] = []
    /// The rows of periods that are less than their parts together, by variable: the same people come again.
    public var recounted: [String: [Int]] = [:]
  }
}
