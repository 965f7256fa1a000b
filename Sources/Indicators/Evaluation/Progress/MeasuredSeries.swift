/// A series as progress is told from it: where it began, where it is, where it should come to.
public struct MeasuredSeries: Sendable, Equatable {
  /// A value and the year that it is of.
  public struct Point: Sendable, Equatable {
    /// The year; of a year that is not the calendar's, the first.
    public var year: Double
    /// The value.
    public var value: Double

    /// Makes a point.
    public init(year: Double, value: Double) {
      self.year = year
      self.value = value
    }
  }

  /// Which way is better.
  public enum Direction: Double, Sendable {
    case up = 1
    case down = -1
  }

  /// Where it began; nil for none.
  public var base: Point?
  /// Where it is; nil for none.
  public var current: Point?
  /// The value that it should come to; nil for none.
  public var target: Double?
  /// The year by which it should.
  public var targetYear: Double
  /// Which way is better.
  public var direction: Direction
  /// The floor or ceiling that nature sets, such as 100 for a share in percent; nil for none.
  public var limit: Double?
  /// True for a yes (1) or no (0).
  public var isBinary: Bool
  /// What it is compared with, such as the province without the catchment; nil for none.
  public var reference: Double?
  /// The standard deviation of the units that it is compared with; nil for none.
  public var spread: Double?
  /// The value that scores 0; nil for none.
  public var worst: Double?
  /// The value at which a dashboard leaves red; nil for none.
  public var red: Double?
  /// The value at which a dashboard becomes green; nil for none.
  public var green: Double?
  /// The value that scores 100; nil for none.
  public var best: Double?

  /// Makes a series; the target's year is 2030 and less is better unless said otherwise, as the federal method has it.
  public init(
    base: Point? = nil, current: Point? = nil, target: Double? = nil, targetYear: Double = 2030,
    direction: Direction = .down, limit: Double? = nil, isBinary: Bool = false, reference: Double? = nil,
    spread: Double? = nil, worst: Double? = nil, red: Double? = nil, green: Double? = nil, best: Double? = nil
  ) {
    self.base = base
    self.current = current
    self.target = target
    self.targetYear = targetYear
    self.direction = direction
    self.limit = limit
    self.isBinary = isBinary
    self.reference = reference
    self.spread = spread
    self.worst = worst
    self.red = red
    self.green = green
    self.best = best
  }

  /// True when a value is at the target or beyond.
  func meets(_ target: Double, _ value: Double) -> Bool {
    direction == .up ? value >= target : value <= target
  }
}
