import LIPData
import Testing

/// The long layout of 2016: codes without DGUID, a cell that is a value or a symbol.
struct CensusProfile2016Tests {
  static func header(_ areas: String = "Dissemination Areas", type: Bool = true, count: Int = 2247) -> String {
    let product = "Profile of \(areas) (\(count))"
    let names =
      ["CENSUS_YEAR", "GEO_CODE (POR)", "GEO_LEVEL", "GEO_NAME", "GNR", "GNR_LF", "DATA_QUALITY_FLAG"]
      + (type ? ["CSD_TYPE_NAME"] : []) + [
        "ALT_GEO_CODE", "DIM: \(product)", "Member ID: \(product)", "Notes: \(product)",
      ]
      + [
        "Dim: Sex (3): Member ID: [1]: Total - Sex", "Dim: Sex (3): Member ID: [2]: Male",
        "Dim: Sex (3): Member ID: [3]: Female",
      ]
    return names.map { "\"\($0)\"" }.joined(separator: ",")
  }

  static func row(
    _ member: Int, code: String = "01", level: Int = 0, name: String = "Canada", rates: String = "4.0,5.1",
    flag: String = "20000", type: Bool = true, values: String = "35151728,...,..."
  ) -> String {
    "2016,\"\(code)\",\"\(level)\",\"\(name)\",\(rates),\"\(flag)\",\(type ? "\" \"," : "")\"\(code)\",\"  Name, \(member)\",\(member),3,\(values)"
  }

  func read(
    _ rows: [String], header: String = header(), threads: Int = 1, block: Int = 1 << 16, newline: String = "\r\n",
    rejects: Rejects = .none
  ) throws -> ProfileCollector {
    let text = "\u{FEFF}" + ([header] + rows).map { $0 + newline }.joined()
    var all = ProfileCollector()
    let source = ByteSource(bytes: Array(text.utf8), name: "p.csv")
    for sink in try CensusProfile2016.read(
      source, threads: threads, rejects: rejects, limits: DelimitedLimits(blockSize: block),
      makeSink: { ProfileCollector() })
    {
      all.areas += sink.areas
      all.rows += sink.rows
      all.flags += sink.flags
      all.nonResponse += sink.nonResponse
    }
    return all
  }

  func recognise(_ text: String) -> Recognition {
    Array(text.utf8).withUnsafeBytes { CensusProfile2016.recognise(head: $0) }
  }

  func refusal(_ text: String) -> String? {
    guard case .nearly(let diagnostic) = recognise(text) else { return nil }
    return diagnostic.code
  }

  @Test(arguments: ["\r\n", "\n"], [true, false])
  func `area, quality, label, note and the three cells are read`(newline: String, type: Bool) throws {
    let row = Self.row(
      1140, code: "3525005", level: 3, name: "Hamilton", rates: "3.5,4.4", type: type, values: "527930,x,F")
    let found = try read([row], header: Self.header(type: type), newline: newline)
    #expect(found.areas == ["2016A00053525005 Hamilton"])
    #expect(found.flags == ["20000"])
    #expect(found.nonResponse == [3.5, 4.4])
    #expect(
      found.rows == [
        ProfileCollector.Row(
          area: "2016A00053525005", member: 1140, label: "  Name, 1140", note: 3, line: 2,
          values: [527_930, nil, nil, nil, nil, nil], symbols: ["", "x", "F", "empty", "empty", "empty"])
      ])
  }

  @Test func `an empty cell, a symbol and a zero are three things`() throws {
    let found = try read([Self.row(1, values: "0,,..")])
    #expect(found.rows[0].values.prefix(3) == [0, nil, nil])
    #expect(found.rows[0].symbols.prefix(3) == ["", "empty", ".."])
  }

  @Test(arguments: [1, 2, 5]) func `areas come in the order of the file, whatever the threads`(threads: Int) throws {
    let codes = ["01", "35", "3525", "3525005", "35250001"]
    let rows = codes.flatMap { code in (1...60).map { Self.row($0, code: code) } }
    let found = try read(rows, threads: threads, block: 500)
    #expect(found.rows.map(\.line) == Array(2...301))
    let areas = ["2016A000011124", "2016A000235", "2016A00033525", "2016A00053525005", "2016S051235250001"]
    #expect(found.rows.map(\.area) == areas.flatMap { Array(repeating: $0, count: 60) })
  }

  @Test func `bad fields are told with line and column`() {
    func found(_ rows: [String]) -> [String?] {
      let found = diagnostic { try read(rows) }
      return [found?.code, found?.place.line.map(String.init), found?.place.column]
    }
    let good = Self.row(1)
    let product = "Profile of Dissemination Areas (2247)"
    #expect(found([good, Self.row(2, values: "1,\"1,000\",2")])[0...1] == ["not-a-number", "3"])
    #expect(found([good.replacing(",1,3,", with: ",one,3,")]) == ["not-a-number", "2", "Member ID: \(product)"])
    #expect(found([good.replacing(",1,3,", with: ",1,c,")]) == ["not-a-number", "2", "Notes: \(product)"])
    #expect(found(["2021" + good.dropFirst(4)]) == ["other-census-year", "2", "CENSUS_YEAR"])
    #expect(found([good.replacing("4.0,", with: "n/a,")]) == ["not-a-number", "2", "GNR"])
    #expect(found(["2016,\"01\",\"0\""]) == ["truncated-row", "2", "GEO_NAME"])
    #expect(found([good, Self.row(1, code: "3595AB")]) == ["unknown-area", "3", "GEO_CODE (POR)"])
    #expect(found([])[0] == "no-data-rows")
  }

  @Test func `an area that is not read is left out row by row where the user allows it`() throws {
    let rejects = Rejects.listing()
    let rows = [Self.row(1), Self.row(1, code: "9999"), Self.row(2, code: "9999"), Self.row(1, code: "35")]
    #expect(try read(rows, rejects: rejects).rows.map(\.area) == ["2016A000011124", "2016A000235"])
    #expect(rejects.diagnostics.map(\.place.line) == [3, 4])
  }

  @Test func `the header is recognised with and without the column of the type, quoted or not`() {
    #expect(recognise("\u{FEFF}" + Self.header() + "\r\n") == .recognised)
    #expect(recognise(Self.header("Census Tracts", type: false) + "\r\n") == .recognised)
    #expect(recognise(Self.header().replacing("\"", with: "")) == .recognised)
    #expect(recognise(CensusProfile.columns.joined(separator: ",") + "\n") == .other)
    #expect(recognise("") == .other)
  }

  @Test func `a cross-tabulation of the same census is something else`() {
    #expect(
      recognise(
        "\"CENSUS_YEAR\",\"GEO_CODE (POR)\",\"GEO_LEVEL\",\"GEO_NAME\",\"GNR\",\"DATA_QUALITY_FLAG\",\"ALT_GEO_CODE\",\"DIM: Age (13A)\",\"Member ID: Age (13A)\""
      ) == .other)
  }

  @Test func `an early release, a cut header and a French one are told`() {
    #expect(refusal(Self.header(count: 57)) == "other-release")
    #expect(refusal(Self.header().replacing("\"GNR_LF\",", with: "")) == "missing-column")
    #expect(refusal(Self.header() + ",\"More\"") == "extra-column")
    let french =
      "\"CODE_GÉO (LDR)\",\"NIVEAU_GÉO\",\"DIM: Profil des aires de diffusion (2247)\",\"Dim: Sexe (3): Membre ID: [1]: Total - Sexe\""
    #expect(refusal(french) == "french-header")
  }
}
