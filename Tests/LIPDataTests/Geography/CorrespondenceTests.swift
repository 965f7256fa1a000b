import TestSupport
import Testing

@testable import LIPData

struct CorrespondenceTests {
  static let areas = AreaTable(
    areas: Dictionary(
      uniqueKeysWithValues: [
        ("2021A000235", "Ontario", GeographicLevel.province), ("2021A00033599", "Made-up", .censusDivision),
        ("2021A00053599001", "Same", .censusSubdivision), ("2021A00053599002", "New Name", .censusSubdivision),
        ("2021A00053599003", "One of Two", .censusSubdivision), ("2021A00053599004", "Found", .censusSubdivision),
        ("2021S0503599", "Metro", .censusMetropolitanArea),
      ].map { ($0.0, AreaTable.Area(code: $0.0, level: $0.2, name: .same($0.1))) }),
    compositions: ["2021S0503599": ["2021A00053599001", "2021A00053599003"]])

  static let header = "vintages\tfrom\tfrom_name\tto\tweight\tkind\tevidence\tsource"
  static let rows = [
    "2016/2021\t2016A00053599002\tOld Name\t2021A00053599002\t1\trenamed\tseen\tlists",
    "2016/2021\t2016A00053599013\tFirst\t2021A00053599003\t1\tmerged\tgeneral-knowledge\ta merger",
    "2016/2021\t2016A00053599023\tSecond\t2021A00053599003\t1\tmerged\tgeneral-knowledge\ta merger",
    "2016/2021\t2016A00053599005\tGone\t\t\tended\tseen\tlists", "2016/2021\t\t\t2021A00053599004\t\tnew\tseen\tlists",
  ]

  /// The correspondences of a folder with some rows, and a workspace's own rows over them.
  static func read(
    _ rows: [String], workspace: [String]? = nil, tracts: String? = nil, areas: AreaTable = areas
  ) throws -> Correspondences {
    let scratch = try Scratch()
    return try withExtendedLifetime(scratch) {
      func text(_ rows: [String]) -> String { ([header] + rows).joined(separator: "\n") + "\n" }
      try scratch.write("root/geography/correspondences.tsv", text(rows))
      if let workspace { try scratch.write("own/geography/correspondences.tsv", text(workspace)) }
      if let tracts { try scratch.write("own/geography/tracts-2016-2021.csv", tracts) }
      let own = workspace == nil && tracts == nil ? nil : scratch.path("own")
      return try Correspondences.shipped(DatasetsFolder(root: scratch.path("root"), workspace: own), areas: areas)
    }
  }

  static func known() throws -> Correspondence { try #require(try read(rows).before(2021)) }

  private func error(_ rows: String...) -> Diagnostic? {
    #expect(throws: Diagnostic.self) { try Self.read(rows) }
  }

  private func earlier(_ codes: String...) throws -> CorrespondingAreas {
    try Self.known().earlier(Catchment(codes.map { .init($0) }), Self.areas.compositions)
  }

  @Test func `a code that no row names stands for itself at both vintages`() throws {
    let known = try Self.known()
    #expect(known.predecessors(of: "2021A00053599001").map(\.from) == ["2016A00053599001"])
    #expect(known.successors(of: "2016A00053599001").map(\.to) == ["2021A00053599001"])
    #expect(known.successors(of: "2016A00053599001").map(\.kind) == [.same])
    #expect(known.successors(of: "2016A00033599").map(\.to) == ["2021A00033599"])
    // Metropolitan areas are drawn anew at each census: their codes say nothing.
    #expect(known.predecessors(of: "2021S0503599").isEmpty)
  }

  @Test func `what ended has no successor, what is new no predecessor, and neither is taken for the other`() throws {
    let known = try Self.known()
    #expect(known.successors(of: "2016A00053599005").isEmpty)
    #expect(known.predecessors(of: "2021A00053599004").isEmpty)
    #expect(known.successors(of: "2016A00053599004").isEmpty)
    #expect(known.hadArea("2016A00053599005") == true)
    #expect(known.hadArea("2016A00053599004") == false)
    #expect(known.hadArea("2016A00053599999") == false)
    #expect(known.hadArea("2016S0503599") == nil)
  }

  @Test func `former names are known: those of rows, and those that did not change`() throws {
    let known = try Self.known()
    #expect(known.formerName(of: "2016A00053599002")?.en == "Old Name")
    #expect(known.formerName(of: "2016A00053599001")?.en == "Same")
    #expect(known.formerName(of: "2016A00053599004") == nil)
  }

  @Test func `the earlier areas of a catchment are all that became it, and what has none is told`() throws {
    let merged = try earlier("2021A00053599003", "2021A00053599002")
    #expect(merged.catchment.parts.map(\.code) == ["2016A00053599013", "2016A00053599023", "2016A00053599002"])
    #expect(merged.catchment.parts.allSatisfy { $0.weight == 1 })
    #expect(merged.restsOnGeneralKnowledge && !merged.isApportioned)
    let new = try earlier("2021A00053599004", "2021A00053599001")
    #expect(new.unmatched.map(\.code) == ["2021A00053599004"])
    #expect(new.catchment.parts.map(\.code) == ["2016A00053599001"])
  }

  @Test func `an area that took in another was there before, and is not forgotten for it`() throws {
    let row = "2016/2021\t2016A00053599005\tGone\t2021A00053599001\t1\tredrawn\tgeneral-knowledge\tannexed"
    let known = try #require(try Self.read([row]).before(2021))
    let found = known.earlier(Catchment([.init("2021A00053599001")]), Self.areas.compositions)
    #expect(Set(found.catchment.parts.map(\.code)) == ["2016A00053599005", "2016A00053599001"])
    #expect(known.hadArea("2016A00053599001") == true)
  }

  @Test func `a metropolitan area is looked for in its subdivisions, a city's own area stays itself`() throws {
    let metro = try earlier("2021S0503599", "3599001-W01")
    #expect(
      metro.catchment.parts.map(\.code) == [
        "2016A00053599001", "2016A00053599013", "2016A00053599023", "3599001-W01",
      ])
  }

  @Test func `later areas count only where all of their earlier ones belong`() throws {
    let known = try Self.known()
    let half = known.later(Catchment([.init("2016A00053599013"), .init("2016A00053599001")]))
    #expect(half.catchment.parts.map(\.code) == ["2021A00053599001"])
    #expect(half.unmatched.map(\.code) == ["2016A00053599013"])
    let both = known.later(Catchment([.init("2016A00053599013"), .init("2016A00053599023")]))
    #expect(both.catchment.parts.map(\.code) == ["2021A00053599003"])
    #expect(both.unmatched.isEmpty)
  }

  @Test func `the earlier areas nest by their codes, with those that ended and without those that are new`() throws {
    let parts = try Self.known().formerCompositions["2016A00033599"]
    #expect(
      parts == [
        "2016A00053599001", "2016A00053599002", "2016A00053599005", "2016A00053599013", "2016A00053599023",
      ])
  }

  @Test func `a workspace's row takes the place of what is said of its areas`() throws {
    let own = "2016/2021\t2016A00053599005\tGone\t2021A00053599004\t1\trecoded\tseen\tthe town"
    let known = try #require(try Self.read(Self.rows, workspace: [own]).between(2016, 2021))
    #expect(known.predecessors(of: "2021A00053599004").map(\.from) == ["2016A00053599005"])
    #expect(known.links.count == 4)
  }

  // MARK: Bad input

  @Test func `an unknown code is refused with its line and the code that is near`() {
    let found = error(Self.rows[0], "2016/2021\t2016A00053599005\t\t2021A00053599009\t1\trecoded\tseen\ts")
    #expect(found?.code == "unknown-code" && found?.place.line == 3 && found?.place.column == "to")
    #expect(found?.remedy?.contains("2021A0005359900") == true)
    #expect(error("2016/2021\tBrockville\t\t2021A00053599001\t1\tsame\tseen\ts")?.code == "unknown-code")
    #expect(error("2016/2021\t2016A0005359901\t\t2021A00053599001\t1\tsame\tseen\ts")?.code == "unknown-code")
    #expect(error("2016/2021\t2016A00059999001\t\t\t\tended\tseen\ts")?.code == "unknown-code")
  }

  @Test func `weights that do not add to 1 are refused, a last digit that was rounded is not`() throws {
    func rows(_ a: String, _ b: String) -> [String] {
      [
        "2016/2021\t2016A00053599009\t\t2021A00053599001\t\(a)\tredrawn\tseen\ts",
        "2016/2021\t2016A00053599009\t\t2021A00053599002\t\(b)\tredrawn\tseen\ts",
      ]
    }
    let found = #expect(throws: Diagnostic.self) { try Self.read(rows("0.5", "0.4")) }
    #expect(found?.code == "weights-do-not-sum" && found?.place.line == 2 && found?.remedy != nil)
    #expect(throws: Never.self) { try Self.read(rows("0.333", "0.6665")) }
    for bad in ["1.5", "-0.1", "half", ""] {
      #expect(throws: Diagnostic.self, "\(bad)") { try Self.read(rows(bad, "0.4")) }
    }
  }

  @Test func `vintages that the codes are not of are refused`() {
    let found = error("2016/2021\t2021A00053599001\t\t2021A00053599001\t1\tsame\tseen\ts")
    #expect(found?.code == "wrong-vintage" && found?.place.column == "from")
    #expect(error("2021/2016\t2021A00053599001\t\t2016A00053599001\t1\tsame\tseen\ts")?.code == "wrong-vintage")
    #expect(error("2016\t2016A00053599001\t\t2021A00053599001\t1\tsame\tseen\ts")?.code == "wrong-vintage")
  }

  @Test func `a pair that stands twice is refused, with the line of the first`() {
    let found = error(Self.rows[0], Self.rows[3], Self.rows[0])
    #expect(found?.code == "duplicate-correspondence" && found?.sentence.contains("line 2") == true)
  }

  @Test(arguments: [
    "2016/2021\t2016A00053599001\t\t2021A00053599002\t1\trenamed\tseen\ts",
    "2016/2021\t2016A00053599001\t\t2021A00053599001\t1\trecoded\tseen\ts",
    "2016/2021\t2016A00053599005\t\t2021A00053599001\t1\tsplit\tseen\ts",
    "2016/2021\t2016A00053599005\t\t2021A00053599001\t1\tmerged\tseen\ts",
    "2016/2021\t2016A00053599005\t\t2021A00053599001\t\tended\tseen\ts",
    "2016/2021\t2016A00053599005\t\t2021A00053599001\t\tnew\tseen\ts", "2016/2021\t\t\t\t\tended\tseen\ts",
  ]) func `rows that are not what their kind says are refused`(row: String) {
    #expect(error(row)?.code == "kind-disagrees")
  }

  @Test func `words that are none and rows without a source are refused`() {
    #expect(error("2016/2021\t2016A00053599005\t\t\t\tmoved\tseen\ts")?.code == "unknown-kind")
    #expect(error("2016/2021\t2016A00053599005\t\t\t\tended\tguessed\ts")?.code == "unknown-kind")
    #expect(error("2016/2021\t2016A00053599005\t\t\t\tended\tseen\t")?.code == "empty-field")
    #expect(error("2016/2021\t2016A00053599005\t\t\t1\tended\tseen\ts")?.code == "bad-weight")
  }

  // MARK: The shipped file

  @Test func `the shipped lists of 2016 have the 5,162 subdivisions and 293 divisions that there were`() throws {
    let folder = DatasetsFolder(root: Checkout.datasets)
    let areas = try AreaTable.read(
      areas: try folder.required("geography/areas.tsv"), compositions: try folder.required("geography/compositions.csv")
    )
    let known = try #require(try Correspondences.shipped(folder, areas: areas).before(2021))
    #expect(known.earlier == 2016)
    let parts = known.formerCompositions.parts
    let divisions = parts.filter { DGUID($0.key)?.level == .censusDivision }
    #expect(divisions.count == 293)
    #expect(divisions.values.reduce(0) { $0 + $1.count } == 5162)
    #expect(known.hadArea("2016A00051208002") == true)
    #expect(known.formerName(of: "2016A00051208002")?.en == "Windsor")
    // Nothing is guessed: what a list does not say is general knowledge, and says so.
    for link in known.links where link.kind == .merged { #expect(link.evidence == .generalKnowledge) }
    #expect(Set(known.links.map(\.kind)) == [.renamed, .merged, .ended, .new])
  }
}
