import LIPData
import Testing

@testable import Indicators

/// The catchment of 2016 beside that of 2021: Brockville and Front of Yonge, with made-up figures.
struct PreviousCensusTests {
  private static let codes = ["2021A00053507015", "2021A00053507017"]
  private static let former = ["2016A00053507015", "2016A00053507017"]

  private static func area(
    _ code: String, _ people: Int, before: Int?, _ immigrants: Int, low: Int = 1000,
    quality: [String] = ["3", "4", "00000"]
  ) -> TwoCensuses.Area {
    TwoCensuses.Area(
      code: code,
      cells: [
        "\(people)", before.map(String.init) ?? "", "\(people / 5 * 5)", "\(immigrants)", "\(immigrants / 4 / 5 * 5)",
        "\(people / 5 * 5)", "\(low)",
      ], quality: quality)
  }

  /// Two towns that were the same in 2016, with 30,000 people then and 32,000 now.
  private static func towns(
    before: [Int?] = [20_000, 10_000], quality: [String] = ["3", "4", "00000"], breaks: BreakRegister? = nil,
    rows: [String]? = [], former: [TwoCensuses.Area]? = nil
  ) throws -> TwoCensuses {
    try TwoCensuses(
      [
        area(codes[0], 21_000, before: before[0], 4000, quality: quality),
        area(codes[1], 11_000, before: before[1], 1000, quality: quality),
      ],
      before: former ?? [
        area(Self.former[0], 20_000, before: 19_000, 3000), area(Self.former[1], 10_000, before: 9000, 600),
      ], catchment: codes.map { .init($0) }, rows: rows, breaks: breaks)
  }

  @Test func `the earlier figure has its own role, vintage and period, and the catchment's stays the catchment's`()
    throws
  {
    let towns = try Self.towns()
    let assessment = try towns.assess()
    let own = try #require(assessment.total("immigrants"))
    #expect(own.estimate.value == 5000 && own.vintage == "2021" && own.period == "2021")
    let earlier = try #require(assessment.total("immigrants", .previousCensus))
    #expect(earlier.estimate.value == 3600 && earlier.vintage == "2016" && earlier.period == "2016")
    #expect(earlier.role.column == "catchment" && earlier.dataset == "census-profile-2016")
    let change = try #require(assessment.total("immigrants", .change))
    #expect(change.vintage == "2016/2021" && change.period == "2016/2021" && change.unit == "percent")
    #expect(change.datasets == ["census-profile-2021", "census-profile-2016"])
    #expect(close(change.estimate.value, 100 * 5000.0 / 3600 - 100))
    #expect(change.estimate.movement == .rose)
    for table in assessment.tables {
      #expect(table.catchmentFigures.allSatisfy { $0.vintage != "2016" && $0.role == .catchment })
    }
  }

  @Test func `a share changes in points, and the interval is of two independent samples`() throws {
    let assessment = try Self.towns().assess()
    let own = try #require(assessment.total("immigrant-share")?.estimate)
    let earlier = try #require(assessment.total("immigrant-share", .previousCensus)?.estimate)
    let change = try #require(assessment.total("immigrant-share", .change))
    #expect(change.unit == "points")
    #expect(close(change.estimate.value, 100 * 5000.0 / 32_000 - 100 * 3600.0 / 30_000))
    let sampling = [own, earlier].compactMap(\.sampling.variance).reduce(0, +)
    #expect(close(change.estimate.sampling.variance, sampling))
    #expect(close(change.estimate.roundingVariance, own.roundingVariance + earlier.roundingVariance))
  }

  @Test func `a change is explained by the cells of both censuses`() throws {
    let towns = try Self.towns()
    let assessor = try Assessor(towns.atlas, outline: try Embedded.outline())
    for (indicator, unit) in [("immigrants", "percent"), ("immigrant-share", "points")] {
      let explanations = try assessor.explain(towns.mine, indicator: indicator)
      let explanation = try #require(explanations.first { $0.figures.first?.role == .change })
      let figure = try #require(explanation.figures.first)
      #expect(figure.unit == unit && explanation.boundaries != nil && explanation.breaks.count > 1)
      #expect(explanation.pieces.count { $0.side == .summed } == 2)
      #expect(explanation.pieces.count { $0.side == .earlier } == 2)
      #expect(explanation.cells.count == figure.estimate.cells)
      func sum(_ side: Explanation.Side, _ place: Int) -> Double {
        let quantity = explanation.indicator.measure.quantities[place]
        return explanation.cells.filter { $0.quantity == quantity && $0.side == side && $0.use == .counted }
          .reduce(0) { $0 + ($1.cell?.value ?? 0) }
      }
      let told =
        unit == "percent"
        ? 100 * (sum(.summed, 0) / sum(.earlier, 0) - 1)
        : 100 * (sum(.summed, 0) / sum(.summed, 1) - sum(.earlier, 0) / sum(.earlier, 1))
      #expect(close(figure.estimate.value, told))
    }
  }

  @Test func `a change that its interval does not allow is neither rise nor fall`() throws {
    let former = [
      Self.area(Self.former[0], 20_000, before: 1, 3950), Self.area(Self.former[1], 10_000, before: 1, 1000),
    ]
    let change = try #require(try Self.towns(former: former).assess().total("immigrants", .change)?.estimate)
    #expect(try #require(change.value) > 0)
    #expect(change.movement == .unclear)
  }

  // MARK: Boundaries

  private static func redrawn(_ figure: Figure?) -> QualityReason? {
    figure?.estimate.reasons.first { if case .redrawn = $0 { true } else { false } }
  }

  private static func breaks(_ figure: Figure?) -> [String] {
    (figure?.estimate.reasons ?? []).compactMap { if case .seriesBreak(let id, _, _) = $0 { id } else { nil } }
  }

  @Test func `equal counts of the earlier people are the same boundaries, and the general warning falls away`() throws {
    let towns = try Self.towns()
    let figure = try towns.assess().total("immigrants", .previousCensus)
    #expect(Self.redrawn(figure) == nil)
    #expect(!Self.breaks(figure).contains("boundaries-of-subdivisions"))
    #expect(try towns.assessor().boundaries(of: towns.mine, since: 2016) == .same)
  }

  @Test func `other counts are boundaries that were redrawn, with the difference in people`() throws {
    let towns = try Self.towns(before: [20_400, 10_000])
    let figure = try towns.assess().total("immigrants", .previousCensus)
    #expect(Self.redrawn(figure) == .redrawn(earlier: 30_000, within: 30_400, vintage: 2016))
    #expect(figure?.estimate.quality == .caution)
    let text = try #require(Self.redrawn(figure)).text
    #expect(text.en.contains("400 more people in 2016") && text.en.contains("(1.3%)"))
    #expect(text.fr.contains("400 personnes de plus") && text.fr.contains("(1,3\u{00A0}%)"))
    #expect(try towns.assessor().boundaries(of: towns.mine, since: 2016).difference == 400)
    // Between the two towns something moved; the catchment has the people that it had.
    #expect(try Self.towns(before: [20_400, 9600]).assessor().boundaries(of: towns.mine, since: 2016) == .same)
    // A count of other boundaries has no change that could be told from theirs; nor has a share of quite others.
    #expect(try towns.assess().total("immigrants", .change) == nil)
    #expect(try towns.assess().total("immigrant-share", .change) != nil)
    let much = try Self.towns(before: [15_000, 10_000]).assess()
    #expect(much.total("immigrants", .previousCensus)?.estimate.quality == .unreliable)
    #expect(much.total("immigrant-share", .change) == nil)
    #expect(try Self.towns(before: [nil, 10_000]).assess().total("immigrants", .change) == nil)
  }

  @Test func `without the earlier count the warning stands`() throws {
    let towns = try Self.towns(before: [nil, 10_000])
    let figure = try towns.assess().total("immigrants", .previousCensus)
    #expect(Self.breaks(figure).contains("boundaries-of-subdivisions"))
    #expect(try towns.assessor().boundaries(of: towns.mine, since: 2016) == .unknown)
  }

  // MARK: Areas

  @Test func `an area without counterpart is said to be missing, and there is no change`() throws {
    let new = "2016/2021\t\t\t\(Self.codes[1])\t\tnew\tseen\ttest"
    let gone = "2016/2021\t\(Self.former[1])\tGone\t\t\tended\tseen\ttest"
    let assessment = try Self.towns(rows: [new, gone]).assess()
    let figure = try #require(assessment.total("immigrants", .previousCensus))
    #expect(figure.estimate.value == 3000)
    #expect(figure.estimate.coverage < 1)
    #expect(figure.estimate.reasons.contains { if case .noCounterpart(_, 2016) = $0 { true } else { false } })
    #expect(assessment.total("immigrants", .change) == nil)
    #expect(assessment.total("immigrants")?.estimate.value == 5000)
  }

  @Test func `areas that merged by general knowledge are summed, and the figure says what it rests on`() throws {
    let merged = ["2016A00053507001", "2016A00053507002"]
    let rows = merged.map { "2016/2021\t\($0)\tPart\t\(Self.codes[0])\t1\tmerged\tgeneral-knowledge\ttest" }
    let former = [
      Self.area(merged[0], 15_000, before: 1, 2000), Self.area(merged[1], 5000, before: 1, 1000),
      Self.area(Self.former[1], 10_000, before: 1, 600),
    ]
    let figure = try #require(
      try Self.towns(rows: rows, former: former).assess().total("immigrants", .previousCensus))
    #expect(figure.estimate.value == 3600 && figure.estimate.cells == 3)
    #expect(figure.estimate.reasons.contains(.generalKnowledge(vintage: 2016)))
  }

  @Test func `a tract that was split is apportioned by its weight, and marked`() throws {
    let later = ["2021S05075350002.01", "2021S05075350003.00"].map { Self.area($0, 5000, before: 4000, 800) }
    let before = ["2016S05075350002.00", "2016S05075350003.00"].map { Self.area($0, 8000, before: 1, 1000) }
    let world = try TwoCensuses(
      later, before: before, catchment: later.map { .init($0.code) },
      tracts: """
        source_ctuid,target_ctuid,w_pop,w_dwe
        5350002.00,5350002.01,0.4,0.5
        5350002.00,5350002.02,0.6,0.5
        5350003.00,5350003.00,1,1

        """)
    let figure = try #require(try world.assess().total("immigrants", .previousCensus))
    #expect(close(figure.estimate.value, 1400))
    #expect(figure.estimate.reasons.contains(.apportioned))
  }

  @Test func `a division is made up of its subdivisions of the time`() throws {
    let world = try TwoCensuses(
      [Self.area("2021A00033525", 569_000, before: 536_917, 150_000)],
      before: [Self.area("2016A00053525005", 536_917, before: 1, 130_000)], catchment: [.init("2021A00033525")])
    let figure = try #require(try world.assess().total("immigrants", .previousCensus))
    #expect(figure.estimate.value == 130_000)
    #expect(Self.redrawn(figure) == nil)
  }

  @Test func `without data or correspondence nothing stands beside, and it is said once`() throws {
    let world = try TwoCensuses(
      [Self.area(Self.codes[0], 21_000, before: 1, 4000)], before: [], catchment: [.init(Self.codes[0])])
    let assessment = try world.assess()
    #expect(assessment.missingCensus == 2016)
    #expect(!assessment.tables.flatMap(\.figures).contains { $0.role.isOfEarlierCensus })
    #expect(try Self.towns(rows: nil).assess().missingCensus == nil)
    #expect(try Self.towns().assess().missingCensus == nil)
  }

  // MARK: Breaks

  private static func register(_ effect: String, _ more: String = "") throws -> BreakRegister {
    let yaml = """
      - id: one
        variables: [immigrants]
        \(more)
        from: 2016
        to: 2021
        kind: definition
        effect: \(effect)
        sentence: {en: Not the same., fr: Pas pareil.}
        evidence: seen
        review: {status: draft}
      """
    return BreakRegister(try YAMLNode.parse(yaml, file: "b.yaml").elements.map { try SeriesBreak($0) })
  }

  @Test func `a break that blocks keeps the comparison away, and the table says why in both languages`() throws {
    let assessment = try Self.towns(breaks: try Self.register("block")).assess()
    #expect(assessment.total("immigrants", .previousCensus) == nil)
    #expect(assessment.total("immigrants", .change) == nil)
    #expect(assessment.total("immigrants")?.estimate.value == 5000)
    // What it is not about stands.
    #expect(assessment.total("low-income-share", .previousCensus) != nil)
    let table = try #require(assessment.tables.first { $0.definition.id == "newcomer-numbers" })
    #expect(
      table.notes.contains(
        LocalizedText(
          en: "Not compared with 2016: Number of immigrants. Not the same.",
          fr: "Sans comparaison avec 2016\u{00A0}: Nombre d’immigrants. Pas pareil.")))
  }

  @Test func `a break that warns stands beside both, the earlier figure and the change`() throws {
    let assessment = try Self.towns(breaks: try Self.register("warn")).assess()
    for role in [AreaRole.previousCensus, .change] {
      #expect(Self.breaks(assessment.total("immigrants", role)) == ["one"])
    }
    #expect(Self.breaks(assessment.total("immigrants")) == [])
  }

  @Test func `a break of high non-response matters where an area had it, or nobody knows`() throws {
    let breaks = try Self.register("warn", "when: high-non-response")
    func found(_ quality: [String]) throws -> [String] {
      Self.breaks(try Self.towns(quality: quality, breaks: breaks).assess().total("immigrants", .previousCensus))
    }
    #expect(try found(["3", "4", "00000"]) == [])
    #expect(try found(["3", "55", "00050"]) == ["one"])
    #expect(try found([]) == ["one"])
  }

  @Test func `men and women of 2016 carry the sentence on sex and gender`() throws {
    let world = try TwoCensuses(
      Self.codes.flatMap { code -> [TwoCensuses.Area] in
        ["count", "count-men+", "count-women+"].map { column in
          var area = Self.area(code, 20_000, before: 19_000, 4000)
          area.column = column
          return area
        }
      },
      before: Self.former.flatMap { code -> [TwoCensuses.Area] in
        ["count", "count-men+", "count-women+"].map { column in
          var area = Self.area(code, 19_000, before: 1, 3000)
          area.column = column
          return area
        }
      }, catchment: Self.codes.map { .init($0) })
    let figures = try world.assess().figures("immigrants", .previousCensus)
    #expect(figures.map(\.breakdown) == ["total", "gender", "gender"])
    #expect(Self.breaks(figures[0]) == [])
    #expect(figures.dropFirst().allSatisfy { Self.breaks($0) == ["sex-to-gender"] })
  }

  // MARK: For a scorecard

  @Test func `an indicator is asked for at a vintage, or told why there is none`() throws {
    let towns = try Self.towns()
    let assessor = try towns.assessor()
    let now = try assessor.figure(of: "immigrants", for: towns.mine, vintage: 2021)
    #expect(now.figure?.estimate.value == 5000 && now.figure?.vintage == "2021")
    let then = try assessor.figure(of: "immigrants", for: towns.mine, vintage: 2016)
    #expect(then.figure?.estimate.value == 3600 && then.figure?.vintage == "2016" && then.figure?.role == .catchment)
    let never = try assessor.figure(of: "immigrants", for: towns.mine, vintage: 2006)
    #expect(never.figure == nil && never.reasons == [.noCorrespondence(vintage: 2006)])
    let none = try assessor.figure(of: "core-housing-need-share", for: towns.mine, vintage: 2016)
    #expect(none.figure == nil && none.reasons == [.noVariable])
    #expect(throws: Diagnostic.self) { try assessor.figure(of: "nothing", for: towns.mine, vintage: 2016) }
    #expect(try assessor.breaks(of: "employment-rate", between: (2016, 2021)).map(\.id).contains("labour-week-2021"))
  }

  @Test func `a registry of 2016 is asked for 2021 in the other direction`() throws {
    let world = try TwoCensuses(
      [Self.area(Self.codes[0], 21_000, before: 20_000, 4000)],
      before: [Self.area(Self.former[0], 20_000, before: 1, 3000)], catchment: [.init(Self.former[0])])
    let found = try world.assessor().figure(of: "immigrants", for: world.mine, vintage: 2021)
    #expect(found.figure?.estimate.value == 4000 && found.figure?.areaCode == Self.codes[0])
    let own = try world.assessor().figure(of: "immigrants", for: world.mine, vintage: 2016)
    #expect(own.figure?.estimate.value == 3000)
  }

  @Test func `explanations tell the catchment, the census before and the change apart`() throws {
    let towns = try Self.towns()
    let found = try towns.assessor().explain(towns.mine, indicator: "immigrants")
    #expect(found.map { $0.figures[0].role } == [.catchment, .previousCensus, .change])
    #expect(found[1].cells.map(\.area) == Self.former && found[1].boundaries == .same)
    #expect(found[1].pieces.map(\.name.en) == ["Brockville", "Front of Yonge"])
    #expect(found[0].boundaries == nil)
  }
}
