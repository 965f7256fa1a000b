import GRDB
import Testing

@testable import LIPData

struct SDMXTableTests {
  let scratch: Scratch
  let catalogue: Catalogue

  init() throws {
    scratch = try Scratch()
    catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
  }

  func recognise(_ text: String, name: String = "17100001_1.xml", structure: String? = SDMXFiles.structure21) throws
    -> RecognisedTable
  {
    if let structure { try scratch.write("17100001_Structure.xml", structure) }
    let path = try scratch.write(name, text)
    guard case .table(let table) = try OfficialFile.recognise(path, in: catalogue) else { throw Missing() }
    return table
  }

  struct Missing: Error {}

  func read(_ text: String, structure: String? = SDMXFiles.structure21) throws -> TableCollector {
    try recognise(text, structure: structure).read(into: TableCollector())
  }

  /// Every value with its codes, without its line.
  func cells(_ table: TableCollector) -> [String] {
    table.observations.map { observation in
      let cell = observation.cell
      let value = cell.hasValue ? String(Int(cell.value)) : "none"
      let codes = table.codes[observation.series].joined(separator: ".")
      return "\(codes) \(observation.period?.description ?? "never") \(value) \(cell.status.text)"
    }
  }

  static let expected = ["1.1 2025 8361505 ", "1.1 2026 none ..", "7.1 2025 4206585 r"]

  @Test func `every form of 2.1 gives the same values`() throws {
    let forms = [
      SDMXFiles.specific21(SDMXFiles.series21), SDMXFiles.specific21(SDMXFiles.flat21, at: "AllDimensions"),
      SDMXFiles.generic21(SDMXFiles.genericSeries21),
      SDMXFiles.generic21(SDMXFiles.genericFlat21, at: "AllDimensions"),
    ]
    for form in forms { #expect(cells(try read(form)) == Self.expected) }
    let across = try read(SDMXFiles.specific21(SDMXFiles.geographies21, at: "Geography"))
    #expect(cells(across).sorted() == Self.expected)
  }

  @Test func `the structure gives order, names in both languages, parents and titles`() throws {
    let table = try recognise(SDMXFiles.specific21(SDMXFiles.series21))
    #expect(table.entry.id == "statcan-17-10-0001")
    #expect(table.structure.text == "geography, immigrant-status")
    let found = try table.read(into: TableCollector())
    #expect(found.structure.title == LocalizedText(en: "Newcomers", fr: "Nouveaux arrivants"))
    let status = found.structure.dimensions[1]
    #expect(status.name == LocalizedText(en: "Immigrant status", fr: "Statut d'immigrant"))
    #expect(status.codes[0].name == LocalizedText(en: "Immigrants & refugees", fr: "Immigrants et réfugiés"))
    #expect(found.structure.dimensions[0].codes.map(\.code) == ["7", "1"])
    #expect(found.structure.dimensions[0].codes.map(\.parent) == ["1", nil])
    #expect(found.dguids.map { $0[0] } == ["2021A000011124", "2021A000235"])
    #expect(found.seriesAttributes[0] == #"{"DGUID":"2021A000011124","SCALAR_FACTOR":"3"}"#)
  }

  @Test func `what a group says is said of its series`() throws {
    let group = #"<Group xsi:type="n:ByGeography" Geography="7" NOTE="Of &amp; in Ontario"/>"#
    let table = try read(SDMXFiles.specific21(group + SDMXFiles.series21))
    #expect(table.seriesAttributes.map { $0.contains("Of & in Ontario") } == [false, true])
    let generic = """
      <g:Group type="ByGeography"><g:GroupKey><g:Value id="Geography" value="7"/></g:GroupKey>
      <g:Attributes><g:Value id="NOTE" value="Of Ontario"/></g:Attributes></g:Group>
      """
    let other = try read(SDMXFiles.generic21(generic + SDMXFiles.genericSeries21))
    #expect(other.seriesAttributes.map { $0.contains("Of Ontario") } == [false, true])
    #expect(cells(other) == Self.expected)
  }

  @Test(arguments: [
    ("STATUS_CAN=\"1\"", ".."), ("STATUS_CAN=\"2\"", "0s"), ("STATUS_CAN=\"3\"", "A"), ("STATUS_CAN=\"6\"", "D"),
    ("STATUS_CAN=\"7\"", "E"), ("STATUS_CAN=\"8\"", "F"), ("STATUS_CAN=\"9\"", "..."), ("SYMBOL=\"1\"", "p"),
    ("SYMBOL=\"3\"", "r"), ("SECURITY_LEVEL=\"1\"", "x"), ("TERMINATED=\"1\"", "t"), ("STATUS_CAN=\"0\"", ""),
  ]) func `the numbers of Statistics Canada's statuses are its symbols`(attribute: String, symbol: String) throws {
    let series =
      "<Series Geography=\"1\" Immigrant_status=\"1\"><Obs TIME_PERIOD=\"2025\" \(attribute) OBS_VALUE=\"1\"/></Series>"
    #expect(try read(SDMXFiles.specific21(series)).observations[0].cell.status.text == symbol)
  }

  @Test func `a value that is missing is none, never 0`() throws {
    for value in ["", " OBS_VALUE=\"\"", " OBS_VALUE=\"NaN\"", " OBS_VALUE=\"#NA\""] {
      let series = "<Series Geography=\"1\" Immigrant_status=\"1\"><Obs TIME_PERIOD=\"2025\"\(value)/></Series>"
      let table = try read(SDMXFiles.specific21(series))
      #expect(table.observations.map(\.cell).allSatisfy { !$0.hasValue && $0.status == .empty })
      #expect(table.observations.count == 1)
    }
    let empty = "<Series Geography=\"1\" Immigrant_status=\"2\"/>"
    #expect(cells(try read(SDMXFiles.specific21(empty + SDMXFiles.series21))) == Self.expected)
  }

  @Test func `numbers of XML are read, and what is none is refused with its line`() throws {
    func value(_ text: String) throws -> Double? {
      let series =
        "<Series Geography=\"1\" Immigrant_status=\"1\">\n<Obs TIME_PERIOD=\"2025\" OBS_VALUE=\"\(text)\"/></Series>"
      return try read(SDMXFiles.specific21(series)).observations.first?.cell.value
    }
    #expect(try value("1.5E3") == 1500)
    #expect(try value("+2") == 2)
    #expect(try value(".5") == 0.5)
    #expect(try value("-7.25") == -7.25)
    for text in ["1,5", "INF", "-INF", "1e999", "abc", "0x10", "1 2", "--"] {
      #expect(diagnostic { try value(text) }?.code == "not-a-number", "\(text)")
    }
    #expect(diagnostic { try value("abc") }?.place.line == 7)
  }

  @Test func `parts are read in the order of their numbers and a later one wins`() throws {
    func part(_ number: Int, _ value: String) throws {
      let series =
        "<Series Geography=\"1\" Immigrant_status=\"1\"><Obs TIME_PERIOD=\"2025\" OBS_VALUE=\"\(value)\"/></Series>"
      try scratch.write("17100001_\(number).xml", "\u{FEFF}" + SDMXFiles.specific21(series))
    }
    for number in [10, 9, 1] { try part(number, "\(number)") }
    let table = try recognise(SDMXFiles.specific21(SDMXFiles.series21), name: "17100001_2.xml")
    #expect(
      table.sources.map(\.baseName) == [
        "17100001_1.xml", "17100001_2.xml", "17100001_9.xml", "17100001_10.xml", "17100001_Structure.xml",
      ])
    let store = try Store(path: scratch.path("s.sqlite"), create: true)
    let done = try store.ingest(table)
    #expect([done.rows, done.series] == [3, 2])
    let values = try store.database.read { db in
      try Double.fetchAll(db, sql: "SELECT value FROM cell WHERE value IS NOT NULL ORDER BY series, period")
    }
    #expect(values == [10, 4_206_585])
  }

  @Test func `a census cross-tabulation of 2.0 gives its hierarchy, flags and statuses`() throws {
    let data = SDMXFiles.generic20(
      SDMXFiles.series20("1", #"<generic:ObsValue value="80"/>"#)
        + SDMXFiles.series20(
          "3", #"<generic:Attributes><generic:Value concept="OBS_STATUS" value="X"/></generic:Attributes>"#)
        + SDMXFiles.series20(
          "4", #"<generic:Attributes><generic:Value concept="OBS_STATUS" value="NA"/></generic:Attributes>"#))
    try scratch.write("Structure_98-400-X2016353.xml", SDMXFiles.structure20)
    let path = try scratch.write("Generic_98-400-X2016353.xml", data)
    guard case .table(let table) = try OfficialFile.recognise(path, in: catalogue) else { throw Missing() }
    #expect(table.entry.id.hasSuffix("98-400-x2016353"))
    let found = try table.read(into: TableCollector())
    #expect(cells(found) == ["35535.1 2016 80 ", "35535.3 2016 none x", "35535.4 2016 none ..."])
    #expect(found.structure.dimensions[1].codes.map(\.parent) == [nil, "1", "2", "1"])
    #expect(found.structure.dimensions[1].codes[2].name == LocalizedText(en: "Recent", fr: "Récents"))
    #expect(found.structure.dimensions[0].codes[0].qualityFlag == "00000")
  }

  @Test func `compact data of 2.0 and data of 3 with several measures are read by their structure`() throws {
    let compact = """
      <CompactData xmlns="\(SDMXFiles.base20)/message" xmlns:d="urn:d"><Header><ID>x</ID><Sender id="STC"/></Header>
      <d:DataSet><d:SiblingGroup GEO="35535" Dim0="1" OBS_STATUS="A"/><d:Series GEO="35535" Dim0="1">
      <d:Obs TIME="2016" OBS_VALUE="80"/></d:Series></d:DataSet></CompactData>
      """
    try scratch.write("Structure_98-400-X2016353.xml", SDMXFiles.structure20)
    let path = try scratch.write("Compact_98-400-X2016353.xml", compact)
    guard case .table(let table) = try OfficialFile.recognise(path, in: catalogue) else { throw Missing() }
    #expect(cells(try table.read(into: TableCollector())) == ["35535.1 2016 80 "])
    let structure = SDMXFiles.structure21.replacing("v2_1", with: "v3_0")
      .replacing(
        "<str:PrimaryMeasure id=\"OBS_VALUE\"/>", with: "<str:Measure id=\"PEOPLE\"/><str:Measure id=\"HOMES\"/>")
    let content = """
      <Series Geography="1" Immigrant_status="1"><Comp id="NOTE"><Value>one</Value>
      <Value>two</Value></Comp><Obs TIME_PERIOD="2025" PEOPLE="5" HOMES="2"/></Series>
      """
    let data = SDMXFiles.specific21(content).replacing("v2_1", with: "v3_0")
    let measured = try read(data, structure: structure)
    #expect(cells(measured) == ["1.1.PEOPLE 2025 5 ", "1.1.HOMES 2025 2 "])
    #expect(measured.seriesAttributes[0] == #"{"NOTE":"one; two"}"#)
  }

  @Test func `a dataset that deletes takes values back`() throws {
    let deletion = SDMXFiles.specific21(
      #"<Series Geography="1" Immigrant_status="1"><Obs TIME_PERIOD="2026"/></Series>"#, action: #" ss:action="Delete""#
    )
    #expect(try read(deletion).deleted == ["0 2026"])
    let store = try Store(path: scratch.path("s.sqlite"), create: true)
    _ = try store.ingest(try recognise(SDMXFiles.specific21(SDMXFiles.series21), name: "a.xml"))
    _ = try store.ingest(try recognise(deletion, name: "b.xml"))
    let left = try store.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM cell") }
    #expect(left == 2)
  }

  @Test func `data without their structure are refused where it alone tells dimensions, and read where keys name them`()
    throws
  {
    let found = diagnostic { try read(SDMXFiles.specific21(SDMXFiles.series21), structure: nil) }
    #expect(found?.code == "structure-needed")
    #expect(found?.sentence.contains("DF_17100001") == true)
    let table = try read(SDMXFiles.generic21(SDMXFiles.genericSeries21), structure: nil)
    #expect(table.observations.count == 3)
    #expect(table.structure.text == "immigrant-status, geography")
  }

  @Test func `what is no data is named`() throws {
    func code(_ text: String) -> [String?] {
      let found = diagnostic { try read(text) }
      return [found?.code, found?.sentence]
    }
    #expect(code(SDMXFiles.structure21)[0] == "structure-only")
    #expect(code("<html><body/></html>")[1]?.contains("a web page") == true)
    #expect(code("<gmd:MD_Metadata xmlns:gmd=\"http://www.isotc211.org/2005/gmd\"/>")[1]?.contains("ISO 19115") == true)
    #expect(code("<m:Error xmlns:m=\"\(SDMXFiles.base21)/message\"/>")[1]?.contains("an error message") == true)
    #expect(
      code("<kml/>") == [
        "not-data", "The file is XML of another kind: its outermost element is \"kml\"; it holds no data that are read",
      ])
    let footer =
      "<f:Footer xmlns:f=\"x\"><f:Message code=\"413\"><com:Text>Come back later</com:Text></f:Message></f:Footer>"
    #expect(
      code(SDMXFiles.specific21("", footer: footer)) == [
        "no-data-rows", "The message holds no observation; it says: Come back later",
      ])
  }

  @Test func `keys that lack a dimension or have one too many are told`() {
    func refusal(_ content: String) -> [String?] {
      let found = diagnostic { try read(content) }
      return [found?.code, found?.place.column]
    }
    #expect(
      refusal(SDMXFiles.specific21(#"<Series Geography="1"><Obs TIME_PERIOD="2025"/></Series>"#)) == [
        "missing-dimension", "Immigrant_status",
      ])
    #expect(
      refusal(SDMXFiles.generic21(SDMXFiles.genericSeries21.replacing("\"Geography\"", with: "\"Shoe\""))) == [
        "unknown-dimension", "Shoe",
      ])
    #expect(
      refusal(SDMXFiles.specific21(SDMXFiles.series21.replacing("\"2026\"", with: "\"soon\""))) == [
        "not-a-period", "TIME_PERIOD",
      ])
  }

  @Test func `a file cut anywhere is refused, and nothing of it is kept`() throws {
    let whole = Array(SDMXFiles.specific21(SDMXFiles.series21).utf8)
    let store = try Store(path: scratch.path("s.sqlite"), create: true)
    try scratch.write("17100001_Structure.xml", SDMXFiles.structure21)
    for length in stride(from: 1, to: whole.count - 1, by: 37) {
      let path = try scratch.write("17100001_1.xml", String(decoding: whole[..<length], as: UTF8.self))
      let found = diagnostic { try store.ingest(try OfficialFile.recognise(path, in: catalogue)) }
      #expect(found != nil, "\(length)")
    }
    #expect(try store.files().isEmpty)
  }
}
