import Testing

@testable import Indicators
@testable import LIPData

struct ExplanationTests {
  let atlas: Atlas
  let assessor: Assessor

  init() throws {
    atlas = try EmbeddedStore.shared.atlas()
    assessor = try Assessor(atlas, outline: try Embedded.outline())
  }

  private func explain(_ lip: String, _ indicator: String, _ role: AreaRole = .catchment) throws -> Explanation {
    let all = try assessor.explain(try atlas.registry.partnership(lip), indicator: indicator)
    return try #require(all.first { $0.figures.first?.role == role })
  }

  @Test(arguments: ["ottawa", "pei", "toronto-east-quadrant"])
  func `the explained figures are those of the assessment, for every indicator and area`(lip: String) throws {
    let assessment = try EmbeddedAssessments.of(lip)
    let partnership = try atlas.registry.partnership(lip)
    for indicator in Set(assessment.tables.flatMap(\.indicators).map(\.id)).sorted() {
      let explained = try assessor.explain(partnership, indicator: indicator).flatMap(\.figures)
      for table in assessment.tables {
        let shown = table.figures.filter { $0.indicator == indicator }
        guard !shown.isEmpty else { continue }
        #expect(shown.map(\.estimate) == explained.map(\.estimate), "\(indicator)")
        #expect(shown.map(\.areaName) == explained.map(\.areaName), "\(indicator)")
        #expect(shown.map(\.category) == explained.map(\.category), "\(indicator)")
      }
    }
  }

  @Test func `the counted cells of a share add to its numerator and denominator, weights and all`() throws {
    let explanation = try explain("toronto-east-quadrant", "recent-immigrant-share")
    let figure = try #require(explanation.figures.first)
    let quantities = explanation.indicator.measure.quantities
    func sum(_ quantity: Quantity) -> Double {
      explanation.cells.filter { $0.quantity == quantity && $0.use == .counted }
        .reduce(0) { $0 + $1.weight * ($1.cell?.value ?? 0) }
    }
    #expect(sum(quantities[0]) == figure.estimate.numerator)
    #expect(sum(quantities[1]) == figure.estimate.denominator)
    #expect(explanation.pieces.count > 20)
    #expect(
      explanation.cells.count(where: { $0.quantity.column == .count && $0.use == .counted }) == figure.estimate.cells)
    #expect(explanation.formula(.english) == "100 × Σ Recent immigrants ÷ Σ Population in private households")
    #expect(explanation.formula(.french).contains("Immigrants récents"))
  }

  @Test func `a rest of a province shows what is taken away`() throws {
    let explanation = try explain("ottawa", "recent-immigrant-share", .provinceWithout)
    let figure = try #require(explanation.figures.first)
    let signed = explanation.cells.filter { $0.quantity == explanation.indicator.measure.quantities[0] }
      .reduce(0) { $0 + ($1.side == .takenAway ? -1 : 1) * ($1.cell?.value ?? 0) }
    #expect(signed == figure.estimate.numerator)
    #expect(explanation.pieces.map(\.side) == [.summed, .takenAway])
    #expect(Set(explanation.cells.map(\.dataset)).count == 2)
  }

  @Test func `a median of peers shows the peers' values`() throws {
    let explanation = try explain("ottawa", "recent-immigrant-share", .peers)
    let values = explanation.peers.map(\.value).sorted()
    #expect(values.count == 5)
    #expect(explanation.figures.first?.estimate.value == values[2])
    #expect(explanation.cells.isEmpty)
  }

  @Test func `an indicator without data is explained by its reason`() throws {
    let kitchener = try assessor.explain(try atlas.registry.partnership("waterloo-region"), indicator: "immigrants")
    #expect(kitchener.count == 1)
    #expect(kitchener[0].figures[0].estimate.value == nil)
    #expect(kitchener[0].cells.isEmpty)
    #expect(kitchener[0].figures[0].estimate.reasons.isEmpty == false)
  }

  @Test func `every measure has a formula in both languages, with the names of what it counts`() throws {
    for indicator in atlas.indicators.indicators {
      for language in Language.allCases {
        let formula = indicator.measure.formula(language) { "<\($0.text)>" }
        let named = indicator.measure.quantities.filter { formula.contains("<\($0.text)>") }
        #expect(!named.isEmpty, "\(indicator.id): \(formula)")
      }
    }
  }

  /// Cells of one area: what is hidden, and what stands beside it.
  @Test func `a hidden cell and its partner are told apart from those that count`() throws {
    let atlas = try EmbeddedStore.shared.atlas()
    let dataset = try #require(atlas.datasets.first { $0.entry.id == "ottawa-wards-2021" })
    let indicator = try atlas.indicators.indicator("recent-immigrant-share")
    let quantities = indicator.measure.quantities
    let members = quantities.compactMap { $0.member(in: dataset.descriptor)?.id }
    var matrix = CellMatrix(areas: ["A", "B", "C"], members: members)
    for (row, cells) in [
      [Cell(30), Cell(200)], [Cell(missing: .suppressed), Cell(150)], [Cell(0), Cell(90)],
    ].enumerated() {
      for (member, cell) in zip(members, cells) {
        _ = matrix.set(row: row, place: try #require(matrix.members[member]), column: 0, to: cell)
      }
    }
    let cover = Cover(parts: ["A", "B", "C"].map { Catchment.Part($0) }, missing: [Catchment.Part("D")])
    let sums = AreaSums(matrix: matrix, descriptor: dataset.descriptor, cover: cover)
    let subject = FigureMaker.Subject(
      partnership: "x", partnershipName: .same("X"), role: .catchment, areaCode: "", areaName: .same("X"))
    let figures = dataset.maker.figures(of: indicator, for: subject, from: sums)
    let explanation = Explanation(
      indicator, Derivation(figures: figures, dataset: dataset, sums: sums), atlas: atlas)
    let uses = explanation.cells.filter { $0.quantity.column == .count }.map(\.use)
    #expect(uses == [.counted, .withoutValue, .counted, .counted, .leftOut, .counted])
    #expect(figures[0].estimate.numerator == 30)
    #expect(figures[0].estimate.denominator == 290)
    #expect(explanation.missing.map(\.code) == ["D"])
    let zero = try #require(explanation.cells.first { $0.area == "C" })
    #expect(zero.bounds == 0...9)
    #expect(explanation.cells[1].bounds == nil && explanation.cells[1].cell?.status == .suppressed)
  }

  @Test func `a published median is explained by its one cell, an interpolated one by its classes`() throws {
    let published = try explain("vancouver", "median-household-income")
    #expect(published.cells.map(\.quantity.text) == ["median-household-income"])
    #expect(published.cells.map(\.use) == [.counted])
    let interpolated = try explain("toronto-east-quadrant", "median-household-income")
    // 19 classes and the whole that they make up, of 30 neighbourhoods.
    #expect(interpolated.cells.count == 20 * 30)
    #expect(interpolated.cells.allSatisfy { $0.use == .counted })
    #expect(interpolated.formula(.french).contains("médiane, interpolée"))
  }

  @Test func `a location quotient shows the province below the line`() throws {
    let explanation = try explain("toronto-east-quadrant", "recent-immigrant-location-quotient")
    #expect(explanation.pieces.count { $0.side == .compared } == 1)
    #expect(explanation.pieces.last?.code == "2021A000235")
    func share(_ side: Explanation.Side) -> Double {
      let sums = explanation.indicator.measure.quantities.map { quantity in
        explanation.cells.filter { $0.quantity == quantity && $0.side == side }
          .reduce(0) { $0 + ($1.cell?.value ?? 0) }
      }
      return sums[0] / sums[1]
    }
    #expect(close(explanation.figures[0].estimate.value, share(.summed) / share(.compared)))
  }
}
