/// One published value with its symbols.
public struct Cell: Sendable, Equatable {
  /// The value as published; not a number where there is none.
  public var value: Double
  /// The symbols that stand beside or instead of the value.
  public var status: ObservationStatus

  /// Makes a cell from a value and its symbols.
  @inlinable
  public init(_ value: Double, _ status: ObservationStatus = []) {
    self.value = value
    self.status = status
  }

  /// A cell without a value.
  @inlinable
  public init(missing status: ObservationStatus) {
    self.init(.nan, status)
  }

  /// True when the cell has a value.
  @inlinable
  public var hasValue: Bool { !value.isNaN }
}

/// The value columns of a profile: counts and rates, of all persons and by gender.
///
/// 2016 files give sex (male, female) in the columns that 2021 gives gender (men+, women+):
/// the register of breaks says so wherever the two are compared.
public enum ValueColumn: Int, Sendable, CaseIterable {
  case count, countMen, countWomen, rate, rateMen, rateWomen

  /// The column's name in our own layouts.
  public var name: String {
    switch self {
    case .count: "count"
    case .countMen: "count-men+"
    case .countWomen: "count-women+"
    case .rate: "rate"
    case .rateMen: "rate-men+"
    case .rateWomen: "rate-women+"
    }
  }

  /// The column with a name of our own layouts.
  public init?(name: String) {
    guard let column = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = column
  }
}
