import Foundation

/// The elementary functions that Swift's own library lacks, for the rooms that know no Foundation.
extension Double {
  /// The natural logarithm; not a number below 0.
  public var naturalLogarithm: Double { log(self) }

  /// This number to a power; not a number for a part of a power of a number below 0.
  public func raised(to power: Double) -> Double { pow(self, power) }

  /// e to the power of this number.
  public var exponential: Double { exp(self) }
}
