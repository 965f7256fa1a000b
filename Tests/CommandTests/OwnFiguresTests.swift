import Foundation
import Testing

/// A table of the user's own, from the refusal to the store.
struct OwnFiguresTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func ingest(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(Program.path, ["ingest", "--store", "s.sqlite"] + arguments, in: folder)
  }

  private func example(_ name: String) throws -> String {
    try String(contentsOfFile: Program.checkout + "/Datasets/examples/" + name, encoding: .utf8)
  }

  @Test func `the descriptor that the refusal prints makes the file readable`() throws {
    try folder.write("figures.csv", try example("clients-served.csv"))
    let refused = try ingest("figures.csv")
    #expect(refused.status == 65)
    #expect(refused.out == "")
    #expect(refused.err.hasPrefix("figures.csv:1: error[no-descriptor]: "))
    #expect(refused.err.contains("Save this beside it as figures.yaml"))
    let descriptor = try #require(refused.err.firstRange(of: "\n\n"))
    try folder.write("figures.yaml", String(refused.err[descriptor.upperBound...]))
    let taken = try ingest("figures.csv")
    #expect(taken.status == 0)
    #expect(
      taken.err == """
        figures.csv: tidy of figures, recognised by its columns and its descriptor; 6 series, 9 rows kept; \
        symbols: E 1, p 2, x 2

        """)
    #expect(try ingest("figures.csv").err.hasSuffix("; ingested before, nothing changed\n"))
  }

  @Test func `the example goes in, missing stays missing, and its names are in both languages`() throws {
    for name in ["clients-served.csv", "clients-served.yaml"] { try folder.write("mine/" + name, try example(name)) }
    let taken = try ingest("mine")
    #expect(taken.status == 0, "\(taken.err)")
    #expect(taken.err.contains("mine/clients-served.csv: read along with it: clients-served.yaml"))
    let cells = try SQLite.run(
      """
      SELECT period, value, text FROM cell JOIN symbols ON symbols.id = cell.symbols WHERE value IS NULL
      ORDER BY period, text
      """, on: folder("s.sqlite"))
    #expect(cells == ["2024010|∅|x", "2024010|∅|x", "2025010|∅|empty"])
    let titles = try SQLite.run("SELECT title_en, title_fr FROM dataset", on: folder("s.sqlite"))
    #expect(titles == ["Clients served, Example Partnership|Clientèle servie, Partenariat Exemple"])
  }

  @Test func `a custom tabulation without a descriptor prints one that makes it readable`() throws {
    try folder.write("immigrants.csv", try example("custom-tabulation.csv"))
    let refused = try ingest("immigrants.csv")
    #expect(refused.status == 65)
    #expect(refused.err.hasPrefix("immigrants.csv:5: error[no-descriptor]: "))
    let descriptor = try #require(refused.err.firstRange(of: "\n\n"))
    try folder.write("immigrants.yaml", String(refused.err[descriptor.upperBound...]))
    let taken = try ingest("immigrants.csv")
    #expect(
      taken.err == """
        immigrants.csv: wide of immigrants, recognised by its columns and its descriptor; 24 series, 24 rows kept; \
        symbols: .. 1, E 1, x 2

        """)
    #expect(try ingest("immigrants.csv").err.hasSuffix("; ingested before, nothing changed\n"))
    let notes = try SQLite.run("SELECT count(*) FROM note", on: folder("s.sqlite"))
    #expect(notes == ["5"])
    let areas = try SQLite.run(
      "SELECT DISTINCT text FROM attributes WHERE text LIKE '%AREA_NOTE%' ORDER BY text", on: folder("s.sqlite"))
    #expect(areas.first?.contains("00000 ( 4.2%)") == true)
  }

  @Test func `a table of Beyond 20/20 is refused with the way out`() throws {
    try folder.write("t.ivt", [0, 1, 2, 0xFF, 0, 0x41])
    let outcome = try ingest("t.ivt")
    #expect(outcome.status == 65)
    #expect(outcome.err.hasPrefix("t.ivt: error[beyond-20-20]: "))
    #expect(outcome.err.contains("lipdata ingest t.csv"))
  }

  @Test func `a dataset that is not in the catalogue may be named, and a slip of one that is not`() throws {
    let lines = [
      "permit_holders,sign_year,age_english_desc", "175,2000,0 to 14 years old", "--,2001,0 to 14 years old",
    ]
    try folder.write("holders.csv", lines.map { $0 + "\n" }.joined())
    #expect(try ingest("holders.csv").err.contains("or a new id of your own"))
    let slip = try ingest("holders.csv", "--dataset", "ircc-permanent-residents-by-gendr")
    #expect(slip.status == 64)
    #expect(slip.err.contains("Did you mean \"ircc-permanent-residents-by-gender\"?"))
    let taken = try ingest("holders.csv", "--dataset", "permit-holders-by-age")
    #expect(taken.status == 0)
    #expect(taken.err.contains("ircc-yearly of permit-holders-by-age, recognised by its columns and --dataset"))
    #expect(taken.err.hasSuffix("; 1 series, 2 rows kept; symbols: -- 1\n"))
  }

  @Test func `damage is told with its line and column, and the store stays as it was`() throws {
    try folder.write("f.yaml", try example("clients-served.yaml"))
    try folder.write("f.csv", try example("clients-served.csv").replacing("1240", with: "\"1,24E+03\""))
    let outcome = try ingest("f.csv")
    #expect(outcome.status == 65)
    #expect(outcome.err.hasPrefix("f.csv:2 (column value): error[not-a-number]: \"1,24E+03\" is not a number"))
    let status = try Program.run("status", "--store", "s.sqlite", "--format", "csv", in: folder)
    #expect(status.out.split(separator: "\n").count == 1)
  }
}
