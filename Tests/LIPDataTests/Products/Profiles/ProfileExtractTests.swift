import LIPData
import Testing

struct ProfileExtractTests {
  let small: SmallDatasets

  init() throws { small = try SmallDatasets() }

  func read(_ lines: String..., wanted: MemberSet = .all) throws -> ProfileCollector {
    try #require(try small.read(extract(lines), name: "e.tsv", wanted: wanted).first)
  }

  func refusal(_ text: String) -> [String?] {
    let found = diagnostic { try small.read(text, name: "e.tsv") }
    return [found?.code, found?.place.line.map(String.init), found?.place.column]
  }

  @Test func `an extract is recognised by its first line and names its dataset`() throws {
    let file = try small.recognise(extract(["A\tcount\t1\t\t\t\t"]), name: "e.tsv")
    #expect(file.layout == .extract)
    #expect(file.entry.id == "small-extract")
    #expect(file.descriptor.id == "profile")
    #expect(file.how == "its first line")
  }

  @Test func `cells, columns, quality and lines are read`() throws {
    let found = try read(
      "2021A000211\tcount\t154331\t\t100\t20\t..", "2021A000211\tcount-men+\t\t\t50\tx\t",
      "2021A000211\trate\t\t\t\t\t61.2 E",
      "2021A000211\tquality\t3.1\t4.3\t20000", "3520005-N001\tcount\t7\t0\t-1\t0.5\tF")
    #expect(found.areas == ["2021A000211 ", "3520005-N001 "])
    #expect(found.flags == ["20000", ""])
    #expect(Array(found.nonResponse.prefix(2)) == [3.1, 4.3])
    #expect(found.nonResponse.dropFirst(2).allSatisfy { $0.isNaN })
    // Member 2 of the first area has nothing published, and so no row.
    #expect(found.rows.map(\.member) == [1, 3, 4, 5, 1, 2, 3, 4, 5])
    #expect(found.rows.map(\.line) == [4, 4, 4, 4, 8, 8, 8, 8, 8])
    #expect(found.rows[0].values == [154_331, nil, nil, nil, nil, nil])
    #expect(found.rows[0].symbols == ["", "empty", "empty", "empty", "empty", "empty"])
    #expect(found.rows[1].values.prefix(2) == [100, 50])
    #expect(found.rows[2].symbols.prefix(2) == ["", "x"])
    #expect(found.rows[3].values == [nil, nil, nil, 61.2, nil, nil])
    #expect(found.rows[3].symbols == ["..", "empty", "empty", "E", "empty", "empty"])
    #expect(found.rows[4...].map { $0.values[0] } == [7, 0, -1, 0.5, nil])
    #expect(found.rows[8].symbols[0] == "F")
    #expect(found.rows[0].label == "Population, 2021")
  }

  @Test(arguments: [
    ("x", "x"), ("..", ".."), ("...", "..."), ("F", "F"), ("--", "--"), ("0s", "0s"), ("12 E", "E"), ("12 rE", "E r"),
    ("12 p", "p"), ("12 t", "t"),
  ])
  func `symbols keep their meaning`(cell: String, text: String) throws {
    let row = try #require(try read("A\tcount\t\(cell)\t\t\t\t").rows.first)
    #expect(row.symbols[0] == text)
    #expect(row.values[0] == (cell.hasPrefix("12") ? 12 : nil))
  }

  @Test func `only wanted members of wanted areas are handed over`() throws {
    let found = try read("A\tcount\t1\t2\t3\t4\t5", "B\tcount\t1\t2\t3\t4\t5", wanted: MemberSet([2, 5]))
    #expect(found.rows.map(\.member) == [2, 5, 2, 5])
    #expect(found.rows.map(\.area) == ["A", "A", "B", "B"])
  }

  @Test func `lines may end with CRLF, and blank lines are passed over`() throws {
    let text = extract(["A\tcount\t1\t2\t3\t4\t5", "", "B\tcount\t1\t2\t3\t4\t5"]).replacing("\n", with: "\r\n")
    let found = try #require(try small.read(text, name: "e.tsv").first)
    #expect(found.rows.count == 10)
    #expect(found.rows[4].values[0] == 5)
  }

  @Test func `a value that is no number is told by line and member`() {
    #expect(
      refusal(extract(["A\tcount\t1\t2\t3\t4\t5", "B\tcount\t1\t1,000\t3\t4\t5"])) == ["not-a-number", "5", "2"])
    #expect(refusal(extract(["A\tcount\t1\t2\t3\t4\tn/a"])) == ["not-a-number", "4", "5"])
    #expect(refusal(extract(["A\tcount\t1 q\t2\t3\t4\t5"])) == ["not-a-number", "4", "1"])
    #expect(refusal(extract(["A\tcount\t 1\t2\t3\t4\t5"])) == ["not-a-number", "4", "1"])
  }

  @Test func `a label that disagrees is told by its column`() {
    let text = extract(["A\tcount\t1\t2\t3\t4\t5"]).replacing("\tNon-immigrants\t", with: "\tImmigrants\t")
    #expect(refusal(text) == ["label-disagrees", "3", "5"])
    #expect(refusal(extract([])).first == "no-data-rows")
    // A label line that is cut lacks the last label.
    let cut = extract(["A\tcount\t1\t2\t3\t4\t5"]).replacing("\tEmployment rate\n", with: "\n")
    #expect(refusal(cut) == ["label-disagrees", "3", "7"])
  }

  @Test func `an unknown member, column or dataset is told`() {
    let member = extract(["A\tcount\t1\t2\t3\t4\t5"]).replacing("area\tcolumn\t1\t", with: "area\tcolumn\t99\t")
    #expect(refusal(member) == ["unknown-member", "2", "3"])
    #expect(refusal(extract(["A\tcounts\t1\t2\t3\t4\t5"])) == ["bad-extract", "4", "column"])
    #expect(diagnostic { try read("A\tcounts\t1\t2\t3\t4\t5") }?.remedy == "Did you mean \"count\"?")
    #expect(refusal(extract(["\tcount\t1\t2\t3\t4\t5"])) == ["bad-extract", "4", "area"])
    let dataset = diagnostic { try small.recognise(extract([], dataset: "smal-extract"), name: "e.tsv") }
    #expect(dataset?.code == "unknown-dataset")
    #expect(dataset?.remedy == "Did you mean \"small-extract\"?")
    let head = extract(["A\tcount\t1\t2\t3\t4\t5"]).replacing("area\tcolumn", with: "area\tcolumns")
    #expect(refusal(head).prefix(2) == ["bad-extract", "2"])
  }

  @Test func `a line that is cut or twice is told`() {
    #expect(refusal(extract(["A\tcount\t1\t2\t3\t4"])).prefix(2) == ["truncated-row", "4"])
    #expect(refusal(extract(["A\tcount\t1\t2\t3\t4\t5\t6"])).prefix(2) == ["truncated-row", "4"])
    #expect(refusal(extract(["A"])).first == "bad-extract")
    let line = "A\tcount\t1\t2\t3\t4\t5"
    #expect(refusal(extract([line, line])) == ["duplicate-row", "5", "column"])
  }

  @Test func `a bad quality line is told`() {
    let line = "A\tcount\t1\t2\t3\t4\t5"
    #expect(refusal(extract([line, "A\tquality\t3.1"])).prefix(2) == ["truncated-row", "5"])
    #expect(refusal(extract([line, "A\tquality\tabout 3\t4.3\t00000"])) == ["not-a-number", "5", "3"])
    #expect(refusal(extract([line, "A\tquality\t\t4.3\t"])) == [nil, nil, nil])
  }

  @Test func `another version of the layout is refused`() {
    let text = extract(["A\tcount\t1\t2\t3\t4\t5"])
    #expect(refusal(text.replacing("extract 1", with: "extract 2")).prefix(2) == ["extract-version", "1"])
    #expect(refusal(text.replacing("dataset=", with: "set=")).prefix(2) == ["extract-version", "1"])
  }

  @Test(arguments: ["#lipdata-extract 1\tdataset=small-extract", "#lipdata-extract 1\tdataset=small-extract\n"])
  func `a lone first line has no figures`(text: String) {
    #expect(refusal(text).first == "no-data-rows")
  }
}
