import Testing

@testable import LIPData

/// The web download: no ids, so that only order and label tell what a row is.
struct WebProfileTests {
  static let members = MemberTable(
    [("Population, 2021", 0), ("Total - Immigrant status", 0), ("Immigrants", 1)].enumerated().map { index, one in
      Member(
        id: index + 1, level: one.1, label: one.0, unit: "persons", combine: .additive, universe: nil,
        rounding: .base5Sample, profileMember: nil)
    }, file: "members.tsv")

  static let areas = AreaTable(
    areas: Dictionary(
      uniqueKeysWithValues: [
        ("2021A000259", GeographicLevel.province, "British Columbia"), ("2021A000235", .province, "Ontario"),
        ("2021A00055915022", .censusSubdivision, "Vancouver"), ("2021A00055915001", .censusSubdivision, "Langley"),
        ("2021A00055915002", .censusSubdivision, "Langley"), ("2021A00053501001", .censusSubdivision, "Langley"),
        ("2021A00033501", .censusDivision, "Stormont, Dundas and Glengarry"),
      ].map { ($0.0, AreaTable.Area(code: $0.0, level: $0.1, name: .same($0.2))) }), compositions: [:])

  static let vancouver = "Vancouver, City (CY) [Census subdivision], British Columbia"

  /// A page as the web site writes it, with notes whose quotes are broken.
  static func page(
    _ area: String = vancouver, rows: [String] = usual, title: String = "Census Profile, 2021 Census of Population"
  )
    -> String
  {
    """
    "\(title)"
    ,,,"\(area)",,,,,,"",,
    ,,,"Counts",,,,"Rates",,
    "Topic","Characteristic","Note","Total","Total_Flag","Men+","Men+_Flag","Total","Total_Flag",
    \(rows.joined(separator: "\n"))

    Symbols:
    "x","suppressed, as "" they say
    Data quality:
    "Vancouver, City (CY)"
    "Total non-response (TNR) rate, short-form census questionnaire: 3.8%"
    "Total non-response (TNR) rate, long-form census questionnaire: 4.8%"

    """
  }

  static let usual = [
    #""Population","Population, 2021",1,  662248,"",,"...",,"...","#,
    #""Status","Total - Immigrant status",81, 650380,"", 320000,"",  100.0,"","#,
    #""Status","  Immigrants",,,"x", 130005,"E",   42.2,"","#,
  ]

  func read(_ text: String, encoded bytes: [UInt8]? = nil) throws -> CellMatrix {
    let scratch = try Scratch()
    let path = try scratch.write("web.csv", bytes: bytes ?? Array(text.utf8))
    let matrix = CellMatrix(areas: Self.areas.areas.keys.sorted(), members: [1, 2, 3])
    let sink = try WebProfile.read(
      try ByteSource(path: path), members: Self.members, areas: Self.areas,
      sink: MatrixSink(matrix, members: Self.members))
    return withExtendedLifetime(scratch) { sink.matrix }
  }

  func refusal(_ text: String) -> Diagnostic? { diagnostic { try read(text) } }

  @Test func `counts, symbols and non-response rates of an area are read`() throws {
    let matrix = try read(Self.page())
    let code = "2021A00055915022"
    #expect(matrix.cell(code, 1) == Cell(662248))
    #expect(matrix.cell(code, 1, .countMen)?.status == .notApplicable)
    #expect(matrix.cell(code, 2, .countMen) == Cell(320000))
    #expect(matrix.cell(code, 3)?.status == .suppressed)
    #expect(matrix.cell(code, 3, .countMen) == Cell(130005, .useWithCaution))
    let quality = matrix.quality[try #require(matrix.areas[code])]
    #expect(quality.shortFormNonResponse == 3.8 && quality.longFormNonResponse == 4.8)
  }

  @Test func `areas side by side are told apart, through a spreadsheet too`() throws {
    let text = """
      Census Profile, 2021 Census of Population,,,,,,,\r
      ,,,British Columbia [Province],,Ontario [Province],,\r
      ,,,Counts,,Counts,,\r
      Topic,Characteristic,Note,Total,Total_Flag,Total,Total_Flag,\r
      P,"Population, 2021",1,5000879,,14223942,,\r
      S,Total - Immigrant status,,4915940,,14031755,,\r
      S,  Immigrants,,1425715,,4206585,r,\r
      ,,,,,,,\r
      Symbols:,,,,,,,\r

      """
    let matrix = try read(text)
    #expect(matrix.cell("2021A000259", 3) == Cell(1_425_715))
    #expect(matrix.cell("2021A000235", 3) == Cell(4_206_585, .revised))
  }

  @Test func `a name holds commas, and a type in Windows-1252`() throws {
    let page = Self.page("Stormont, Dundas and Glengarry, United counties (UC) [Census division], Ontario")
    #expect(try read(page).holds("2021A00033501"))
    let cut = Self.page().replacing("suppressed", with: "supprim\u{E9}")
    let latin = cut.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(try read("", encoded: latin).holds("2021A00055915022"))
  }

  @Test func `a label out of its order is refused with its line`() {
    let refused = refusal(Self.page(rows: [Self.usual[0], Self.usual[2], Self.usual[1]]))
    #expect(refused?.code == "label-disagrees")
    #expect(refused?.place.line == 6)
  }

  @Test func `a label that an encoding damaged is read under its own name, with a remark`() throws {
    let members = MemberTable([
      Member(
        id: 1, level: 2, label: "Mòoré", unit: "persons", combine: .additive, universe: nil, rounding: .base5,
        profileMember: nil)
    ])
    func rows(_ label: String, _ remarks: Remarks) throws -> [ProfileCollector.Row] {
      let text = Self.page(rows: ["\"Mother tongue\",\"    \(label)\",,60,\"\",30,\"\",100.0,\"\","])
      return try WebProfile.read(
        ByteSource(bytes: Array(text.utf8)), members: members, areas: Self.areas, sink: ProfileCollector(),
        remarks: remarks
      ).rows
    }
    let remarks = Remarks()
    #expect(try rows("Mňoré", remarks).map(\.label) == ["    Mòoré"])
    #expect(remarks.diagnostics.map(\.code) == ["damaged-label"])
    #expect(remarks.diagnostics[0].place == Place(line: 5, column: "Characteristic"))
    let none = Remarks()
    #expect(try rows("Mòoré", none).count == 1 && none.diagnostics.isEmpty)
    #expect(diagnostic { try rows("Moore", none) }?.code == "label-disagrees")
  }

  @Test func `areas that are called by their code need no list of names`() throws {
    for (name, code) in [
      ("35060001 [Aggregate dissemination area], Ontario", "2021S051635060001"),
      ("35060123 [Dissemination area], Ontario", "2021S051235060123"),
      ("K1A [Forward sortation area], Ontario", "2021A0011K1A"),
    ] {
      #expect(try WebArea(name).code(in: Self.areas) == code)
    }
    #expect(refusal(Self.page("3506 [Dissemination area], Ontario"))?.code == "unknown-area")
  }

  @Test func `a selection of characteristics is refused`() {
    #expect(refusal(Self.page(rows: Array(Self.usual.dropLast())))?.code == "row-missing")
    #expect(refusal(Self.page(rows: Self.usual + [Self.usual[2]]))?.code == "row-missing")
    #expect(refusal("\"Census Profile, 2021 Census of Population\"\n,,,\"X\"\n")?.code == "no-data-rows")
  }

  @Test func `an area that is unknown, shared or of a level without names is refused`() {
    #expect(refusal(Self.page("Atlantis [Census subdivision], Ontario"))?.code == "unknown-area")
    #expect(refusal(Self.page("0001.00 [Census tract], Ontario"))?.code == "unknown-area")
    let shared = refusal(Self.page("Langley, City (CY) [Census subdivision], British Columbia"))
    #expect(shared?.code == "ambiguous-area")
    #expect(shared?.sentence.contains("2021A00055915001, 2021A00055915002") == true)
    #expect(diagnostic { try read(Self.page("Langley [Census subdivision], Ontario")) } == nil)
  }

  @Test func `what is neither number nor symbol is refused with line and column`() {
    let number = refusal(Self.page(rows: [Self.usual[0].replacing("662248", with: "662 248")] + Self.usual.dropFirst()))
    #expect(number?.code == "not-a-number" && number?.place == Place(line: 5, column: "4"))
    let symbol = refusal(Self.page(rows: [Self.usual[0].replacing("\"...\"", with: "\"§\"")] + Self.usual.dropFirst()))
    #expect(symbol?.code == "unknown-symbol")
  }

  @Test func `the page is recognised by its title and columns, the French one told`() {
    func judge(_ text: String) -> Recognition { WebProfile.recognise(head: Array(text.utf8)) }
    #expect(judge(Self.page()) == .recognised)
    #expect(judge("a,b\n1,2\n") == .other)
    guard
      case .nearly(let french) = judge(Self.page(title: "Profil du recensement, Recensement de la population de 2021"))
    else { return #expect(Bool(false), "the French page is not told") }
    #expect(french.code == "french-header")
    guard
      case .nearly(let other) = judge(Self.page(title: "Census Profile, 2016 Census"))
    else { return #expect(Bool(false), "another census is not told") }
    #expect(other.code == "other-census-year")
    guard case .nearly(let cut) = judge("\"Census Profile, 2021 Census of Population\"\n,,,x\n") else {
      return #expect(Bool(false), "a page without columns is not told")
    }
    #expect(cut.code == "missing-column")
  }
}
