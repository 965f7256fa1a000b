import TestSupport
import Testing

@testable import LIPData

/// Wide tables without a descriptor: refused with one that fits them.
struct WideExampleTests {
  let wide: WideTests

  init() throws { wide = try WideTests() }

  /// The refusal of a file, and the descriptor in it.
  private func refusal(_ path: String) throws -> (refusal: Diagnostic, example: String) {
    let found = try #require(diagnostic { try OfficialFile.recognise(path, in: wide.catalogue) })
    #expect(found.code == "no-descriptor", "\(found)")
    return (found, String(found.remedy?.split(separator: "\n\n", maxSplits: 1).last ?? ""))
  }

  /// The values that are read with the descriptor that the refusal holds.
  private func read(_ name: String, _ text: String) throws -> TableCollector {
    let path = try wide.scratch.write("\(name).csv", text)
    try wide.scratch.write("\(name).yaml", try refusal(path).example)
    return try wide.table(path).read(into: TableCollector())
  }

  @Test func `the refusal holds a descriptor that fits the file`() throws {
    let path = Checkout.path("Datasets/examples/custom-tabulation.csv")
    let text = try Checkout.text("Datasets/examples/custom-tabulation.csv")
    let copy = try wide.scratch.write("custom-tabulation.csv", text)
    let (refusal, example) = try refusal(copy)
    #expect(refusal.remedy?.hasPrefix("Save this beside it as custom-tabulation.yaml") == true)
    try Golden.expect(Array(example.utf8), is: "wide-descriptor.yaml")
    try wide.scratch.write("custom-tabulation.yaml", example)
    let found = try wide.table(copy).read(into: TableCollector())
    let told = try wide.table(path).read(into: TableCollector())
    #expect(found.observations.count == told.observations.count)
    #expect(zip(found.observations, told.observations).allSatisfy { $0.cell.status == $1.cell.status })
    #expect(found.notes.count == told.notes.count)
  }

  @Test func `the example of the repository is read as its golden file says`() throws {
    let file = try wide.table(Checkout.path("Datasets/examples/custom-tabulation.csv"))
    let found = try file.read(into: TableCollector())
    var lines = found.structure.dimensions.map { "\($0.id): \($0.name.en) / \($0.name.fr)" }
    lines += found.notes.map { "note \($0.number): \($0.text.en) / \($0.text.fr)" }
    lines += zip(found.observations, wide.values(found)).map { "\($0.line) \($1) \(found.seriesAttributes[$0.series])" }
    try Golden.expect(Array(lines.map { $0 + "\n" }.joined().utf8), is: "wide-example.txt")
  }

  @Test(arguments: [
    ("CSDUID,Total\n3506008,1\n3520005,2\n", 2), ("Area,2016,2021\nOttawa (3506008),1,2\nOntario (35),3,4\n", 4),
    ("DGUID;Tous;Femmes\n2021A00053506008;1 234;12,5\n2021A00053520005;2 345;1,5\n", 4),
    ("id\tYear\tClients\nyork-region\t2021\t1\nyork-region\t2022\t2\n", 2),
    ("Title\n,,\nCD,Sex,Total\n3506,M,-\n,F,\"1,234\"\n3520,M,3\n,F,4\n3521,M,5\nSource: a census\n", 5),
    ("ADA code,CSDUID,n\n35060001,3506008,1\n35060002,3506008,2\n35200001,3520005,3\n", 3),
    ("CSDUID,\"it's: a # 'heading'\",Total,Total\n3506008,1,2,3\n3520005,1,2,x\n", 6),
    (",Total,\n,Men,Women\nOttawa (3506008),1,2\nToronto (3520005),3,4\n", 4),
  ]) func `the example makes the file go in`(text: String, cells: Int) throws {
    let found = try read("my-table", text)
    #expect(found.observations.count == cells)
  }

  @Test func `years above columns become periods, percent a unit, what is no figure is ignored`() throws {
    let path = try wide.scratch.write(
      "t.csv", "CSDNAME,CSDUID,Share (%) / 2016,Share (%) / 2021\nA,3506008,1,2\nB,3520005,3,4\n")
    let example = try refusal(path).example
    #expect(example.contains("unit: percent"))
    #expect(example.contains("'Share (%) / 2016': {variable: share, period: 2016}"))
    #expect(example.contains("ignored: [CSDNAME]"))
    #expect(!example.contains("\nperiod:"))
  }

  @Test func `a sheet of a workbook gives an example too`() throws {
    let path = wide.scratch.path("book.xlsx")
    WorkbookFile.write(
      path, [["Title"], [], ["Area", "Total"], ["Ottawa (3506008)", "1,234"], ["Halifax (1209034)", "x"]])
    try wide.scratch.write("book.yaml", try refusal(path).example)
    let found = try wide.table(path).read(into: TableCollector())
    #expect(found.observations.map(\.cell.status) == [[], .suppressed])
    #expect(found.codes.map { $0[0] } == ["2021A00053506008", "2021A00051209034"])
  }

  @Test(arguments: [
    "a,b\n1,2\n3,4\n", "Code,n\n1234567,1\n1234568,2\n", "3506008,1\n3520005,2\n", "CSDUID,Total\n3506008,1\n",
    "n,year\n3506,2021\n1250,2020\n4000,2019\n7000,2018\n", "CSDUID,Name\n3506008,Ottawa\n3520005,Toronto\n",
  ]) func `what holds no areas, one area or no figures is of no layout`(text: String) throws {
    let path = try wide.scratch.write("x.csv", text)
    #expect(diagnostic { try OfficialFile.recognise(path, in: wide.catalogue) }?.code == "unknown-layout")
  }

  @Test func `in a folder a list of areas is passed over, and a table with its descriptor taken`() throws {
    try wide.scratch.write("d/list.csv", "CSDUID,Total\n3506008,1\n3520005,2\n")
    try wide.scratch.write("d/w.csv", WideTests.lines())
    try wide.scratch.write("d/w.yaml", WideTests.descriptor)
    let intake = try Intake([wide.scratch.path("d")], in: wide.catalogue)
    #expect(intake.files.map(\.entry.id) == ["my-tabulation"])
    #expect(intake.refused.isEmpty)
    #expect(intake.others.compactMap(\.readWith).count == 1)
  }

  @Test func `a descriptor without columns is told what it lacks`() throws {
    try wide.scratch.write("t.yaml", TidyTests.descriptor)
    let path = try wide.scratch.write("t.csv", "CSDUID,Total\n3506008,1\n3520005,2\n")
    let (found, example) = try refusal(path)
    #expect(found.sentence.contains("it has no columns"))
    #expect(example.contains("columns:"))
  }

  @Test func `the layout may be named, and must fit`() throws {
    let path = try wide.scratch.write("t.csv", "a,b\n1,2\n")
    let found = diagnostic { try OfficialFile.recognise(path, as: .wide, in: wide.catalogue) }
    #expect(found?.code == "unknown-layout")
  }

  @Test(
    .enabled(if: Shared.has("data/statcan/csd-2021/population.csv")),
    arguments: [
      ("csd-2021/visible_minorities", 737), ("geography/census_divisions_2021_population", 879),
      ("ada-2021-immigration/DERIVED_csd_from_whole_adas", 8119),
    ]) func `published tables go in with the example that is made of them`(name: String, cells: Int) throws
  {
    let text = try ByteSource(path: Shared.path("data/statcan/\(name).csv"))
    let path = try wide.scratch.write("t.csv", bytes: try text.head(text.count))
    try wide.scratch.write("t.yaml", try refusal(path).example)
    #expect(try wide.table(path).read(into: TableCollector()).observations.count == cells)
  }
}
