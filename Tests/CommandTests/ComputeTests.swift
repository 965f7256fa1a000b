import Foundation
import Testing

struct ComputeTests {
  let folder: Folder

  /// Indicators of the fixture's characteristics: by variable, by raw member, and a count.
  private static let indicators = """
    - id: immigrant-share
      name: {en: Immigrants, fr: Personnes immigrantes}
      theme: newcomers
      describes: newcomers
      measure: {share: immigrants, of: population-in-private-households}
      unit: percent
      direction: neutral
      definition: {en: "Immigrants, of all.", fr: "Immigrants, parmi tous."}
      review: {status: draft}
    - id: recent
      name: {en: Recent immigrants, fr: Immigrants récents}
      theme: newcomers
      describes: newcomers
      measure: {count: census-profile-2021/1536}
      unit: persons
      direction: neutral
      definition: {en: "Recent immigrants.", fr: "Immigrants récents, dénombrés."}
      review: {status: draft}

    """

  init() throws {
    folder = try Folder()
    try folder.write("profile.csv", try CensusFile.usual())
    try folder.write("indicators.yaml", Self.indicators)
    try folder.write(
      "catchments.csv",
      """
      lip_id,geography,weight
      ottawa,\(CensusFile.ottawa),
      two-towns,\(CensusFile.gatineau),
      two-towns,\(CensusFile.toronto),
      half-ottawa,\(CensusFile.ottawa),0.5

      """)
  }

  private func compute(
    _ more: String..., from: String = "profile.csv", catchments: String = "catchments.csv",
    indicators: String = "indicators.yaml", output: String = "out.csv"
  ) throws -> Program.Outcome {
    try Program.run(
      Program.path,
      [
        "indicators", "compute", "--from", from, "--catchments", catchments, "--indicators", indicators, "--output",
        output,
      ]
        + more, in: folder)
  }

  @Test func `a file that is read is not written over`() throws {
    let before = try folder.bytes("catchments.csv")
    let outcome = try compute(output: "./catchments.csv")
    #expect(outcome.status == 64)
    #expect(outcome.err.contains("error[output-is-input]"), "\(outcome.err)")
    #expect(try folder.bytes("catchments.csv") == before)
  }

  @Test(arguments: [("3520005-N001", "2021A00053520005"), ("2021A000235", "2021A000011124")])
  func `a neighbourhood beside its city and a province beside Canada are refused`(part: String, whole: String) throws {
    try folder.write("nested.csv", "lip_id,geography\na,\(part)\na,\(whole)\n")
    let outcome = try compute(catchments: "nested.csv")
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("error[overlapping-geographies]: \(part) lies in \(whole)"), "\(outcome.err)")
    #expect(!folder.has("out.csv"))
  }

  @Test func `the file has exactly the columns and a row for each catchment and indicator`() throws {
    let outcome = try compute()
    #expect(outcome.status == 0)
    #expect(outcome.out == "")
    #expect(outcome.err == "")
    let text = try folder.text("out.csv")
    #expect(text.hasPrefix(chartReadyHeader + "\n"))
    #expect(!text.contains("\r"))
    let table = try CSV(text)
    #expect(
      table.rows.map { "\($0["indicator_id"] ?? "") \($0["lip_id"] ?? "")" } == [
        "immigrant-share ottawa", "immigrant-share two-towns", "immigrant-share half-ottawa", "recent ottawa",
        "recent two-towns", "recent half-ottawa",
      ])
  }

  @Test func `shares are of summed counts, raw members are counted, and symbols survive`() throws {
    #expect(try compute().status == 0)
    let rows = try CSV(try folder.bytes("out.csv")).rows
    #expect(rows[0]["value"] == "20")
    #expect(rows[0]["area_code"] == CensusFile.ottawa)
    // 100 × (100 + 1500) / (400 + 2800)
    #expect(rows[1]["value"] == "50")
    #expect(rows[1]["numerator"] == "1600")
    #expect(rows[1]["denominator"] == "3200")
    #expect(rows[1]["area_code"] == "")
    #expect(rows[2]["value"] == "20")
    #expect(rows[2]["area_code"] == "")
    #expect(rows.suffix(3).map { $0["value"] } == ["50", "420", "25"])
    #expect(rows[4]["status"] == "E")
    for row in rows {
      let value = try #require(Double(row["value"] ?? ""))
      if row["indicator_id"] == "recent", row["lip_id"] == "half-ottawa" {
        // Half of the people of Ottawa: how far off that is, nobody says.
        #expect(row["low"]?.isEmpty == true && row["high"]?.isEmpty == true && row["interval"]?.isEmpty == true)
        #expect(row["se"]?.isEmpty == false)
      } else {
        #expect(try #require(Double(row["low"] ?? "")) <= value)
        #expect(try #require(Double(row["high"] ?? "")) >= value)
      }
      #expect(row["vintage"] == "2021")
      #expect(row["coverage"] == "1")
      #expect(row["source"]?.isEmpty == false)
      #expect(row["licence"]?.isEmpty == false)
    }
  }

  @Test func `a partnership goes by its registered name and any other catchment by its id`() throws {
    #expect(try compute("--lang", "both").status == 0)
    let english = try CSV(try folder.bytes("out.en.csv")).rows
    let french = try CSV(try folder.bytes("out.fr.csv")).rows
    #expect(english[0]["lip"] == "Ottawa Local Immigration Partnership")
    #expect(french[0]["lip"] == "Partenariat local pour l’immigration d’Ottawa")
    #expect(english[1]["lip"] == "two-towns")
    #expect(french[1]["lip"] == "two-towns")
    #expect(english[1]["area"] == "two-towns")
  }

  @Test func `both languages are two files that differ in words only`() throws {
    #expect(try compute("--lang", "both").status == 0)
    #expect(!folder.has("out.csv"))
    let english = try CSV(try folder.bytes("out.en.csv"))
    let french = try CSV(try folder.bytes("out.fr.csv"))
    #expect(english.header == french.header)
    let words: Set = ["indicator", "lip", "area", "category", "universe", "source", "licence"]
    for (a, b) in zip(english.rows, french.rows) {
      for column in english.header where !words.contains(column) { #expect(a[column] == b[column], "\(column)") }
      for column in ["indicator", "universe", "source", "licence"] { #expect(a[column] != b[column], "\(column)") }
    }
    for (lang, ending) in [("en", "en"), ("fr", "fr")] {
      #expect(try compute("--lang", lang, output: "one.csv").status == 0)
      #expect(try folder.bytes("one.csv") == (try folder.bytes("out.\(ending).csv")))
    }
  }

  @Test func `one, two and four threads write the same bytes, twice`() throws {
    // Enough rows for every thread to have some.
    var rows: [String] = []
    for area in 0..<400 {
      rows += try CensusFile.area(
        "2021A00053506\(100 + area)", "Area \(area)",
        [1: "\(area)", 1527: "\(area * 10)", 1529: "\(area * 5)", 1536: "5 E"])
    }
    try folder.write("large.csv", try CensusFile.bytes(rows))
    let lines = (0..<400).map { "lip-\($0 % 7),2021A00053506\(100 + $0)," }
    try folder.write("many.csv", "lip_id,geography,weight\n" + lines.joined(separator: "\n") + "\n")
    var written: [[UInt8]] = []
    for threads in ["1", "2", "4", "1"] {
      #expect(try compute("--threads", threads, from: "large.csv", catchments: "many.csv").status == 0)
      written.append(try folder.bytes("out.csv"))
    }
    #expect(try CSV(written[0]).rows.count == 14)
    #expect(Set(written).count == 1)
  }

  @Test(arguments: ["0", "257", "two"]) func `a number of threads that cannot be is refused`(threads: String) throws {
    #expect(try compute("--threads", threads).status == 64)
    #expect(!folder.has("out.csv"))
  }

  @Test func `an area that is not in the file is warned of and lowers the coverage`() throws {
    try folder.write(
      "catchments.csv", "lip_id,geography,weight\nmixed,\(CensusFile.ottawa),\nmixed,2021A00053506999,\n")
    let outcome = try compute()
    #expect(outcome.status == 0)
    #expect(outcome.out == "")
    #expect(
      outcome.err == "warning[area-not-in-file]: mixed: 1 of its areas are not in the file: 2021A00053506999\n")
    for row in try CSV(try folder.bytes("out.csv")).rows {
      let coverage = try #require(Double(row["coverage"] ?? ""))
      #expect(coverage > 0 && coverage < 1)
      #expect(row["quality"] != "usable")
    }
  }

  @Test func `a catchment wholly absent is a row without a value beside the others`() throws {
    try folder.write(
      "catchments.csv", "lip_id,geography,weight\nhere,\(CensusFile.ottawa),\ngone,2021A00053506999,\n")
    let outcome = try compute()
    #expect(outcome.status == 0)
    let gone = try CSV(try folder.bytes("out.csv")).rows(where: "lip_id", is: "gone")
    try #require(gone.count == 2)
    for row in gone {
      #expect(row["value"] == "")
      #expect(row["quality"] == "unavailable")
      #expect(row["coverage"] == "0")
    }
  }

  @Test func `no area of any catchment in the file is refused and writes nothing`() throws {
    try folder.write("catchments.csv", "lip_id,geography,weight\nmixed,2021A00053506999,\n")
    let outcome = try compute()
    #expect(outcome.status == 65)
    #expect(outcome.err.hasPrefix("profile.csv: error[no-area-found]"))
    #expect(!folder.has("out.csv"))
  }

  @Test func `boundaries of another vintage are refused with their line`() throws {
    try folder.write(
      "catchments.csv", "lip_id,geography,weight\nottawa,\(CensusFile.ottawa),\nold,2016A00053506008,\n")
    let outcome = try compute()
    #expect(outcome.status == 65)
    #expect(outcome.err.hasPrefix("catchments.csv:3 (column geography): error[other-vintage]"))
    #expect(!folder.has("out.csv"))
  }

  @Test(arguments: [
    ("lip_id,geography\na,2021A00053506008\na,2021A00053506008\n", "catchments.csv:3", "duplicate-geography"),
    ("lip_id,geography,weight\na,2021A00053506008,1.5\n", "catchments.csv:2 (column weight)", "bad-weight"),
    ("lip_id,geography\na,2021A00033506\na,2021A00053506008\n", "catchments.csv:3", "overlapping-geographies"),
    ("lip_id,geography\n", "catchments.csv", "no-data-rows"),
    ("lip,geography\na,2021A00053506008\n", "catchments.csv", "unknown-column"),
    ("partnership,geography\na,2021A00053506008\n", "catchments.csv", "missing-column"),
    ("lip_id,geography\na,2016A00053506008\na,2021A00053507015\n", "catchments.csv:3", "mixed-vintages"),
    // An electoral district has the year of its own list, and is no area of another census: only the file has none.
    ("lip_id,geography\na,2013A000435075\n", "", "no-area-found"),
  ]) func `a catchment file that cannot be right is refused with its place`(text: String, place: String, code: String)
    throws
  {
    try folder.write("catchments.csv", text)
    let outcome = try compute()
    #expect(outcome.status == 65, "\(outcome.err)")
    #expect(outcome.err.hasPrefix(place), "\(outcome.err)")
    #expect(outcome.err.contains("error[\(code)]"), "\(outcome.err)")
  }

  @Test func `an indicator defined twice is refused with both places`() throws {
    try folder.write("twice/a.yaml", Self.indicators)
    try folder.write("twice/b.yaml", Self.indicators)
    let outcome = try compute(indicators: "twice")
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("error[duplicate-definition]"))
    #expect(outcome.err.hasPrefix("twice/b.yaml:1"))
    #expect(outcome.err.contains("first in twice/a.yaml:1"))
  }

  @Test func `an unknown variable is met with the nearest one`() throws {
    try folder.write("indicators.yaml", Self.indicators.replacing("share: immigrants,", with: "share: imigrants,"))
    let outcome = try compute()
    #expect(outcome.status == 65)
    #expect(outcome.err.hasPrefix("indicators.yaml:1"))
    #expect(outcome.err.contains("error[unknown-variable]"))
    #expect(outcome.err.contains("Did you mean \"immigrants\"?"))
    #expect(!folder.has("out.csv"))
  }

  @Test func `a raw member that the product does not have is refused`() throws {
    try folder.write("indicators.yaml", Self.indicators.replacing("/1536", with: "/99999"))
    let outcome = try compute()
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("error[unknown-member]"))
  }

  @Test func `a raw member that may not be added is refused with what would be allowed`() throws {
    // 115 is a median.
    try folder.write("indicators.yaml", Self.indicators.replacing("/1536", with: "/\(try Self.median())"))
    let outcome = try compute()
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("error[not-additive]"))
    #expect(outcome.err.contains("published"))
  }

  private static func median() throws -> String {
    let path = Program.checkout + "/Datasets/descriptors/census-profile-2021.members.tsv"
    let line = try #require(
      try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").first {
        $0.contains("Median") && !$0.contains("\tadditive\t")
      })
    return String(line.prefix { $0 != "\t" })
  }

  @Test func `the shipped indicators run over the same file`() throws {
    let outcome = try Program.run(
      "indicators", "compute", "--from", "profile.csv", "--catchments", "catchments.csv", "--output", "all.csv",
      in: folder)
    #expect(outcome.status == 0, "\(outcome.err)")
    let rows = try CSV(try folder.bytes("all.csv")).rows
    let share = rows.filter { $0["indicator_id"] == "immigrant-share" && $0["breakdown"] == "total" }
    #expect(share.map { $0["value"] } == ["20", "50", "20"])
    // What the file does not have is empty and said to be unavailable.
    for row in rows where row["value"] == "" { #expect(row["quality"] == "unavailable") }
    #expect(rows.contains { $0["value"] == "" })
  }

  @Test func `for Excel the file begins with a byte order mark and has CRLF`() throws {
    #expect(try compute("--excel").status == 0)
    let bytes = try folder.bytes("out.csv")
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(bytes.suffix(2).elementsEqual([0x0D, 0x0A]))
    #expect(try CSV(Array(bytes.dropFirst(3))).rows.count == 6)
  }

  @Test func `an output folder that is absent cannot be written to`() throws {
    let outcome = try compute(output: "absent/out.csv")
    #expect(outcome.status == 73)
    #expect(outcome.err.contains("error[cannot-create]: absent/out.csv"))
  }

  @Test func `a folder in the output's place is refused`() throws {
    try folder.write("taken/x", "")
    #expect(try compute(output: "taken").status == 73)
    #expect(try folder.files(under: "taken") == ["x"])
  }

  @Test func `a full device is an I/O error`() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return print("skipped: there is no /dev/full") }
    let outcome = try compute(output: "/dev/full")
    #expect(outcome.status == 74)
    #expect(outcome.err.contains("error[write-failed]"))
    #expect(
      try FileManager.default.attributesOfItem(atPath: "/dev/full")[.type] as? FileAttributeType
        == .typeCharacterSpecial)
  }

  @Test func `a disk that fills up leaves the old file and nothing beside it`() throws {
    #expect(try compute().status == 0)
    let before = try folder.bytes("out.csv")
    // A limit of one block on the size of files stands for a full disk; the signal is ignored so that write(2) fails.
    let outcome = try Program.shell(
      """
      trap '' XFSZ; ulimit -f 1; lipdata indicators compute --from profile.csv --catchments catchments.csv \
      --indicators indicators.yaml --lang fr --output out.csv
      """, in: folder)
    #expect(outcome.status == 74, "\(outcome.err)")
    #expect(try folder.bytes("out.csv") == before)
    #expect(try folder.files() == ["catchments.csv", "indicators.yaml", "out.csv", "profile.csv"])
  }

  @Test func `an output that is a link is written through`() throws {
    try folder.write("real.csv", "old")
    try FileManager.default.createSymbolicLink(atPath: folder("link.csv"), withDestinationPath: "real.csv")
    #expect(try compute(output: "link.csv").status == 0)
    #expect(try folder.text("real.csv").hasPrefix(chartReadyHeader))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("link.csv")) == "real.csv")
  }

  @Test func `absent inputs are refused with 66`() throws {
    #expect(try compute(from: "absent.csv").status == 66)
    #expect(try compute(catchments: "absent.csv").status == 66)
    #expect(try compute(indicators: "absent.yaml").status == 66)
    try folder.write("empty/readme.txt", "")
    #expect(try compute(indicators: "empty").status == 66)
    #expect(!folder.has("out.csv"))
  }
}
