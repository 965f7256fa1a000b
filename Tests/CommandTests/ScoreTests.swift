import Foundation
import TestSupport
import Testing

struct ScoreTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("plan.yaml", SmallPlan.yaml)
    try folder.write("answers.csv", SmallPlan.answers)
  }

  private func score(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(Program.path, ["score"] + arguments, in: folder)
  }

  @Test(arguments: ["en", "fr"]) func `a plan of one's own gives a scorecard of two years side by side`(lang: String)
    throws
  {
    let outcome = try score(
      "plan.yaml", "--lip", "ottawa", "--responses", "answers.csv", "--period", "2023-24", "--period", "2024-25",
      "--store", try SharedStore.path(), "--lang", lang, "--format", "md")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.err == "ottawa: 3 of 4 measured\n")
    try Golden.expect(outcome.bytes, is: "score/plan.\(lang).md")
  }

  @Test func `the table, the marks of charts and the sensitivity of a scorecard`() throws {
    let arguments = [
      "score", "plan.yaml", "--lip", "ottawa", "--lip", "toronto-north", "--responses", "answers.csv", "--period",
      "2024-25", "--store", try SharedStore.path(), "--output", "card.csv", "--chart", "chart.csv", "--sensitivity",
      "bands.csv", "--runs", "50", "--lang", "both",
    ]
    #expect(try Program.run(Program.path, arguments, in: folder).status == 0)
    for name in ["card.en.csv", "card.fr.csv", "chart.en.csv", "bands.csv"] {
      try Golden.expect(try folder.bytes(name), is: "score/\(name)")
    }
    #expect(folder.has("chart.fr.csv"))
    let before = try ["card.en.csv", "chart.fr.csv", "bands.csv"].map { try folder.bytes($0) }
    #expect(try Program.run(Program.path, arguments, in: folder).status == 0)
    #expect(try ["card.en.csv", "chart.fr.csv", "bands.csv"].map { try folder.bytes($0) } == before)
    let chart = try readCSV(try folder.bytes("chart.en.csv"))
    #expect(chart.allSatisfy { $0.count == 28 })
    // English and French differ in names alone.
    let french = try readCSV(try folder.bytes("chart.fr.csv"))
    let words = Set(["indicator", "lip", "area", "category", "universe", "source", "licence"])
    for (a, b) in zip(chart, french) {
      for (column, (x, y)) in zip(chart[0], zip(a, b)) where !words.contains(column) { #expect(x == y) }
    }
  }

  @Test(arguments: ["en", "fr"]) func `a real partnership's welcoming community, with its coverage`(lang: String) throws
  {
    let outcome = try score(
      "welcoming-community", "--lip", "toronto-east-quadrant", "--store", try SharedStore.path(), "--lang", lang,
      "--format", "md")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.err == "toronto-east-quadrant: 7 of 17 measured\n")
    try Golden.expect(outcome.bytes, is: "score/welcoming-community.\(lang).md")
  }

  @Test func `nobody is ranked unless asked, and nothing that is not put together`() throws {
    let plain = try score(
      "plan.yaml", "--lip", "ottawa", "--lip", "toronto-north", "--responses", "answers.csv", "--format", "csv")
    #expect(!plain.out.contains("rank"))
    let ranked = try score(
      "plan.yaml", "--lip", "ottawa", "--lip", "toronto-north", "--responses", "answers.csv", "--format", "csv",
      "--ranks")
    let rows = try CSV(ranked.bytes).rows.filter { $0["kind"] == "index" }
    #expect(rows.map { $0["rank"] } == ["2", "1"])
    let refused = try score(
      "welcoming-community", "--all", "--ranks", "--store", try SharedStore.path(), "--output", "x.csv")
    #expect(refused.status == 64)
    #expect(refused.err.contains("error[nothing-to-rank]"))
    #expect(!folder.has("x.csv"))
  }

  @Test(arguments: ["en", "fr"]) func `what the network answered, without names but of those who agreed`(lang: String)
    throws
  {
    let outcome = try score(
      "plan.yaml", "--network", "--responses", "answers.csv", "--lang", lang, "--format", "md")
    #expect(outcome.status == 0, "\(outcome.err)")
    try Golden.expect(outcome.bytes, is: "score/network.\(lang).md")
    let table = try score("plan.yaml", "--network", "--responses", "answers.csv", "--format", "csv")
    for name in ["ottawa", "vancouver", "hamilton", "pei"] { #expect(!table.out.contains(name)) }
    #expect(table.out.contains("toronto-north"))
  }

  @Test func `series of one's own are measured, doubts are told, and the digits are all there`() throws {
    try folder.write(
      "series.csv",
      """
      series_id,base_year,base_value,current_year,current_value,target,target_year,direction,limit
      poverty,2015,14.5,2023,10.4,7.25,2030,-1,
      belonging,2016,66.6,2023,71.4,,,1,100
      nothing,2015,,2020,3,,,,
      beyond,2015,3,2020,4,5,2030,-1,

      """)
    let outcome = try score("--series", "series.csv", "--method", "statcan-progress", "--output", "progress.csv")
    #expect(outcome.status == 0)
    #expect(outcome.err.contains("series.csv:5 (column target): warning[target-on-wrong-side]"))
    try Golden.expect(try folder.bytes("progress.csv"), is: "score/progress.csv")
    let rows = try CSV(try folder.bytes("progress.csv")).rows
    #expect(
      rows.map { $0["status"] } == ["moderate_progress", "moderate_progress", "not_available", "target_achieved"])
    #expect(try folder.text("progress.csv").hasPrefix("series_id,progress_value,status,score"))
    try folder.write("points.csv", "series_id,year,value\na,2016,10\na,2021,12\n")
    try folder.write("targets.csv", "series_id,target,target_year,direction\na,15,2031,1\n")
    let long = try score("--series", "points.csv", "--targets", "targets.csv", "--method", "distance-covered")
    #expect(try CSV(long.bytes).rows.map { $0["progress_value"] } == ["0.4"])
  }

  /// A command line, how it ends and what it says.
  static let refusals: [(arguments: [String], status: Int32, said: String)] = [
    ([], 64, "Name a framework"),
    (["plan.yaml"], 64, "Name a partnership"),
    (["plan.yaml", "--lip", "ottawa", "--all"], 64, "Say one"),
    (["plan.yaml", "--series", "s.csv"], 64, "not both"),
    (["plan.yaml", "--network"], 64, "--responses"),
    (["plan.yaml", "--lip", "ottawa", "--ranks"], 64, "--ranks"),
    (["plan.yaml", "--lip", "ottawa", "--lang", "both"], 64, "--output"),
    (["plan.yaml", "--lip", "otawa", "--responses", "answers.csv"], 64, "Did you mean \"ottawa\"?"),
    (["plan.yaml", "--lip", "ottawa", "--responses", "answers.csv", "--period", "2019-20"], 64, "unknown-period"),
    (["plan.yaml", "--lip", "ottawa", "--responses", "none.csv"], 66, "none.csv"),
    (["plan.yaml", "--lip", "ottawa"], 64, "no-store"),
    (["plam", "--lip", "ottawa"], 64, "unknown-framework"),
    (["welcoming-comunity", "--lip", "ottawa"], 64, "Did you mean \"welcoming-community\"?"),
    (["--series", "answers.csv"], 65, "missing-column"),
    (["--series", "answers.csv", "--lip", "ottawa"], 64, "no partnerships"),
    (["--series", "answers.csv", "--output", "answers.csv"], 64, "output-is-input"),
    (["--series", "answers.csv", "--method", "statcan"], 64, "Did you mean \"statcan-progress\"?"),
    (["--series", "none.csv"], 66, "none.csv"),
    (["plan.yaml", "--lip", "ottawa", "--responses", "answers.csv", "--output", "answers.csv"], 64, "output-is-input"),
  ]

  @Test(arguments: refusals.indices) func `what cannot be scored is refused with a remedy`(index: Int) throws {
    let refusal = Self.refusals[index]
    let before = try folder.bytes("answers.csv")
    let outcome = try Program.run(Program.path, ["score"] + refusal.arguments, in: folder)
    #expect(outcome.status == refusal.status, "\(refusal.arguments): \(outcome.err)")
    #expect(outcome.err.contains(refusal.said), "\(refusal.arguments): \(outcome.err)")
    #expect(outcome.bytes.isEmpty)
    #expect(try folder.bytes("answers.csv") == before)
  }

  @Test(arguments: ["en", "fr"]) func `the template asks every question, and is read once it is filled in`(lang: String)
    throws
  {
    let template = try Program.run(
      "frameworks", "template", "plan.yaml", "--lip", "ottawa", "--period", "2024-25", "--lang", lang, in: folder)
    #expect(template.status == 0, "\(template.err)")
    try Golden.expect(template.bytes, is: "score/template.\(lang).csv")
    // Nothing is answered yet, and that is no mistake.
    try folder.write("empty.csv", template.bytes)
    let empty = try score("plan.yaml", "--lip", "ottawa", "--responses", "empty.csv", "--format", "csv")
    #expect(empty.status == 64 || empty.err.contains("0 of 4 measured"))
    let filled = template.out.replacing("ottawa,1.1/extent,2024-25,,", with: "ottawa,1.1/extent,2024-25,2,")
    try folder.write("filled.csv", filled)
    let outcome = try score("plan.yaml", "--lip", "ottawa", "--responses", "filled.csv", "--format", "csv")
    #expect(outcome.status == 0)
    #expect(outcome.err.contains("1 of 4 measured"))
  }

  @Test(arguments: ["en", "fr"]) func `a framework is shown for people to read`(lang: String) throws {
    let shown = try Program.run("frameworks", "show", "plan.yaml", "--lang", lang, in: folder)
    try Golden.expect(shown.bytes, is: "score/framework.\(lang).md")
    let table = try Program.run("frameworks", "show", "plan.yaml", "--format", "csv", in: folder)
    #expect(try CSV(table.bytes).rows.count == 8)
  }

  @Test func `the shipped frameworks are listed, in both languages`() throws {
    let english = try CSV(try Program.run("frameworks", "list").bytes).rows
    let french = try CSV(try Program.run("frameworks", "list", "--lang", "fr").bytes).rows
    #expect(english.count == 16 && french.count == 16)
    #expect(
      zip(english, french).allSatisfy { $0["framework_id"] == $1["framework_id"] && $0["framework"] != $1["framework"] }
    )
    #expect(english.count { $0["status"] == "template" } == 7)
  }
}
