import LIPData
import Testing

@testable import Indicators

@Suite("Assessments from the embedded default")
struct AssessorTests {
  @Test("the embedded default is ingested whole")
  func ingested() throws {
    let ingested = try EmbeddedStore.shared.ingested
    #expect(ingested.count == 5)
    #expect(ingested["ottawa-wards-2021"]?.areas == 25)
    #expect(ingested["toronto-neighbourhoods-2021"]?.areas == 158)
    for (dataset, report) in ingested { #expect(report.rows > 0 && !report.wasKnown, "\(dataset)") }
  }

  @Test("Ottawa: 19 or more of 20 tables, and its immigrants as published")
  func ottawa() throws {
    let assessment = try EmbeddedAssessments.of("ottawa")
    print("Ottawa: \(assessment.filledTables) of \(assessment.tables.count) tables")
    print("without a value:", assessment.tables.filter { !$0.isFilled }.map(\.definition.id))
    #expect(assessment.tables.count == 20)
    #expect(assessment.filledTables >= 19)
    #expect(assessment.hasImmigrantCount)
    #expect(assessment.total("immigrants")?.estimate.value == 259_215)
    let share = try #require(assessment.total("immigrant-share"))
    #expect(share.estimate.numerator == 259_215)
    #expect(share.estimate.denominator == 1_000_935)
    #expect(close(share.estimate.value, 100 * 259_215.0 / 1_000_935))
    #expect(share.estimate.cells == 2)
    #expect(share.areaCode == "2021A00053506008")
    #expect(share.period == "2021")
  }

  @Test("Ontario without Ottawa is Ontario less Ottawa, and its bounds hold what both allow")
  func provinceWithout() throws {
    let assessment = try EmbeddedAssessments.of("ottawa")
    let matrix = try Embedded.matrix("census-profile-2021", areas: ["2021A000235"], members: [1529, 1536, 1537])
    for (indicator, member) in [("immigrants", 1529), ("recent-immigrants", 1536), ("non-permanent-residents", 1537)] {
      let province = try #require(matrix.cell("2021A000235", member)).value
      let own = try #require(assessment.total(indicator)?.estimate.value)
      let rest = try #require(assessment.total(indicator, .provinceWithout))
      #expect(rest.estimate.value == province - own)
      // Two cells of ±4.
      #expect(rest.estimate.bounds == (province - own - 8)...(province - own + 8))
      #expect(rest.estimate.roundingVariance == 8)
      #expect(rest.estimate.coverage == 1)
      #expect(rest.areaCode.isEmpty)
      #expect(rest.areaName.en == "Ontario without the catchment")
      #expect(rest.areaName.fr == "Ontario sans le territoire")
      // Both files' licences ask for a line.
      #expect(rest.datasets == ["census-profile-2021", "ottawa-wards-2021"])
      // The sampling error of the rest is below that of the whole.
      let whole = SamplingModel().variance(of: province, in: nil)
      #expect(try #require(rest.estimate.sampling.variance) < whole)
    }
    let share = try #require(assessment.total("immigrant-share", .provinceWithout)?.estimate)
    #expect(share.numerator == assessment.total("immigrants", .provinceWithout)?.estimate.value)
  }

  @Test("every distribution of a comparator shows the catchment's categories")
  func categories() throws {
    let assessment = try EmbeddedAssessments.of("ottawa")
    let own = assessment.figures("top-birthplaces", .catchment)
    let others = assessment.figures("top-birthplaces", .provinceWithout)
    #expect(own.count == 11)
    #expect(own.last?.category.en == "Other")
    #expect(others.map(\.category) == own.map(\.category))
    let values = own.compactMap(\.estimate.value)
    #expect(values.dropLast() == values.dropLast().sorted(by: >)[...])
  }

  @Test("a table about all residents says so in its title")
  func titles() throws {
    let assessment = try EmbeddedAssessments.of("ottawa")
    for table in assessment.tables {
      switch table.indicators.first?.describes {
      case .allResidents:
        #expect(table.title.en.hasPrefix("All residents: "))
        #expect(table.title.fr.hasPrefix("Ensemble de la population"))
      case .households: #expect(table.title.en.hasPrefix("All households: "))
      default: #expect(table.title == table.definition.title)
      }
    }
  }

  @Test("a partnership that is its province is compared with none")
  func province() throws {
    let assessment = try EmbeddedAssessments.of("pei")
    #expect(assessment.hasImmigrantCount)
    let roles = Set(assessment.tables.flatMap(\.figures).map(\.role))
    #expect(!roles.contains(.province))
    #expect(!roles.contains(.provinceWithout))
  }

  @Test("a partnership that lists all divisions of its province is its province")
  func allDivisions() throws {
    let divisions = ["2021A00031101", "2021A00031102", "2021A00031103"]
    let mine = SmallExtract.partnership("island", divisions, provinces: ["PE"], setting: "mixed")
    let atlas = try EmbeddedStore.shared.atlas(registry: PartnershipRegistry([mine]))
    let assessment = try Assessor(atlas, outline: try Embedded.outline()).assess(mine)
    let island = try EmbeddedAssessments.of("pei")
    #expect(assessment.total("immigrants")?.estimate == island.total("immigrants")?.estimate)
    #expect(assessment.total("population")?.estimate.value == island.total("population")?.estimate.value)
    for figure in assessment.tables.flatMap(\.figures) {
      #expect(figure.role != .province && figure.role != .provinceWithout, "\(figure.indicator)")
    }
  }

  @Test("Toronto East is constructed of 30 neighbourhoods, and medians of a union are interpolated and say so")
  func torontoEast() throws {
    let assessment = try EmbeddedAssessments.of("toronto-east-quadrant")
    #expect(assessment.catchment.isConstructed)
    #expect(assessment.catchment.parts.count == 30)
    #expect(assessment.areaNames.count == 30)
    let immigrants = try #require(assessment.total("immigrants")?.estimate)
    #expect(immigrants.cells == 30)
    #expect(immigrants.coverage == 1)
    // 30 cells of 10 or more: variance 4 each.
    #expect(immigrants.roundingVariance == 120)
    for indicator in ["median-household-income", "median-household-income-after-tax"] {
      let median = try #require(assessment.total(indicator)?.estimate)
      // The classes of the neighbourhoods are added: 18 or 19 of 30 areas each, none of their published medians.
      #expect(median.isInterpolated)
      #expect([18 * 30, 19 * 30].contains(median.cells))
      #expect(median.interval != nil)
    }
  }

  @Test("medians are given for a catchment that is one published area")
  func medians() throws {
    let assessment = try EmbeddedAssessments.of("vancouver")
    let median = try #require(assessment.total("median-household-income"))
    let profile = try Embedded.file("census-profile-2021").descriptor
    let member = try #require(profile.variables["median-household-income"]?.member)
    let city = "2021A00055915022"
    let printed = try #require(
      try Embedded.matrix("census-profile-2021", areas: [city], members: [member]).cell(city, member))
    #expect(printed.hasValue)
    #expect(median.estimate.value == printed.value)
    #expect(median.estimate.interval == nil)
    #expect(median.unit == "dollars")
    // A median is never taken away from another.
    #expect(assessment.total("median-household-income", .provinceWithout) == nil)
  }

  @Test("no figure without a value has an interval, and every interval holds its value")
  func intervals() throws {
    for id in ["ottawa", "pei", "toronto-east-quadrant", "vancouver"] {
      for figure in try EmbeddedAssessments.of(id).tables.flatMap(\.figures) {
        let estimate = figure.estimate
        guard let value = estimate.value else {
          #expect(figure.interval == nil)
          #expect(!estimate.reasons.isEmpty)
          continue
        }
        if figure.unit == "percent", figure.indicator != "population-change" { #expect((0...100).contains(value)) }
        if figure.unit == "persons" { #expect(value >= 0) }
        guard let interval = figure.interval else { continue }
        #expect(interval.low <= value && value <= interval.high, "\(id) \(figure.indicator)")
        if !estimate.isSigned { #expect(interval.low >= 0) }
        if let bounds = estimate.bounds { #expect(bounds.contains(value)) }
      }
    }
  }

  @Test("the same store gives the same assessment twice")
  func repeatable() throws {
    let atlas = try EmbeddedStore.shared.atlas()
    let again = try Assessor(atlas, outline: try Embedded.outline()).assess(try atlas.registry.partnership("ottawa"))
    let first = try EmbeddedAssessments.of("ottawa")
    #expect(again.tables.flatMap(\.figures).map(\.estimate) == first.tables.flatMap(\.figures).map(\.estimate))
    #expect(again.tables.map(\.notes) == first.tables.map(\.notes))
  }

  @Test("a partnership whose catchment is not known is refused, and told what to write")
  func unknownCatchment() throws {
    let atlas = try EmbeddedStore.shared.atlas()
    let assessor = try Assessor(atlas, outline: try Embedded.outline())
    let error = diagnostic { try assessor.assess(SmallExtract.partnership("nowhere", nil)) }
    #expect(error?.code == "catchment-unknown")
    #expect(error?.sentence.contains("nowhere") == true)
    #expect(error?.remedy?.contains("catchments.csv") == true)
  }

  @Test("an outline with an indicator that nobody defines is refused before anything is read")
  func badOutline() throws {
    let atlas = try EmbeddedStore.shared.atlas()
    let yaml = OutlineErrorsTests.good.replacing("immigrant-share", with: "nobody")
    let outline = try AssessmentOutline(try YAMLNode.parse(yaml, file: "outline.yaml"))
    #expect(diagnostic { try Assessor(atlas, outline: outline) }?.code == "unknown-indicator")
  }
}
