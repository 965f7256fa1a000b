import Testing

@testable import LIPData

/// Lists as the staff of a partnership write them.
struct CatchmentCheckCodeTests {
  private static let shipped = Result { try ShippedRegistryTests.areas() }

  private func check(
    _ text: String, populations: AreaPopulations = AreaPopulations([:]), reserves: Reserves = Reserves([])
  )
    throws -> CatchmentCheck
  {
    let areas = try Self.shipped.get()
    let scratch = try Scratch()
    return try withExtendedLifetime(scratch) {
      try CatchmentCheck(try scratch.write("c.csv", text), areas: areas, populations: populations, reserves: reserves)
    }
  }

  private func only(_ code: String) throws -> CatchmentCheck.Finding {
    let found = try check("lip_id,geography\na,\"\(code)\"\n").findings.filter { $0.grade == .error }
    #expect(found.count == 1, "\(code)")
    return try #require(found.first)
  }

  @Test(arguments: [
    ("2021a00053506008", "2021A00053506008"), ("2021 A0005 3506008", "2021A00053506008"),
    ("2021-A-0003-3507", "2021A00033507"), ("2021A00053506008.0", "2021A00053506008"), ("3506008", "2021A00053506008"),
    ("3506008.0", "2021A00053506008"), ("3,506,008", "2021A00053506008"), ("3506", "2021A00033506"),
    ("35", "2021A000235"), ("505", "2021S0503505"), ("1001519", "2021A00051001519"), ("01519", "2021A00051001519"),
    ("1519", "2021A00051001519"), ("1", "2021S0503001"), ("5350001.00", "2021S05075350001.00"),
    ("35060123", "2021S051235060123"), ("N001", "3520005-N001"), ("CSD:3506008", "2021A00053506008"),
    ("Ottawa", "2021A00053506008"), ("City of Quinte West", "2021A00053512015"), ("Toronto, ON", "2021A00053520005"),
    ("Montreal", "2021A00052466023"), ("Ottava", "2021A00053506008"), ("2021S0504505", "2021S0503505"),
    ("2020A00053506008", "2021A00053506008"), ("2021S00053506008", "2021A00053506008"),
  ])
  func `what stands in the place of a code is answered with the code to write`(text: String, code: String) throws {
    let finding = try only(text)
    #expect(finding.remedy.contains(code), "\(text): \(finding.remedy)")
    #expect(finding.area == text && finding.line == 2)
  }

  @Test(arguments: [
    "2021A00033599", "2021S051235990123", "2021S05079990001.00", "2021S050535999", "2021A000435075", "3.51E+06", "#N/A",
    "3520005-N999", "2021A00099912", "nowhere at all", "Jan-21", "12345678901234",
  ])
  func `what no area can be meant by is an error that says what to do`(text: String) throws {
    let finding = try only(text)
    #expect(!finding.remedy.isEmpty && !finding.sentence.hasSuffix("."))
  }

  @Test func `levels without a list are said to be looked at by form alone`() throws {
    let found = try check("lip_id,geography\na,2021S05075350001.00\na,2021S051235060123\na,2013A000435075\n")
    #expect(found.findings.filter { $0.grade == .error } == [])
    #expect(found.summary.contains { $0.hasPrefix("3 codes of levels or censuses without a list here") })
    #expect(found.summary.contains("Boundaries: 2021 (2 areas), lists that are of no census (1 area)"))
  }

  @Test func `Excel's semicolons, mark, line ends and decimal commas are read, and so are tabs`() throws {
    let excel =
      "\u{FEFF}lip_id;geography;weight\r\n\"mine\";\"2021A00053506008\";0,5\r\nmine; 2021A00033507 ;\r\n;;\r\n"
    let found = try check(excel)
    #expect(found.findings.map { "\($0.grade) \($0.code)" }.sorted() == ["note weights-below-1"])
    #expect(found.catchments["mine"]?.parts == [.init("2021A00053506008", weight: 0.5), .init("2021A00033507")])
    #expect(try check("lip_id\tgeography\nmine\t2021A00033507\n").findings == [])
  }

  @Test func `misspelt columns, a list of partnerships and a file of a header are refused with what to do`() throws {
    func refusal(_ text: String) -> Diagnostic? { diagnostic { try check(text) } }
    #expect(refusal("LIP ID,geography\na,2021A000235\n")?.remedy?.contains("\"lip_id\"") == true)
    #expect(refusal("lip_id,geography,wieght\na,2021A000235,0.4\n")?.remedy?.contains("\"weight\"") == true)
    let registry = refusal("lip_id,name_en,host\na,A,b\n")
    #expect(registry?.code == "missing-column" && registry?.remedy?.contains("catchments.csv") == true)
    let empty = refusal("lip_id,geography,weight\n")
    #expect(empty?.code == "no-data-rows" && empty?.sentence.contains("nothing below its header") == true)
    let former = refusal("lip_id,geography,until\na,2021A000235,2019-12-31\n")
    #expect(former?.code == "no-data-rows" && former?.sentence.contains("until") == true)
  }

  @Test func `days and percentages that are none are told, with what to write`() throws {
    let found = try check(
      "lip_id,geography,weight,since\na,2021A00033507,50%,\na,2021A00033509,40,\na,2021A00033506,,01/04/2026\n")
    #expect(found.findings.map(\.code) == ["bad-weight", "bad-weight", "not-a-day"])
    #expect(found.findings[0].remedy.contains("write 0.5") && found.findings[1].remedy.contains("write 0.4"))
  }

  @Test func `a row of totals is none of an area, and says when its people are not the sum`() throws {
    let populations = AreaPopulations(["2021A00033531": 81_565, "2021A00033540": 61_366])
    let text = "lip_id,geography,population\na,2021A00033531,80000\na,2021A00033540,61 366\nTotal,,141000\n"
    let found = try check(text, populations: populations)
    #expect(found.findings.map(\.code) == ["total-row", "other-population"])
    #expect(found.findings[0].sentence.hasSuffix("its 141000 people are not the 141366 of the rows above it"))
    #expect(found.findings[1].area == "2021A00033531" && found.findings[1].grade == .note)
    #expect(try check("lip_id,geography\n,2021A00033531\n").findings.map(\.code) == ["missing-value"])
  }

  @Test func `one id written two ways, and areas in two provinces, are pointed at`() throws {
    let found = try check(
      "lip_id,geography\nMy LIP,2021A00053506008\nmy-lip,2021A00033507\nb,2021A00033509\nb,2021A00032481\n")
    #expect(found.findings.first { $0.code == "similar-ids" }?.line == 3)
    let provinces = found.findings.first { $0.code == "several-provinces" }
    #expect(provinces?.partnership == "b" && provinces?.sentence.contains("Quebec (1)") == true)
  }

  @Test func `an id that is nearly a known one is pointed at, one of one's own is not`() throws {
    let registry = try ShippedRegistryTests.registry()
    var found = try check("lip_id,geography\nottawwa,2021A00053506008\nour-own-partnership,2021A00033507\n")
    found.compareIds(with: registry)
    let ids = found.findings.filter { $0.code == "unknown-id" }
    #expect(ids.map(\.partnership) == ["ottawwa"] && ids.first?.remedy.contains("\"ottawa\"") == true)
    #expect(ids.first?.line == 2)
  }

  @Test func `a reserve that was not enumerated is told, and none is shared out`() throws {
    let populations = AreaPopulations(["2021A00033529": 144_162], notEnumerated: ["2021A00053529020"])
    let reserves = Reserves([
      .init(code: "2021A00053529020", type: "IRI"), .init(code: "2021A00053529021", type: "IRI"),
    ])
    let found = try check(
      "lip_id,geography,weight\na,2021A00033529,\nb,2021A00053529021,0.2\n", populations: populations,
      reserves: reserves)
    #expect(found.findings.first { $0.code == "not-enumerated" }?.sentence.contains("2021A00053529020") == true)
    let part = found.findings.first { $0.code == "reserve-in-part" }
    #expect(part?.grade == .warning && part?.area == "2021A00053529021")
  }

  @Test func `people are not said to be none where no population is at hand`() throws {
    let found = try check("lip_id,geography\na,3520005-N001\n", populations: AreaPopulations(["2021A000235": 100]))
    #expect(found.summary.last == "Ontario; no population is at hand for 1 area")
  }
}
