import Foundation
import Testing

/// Small counts of a table of one's own, hidden before it is published.
struct ProtectTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("f.yaml", Self.descriptor)
  }

  static let descriptor = """
    id: my-figures
    title: {en: My figures, fr: Mes chiffres}
    publisher: {en: Somebody, fr: Quelqu'un}
    unit: persons
    universe: {en: Persons served, fr: Personnes servies}
    geography: {level: csd, vintage: 2021}
    variables:
      clients: {name: {en: Clients, fr: Clientèle}}
      part: {name: {en: Part of all, fr: Part de l'ensemble}, unit: percent, universe: clients}
    breakdowns:
      age: {name: {en: Age group, fr: Groupe d'âge}}

    """
  static let rows = [
    "geography,period,variable,age,value,status", "3506008,2025,clients,total,\"100\",",
    "3506008,2025,clients,\"0 to 14, all\", 3 ,E", "3506008,2025,clients,15 to 24,40,p",
    "3506008,2025,clients,25 and over,57,", "3506008,2025,part,\"0 to 14, all\",3.0,", "",
    "3506008,2024,clients,total,100,", "3506008,2024,clients,25 and over,100,p",
  ]

  private func protect(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(Program.path, ["protect"] + arguments, in: folder)
  }

  @Test func `hidden counts are empty with x, and every other byte is as it was`() throws {
    for (name, newline, end) in [("unix", "\n", "\n"), ("windows", "\r\n", ""), ("bom", "\n", "\n")] {
      let mark = name == "bom" ? "\u{FEFF}" : ""
      try folder.write("f.csv", mark + Self.rows.joined(separator: newline) + end)
      let outcome = try protect("f.csv", "--output", "out.csv")
      #expect(outcome.status == 0, "\(outcome.err)")
      #expect(outcome.out == "")
      var expected = Self.rows
      expected[2] = "3506008,2025,clients,\"0 to 14, all\",,x"
      expected[3] = "3506008,2025,clients,15 to 24,,x"
      expected[5] = "3506008,2025,part,\"0 to 14, all\",,x"
      #expect(try folder.bytes("out.csv") == Array((mark + expected.joined(separator: newline) + end).utf8))
      #expect(
        outcome.err == """
          f.csv: 1 small count hidden, and 1 more that would tell it, and 1 figure that is no count beside them; \
          4 values shown
          f.csv: note: no counts, and hidden only where they tell one: part

          """)
    }
  }

  @Test func `the same file gives the same bytes, and what is protected needs nothing more`() throws {
    try folder.write("f.csv", Self.rows.joined(separator: "\n"))
    let first = try protect("f.csv")
    #expect(try protect("f.csv").bytes == first.bytes)
    try folder.write("f.csv", first.bytes)
    let again = try protect("f.csv")
    #expect(again.bytes == first.bytes)
    #expect(again.err.hasPrefix("f.csv: 0 small counts hidden, and 0 more"))
    let taken = try Program.run("ingest", "f.csv", "--store", "s.sqlite", in: folder)
    #expect(taken.err.contains("symbols: p 1, x 3"), "\(taken.err)")
  }

  @Test func `the threshold and zeros are the user's to choose`() throws {
    let rows = [Self.rows[0], "3506008,2025,clients,a,0,", "3506008,2025,clients,b,7,", "3506008,2025,clients,c,90,"]
    try folder.write("f.csv", rows.joined(separator: "\n"))
    #expect(try protect("f.csv").out == rows.joined(separator: "\n"))
    #expect(try protect("f.csv", "--threshold", "8").out.contains("b,,x"))
    #expect(try protect("f.csv", "--hide-zeros").out.contains("a,,x"))
    #expect(try protect("f.csv", "--threshold", "1").status == 64)
  }

  @Test func `areas with their whole are a sum: a partnership, a division, their parts`() throws {
    // Prescott and Russell (3502) has eight subdivisions; two of them are served.
    try folder.write("f.yaml", Self.descriptor.replacing("level: csd", with: "level: by-length"))
    let rows = [
      Self.rows[0], "3502,2025,clients,total,33,", "3502036,2025,clients,total,3,", "3502048,2025,clients,total,30,",
    ]
    try folder.write("f.csv", rows.joined(separator: "\n"))
    let outcome = try protect("f.csv")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.out.contains("3502036,2025,clients,total,,x\n3502048,2025,clients,total,,x"))
  }

  @Test func `bad input is refused as ingest refuses it, and nothing is written`() throws {
    try folder.write("f.csv", Self.rows.joined(separator: "\n").replacing("57", with: "5x7"))
    let slip = try protect("f.csv", "--output", "out.csv")
    #expect(slip.status == 65)
    #expect(slip.err.hasPrefix("f.csv:5 (column value): error[not-a-number]: "))
    try folder.write("f.csv", (Self.rows + [Self.rows[1]]).joined(separator: "\n"))
    let twice = try protect("f.csv", "--output", "out.csv")
    #expect(twice.status == 65)
    #expect(twice.err.hasPrefix("f.csv:10: error[duplicate-row]: "), "\(twice.err)")
    #expect(twice.err.contains("first in line 2"))
    #expect(!folder.has("out.csv"))
    #expect(try protect("absent.csv").status == 66)
    #expect(try protect("f.csv", "--output", "f.csv").status == 64)
  }

  @Test func `a table without a column for symbols, a wide table and an official file are refused with the way out`()
    throws
  {
    try folder.write("f.csv", "geography,period,variable,age,value\n3506008,2025,clients,total,3\n")
    let bare = try protect("f.csv")
    #expect(bare.status == 65)
    #expect(bare.err.hasPrefix("f.csv:1 (column status): error[no-status-column]: "), "\(bare.err)")
    for name in ["custom-tabulation.csv", "custom-tabulation.yaml"] {
      try folder.write(
        name, try String(contentsOfFile: Program.checkout + "/Datasets/examples/" + name, encoding: .utf8))
    }
    let wide = try protect("custom-tabulation.csv")
    #expect(wide.status == 64)
    #expect(wide.err.contains("error[not-a-tidy-table]"), "\(wide.err)")
  }

  @Test func `what cannot be protected is refused, and totals that are no sums are told`() throws {
    // A hidden part of a total of 0 is 0.
    try folder.write(
      "f.csv", [Self.rows[0], "3506008,2025,clients,total,0,", "3506008,2025,clients,a,,x"].joined(separator: "\n"))
    let told = try protect("f.csv", "--output", "out.csv")
    #expect(told.status == 65)
    #expect(told.err.hasPrefix("f.csv:3 (column value): error[not-protected]: 1 hidden count could"), "\(told.err)")
    #expect(!folder.has("out.csv"))
    let rows = [Self.rows[0], "3506008,2025,clients,total,103,", "3506008,2025,clients,a,100,"]
    try folder.write("f.csv", rows.joined(separator: "\n"))
    let rest = try protect("f.csv")
    #expect(rest.status == 0)
    #expect(rest.err.contains("warning[small-rest]: 1 total is a small count more than its parts"), "\(rest.err)")
    let exceed = [Self.rows[0], "3506008,2025,clients,total,100,", "3506008,2025,clients,a,103,"]
    try folder.write("f.csv", exceed.joined(separator: "\n"))
    #expect(try protect("f.csv").err.contains("warning[parts-exceed-total]: "))
  }

  @Test func `quarters of a year are a sum, unless people come again, and it is said which`() throws {
    let quarters = ["3506008,2025-Q1,clients,total,3,", "3506008,2025-Q2,clients,total,40,"]
    try folder.write(
      "f.csv", ([Self.rows[0]] + quarters + ["3506008,2025,clients,total,43,"]).joined(separator: "\n"))
    let sum = try protect("f.csv")
    #expect(sum.out.contains("2025-Q1,clients,total,,x\n3506008,2025-Q2,clients,total,,x"))
    #expect(sum.err.contains("f.csv: note: taken as sums over time: clients\n"), "\(sum.err)")
    try folder.write(
      "f.csv", ([Self.rows[0]] + quarters + ["3506008,2025,clients,total,41,"]).joined(separator: "\n"))
    let again = try protect("f.csv")
    #expect(again.out.contains("2025-Q1,clients,total,,x\n3506008,2025-Q2,clients,total,40,"))
    #expect(
      again.err.contains("warning[no-sum-over-time]: clients: 1 period is less than the parts together"), "\(again.err)"
    )
    #expect(again.err.contains("line 4. If"))
  }

  @Test func `a sum of variables and a count in another unit are the user's to tell`() throws {
    try folder.write(
      "f.yaml",
      Self.descriptor.replacing(
        "breakdowns:",
        with: """
            women: {name: {en: Women, fr: Femmes}}
            men: {name: {en: Men, fr: Hommes}}
            sessions: {name: {en: Sessions, fr: Séances}, unit: index}
          breakdowns:
          """))
    let rows = [
      Self.rows[0], "3506008,2025,clients,total,43,", "3506008,2025,women,total,3,", "3506008,2025,men,total,40,",
      "3506008,2025,sessions,a,2,",
    ]
    try folder.write("f.csv", rows.joined(separator: "\n"))
    let bare = try protect("f.csv")
    #expect(bare.out.contains("men,total,40,"))
    #expect(bare.err.contains("note: in no sum with other variables: clients, men, women; if"), "\(bare.err)")
    #expect(
      bare.err.contains("warning[may-be-counts]: whole numbers in another unit, and not protected: sessions (index)"))
    let told = try protect("f.csv", "--sum", "clients=women+men", "--count", "sessions")
    #expect(told.out.contains("women,total,,x\n3506008,2025,men,total,,x\n3506008,2025,sessions,a,,x"), "\(told.out)")
    let slip = try protect("f.csv", "--sum", "clients=woman+men")
    #expect(slip.status == 64)
    #expect(slip.err.contains("error[unknown-variable]: \"woman\" is no variable of the table"), "\(slip.err)")
    #expect(
      try protect("f.csv", "--sum", "clients=sessions+men").err.contains("error[not-a-count]: sessions is in index"))
    #expect(try protect("f.csv", "--sum", "clients").status == 64)
    try folder.write("f.csv", rows.joined(separator: "\n").replacing("43", with: "44"))
    let broken = try protect("f.csv", "--sum", "clients=women+men")
    #expect(broken.status == 65)
    #expect(
      broken.err.hasPrefix("f.csv:2 (column value): error[sum-does-not-hold]: clients=women+men"), "\(broken.err)")
  }
}
