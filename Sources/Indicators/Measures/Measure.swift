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
  /// True when a larger area without the catchment can be told from the sums of both.
  var comparesRest: Bool { get }

  /// Reads its definition, whose shape was checked.
  init(_ node: YAMLNode) throws

  /// What is computed, in words of a language; Σ is the sum over the areas of the cover.
  ///
  /// - Parameter name: the name of a quantity in that language.
  func formula(_ language: Language, _ name: (Quantity) -> String) -> String

  /// The estimates from the sums of one area; one, or one a category.
  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured]

  /// The quantities that went into the estimates, where a measure has another way to go for some areas.
  func used(from sums: any QuantitySums, column: ValueColumn) -> [Quantity]

  /// What keeps a product's members from serving the measure, beside that they may not be added; nil when nothing does.
  func misfit(in descriptor: DatasetDescriptor) -> Misfit?
}

/// Why the members that a measure names do not serve it.
public struct Misfit: Sendable {
  /// What is wrong, to stand after "The indicator … ".
  public var sentence: String
  /// What would be right.
  public var remedy: String
}

/// A measure of one area against a larger one that it lies in.
protocol RelativeMeasure: Measure {
  /// The larger area: a province, or Canada.
  var comparator: AreaRole { get }

  /// The estimates from the sums of one area and those of the larger one.
  func estimates(from sums: any QuantitySums, against larger: any QuantitySums, column: ValueColumn) -> [Measured]
}

extension RelativeMeasure {
  /// Without a larger area there is nothing to compare with.
  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    [Measured(category: nil, estimate: .unavailable(.noComparator, from: sums.sum(quantities[0].of(column))))]
  }
}

extension Measure {
  /// Everything that it counts, unless a measure says otherwise.
  public var summed: [Quantity] { quantities }
  /// `total`, unless a measure has categories.
  public var breakdown: String { "total" }
  /// Nil, unless a measure compares two periods.
  public var earlier: Quantity? { nil }
  /// True where something is summed, unless a measure says otherwise.
  public var comparesRest: Bool { !summed.isEmpty }
  /// Everything that it counts, unless a measure says otherwise.
  public func used(from sums: any QuantitySums, column: ValueColumn) -> [Quantity] { quantities }
  /// Nothing, unless a measure says otherwise.
  public func misfit(in descriptor: DatasetDescriptor) -> Misfit? { nil }
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
    /// What is left, with hidden cells of the categories in it.
    case otherAndHidden
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
  /// The sums of several quantities over the areas that have all of them.
  func sums(of quantities: [Quantity]) -> [CellSum]
  /// The cells of each area that has all of the quantities, for measures that look at areas one by one.
  ///
  /// Empty where the areas cannot be told apart, as in a province without a catchment.
  func areas(of quantities: [Quantity]) -> [AreaCells]
  /// How whom a quantity counts is related to whom another counts.
  func kinship(of a: Quantity, to b: Quantity) -> Kinship
  /// True where a published mean, median or rate is of the long form, nil where that is not known.
  func isSample(_ quantity: Quantity) -> Bool?
  /// The sampling model of a quantity.
  func model(_ quantity: Quantity) -> SamplingModel
  /// Reasons that hold for every estimate of the area, such as non-response.
  func reasons(for quantity: Quantity) -> [QualityReason]
}

/// The cells of one area, one sum for each quantity that was asked for.
public struct AreaCells: Sendable {
  /// The part of the area that belongs to the catchment, 1 for all of it; the sums are weighted by it.
  public var weight: Double
  /// A sum of one cell for each quantity.
  public var sums: [CellSum]
}

/// The measures that definitions can name.
public enum Measures {
  /// Every measure.
  public static let all: [any Measure.Type] = [
    Count.self, Share.self, Ratio.self, Difference.self, Change.self, Gap.self, PublishedValue.self,
    Distribution.self, Median.self, Quantile.self, WeightedMean.self, Dissimilarity.self, Isolation.self,
    Diversity.self, LocationQuotient.self,
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
