import LIPData
import TestSupport

@testable import Indicators

/// The small plan, read as a framework, and slips in it.
enum SmallFramework {
  static let yaml = SmallPlan.yaml

  /// The framework, or one with a slip in the place of a text.
  static func read(_ original: String = "", _ slip: String = "") throws -> Framework {
    let text = original.isEmpty ? yaml : yaml.replacing(original, with: slip)
    let indicators = try IndicatorSet.shipped(Embedded.folder).indicators
    return try Framework(
      try YAMLNode.parse(text, file: "small.yaml"),
      indicators: Dictionary(indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
  }
}
