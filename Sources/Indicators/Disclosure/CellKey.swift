public import LIPData

/// A cell by what it is of: what stands for it in the equations of a check.
public struct CellKey: Sendable, Hashable, Comparable {
  /// The dataset.
  public var dataset: String
  /// The area's code.
  public var area: String
  /// The member.
  public var member: Int
  /// All persons, men+ or women+.
  public var column: ValueColumn
  /// False for an area that the dataset does not give: nobody hides it, and nobody knows it.
  public var isPublished = true

  /// By dataset, member, area and column, so that every run goes the same way.
  public static func < (a: CellKey, b: CellKey) -> Bool {
    (a.dataset, a.member, a.area, a.column.rawValue, a.isPublished ? 0 : 1)
      < (b.dataset, b.member, b.area, b.column.rawValue, b.isPublished ? 0 : 1)
  }
}
