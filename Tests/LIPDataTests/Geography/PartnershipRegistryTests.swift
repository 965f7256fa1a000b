import LIPData
import Testing

struct PartnershipRegistryTests {
  static let columns =
    "lip_id,name_en,name_fr,kind,province,region,host,host_type,setting,size_class,catchment,confidence,evidence,note"

  func row(_ id: String, state: String = "known", french: String = "", note: String = "") -> String {
    "\(id),Name of \(id),\(french),LIP,AB SK,PNT,,,urban,small,\(state),high,seen,\(note)"
  }

  func read(_ rows: [String], catchments: String) throws -> PartnershipRegistry {
    let scratch = try Scratch()
    return try withExtendedLifetime(scratch) {
      try PartnershipRegistry.read(
        registry: try scratch.write("registry.csv", ([Self.columns] + rows).joined(separator: "\n") + "\n"),
        catchments: try scratch.write("catchments.csv", "lip_id,geography\n" + catchments))
    }
  }

  @Test func `partnerships are read with their catchments, in the order of the file`() throws {
    let registry = try read([row("b", french: "Nom"), row("a")], catchments: "a,2021A000211\nb,2021A000235\n")
    #expect(registry.partnerships.map(\.id) == ["b", "a"])
    #expect(registry.partnerships[0].name == LocalizedText(en: "Name of b", fr: "Nom"))
    #expect(registry.partnerships[1].name == LocalizedText(en: "Name of a", fr: "Name of a"))
    #expect(registry.partnerships[0].provinces == ["AB", "SK"])
    #expect(try registry.catchment(of: registry.partnerships[1]).parts == [Catchment.Part("2021A000211")])
  }

  @Test func `a partnership that stands twice is refused with both lines`() {
    let found = diagnostic { try read([row("a"), row("b"), row("a")], catchments: "a,2021A000211\nb,2021A000235\n") }
    #expect(found?.code == "duplicate-partnership")
    #expect(found?.place.line == 4)
    #expect(found?.sentence.contains("first in line 2") == true)
  }

  @Test func `a catchment of nobody is refused`() {
    let found = diagnostic { try read([row("ottawa")], catchments: "ottawa,2021A000211\notawa,2021A000235\n") }
    #expect(found?.code == "unknown-partnership")
    #expect(found?.place.file?.hasSuffix("catchments.csv") == true)
    #expect(found?.place.line == 3)
    #expect(found?.remedy == "Did you mean \"ottawa\"?")
  }

  @Test func `a state that disagrees with the areas is refused`() {
    let listed = diagnostic { try read([row("a", state: "unknown")], catchments: "a,2021A000211\n") }
    #expect(listed?.code == "catchment-state")
    #expect(listed?.place.line == 2)
    #expect(listed?.place.column == "catchment")
    let absent = diagnostic { try read([row("a"), row("b")], catchments: "a,2021A000211\n") }
    #expect(absent?.code == "catchment-state")
    #expect(absent?.place.line == 3)
    #expect(
      diagnostic { try read([row("a", state: "perhaps")], catchments: "a,2021A000211\n") }?.code == "catchment-state")
  }

  @Test func `an unknown catchment is not guessed`() throws {
    let registry = try read(
      [row("a"), row("b", state: "unknown", note: "members not published")], catchments: "a,2021A000211\n")
    let found = diagnostic { try registry.catchment(of: try registry.partnership("b")) }
    #expect(found?.code == "catchment-unknown")
    #expect(found?.sentence.contains("members not published") == true)
    #expect(found?.remedy?.contains("catchments.csv") == true)
  }

  @Test func `an unknown id is answered with the nearest`() throws {
    let registry = try read([row("ottawa"), row("peel")], catchments: "ottawa,2021A000211\npeel,2021A000235\n")
    let found = diagnostic { try registry.partnership("otawa") }
    #expect(found?.code == "unknown-lip")
    #expect(found?.exit == .usage)
    #expect(found?.remedy == "Did you mean \"ottawa\"?")
    #expect(diagnostic { try registry.partnership("xxxxxxxx") }?.remedy == "lipdata lips list lists what there is.")
    #expect(try registry.partnership("peel").id == "peel")
  }
}
