import Testing

@testable import LIPData

struct DatasetDescriptorTests {
  /// Reads the small descriptor with a text replaced.
  func read(_ text: String = "population", with other: String = "population") throws -> DatasetDescriptor {
    let scratch = try Scratch()
    return try withExtendedLifetime(scratch) {
      try scratch.write("profile.members.tsv", SmallDatasets.members)
      let descriptor = SmallDatasets.descriptor("profile").replacing(text, with: other)
      return try DatasetDescriptor.read(try scratch.write("profile.yaml", descriptor))
    }
  }

  @Test func `a descriptor is read with its members`() throws {
    let found = try read()
    #expect(found.id == "profile")
    #expect(found.vintage == 2021)
    #expect(found.period == "2021")
    #expect(found.coverageVariable == "population")
    #expect(found.clustering == ["persons": 1.25])
    #expect(found.members.members.count == 5)
    #expect(
      found.variables == [
        "population": .init(member: 1, label: "Population, 2021", period: nil),
        "immigrants": .init(member: 4, label: "Immigrants", period: "2020"),
      ])
  }

  @Test func `dwellings and families are drawn with their households, whose clustering factor is theirs`() throws {
    #expect(try read().clustering(of: "dwellings") == 1.25)
    let both = try read("{persons: 1.25}", with: "{persons: 1.25, households: 1.0}")
    #expect(both.clustering(of: "dwellings") == 1)
    #expect(both.clustering(of: "families") == 1)
    #expect(both.clustering(of: "households") == 1)
    #expect(both.clustering(of: "persons") == 1.25)
    #expect(both.clustering(of: "years") == 1.25)
  }

  @Test func `a label that is not the member's is refused with its line`() {
    let found = diagnostic { try read("label: Immigrants", with: "label: Non-immigrants") }
    #expect(found?.code == "label-disagrees")
    #expect(found?.place.line == 10)
    #expect(found?.place.column == "36")
    #expect(found?.place.file?.hasSuffix("profile.yaml") == true)
    #expect(found?.sentence == "Member 4 is \"Immigrants\", not \"Non-immigrants\"")
  }

  @Test(arguments: ["44", "four", "0"]) func `a member that is none is refused with its line`(member: String) {
    let found = diagnostic { try read("member: \"4\"", with: "member: \"\(member)\"") }
    #expect(found?.code == "unknown-member")
    #expect(found?.place.line == 10)
    #expect(found?.sentence.hasPrefix("\"\(member)\" is no member of ") == true)
  }

  @Test func `a coverage variable that is none is refused with the nearest`() {
    let found = diagnostic { try read("coverage: population", with: "coverage: popluation") }
    #expect(found?.code == "unknown-variable")
    #expect(found?.place.line == 6)
    #expect(found?.remedy == "Did you mean \"population\"?")
  }

  @Test func `an unknown key and an absent members table are told`() {
    let key = diagnostic { try read("vintage:", with: "vintge:") }
    #expect(key?.code == "unknown-key")
    #expect(key?.place.line == 3)
    #expect(key?.remedy == "Did you mean \"vintage\"?")
    let absent = diagnostic { try read("profile.members.tsv", with: "other.members.tsv") }
    #expect(absent?.code == "file-not-found")
    #expect(absent?.exit == .noInput)
  }

  @Test(arguments: ["census-profile-2021", "census-profile-2016", "city-profile-2021", "population-counts-2021"])
  func `the shipped descriptors load, and every variable is defined with its members' unit`(id: String) throws {
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let descriptor = try catalogue.descriptor(id)
    let variables = try catalogue.variables()
    #expect(descriptor.id == id)
    #expect(!descriptor.variables.isEmpty)
    for (name, mapping) in descriptor.variables {
      #expect(variables[name]?.unit == descriptor.members[mapping.member]?.unit, "\(name)")
    }
  }
}
