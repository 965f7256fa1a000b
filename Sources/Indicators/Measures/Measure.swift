public import LIPData

/// One way to turn sums of cells into estimates; one measure, one file.
///
/// The doc comment of each is its method note.
public protocol Measure: Sendable {
  /// The key that begins it in a definition.
  static var key: String { get }
  /// What its definition must hold.
  static var shape: Shape { get }
  /// The units that its value can have.
  var units: [String] { get }
  /// Everything that it counts, without the columns of a breakdown.
  var quantities: [Quantity] { get }
  /// What must be additive to be summed over areas.
  var summed: [Quantity] { get }
  /// The denominator, whose name is the universe; nil where the count's own universe is.
  var universe: Quantity? { get }
  /// The dimension that its categories belong to, `total` where it has one value.
  var breakdown: String { get }
  /// The earlier quantity of a change, for the period's name.
  var earlier: Quantity? { get }

  /// Reads its definition, whose shape was checked.
  init(_ node: YAMLNode) throws

  /// What is computed, in words of a language; Σ is the sum over the areas of the cover.
  ///
  /// - Parameter name: the name of a quantity in that language.
  func formula(_ language: Language, _ name: (Quantity) -> String) -> String

  /// The estimates from the sums of one area; one, or one a category.
  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured]
}

extension Measure {
  /// Everything that it counts, unless a measure says otherwise.
  public var summed: [Quantity] { quantities }
  /// `total`, unless a measure has categories.
  public var breakdown: String { "total" }
  /// Nil, unless a measure compares two periods.
  public var earlier: Quantity? { nil }
}

/// An estimate and the category that it is of.
public struct Measured: Sendable {
  /// The category; nil for the total.
  public var category: Category?
  /// The estimate.
  public var estimate: Estimate

  /// A category of a distribution.
  public enum Category: Sendable, Hashable {
    /// The category that a quantity counts.
    case quantity(Quantity)
    /// What is left beside those that are shown.
    case other
  }
}

/// The sums of one area's cells, by quantity: a catchment, a province, or one without the other.
public protocol QuantitySums {
  /// The number of published areas that are summed.
  var areaCount: Int { get }
  /// The sum of a quantity's cells; empty where the dataset does not have it.
  func sum(_ quantity: Quantity) -> CellSum
  /// The sums of two quantities over the areas that have both.
  ///
  /// An area whose part is hidden must not stand in the whole, or the share falls.
  func sums(_ a: Quantity, _ b: Quantity) -> (CellSum, CellSum)
  /// The sampling model of a quantity.
  func model(_ quantity: Quantity) -> SamplingModel
  /// Reasons that hold for every estimate of the area, such as non-response.
  func reasons(for quantity: Quantity) -> [QualityReason]
}

/// The measures that definitions can name.
public enum Measures {
  /// Every measure.
  public static let all: [any Measure.Type] = [
    Count.self, Share.self, Ratio.self, Difference.self, Change.self, Gap.self, PublishedValue.self,
    Distribution.self,
  ]

  /// Reads the measure that a definition's first key names.
  static func read(_ node: YAMLNode) throws -> any Measure {
    for measure in all where node[measure.key] != nil { return try measure.init(node) }
    throw Diagnostic("unknown-key", "The measure is none of those that there are", at: node.place)
  }
}

extension YAMLNode {
  /// The quantity under a key whose shape was checked, of the gender that the node names.
  func quantity(_ key: String) -> Quantity {
    let column: ValueColumn =
      switch self["gender"]?.text {
      case "men+": .countMen
      case "women+": .countWomen
      default: .count
      }
    return Quantity(self[key]?.text ?? "", column: column)
  }
}
