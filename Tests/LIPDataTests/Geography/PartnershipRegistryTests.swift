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

  // MARK: A workspace's own

  private func overlaid(registry: [String]?, catchments: String?) throws -> PartnershipRegistry {
    let scratch = try Scratch()
    return try withExtendedLifetime(scratch) {
      func text(_ rows: [String]) -> String { ([Self.columns] + rows).joined(separator: "\n") + "\n" }
      let areas = "lip_id,geography\n"
      try scratch.write("root/partnerships/registry.csv", text([row("a"), row("b"), row("c", state: "unknown")]))
      try scratch.write("root/partnerships/catchments.csv", areas + "a,2021A000211\nb,2021A000235\n")
      if let registry { try scratch.write("own/partnerships/registry.csv", text(registry)) }
      if let catchments { try scratch.write("own/partnerships/catchments.csv", areas + catchments) }
      return try PartnershipRegistry.shipped(DatasetsFolder(root: scratch.path("root"), workspace: scratch.path("own")))
    }
  }

  @Test func `a workspace's catchment takes the place of one, the others stay as they are`() throws {
    let found = try overlaid(registry: nil, catchments: "a,2021A000212\na,2021A000213\nc,2021A000210\n")
    #expect(found.partnerships.map(\.id) == ["a", "b", "c"])
    #expect(
      found.partnerships.map { $0.catchment?.parts.map(\.code) } == [
        ["2021A000212", "2021A000213"], ["2021A000235"], ["2021A000210"],
      ])
  }

  @Test func `a workspace's row takes the place of one or stands behind all, with or without areas of its own`() throws
  {
    let found = try overlaid(registry: [row("b", french: "À nous"), row("new")], catchments: "new,2021A000246\n")
    #expect(found.partnerships.map(\.id) == ["a", "b", "c", "new"])
    #expect(found.partnerships[1].name.fr == "À nous")
    #expect(found.partnerships[1].catchment?.parts.map(\.code) == ["2021A000235"])
    #expect(found.partnerships[3].catchment?.parts.map(\.code) == ["2021A000246"])
    #expect(try overlaid(registry: [row("b", state: "unknown")], catchments: nil).partnerships[1].catchment == nil)
  }

  @Test func `a workspace's catchment of nobody, and a row that has no areas anywhere, are told with their file`() {
    let nobody = diagnostic { try overlaid(registry: nil, catchments: "zzz,2021A000212\n") }
    #expect(nobody?.code == "unknown-partnership" && nobody?.place.file?.contains("/own/") == true)
    let absent = diagnostic { try overlaid(registry: [row("new")], catchments: nil) }
    #expect(absent?.code == "catchment-state" && absent?.place.file?.contains("/own/") == true)
  }
}
