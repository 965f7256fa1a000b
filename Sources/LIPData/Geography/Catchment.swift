/// A partnership's area: a list of areas, each with the part of it that belongs.
public struct Catchment: Sendable, Equatable {
  /// One area of a catchment.
  public struct Part: Sendable, Hashable {
    /// A DGUID, or a city's own code.
    public var code: String
    /// The part of the area that belongs to the catchment, above 0 and at most 1.
    public var weight: Double

    /// Makes a part; all of the area unless said otherwise.
    public init(_ code: String, weight: Double = 1) {
      self.code = code
      self.weight = weight
    }
  }

  /// The parts in the order in which they were written.
  public var parts: [Part]
  /// True when the membership was put together by us and is not the partnership's own list.
  public var isConstructed: Bool
  /// The day since which it has been what it is, `2026-04-01`; empty where that is not known.
  public var since = ""

  /// The codes of its areas, where each of them belongs whole; else nil.
  public var wholeAreas: [String]? { parts.allSatisfy { $0.weight == 1 } ? parts.map(\.code) : nil }

  /// The years of the boundaries of its areas, each once; none where they are a city's own or electoral districts, whose
  /// codes do not say a census.
  ///
  /// ``CatchmentFile`` and ``PartnershipGroup`` refuse several.
  public var vintages: [Int] { Set(parts.compactMap { DGUID($0.code)?.census }).sorted() }

  /// The year of the boundaries of its areas; nil where none is said, and for a list that mixes several.
  public var vintage: Int? { vintages.count == 1 ? vintages[0] : nil }

  /// Makes a catchment from its parts.
  public init(_ parts: [Part], isConstructed: Bool = false) {
    self.parts = parts
    self.isConstructed = isConstructed
  }
}
