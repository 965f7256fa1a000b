import LIPData
import Testing

@testable import Indicators

@Suite("Every partnership of the registry")
struct EveryPartnershipTests {
  @Test("each is assessed: what is printed is sound, and what is not says why")
  func all() throws {
    let atlas = try EmbeddedStore.shared.atlas()
    let assessor = try Assessor(atlas, outline: try Embedded.outline())
    var assessed = 0
    var filled: [String] = []
    var figures = 0
    for partnership in atlas.registry.partnerships where partnership.catchment != nil {
      let assessment = try assessor.assess(partnership)
      assessed += 1
      if assessment.hasImmigrantCount { filled.append("\(partnership.id) \(assessment.filledTables)") }
      for table in assessment.tables {
        // Each row of the table has its catchment first.
        for indicator in table.indicators {
          #expect(table.figures.first { $0.indicator == indicator.id }?.role == .catchment)
        }
        for figure in table.figures {
          figures += 1
          guard let problem = Self.problem(figure) else { continue }
          Issue.record("\(partnership.id) \(figure.indicator) \(figure.role): \(problem)")
        }
      }
    }
    print(
      "\(assessed) partnerships, \(figures) figures; with immigrants (tables filled): \(filled.joined(separator: ", "))"
    )
    #expect(assessed > 90)
    #expect(filled.count >= 8)
  }

  /// What is wrong with a figure; nil when nothing is.
  private static func problem(_ figure: Figure) -> String? {
    let estimate = figure.estimate
    guard let value = estimate.value else {
      if estimate.reasons.isEmpty { return "no value and no reason" }
      return estimate.quality == .unavailable && figure.interval == nil ? nil : "graded without a value"
    }
    if !value.isFinite { return "not finite" }
    if let interval = figure.interval, !(interval.low...interval.high ~= value) { return "outside its interval" }
    if let bounds = estimate.bounds, !bounds.contains(value) { return "outside its bounds" }
    if figure.unit == "percent", !estimate.isSigned, !(0...100 ~= value) { return "no share" }
    if !(0...1 ~= estimate.coverage) { return "coverage \(estimate.coverage)" }
    if figure.role == .provinceWithout, estimate.hiddenCells > 0 { return "a difference with a hidden cell" }
    return figure.datasets.isEmpty ? "no dataset, and so no licence line" : nil
  }
}
