import LIPData
import Testing

/// Keeps what a profile's reader hands over.
struct ProfileCollector: ProfileSink {
  struct Row: Equatable {
    var area: String
    var member: Int
    var label: String
    var note: Int
    var line: Int
    var values: [Double?]
    var symbols: [String]
  }

  var wantedMembers = MemberSet.all
  var refused: Set<String> = []
  var areas: [String] = []
  var rows: [Row] = []
  var flags: [String] = []
  var nonResponse: [Double] = []
  var area = ""

  mutating func begin(_ area: ProfileArea) throws -> Bool {
    self.area = TextEncoding.utf8.string(area.code)
    areas.append(self.area + " " + area.encoding.string(area.name))
    flags.append(TextEncoding.utf8.string(area.qualityFlag))
    nonResponse += [area.shortFormNonResponse, area.longFormNonResponse]
    return !refused.contains(self.area)
  }

  mutating func take(_ row: borrowing ProfileRow) throws {
    let cells = (0..<6).map { row.cells[$0] }
    rows.append(
      Row(
        area: area, member: row.member, label: row.encoding.string(row.label), note: row.note, line: row.line,
        values: cells.map { $0.hasValue ? $0.value : nil },
        symbols: cells.map { $0.status == .empty ? "empty" : $0.status.text }))
  }

  mutating func shiftLines(by lines: Int) {
    for index in rows.indices { rows[index].line += lines }
  }
}

let header = CensusProfile.columns.joined(separator: ",")

/// A profile of some rows, read.
func profile(
  _ rows: [String], threads: Int = 1, block: Int = 1 << 16, header: String = header, newline: String = "\r\n",
  wanted: MemberSet = .all
) throws -> ProfileCollector {
  let text = ([header] + rows).map { $0 + newline }.joined()
  var all = ProfileCollector()
  let source = ByteSource(bytes: Array(text.utf8), name: "p.csv")
  let limits = DelimitedLimits(blockSize: block)
  for sink in try CensusProfile.read(
    source, threads: threads, limits: limits, makeSink: { ProfileCollector(wantedMembers: wanted) })
  {
    all.areas += sink.areas
    all.rows += sink.rows
    all.flags += sink.flags
    all.nonResponse += sink.nonResponse
  }
  return all
}

func row(_ member: Int, code: String = "2021A000259", values: String = "1,\"\",2,\"\",3,\"\",4.5,\"\",,\"...\",,\"x\"")
  -> String
{
  "2021,\"\(code)\",\"59\",\"Province\",\"British Columbia\",3.1,4.3,\"00000\",\(member),\"  Name, \(member)\",,\(values)"
}

struct CensusProfileTests {
  @Test(arguments: ["\r\n", "\n"]) func `values, symbols, label and area are read`(newline: String) throws {
    let found = try profile([row(8, values: "10,\"E\",,\"F\",,\"\",7.6,\"rE\",-1,,0,\"0s\"")], newline: newline)
    #expect(found.areas == ["2021A000259 British Columbia"])
    #expect(found.flags == ["00000"])
    #expect(found.nonResponse == [3.1, 4.3])
    #expect(
      found.rows == [
        ProfileCollector.Row(
          area: "2021A000259", member: 8, label: "  Name, 8", note: 0, line: 2, values: [10, nil, nil, 7.6, -1, 0],
          symbols: ["E", "F", "empty", "E r", "", "0s"])
      ])
  }

  @Test func `only wanted members of wanted areas are handed over`() throws {
    let rows = ["A", "B", "A"].flatMap { code in (1...70).map { row($0, code: "2021A00025" + code) } }
    let found = try profile(rows, wanted: MemberSet([1, 64, 70, 99_999]))
    #expect(found.areas.count == 3)
    #expect(found.rows.map(\.member) == [1, 64, 70, 1, 64, 70, 1, 64, 70])
  }

  @Test func `a spare comma at the end of the rows is no field`() throws {
    #expect(try profile([row(1) + ","], header: header + ",").rows.count == 1)
    #expect(diagnostic { try profile([row(1) + ",x"]) }?.code == "truncated-row")
  }

  @Test func `quotes inside names are single`() throws {
    let text = row(1).replacing("\"British Columbia\"", with: "\"The \"\"B\"\"\"").replacing(
      "Name, 1", with: "a \"\"b\"\"")
    let found = try profile([text])
    #expect(found.areas == ["2021A000259 The \"B\""])
    #expect(found.rows[0].label == "  a \"b\"")
  }

  @Test(arguments: [1, 2, 7]) func `lines are right in every part`(threads: Int) throws {
    let rows = (1...400).map { row($0).replacing("  Name", with: $0 % 3 == 0 ? "two\nlines" : "one") }
    let found = try profile(rows, threads: threads, block: 300)
    var line = 2
    for index in 0..<400 {
      #expect(found.rows[index].line == line)
      line += (index + 1) % 3 == 0 ? 2 : 1
    }
  }

  @Test(arguments: [1, 2, 5]) func `a truncated row is told even where no row is wanted`(threads: Int) {
    var rows = (1...300).map { row($0) }
    rows[250] = "2021,\"2021A000259\",\"59\""
    rows[270] = "2021"
    let found = diagnostic { try profile(rows, threads: threads, block: 1000, wanted: MemberSet([])) }
    #expect(found?.code == "truncated-row")
    #expect(found?.place == Place(file: "p.csv", line: 252, column: "GEO_LEVEL"))
    #expect(found?.sentence.contains("3 fields; 23") == true)
  }

  @Test func `bad fields are told with line and column`() {
    func found(_ rows: [String]) -> [String?] {
      let found = diagnostic { try profile(rows) }
      return [found?.code, found?.place.line.map(String.init), found?.place.column]
    }
    let good = row(1)
    #expect(
      found([good, row(2, values: "1,\"\",2,\"q\",3,\"\",4,\"\",,\"...\",,\"x\"")]) == [
        "unknown-symbol", "3", "SYMBOL of C2_COUNT_MEN+",
      ])
    #expect(found([row(2, values: "1,,2,,\"1,000\",,4,,,,,")]) == ["not-a-number", "2", "C3_COUNT_WOMEN+"])
    #expect(
      found([good.replacing(",1,\"  Name", with: ",one,\"  Name")]) == ["not-a-number", "2", "CHARACTERISTIC_ID"])
    #expect(found([good, "2016" + good.dropFirst(4)]) == ["other-census-year", "3", "CENSUS_YEAR"])
    #expect(found([good.replacing("3.1", with: "n/a")]) == ["not-a-number", "2", "TNR_SF"])
  }

  @Test func `an empty file and a lone header are told`() {
    let empty = ByteSource(bytes: [], name: "e.csv")
    #expect(diagnostic { try CensusProfile.read(empty) { ProfileCollector() } }?.code == "empty-file")
    #expect(diagnostic { try profile([]) }?.code == "no-data-rows")
    #expect(diagnostic { try profile(["", ""]) }?.code == "no-data-rows")
    let unended = ByteSource(bytes: Array(header.utf8))
    #expect(diagnostic { try CensusProfile.read(unended) { ProfileCollector() } }?.code == "no-data-rows")
  }

  @Test(arguments: [1, 3]) func `an error of the sink keeps its line and gets the file's name`(threads: Int) {
    struct Refuser: ProfileSink {
      let wantedMembers = MemberSet([290])
      mutating func begin(_ area: ProfileArea) throws -> Bool { true }
      mutating func take(_ row: borrowing ProfileRow) throws {
        throw Diagnostic("label-differs", "the label differs", at: Place(line: row.line))
      }
    }
    let text = header + "\n" + (1...300).map { row($0) + "\n" }.joined()
    let source = ByteSource(bytes: Array(text.utf8), name: "p.csv")
    let found = diagnostic { try CensusProfile.read(source, threads: threads) { Refuser() } }
    #expect(found?.place == Place(file: "p.csv", line: 291))
  }

  @Test func `what is not a census profile is told before it is read`() {
    func code(_ text: String) -> String? {
      diagnostic { try CensusProfile.read(ByteSource(bytes: Array(text.utf8))) { ProfileCollector() } }?.code
    }
    #expect(code("REF_DATE,GEO,DGUID\n") == "unknown-layout")
    #expect(code(header.replacing(",", with: "\t") + "\n") == "wrong-delimiter")
    #expect(code(header + "\n" + row(1) + "\n2021,\"2021A\n") == "unclosed-quote")
    let absent = diagnostic { try CensusProfile.read(path: "/nowhere/x.csv") { ProfileCollector() } }
    #expect(absent?.code == "file-not-found")
    #expect(absent?.exit == .noInput)
    #expect(diagnostic { try CensusProfile.read(path: "/tmp") { ProfileCollector() } }?.code == "not-a-file")
  }
}
