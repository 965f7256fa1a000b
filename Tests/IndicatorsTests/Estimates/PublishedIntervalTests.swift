import LIPData
import Testing

@testable import Indicators

struct PublishedIntervalTests {
  private let model = SamplingModel()

  @Test func `a published error goes before the model, and names itself`() throws {
    let descriptor = try Catalogue(Embedded.folder).descriptor("census-profile-2021")
    let interval = try #require(descriptor.publishedIntervals[1529]?["2021A000011124"])
    // Published: 8,361,505, from 8,355,915 to 8,367,098: a standard error of about 2,853 (frameworks notes §15).
    #expect(abs(interval.variance.squareRoot() - 2853) < 1)
    var sum = CellSum()
    sum.add(Cell(8_361_505), rounding: .base5Sample, sampling: model, published: interval.variance)
    let estimate = Estimate.count(sum)
    #expect(estimate.sampling == .published(variance: interval.variance))
    let found = try #require(estimate.interval)
    #expect(found.method == "rounding+published-sampling")
    #expect(abs(found.low - 8_355_915) < 10 && abs(found.high - 8_367_098) < 10)
  }

  @Test func `beside a cell without a published error the sum is modelled`() {
    var sum = CellSum()
    sum.add(Cell(1000), rounding: .base5Sample, sampling: model, published: 400)
    sum.add(Cell(500), rounding: .base5Sample, sampling: model)
    #expect(sum.samplingError == .modelled(variance: 400 + model.variance(of: 500, in: nil)))
    var exact = CellSum()
    exact.add(Cell(500), rounding: .base5)
    #expect(exact.samplingError == .none)
  }

  @Test func `Canada's immigrants stand with the published interval beside an assessment`() throws {
    let assessment = try EmbeddedAssessments.of("ottawa")
    let figure = try #require(assessment.figures("immigrants", .canada).first)
    #expect(figure.estimate.value == 8_361_505)
    #expect(figure.interval?.method == "rounding+published-sampling")
    // A share of it has no published error: its method says so.
    let own = try #require(assessment.figures("immigrants", .catchment).first)
    #expect(own.interval?.method == "rounding+modelled-sampling")
  }
}
