import LIPData
import Testing

@testable import Indicators

struct BreakRegisterTests {
  private func register(_ yaml: String) throws -> BreakRegister {
    BreakRegister(try YAMLNode.parse(yaml, file: "breaks.yaml").elements.map { try SeriesBreak($0) })
  }

  private static let entry = """
    - id: one
      variables: [low-income-*, employed]
      from: 2016
      to: 2021
      kind: definition
      effect: warn
      sentence: {en: Other, fr: Autre}
      evidence: seen
      review: {status: draft}

    """

  @Test func `the shipped register has the entries of the comparability notes, in both languages`() throws {
    let breaks = try BreakRegister.shipped(Embedded.folder).breaks
    #expect(breaks.count >= 15)
    #expect(Set(breaks.map(\.id)).count == breaks.count)
    let wanted = [
      "income-year-2020", "low-income-reserves", "shelter-cost-income-2020", "labour-week-2021", "occupation-noc-2021",
      "sex-to-gender", "ethnic-origin-question", "religion-every-ten-years", "voluntary-survey-2011",
      "non-response-rule", "period-ends-census-day", "ircc-gender", "boundaries-of-subdivisions", "commuting-2021",
      "newcomers-first-income",
    ]
    for id in wanted { #expect(breaks.contains { $0.id == id }, "\(id)") }
  }

  @Test func `a break is found by its variable, by what begins like it, and between its vintages`() throws {
    let register = try register(Self.entry)
    func found(_ ids: [String], _ years: (Int, Int)?) -> [String] {
      register.breaks(of: ids, breakdown: "total", isSample: true, between: years).map(\.id)
    }
    #expect(found(["low-income-lim-at"], (2016, 2021)) == ["one"])
    #expect(found(["employed"], (2021, 2011)) == ["one"])
    #expect(found(["employed-women"], (2016, 2021)) == [])
    #expect(found(["immigrants", "employed"], nil) == ["one"])
    #expect(found(["employed"], (2011, 2016)) == [])
    #expect(found(["employed"], (2021, 2026)) == [])
  }

  @Test func `a break of a variable or a breakdown that nobody knows is refused where it stands`() throws {
    let variables = try Catalogue(Embedded.folder).variables()
    func code(_ yaml: String) throws -> String? {
      let register = try register(yaml)
      do {
        try register.check(variables: variables, breakdowns: ["gender", "total"])
        return nil
      } catch let problem as Diagnostic {
        #expect(problem.place.file == "breaks.yaml" && problem.place.line == 1)
        return problem.code
      }
    }
    #expect(try code(Self.entry) == nil)
    #expect(try code(Self.entry.replacing("employed]", with: "emplyed]")) == "unknown-variable")
    #expect(try code(Self.entry + "  breakdown: gender\n") == nil)
    #expect(try code(Self.entry + "  breakdown: genders\n") == "unknown-breakdown")
  }

  @Test func `a raw member of a product has the breaks of the variables that it is, and of all variables`() throws {
    let register = try BreakRegister.shipped(Embedded.folder)
    let catalogue = Catalogue(Embedded.folder)
    let descriptor = try #require(try catalogue.descriptor(of: try catalogue.entry("census-profile-2021")))
    func ids(_ member: Int) throws -> [String] {
      let measure = try Measures.read(try YAMLNode.parse("{count: census-profile-2021/\(member)}", file: "m.yaml"))
      return register.breaks(of: measure, in: descriptor, between: (2016, 2021)).map(\.id)
    }
    let employed = try #require(descriptor.variables["employed"]?.member)
    #expect(try ids(employed).contains("labour-week-2021"))
    #expect(try ids(1).contains("boundaries-of-subdivisions"))
  }

  @Test func `breaks of a breakdown and of the long form are about these alone`() throws {
    let register = try BreakRegister.shipped(Embedded.folder)
    func ids(_ breakdown: String, sample: Bool) -> Set<String> {
      Set(register.breaks(of: ["population"], breakdown: breakdown, isSample: sample, between: (2016, 2021)).map(\.id))
    }
    #expect(ids("total", sample: false) == ["boundaries-of-subdivisions"])
    #expect(ids("gender", sample: false) == ["boundaries-of-subdivisions", "sex-to-gender"])
    #expect(ids("total", sample: true) == ["boundaries-of-subdivisions", "non-response-rule"])
  }

  @Test func `a break that blocks takes the value away and says why; one that warns stands beside it`() throws {
    var sum = CellSum()
    sum.add(Cell(100), rounding: .base5)
    let estimate = Estimate.count(sum)
    let warn = try register(Self.entry).breaks
    let block = try register(Self.entry.replacing("effect: warn", with: "effect: block")).breaks
    let warned = estimate.crossing(warn)
    #expect(warned.value == 100 && warned.quality == .caution)
    #expect(warned.reasons.last?.text == LocalizedText(en: "Other", fr: "Autre"))
    let blocked = estimate.crossing(block)
    #expect(blocked.value == nil && blocked.quality == .unavailable && blocked.interval == nil)
    #expect(blocked.reasons.last?.text.fr == "Autre")
    #expect(estimate.crossing([]) == estimate)
  }

  @Test func `a change over a break is blocked or warned of where it is made`() throws {
    let atlas = try EmbeddedStore.shared.atlas()
    let dataset = try #require(atlas.datasets.first { $0.entry.id == "census-profile-2021" })
    let indicator = try atlas.indicators.indicator("population-change")
    let area = "2021A000211"
    let sums = try CellCache(atlas).sums(dataset, Cover(parts: [.init(area)]))
    let subject = FigureMaker.Subject(
      partnership: "x", partnershipName: .same("X"), role: .catchment, areaCode: area, areaName: .same("X"))
    func figure(_ effect: String?) throws -> Figure {
      let yaml = Self.entry.replacing("low-income-*", with: "population").replacing("warn", with: effect ?? "warn")
      let breaks = effect == nil ? BreakRegister() : try register(yaml)
      let maker = FigureMaker(
        dataset: dataset.entry.id, descriptor: dataset.descriptor, variables: dataset.maker.variables, breaks: breaks)
      return maker.figures(of: indicator, for: subject, from: sums)[0]
    }
    #expect(try figure(nil).estimate.value != nil && figure(nil).estimate.reasons.isEmpty)
    #expect(try figure("warn").estimate.reasons.count == 1)
    #expect(try figure("block").estimate.value == nil)
    // Both ends of this change are on the boundaries of 2021: the shipped breaks of boundaries do not touch it.
    #expect(dataset.maker.figures(of: indicator, for: subject, from: sums)[0].estimate.reasons.isEmpty)
  }

  @Test(arguments: [
    ("from: 2016", "from: 2021", "wrong-order"), ("effect: warn", "effect: shout", "wrong-word"),
    ("fr: Autre", "de: Anders", "unknown-key"), ("kind: definition", "kind: mood", "wrong-word"),
  ]) func `what is no break is refused`(good: String, bad: String, code: String) {
    #expect(throws: Diagnostic.self) { try register(Self.entry.replacing(good, with: bad)) }
    do { _ = try register(Self.entry.replacing(good, with: bad)) } catch let found as Diagnostic {
      #expect(found.code == code)
    } catch {}
  }
}
