/// One member (characteristic) of a product, as its members table describes it.
public struct Member: Sendable, Equatable {
  /// The id in the product.
  public var id: Int
  /// The depth in the product's hierarchy, 0 for a heading.
  public var level: Int
  /// The label in the data file, without leading spaces and footnote number.
  public var label: String
  /// What is counted or measured.
  public var unit: String
  /// How it may be combined over areas.
  public var combine: Combination
  /// The member that is its denominator, nil for a heading.
  public var universe: Int?
  /// How its counts were rounded.
  public var rounding: Rounding
  /// The member of the census profile that means the same, nil where there is none.
  public var profileMember: Int?
  /// The column of a table with areas as rows that holds it, nil where a member is a row.
  public var column: String?

  /// The units that a member or a variable can have.
  public static let units = [
    "persons", "households", "dwellings", "families", "dollars", "percent", "years", "ratio",
    "square-kilometres", "per-square-kilometre", "index", "minutes",
  ]
}
