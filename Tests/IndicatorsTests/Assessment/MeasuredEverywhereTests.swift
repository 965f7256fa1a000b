import LIPData
import Testing

@testable import Indicators

@Suite("The shipped indicators of every measure, for real catchments")
struct MeasuredEverywhereTests {
  private func figures(_ id: String, _ partnership: String) throws -> [Figure] {
    let atlas = try EmbeddedStore.shared.atlas()
    let partnership = try atlas.registry.partnership(partnership)
    return try Comparison(
      try atlas.indicators.indicator(id), partnership, try atlas.registry.catchment(of: partnership), atlas: atlas,
      cells: CellCache(atlas)
    ).figures
  }

  @Test("every measure is shipped in an indicator")
  func shipped() throws {
    let used = Set(try IndicatorSet.shipped(Embedded.folder).indicators.map { type(of: $0.measure).key })
    // A ratio, a difference, a gap: those are for definitions of one's own.
    let shipped = [
      "median", "quantile", "mean", "dissimilarity", "isolation", "diversity", "location-quotient",
    ]
    #expect(used.isSuperset(of: shipped))
  }

  @Test("thirty neighbourhoods have an interpolated median, and the published one of the province beside it")
  func median() throws {
    let figures = try figures("median-household-income", "toronto-east-quadrant")
    let own = try #require(figures.first)
    #expect((60_000...100_000).contains(try #require(own.estimate.value)))
    #expect(own.estimate.isInterpolated)
    #expect(try #require(own.interval).method == "rounding+modelled-sampling+interpolation")
    #expect(own.period == "2020")
    let province = try #require(figures.first { $0.role == .province })
    #expect(province.estimate.value == 91_000)
    // Sampled here and counted whole there, the households are the same.
    #expect(!province.estimate.isInterpolated && province.interval == nil)
    #expect(!province.estimate.reasons.contains(.otherUniverse))
  }

  @Test("one published area has its published median")
  func published() throws {
    let own = try #require(try figures("median-household-income", "vancouver").first).estimate
    #expect(own.value == 82_000)
    #expect(own.reasons.isEmpty && own.cells == 1)
  }

  @Test("a province without the catchment has an interpolated quartile as well; means are not taken away")
  func rest() throws {
    let figures = try figures("first-quartile-household-income", "vancouver")
    let rest = try #require(figures.first { $0.role == .provinceWithout })
    #expect(rest.estimate.isInterpolated)
    #expect((30_000...60_000).contains(try #require(rest.estimate.value)))
    // The means are not taken away from each other: the whole province stands beside.
    let means = try self.figures("average-household-income", "vancouver")
    #expect(means.map(\.role) == [.catchment, .province])
  }

  @Test("over thirty neighbourhoods dissimilarity and isolation say their parts; over one area they say that")
  func segregation() throws {
    for id in ["immigrant-dissimilarity", "immigrant-isolation"] {
      let own = try #require(try figures(id, "toronto-east-quadrant").first).estimate
      #expect(try (0.01...0.9).contains(#require(own.value)), "\(id)")
      let parts = own.reasons.compactMap { if case .byChance(let parts, _) = $0 { parts } else { nil } }
      #expect(parts == [own.cells / 2])
      #expect(try #require(try figures(id, "vancouver").first).estimate.reasons == [.onePart])
    }
  }

  @Test("immigrants of thirty neighbourhoods were born in many places; all of them are counted")
  func diversity() throws {
    for id in ["toronto-east-quadrant", "ottawa", "vancouver", "pei"] {
      let own = try #require(try figures("birthplace-diversity", id).first)
      #expect(try (0.8...0.99).contains(#require(own.estimate.value)), "\(id)")
    }
  }

  @Test("every reason is said in both languages, with its numbers as each writes them")
  func texts() {
    let interpolated = QualityReason.interpolated(from: 60_000, to: 70_000).text
    #expect(interpolated.en == "Interpolated in the class from 60,000 to 70,000, not published.")
    #expect(interpolated.fr == "Interpolé dans la classe de 60\u{00A0}000 à 70\u{00A0}000, non publié.")
    #expect(QualityReason.interpolated(from: 200_000, to: nil).text.en.contains("from 200,000,"))
    #expect(
      QualityReason.byChance(parts: 30, part: 0.042).text.en.contains("Over 30 parts; chance alone would give about 4%")
    )
    for reason in [QualityReason.openClass, .notWhole, .onePart, .noComparator, .errorNotPublished] {
      #expect(!reason.text.en.isEmpty && reason.text.en != reason.text.fr)
    }
  }
}
