import Testing

@testable import LIPData

struct CatchmentCheckTests {
  static let areas = AreaTable(
    areas: Dictionary(
      uniqueKeysWithValues: [
        ("2021A000235", "Ontario", GeographicLevel.province), ("2021A00033506", "Ottawa", .censusDivision),
        ("2021A00033507", "Leeds", .censusDivision), ("2021A00053506008", "Ottawa", .censusSubdivision),
        ("2021A00053507015", "Brockville", .censusSubdivision),
        ("2021A00053507017", "Elizabethtown", .censusSubdivision),
        ("2021A00053507021", "Augusta", .censusSubdivision), ("2016A00053507015", "Brockville", .censusSubdivision),
      ].map { ($0.0, AreaTable.Area(code: $0.0, level: $0.2, name: .same($0.1))) }),
    compositions: [
      "2021A00033507": ["2021A00053507015", "2021A00053507017", "2021A00053507021"],
      "2021A00033506": ["2021A00053506008"], "2021A000235": ["2021A00033506", "2021A00033507"],
    ])
  static let populations = AreaPopulations(
    ["2021A00053506008": 1000, "2021A00053507015": 200, "2021A00053507017": 90, "2021A00053507021": 40])

  private func check(_ rows: String...) throws -> CatchmentCheck {
    let scratch = try Scratch()
    return try withExtendedLifetime(scratch) {
      let path = try scratch.write("c.csv", "lip_id,geography,weight\n" + rows.joined(separator: "\n") + "\n")
      return try CatchmentCheck(path, areas: Self.areas, populations: Self.populations)
    }
  }

  private func codes(_ check: CatchmentCheck) -> [String] { check.findings.map { "\($0.grade.rawValue) \($0.code)" } }

  @Test func `catchments without a flaw give no finding, and their people are counted`() throws {
    let found = try check("a,2021A00053506008,", "b,2021A00033507,")
    #expect(codes(found) == [])
    #expect(found.summary.last == "Ontario: 1330 of 1330 people in catchments, 100%")
  }

  @Test func `all mistakes are told at once, errors first, each with its line`() throws {
    let found = try check(
      "a,2021A00053506999,", "a,nowhere,", "a,2021A00053506008,1.5", "b,2021A00053507015,", "b,2021A00053507015,",
      ",2021A00033507,", "c,2021A00033507,", "c,2021A00053507017,")
    #expect(
      found.findings.filter { $0.grade == .error }.map(\.code) == [
        "unknown-code", "unknown-code", "bad-weight", "duplicate-geography", "missing-value", "overlapping-geographies",
      ])
    #expect(found.findings.filter { $0.grade == .error }.map(\.line) == [2, 3, 4, 6, 7, 9])
    #expect(codes(found).last == "note overlap")
  }

  @Test func `a code of another vintage says where the same digits are`() throws {
    let found = try check("a,2011A00053507015,", "a,2021A00053507017,")
    let vintages = found.findings.filter { $0.code == "mixed-vintages" }
    #expect(vintages.count == 1 && vintages[0].grade == .error)
    #expect(vintages[0].sentence.contains("2011 and 2021"))
    let other = try check("a,2021S05033507015,")
    #expect(other.findings.first?.code == "unknown-code")
  }

  @Test func `weights of an area that partnerships share add to 1, or it is said`() throws {
    #expect(try codes(check("a,2021A00053506008,0.4", "b,2021A00053506008,0.6")) == [])
    #expect(try codes(check("a,2021A00053506008,0.4", "b,2021A00053506008,0.7")).first == "error weights-above-1")
    #expect(try codes(check("a,2021A00053506008,0.4", "b,2021A00053506008,0.5")) == ["warning weights-below-1"])
  }

  @Test func `a division of which some subdivisions are in no catchment is a gap, with the people in it`() throws {
    let found = try check("a,2021A00053507015,", "b,2021A00053507017,")
    #expect(codes(found) == ["note gap"])
    #expect(found.findings[0].sentence == "1 subdivision of Leeds (2021A00033507) is in no catchment, 40 people")
    #expect(found.summary.last == "Ontario: 290 of 1330 people in catchments, 22%")
  }

  @Test func `partnerships in each other are noted, and their people count once`() throws {
    let found = try check("city,2021A00033507,", "town,2021A00053507015,")
    #expect(codes(found) == ["note overlap"])
    #expect(found.findings[0].sentence.hasPrefix("town lies in city"))
    #expect(found.summary.last == "Ontario: 330 of 1330 people in catchments, 25%")
  }

  @Test func `the shipped catchments have no error and no warning`() throws {
    let datasets = DatasetsFolder(root: Checkout.datasets)
    let areas = try ShippedRegistryTests.areas()
    let check = try CatchmentCheck(
      Checkout.path("Datasets/partnerships/catchments.csv"), areas: areas,
      populations: try AreaPopulations.shipped(Catalogue(datasets), areas: areas),
      registry: try ShippedRegistryTests.registry())
    #expect(check.findings.filter { $0.grade != .note } == [])
    #expect(check.summary.contains("Prince Edward Island: 154331 of 154331 people in catchments, 100%"))
  }

  // MARK: Areas of an earlier vintage

  private func check2016(_ rows: String...) throws -> CatchmentCheck {
    let scratch = try Scratch()
    return try withExtendedLifetime(scratch) {
      let path = try scratch.write("c.csv", "lip_id,geography,weight\n" + rows.joined(separator: "\n") + "\n")
      return try CatchmentCheck(
        path, areas: CorrespondenceTests.areas, populations: AreaPopulations([:]),
        correspondences: try CorrespondenceTests.read(CorrespondenceTests.rows))
    }
  }

  @Test func `areas of 2016 that are gone are warned of, those with another name or code are told`() throws {
    let found = try check2016(
      "a,2016A00053599001,", "a,2016A00053599005,", "b,2016A00053599002,", "b,2016A00053599013,")
    #expect(codes(found) == ["warning no-counterpart", "note earlier-vintage", "note renamed", "note merged"])
    #expect(found.findings.map(\.line) == [3, 2, 4, 5])
    #expect(found.findings.map(\.partnership) == ["a", "", "b", "b"])
    #expect(
      found.findings[0].sentence
        == "Gone (2016A00053599005) has no counterpart among the areas of 2021: where its people count since is not known"
    )
    #expect(
      found.findings[2].sentence
        == "Old Name (2016A00053599002) is called New Name (2021A00053599002) in 2021")
    #expect(found.findings[3].sentence.hasSuffix("One of Two (2021A00053599003) in 2021 (general knowledge)"))
  }

  @Test func `a code that was none in 2016 is unknown, though one of 2021 has its digits`() throws {
    #expect(try codes(check2016("a,2016A00053599004,")) == ["error unknown-code"])
    #expect(try codes(check2016("a,2016A00053599099,")) == ["error unknown-code"])
    // Of levels whose earlier areas are not listed that is said.
    #expect(try codes(check2016("a,2016S05075990001.00,")) == ["warning no-correspondence", "note earlier-vintage"])
  }
}
