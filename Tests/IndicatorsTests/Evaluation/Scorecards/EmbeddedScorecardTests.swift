import LIPData
import Testing

@testable import Indicators

/// Frameworks over the figures that come with the program.
struct EmbeddedScorecardTests {
  private func scorer(_ framework: String) throws -> (Scorer, PartnershipRegistry) {
    let indicators = try IndicatorSet.shipped(Embedded.folder)
    let atlas = try EmbeddedStore.shared.atlas()
    let assessor = try Assessor(atlas, outline: try Embedded.outline())
    let found = try FrameworkLibrary(Embedded.folder, indicators: indicators).framework(framework)
    return (
      Scorer(found, responses: Responses(), figures: MeasuredFigures(assessor, indicators: indicators)), atlas.registry
    )
  }

  @Test func `the welcoming community of a real partnership is held against the rest of its province`() throws {
    let (scorer, registry) = try scorer("welcoming-community")
    let card = try scorer.scorecard(of: try registry.partnership("toronto-east-quadrant"))
    #expect(card.measured == 7 && card.measurable == 17)
    let row = try #require(card.rows.first { $0.measure.id == "unemployment-rate" })
    let assessment = try EmbeddedAssessments.of("toronto-east-quadrant")
    // The same figures as the needs assessment has.
    #expect(row.current.value == assessment.total("unemployment-rate")?.estimate.value)
    #expect(row.reference?.value.value == assessment.total("unemployment-rate", .provinceWithout)?.estimate.value)
    #expect(row.status == .progress(.behind))
    #expect(row.progress?.value == (row.current.value ?? 0) - (row.reference?.value.value ?? 0))
    #expect(row.describes == .allResidents)
    #expect(row.datasets.count == 2)
    #expect(card.index == nil)
    #expect(card.nodes.allSatisfy { $0.score == nil })
  }

  @Test func `no claim is made where the interval of the difference holds zero`() throws {
    let (scorer, registry) = try scorer("welcoming-community")
    var claims = 0
    for partnership in registry.partnerships {
      for row in try scorer.scorecard(of: partnership).rows {
        guard let reference = row.reference, let low = row.current.low, let high = row.current.high else { continue }
        claims += 1
        if case .progress = row.status {
          // Ahead or behind: the reference's value lies outside the figure's own interval.
          let value = try #require(reference.value.value)
          #expect(value < low || value > high, "\(partnership.id) \(row.measure.id)")
        }
      }
    }
    print("figures held against a reference: \(claims)")
    #expect(claims > 30)
  }

  @Test func `every framework runs over every partnership, and says what it does not know`() throws {
    let indicators = try IndicatorSet.shipped(Embedded.folder)
    let atlas = try EmbeddedStore.shared.atlas()
    let figures = MeasuredFigures(
      try Assessor(atlas, outline: try Embedded.outline()), indicators: indicators)
    var cards = 0
    for framework in try FrameworkLibrary(Embedded.folder, indicators: indicators).all() {
      let scorer = Scorer(framework, responses: Responses(), figures: figures)
      for partnership in atlas.registry.partnerships {
        let card = try scorer.scorecard(of: partnership)
        cards += 1
        #expect(card.nodes.count == framework.nodes.count)
        #expect(card.rows.count == framework.nodes.flatMap(\.measures).count)
        for row in card.rows {
          #expect(row.isMeasured || row.current.value == nil)
          #expect(!row.reason.en.isEmpty && !row.reason.fr.isEmpty && row.reason.en != row.reason.fr)
        }
        // Nothing of the census alone is a score of a partnership's own work.
        for node in card.nodes where node.node.sphere == .control { #expect(node.score == nil) }
      }
    }
    #expect(cards == 16 * atlas.registry.partnerships.count)
  }
}
