import Testing

@testable import LIPData

struct FullTableTests {
  static let header =
    "REF_DATE,GEO,DGUID,Immigrant status,UOM,UOM_ID,SCALAR_FACTOR,SCALAR_ID,VECTOR,COORDINATE,VALUE,STATUS,SYMBOL,"
    + "TERMINATED,DECIMALS"
  static let rows = [
    "2025,Ontario,2021A000235,\"Landed, all\",Persons,249,thousands ,3,v1,7.2,235.418,,r,,3",
    "2025,Ontario,2021A000235,Born in Canada,Persons,249,thousands,3,v2,7.3,,x,,,3",
    "2016/2017,Ontario,2016A000235,\"Landed, all\",Persons,249,thousands,3,v1,7.2,9,E,p,t,3",
  ]

  /// A file with every field quoted, as the publisher writes it.
  static func text(_ rows: [String] = rows, header: String = header, mark: String = "\u{FEFF}") -> String {
    mark + ([header] + rows).map { $0 + "\n" }.joined()
  }

  func read(_ text: String, rejects: Rejects = .none) throws -> TableCollector {
    let source = ByteSource(bytes: Array(text.utf8))
    let columns = try #require(try FullTable.columns(head: Array(text.utf8)))
    return try FullTable.read(source, columns: columns, metadata: nil, rejects: rejects, sink: TableCollector())
  }

  func refusal(_ row: String) -> [String?] {
    let found = diagnostic { try read(Self.text([row])) }
    return [found?.code, found?.place.line.map(String.init), found?.place.column]
  }

  @Test func `values are in units, whatever their factor, and every symbol is kept`() throws {
    let table = try read(Self.text())
    #expect(
      table.lines == [
        "2 2025 Ontario Landed, all 235418 r", "3 2025 Ontario Born in Canada x",
        "4 2016/2017 Ontario Landed, all 9000 E p t",
      ])
    #expect(table.structure.text == "geography, immigrant-status")
    #expect(table.codes == [["7", "2"], ["7", "3"]])
    #expect(table.dguids.map { $0[0] } == ["2021A000235", "2021A000235"])
    #expect(
      table.seriesAttributes[0]
        == #"{"DECIMALS":"3","SCALAR_FACTOR":"thousands","SCALAR_ID":"3","UOM":"Persons","UOM_ID":"249","VECTOR":"v1"}"#
    )
  }

  @Test func `quoted fields, a missing mark and a spare column make no difference`() throws {
    let quoted = Self.rows.map { row in
      var fields: [String] = []
      var inside = false
      var field = ""
      for character in row {
        if character == "\"" {
          inside.toggle()
        } else if character == ",", !inside {
          fields.append(field)
          field = ""
        } else {
          field.append(character)
        }
      }
      return (fields + [field]).map { "\"\($0)\"" }.joined(separator: ",")
    }
    let header = "\"" + Self.header.replacing(",", with: "\",\"") + "\""
    #expect(try read(Self.text(quoted, header: header)).lines == read(Self.text()).lines)
    #expect(try read(Self.text(mark: "")).lines == read(Self.text()).lines)
    let spare = try read(Self.text(Self.rows.map { $0 + "," }, header: Self.header + ","))
    #expect(spare.lines == (try read(Self.text())).lines)
  }

  @Test func `the French file gives the same codes with French labels`() throws {
    let header =
      "PÉRIODE DE RÉFÉRENCE;GÉO;DGUID;Statut d'immigrant;UNITÉ DE MESURE;IDENTIFICATEUR D'UNITÉ DE MESURE;"
      + "FACTEUR SCALAIRE;IDENTIFICATEUR SCALAIRE;VECTEUR;COORDONNÉES;VALEUR;STATUS;SYMBOLE;TERMINÉ;DÉCIMALES"
    let rows = ["2025;Ontario;2021A000235;Né au Canada;Personnes;249;milliers;3;v2;7.3;1.5;;;;1"]
    let table = try read(Self.text(rows, header: header))
    #expect(table.lines == ["2 2025 Ontario Né au Canada 1500"])
    #expect(table.codes == [["7", "3"]])
    #expect(table.series == [[LocalizedText(en: "", fr: "Ontario"), LocalizedText(en: "", fr: "Né au Canada")]])
    #expect(table.structure.dimensions.map(\.name.fr) == ["Géographie", "Statut d'immigrant"])
    #expect(table.structure.language == .french)
  }

  @Test(arguments: [
    ("1946", "1946"), ("1946-01", "1946-01"), ("1971/1972", "1971/1972"), ("2014/2018", "2014/2018"),
    ("2026-01-15", "2026-01-15"),
  ]) func `every form of a reference date is read`(text: String, period: String) throws {
    let table = try read(Self.text([Self.rows[0].replacing("2025,", with: text + ",")]))
    #expect(table.observations[0].period?.description == period)
  }

  @Test func `an empty value without a status is empty, never 0, and a true 0 is a 0`() throws {
    let rows = [",,,,2", "0,,,,2", ",..,,,2", "0,0s,,,2", "5,A,,,2", "5,<LOD,,,2"].enumerated().map { number, end in
      "\(2000 + number),Canada,,All,Persons,249,units,0,v1,1.1,\(end)"
    }
    let lines = try read(Self.text(rows)).lines.map { $0.split(separator: " ").dropFirst(4).joined(separator: " ") }
    #expect(lines == ["empty", "0", "..", "0 0s", "5 A", #"5 ? {"STATUS":"<LOD"}"#])
  }

  @Test func `rows of a series that disagree on unit or decimals say so themselves`() throws {
    let rows = [
      "2000,Canada,,All,Persons,249,units,0,v1,1.1,1,,,,0", "2001,Canada,,All,Dollars,81,units,0,v1,1.1,2,,,,0",
      "2002,Canada,,All,Persons,249,units,0,v1,1.1,3.5,,,,1", "2003,Canada,,All,Persons,249,millions,6,v1,1.1,4,,,,0",
    ]
    let table = try read(Self.text(rows))
    #expect(table.series.count == 1)
    #expect(table.observations.map(\.cell.value) == [1, 2, 3.5, 4_000_000])
    let texts = table.observations.map { table.attributeTexts[$0.attributes] }
    #expect(texts[0].isEmpty)
    #expect(texts[1].contains("Dollars"))
    #expect(texts[2] == #"{"DECIMALS":"1"}"#)
    #expect(texts[3].contains("millions"))
  }

  @Test func `the web service's padded coordinate is the same coordinate`() throws {
    let row = Self.rows[0].replacing("7.2,", with: "7.2.0.0.0.0.0.0.0.0,")
    #expect(try read(Self.text([row])).codes == [["7", "2"]])
  }

  @Test func `a damaged row is told with its line and column`() {
    let row = Self.rows[0]
    #expect(refusal(row + ",1") == ["truncated-row", "2", "16"])
    #expect(refusal("2025,Ontario") == ["truncated-row", "2", "DGUID"])
    #expect(refusal(row.replacing("2025,", with: "25,")) == ["not-a-period", "2", "REF_DATE"])
    #expect(refusal(row.replacing("2025,", with: "01/01/2025,")) == ["not-a-period", "2", "REF_DATE"])
    #expect(refusal(row.replacing("235.418", with: "235,418")) == ["truncated-row", "2", "16"])
    #expect(refusal(row.replacing("235.418", with: "\"235,418\"")) == ["not-a-number", "2", "VALUE"])
    #expect(refusal(row.replacing(",3,v1", with: ",many,v1")) == ["not-a-factor", "2", "SCALAR_ID"])
    #expect(refusal(row.replacing(",7.2,", with: ",7,")) == ["not-a-coordinate", "2", "COORDINATE"])
    #expect(refusal(row.replacing(",7.2,", with: ",7.2.1,")) == ["not-a-coordinate", "2", "COORDINATE"])
    #expect(refusal(row.replacing(",7.2,", with: ",07-Feb,")) == ["not-a-coordinate", "2", "COORDINATE"])
    #expect(refusal(row.replacing("Ontario", with: "")) == ["empty-field", "2", "GEO"])
    #expect(diagnostic { try read(Self.text([])) }?.code == "no-data-rows")
  }

  @Test func `a member with two labels is refused: columns were moved`() {
    let rows = [Self.rows[0], Self.rows[0].replacing("2025,Ontario", with: "2026,Quebec")]
    let found = diagnostic { try read(Self.text(rows)) }
    #expect(found?.code == "coordinate-disagrees")
    #expect(found?.sentence == "Member 7 of GEO is \"Quebec\" here and \"Ontario\" before")
    #expect(found?.place.line == 3)
  }

  @Test func `rows that cannot be taken are listed where that was asked for`() throws {
    let rejects = Rejects.listing()
    let rows = [Self.rows[0], "2025,Ontario", Self.rows[1], Self.rows[0].replacing("235.418", with: "many")]
    let table = try read(Self.text(rows), rejects: rejects)
    #expect(table.observations.count == 2)
    #expect(rejects.diagnostics.map(\.code) == ["truncated-row", "not-a-number"])
    #expect(rejects.diagnostics.map(\.place.line) == [3, 5])
  }

  @Test func `a number is found in a name`() {
    #expect(FullTable.number(inName: "17100009-eng.csv") == "17-10-0009")
    #expect(FullTable.number(inName: "1710000901_databaseLoadingData.csv") == "17-10-0009")
    #expect(FullTable.number(inName: "table (2) 98100361.csv") == "98-10-0361")
    #expect(FullTable.number(inName: "data 2025-10-01.csv") == nil)
    #expect(FullTable.number(inName: "171000091234.csv") == nil)
  }
}
