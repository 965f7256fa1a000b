/// One value of a table.
public struct TableObservation: Sendable {
  /// The series, as ``TableSink/series(_:)`` numbered it.
  public var series: Int
  /// The period; nil in a table without time.
  public var period: TimePeriod?
  /// The value in units, whatever the factor it is published with, and its symbols.
  public var cell: Cell
  /// What the file says of this value alone, as ``TableSink/attributes(_:)`` numbered it; 0 for nothing.
  public var attributes: Int
  /// The line on which it stands, counted from 1; 0 where the file has no lines.
  public var line: Int

  /// Makes an observation.
  @inlinable
  public init(series: Int, period: TimePeriod?, cell: Cell, attributes: Int = 0, line: Int = 0) {
    self.series = series
    self.period = period
    self.cell = cell
    self.attributes = attributes
    self.line = line
  }
}
