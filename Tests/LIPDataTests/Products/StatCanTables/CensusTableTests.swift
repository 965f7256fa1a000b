import Testing

@testable import LIPData

/// Census tables of Statistics Canada downloaded whole (98-10): the members of the last dimension are columns.
struct CensusTableTests {
  static let header =
    "REF_DATE,DGUID,GEO,Place of birth (290),Gender (3),Coordinate,"
    + "\"Immigrant status (3):Total - Immigrant status[1]\",Symbols,\"Immigrant status (3):Immigrants, all[3]\",Symbols"
  static let rows = [
    "2021,2021A000235,Ontario,\"Iran, Islamic\",Total,7.16.1,100,,65,E",
    "2021,2021A000235,Ontario,Greenland,Total,7.17.1,0,,,x",
    "2021,2021A00053506008,Ottawa,Greenland,Total,9.17.1,,...,,..",
  ]

  func read(_ rows: [String] = rows, header: String = header, rejects: Rejects = .none) throws -> TableCollector {
    let bytes = Array(("\u{FEFF}" + ([header] + rows).map { $0 + "\r\n" }.joined()).utf8)
    let columns = try #require(try FullTable.columns(head: bytes))
    return try FullTable.read(
      ByteSource(bytes: bytes), columns: columns, metadata: nil, rejects: rejects, sink: TableCollector())
  }

  @Test func `each pair of columns is a value with its symbol`() throws {
    let table = try read()
    #expect(
      table.lines == [
        "2 2021 Ontario Iran, Islamic Total Total - Immigrant status 100",
        "2 2021 Ontario Iran, Islamic Total Immigrants, all 65 E",
        "3 2021 Ontario Greenland Total Total - Immigrant status 0", "3 2021 Ontario Greenland Total Immigrants, all x",
        "4 2021 Ottawa Greenland Total Total - Immigrant status ...",
        "4 2021 Ottawa Greenland Total Immigrants, all ..",
      ])
    #expect(table.structure.text == "geography, place-of-birth, gender, immigrant-status")
    #expect(table.codes[1] == ["7", "16", "1", "3"])
    #expect(table.dguids[4][0] == "2021A00053506008")
    #expect(table.structure.dimensions[3].codes.map(\.code) == ["1", "3"])
  }

  @Test func `a table without coordinates is told by its labels`() throws {
    let header = Self.header.replacing("Coordinate,", with: "")
    let rows = Self.rows.map {
      $0.replacing("7.16.1,", with: "").replacing("7.17.1,", with: "").replacing("9.17.1,", with: "")
    }
    let table = try read(rows, header: header)
    #expect(table.observations.count == 6)
    #expect(table.codes[1] == ["", "", "", "3"])
  }

  @Test func `a row that comes twice, is cut or holds no number is told`() throws {
    #expect(diagnostic { try read([Self.rows[0] + ",1"]) }?.code == "truncated-row")
    let found = diagnostic { try read([Self.rows[0].replacing(",65,", with: ",\"6,5\",")]) }
    #expect(found?.code == "not-a-number")
    #expect(found?.place.column == "Immigrant status (3):Immigrants, all[3]")
    let scratch = try Scratch()
    let text = ([Self.header, Self.rows[0], Self.rows[0]]).joined(separator: "\n")
    let path = try scratch.write("98100001.csv", text)
    let store = try Store(path: scratch.path("s.sqlite"), create: true)
    let file = try OfficialFile.recognise(path, in: Catalogue(DatasetsFolder(root: Checkout.datasets)))
    #expect(file.entry.id.contains("98-10-0001"))
    #expect(diagnostic { try store.ingest(file) }?.code == "duplicate-row")
  }

  @Test func `members of two dimensions as columns are refused`() {
    let header = Self.header + ",Tenure (4):Renter[3],Symbols"
    #expect(diagnostic { try read(header: header) }?.code == "unknown-column")
  }

  @Test func `a header longer than a block is read whole`() throws {
    let members = (1...1500).map {
      "\"Place of work (1500):A place of work with a rather long name, number \($0)[\($0)]\",Symbols"
    }
    let header = "REF_DATE,GEO,DGUID,Coordinate," + members.joined(separator: ",")
    let row = "2021,Canada,2021A000011124,1," + (1...1500).map { "\($0)," }.joined(separator: ",")
    let scratch = try Scratch()
    let path = try scratch.write("98100002.csv", header + "\n" + row + "\n")
    guard
      case .table(let table) = try OfficialFile.recognise(path, in: Catalogue(DatasetsFolder(root: Checkout.datasets)))
    else {
      Issue.record("no table")
      return
    }
    let found = try table.read(into: TableCollector())
    #expect(found.observations.count == 1500)
    #expect(found.observations.last?.cell.value == 1500)
  }
}
