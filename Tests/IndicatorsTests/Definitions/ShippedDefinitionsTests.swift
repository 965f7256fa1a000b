import LIPData
import Testing

@testable import Indicators

@Suite("Shipped definitions")
struct ShippedDefinitionsTests {
  private let catalogue: Catalogue
  private let indicators: IndicatorSet
  private let themes: [Theme]

  init() throws {
    catalogue = Catalogue(Embedded.folder)
    indicators = try IndicatorSet.shipped(Embedded.folder)
    themes = try Embedded.folder.definitions(at: "themes.yaml").map { try Theme($0) }
  }

  @Test("indicators cover population, newcomers, language, labour, income and housing")
  func themesCovered() {
    let wanted = ["population", "newcomers", "language", "labour", "income", "housing"]
    for theme in wanted { #expect(indicators.indicators.contains { $0.theme == theme }, "\(theme)") }
    #expect(indicators.indicators.count { wanted.contains($0.theme) } >= 15)
    print("indicators: \(indicators.indicators.count) in \(themes.count) themes")
  }

  @Test("every theme that an indicator names is there, and every theme has an indicator")
  func themesExist() {
    #expect(Set(indicators.indicators.map(\.theme)) == Set(themes.map(\.id)))
    #expect(Set(themes.map(\.id)).count == themes.count)
  }

  @Test("every id stands once")
  func ids() {
    #expect(Set(indicators.indicators.map(\.id)).count == indicators.indicators.count)
  }

  @Test("no member that says that it is a percentage may be added")
  func percentages() throws {
    var percentages = 0
    for descriptor in try catalogue.entries.compactMap({ try catalogue.descriptor(of: $0) }) {
      for member in descriptor.members.members where member.label.contains("(%)") {
        percentages += 1
        #expect(member.combine != .additive, "\(descriptor.id) \(member.id) \(member.label)")
        #expect(member.rounding == .published, "\(descriptor.id) \(member.id) \(member.label)")
      }
    }
    #expect(percentages > 100)
  }

  @Test(
    "every catalogue entry has its descriptor, its licences and an attribution sentence with nothing left to fill in")
  func catalogueEntries() throws {
    #expect(try catalogue.entries.count >= 5)
    for entry in try catalogue.entries where entry.kind == .dataset {
      #expect(try catalogue.descriptor(of: entry)?.id == entry.descriptor)
      let sentences = try catalogue.attributions(of: entry)
      #expect(sentences.count == entry.licences.count && !sentences.isEmpty)
      for text in sentences.flatMap({ [$0.en, $0.fr] }) { #expect(!text.contains("{") && !text.isEmpty) }
    }
  }

  @Test("every variable that a descriptor maps is defined, in its member's unit")
  func mappings() throws {
    let variables = try catalogue.variables()
    for id in Set(try catalogue.entries.compactMap(\.descriptor)).sorted() {
      let descriptor = try catalogue.descriptor(id)
      for (name, mapping) in descriptor.variables.sorted(by: { $0.key < $1.key }) {
        let variable = variables[name]
        #expect(variable != nil, "\(id): \(name)")
        #expect(descriptor.members[mapping.member]?.unit == variable?.unit, "\(id): \(name)")
      }
    }
  }

  @Test("every variable is defined for use: an indicator names it, or a descriptor maps it")
  func variablesUsed() throws {
    let mapped = try Set(
      catalogue.entries.flatMap { try catalogue.descriptor(of: $0)?.variables.keys.map(\.self) ?? [] })
    #expect(try Set(catalogue.variables().keys).subtracting(mapped).isEmpty)
  }

  @Test("every variable that an indicator uses is mapped in the census profile of 2021")
  func used() throws {
    let profile = try catalogue.descriptor("census-profile-2021")
    for indicator in indicators.indicators {
      for quantity in indicator.measure.quantities {
        #expect(quantity.member(in: profile) != nil, "\(indicator.id): \(quantity.text)")
      }
    }
  }

  @Test("no indicator adds what may not be added, in any product")
  func additive() throws {
    let variables = try catalogue.variables()
    for entry in try catalogue.entries {
      guard let descriptor = try catalogue.descriptor(of: entry) else { continue }
      for indicator in indicators.indicators {
        #expect(
          diagnostic { try indicator.check(variables: variables, in: descriptor) } == nil,
          "\(entry.id): \(indicator.id)")
      }
    }
  }

  /// Indicators whose denominator is not the universe of the part in the product, and why that is meant.
  private static let otherDenominators = [
    "unemployment-rate": "of the labour force, within the population aged 15 and over",
    "recent-share-of-immigrants": "of immigrants, within the population in private households",
    "studied-outside-canada-share": "of holders of a postsecondary certificate, as its definition says",
    "period-of-immigration": "of immigrants, within the population in private households",
  ]

  @Test("a share is of its member's universe, but for a named few")
  func denominators() throws {
    let profile = try catalogue.descriptor("census-profile-2021")
    var others: Set<String> = []
    for indicator in indicators.indicators {
      for (part, whole) in indicator.measure.pairs {
        let universe = part.member(in: profile)?.universe
        if universe != whole.member(in: profile)?.id { others.insert(indicator.id) }
      }
    }
    #expect(others == Set(Self.otherDenominators.keys))
  }

  @Test("the outline names only indicators that there are, and no table mixes whom it is about")
  func outlines() throws {
    let outlines = try Embedded.folder.definitions(in: "assessments").map { try AssessmentOutline($0) }
    #expect(!outlines.isEmpty)
    for outline in outlines {
      #expect(diagnostic { try outline.check(indicators) } == nil)
      #expect(outline.chapters.flatMap(\.tables).count >= 18)
    }
  }

  @Test("every measure begins with a key of its own")
  func measures() {
    #expect(Set(Measures.all.map { $0.key }).count == Measures.all.count)
  }

  @Test("every area of a catchment whose province is known lies in a province of its partnership")
  func provinces() throws {
    let territory = Territory(compositions: try Embedded.areas().compositions)
    for partnership in try Embedded.registry().partnerships {
      let own = Set(partnership.provinces.compactMap { Territory.provinceCodes[$0] })
      for part in partnership.catchment?.parts ?? [] {
        let found = territory.lineage(of: part.code).compactMap { DGUID($0) }.filter { $0.level == .province }.map(
          \.code)
        #expect(own.isSuperset(of: found), "\(partnership.id): \(part.code)")
      }
    }
  }

  @Test("every area of a catchment has a name")
  func areaNames() throws {
    let areas = try Embedded.areas()
    for partnership in try Embedded.registry().partnerships {
      for part in partnership.catchment?.parts ?? [] {
        #expect(areas.areas[part.code] != nil, "\(partnership.id): \(part.code)")
      }
    }
  }

  @Test("the registry lists about 96 partnerships, each catchment with areas whose weights are sound")
  func registry() throws {
    let registry = try Embedded.registry()
    #expect((90...105).contains(registry.partnerships.count))
    for partnership in registry.partnerships {
      guard let catchment = partnership.catchment else { continue }
      #expect(!catchment.parts.isEmpty)
      #expect(catchment.parts.allSatisfy { $0.weight > 0 && $0.weight <= 1 })
      for province in partnership.provinces { #expect(Territory.provinceCodes[province] != nil, "\(partnership.id)") }
    }
  }
}

extension Measure {
  /// The parts and wholes of its shares.
  fileprivate var pairs: [(Quantity, Quantity)] {
    switch self {
    case let share as Share: [(share.part, share.whole)]
    case let gap as Gap: [(gap.first.part, gap.first.whole), (gap.second.part, gap.second.whole)]
    case let distribution as Distribution: distribution.parts.map { ($0, distribution.whole) }
    default: []
    }
  }
}
