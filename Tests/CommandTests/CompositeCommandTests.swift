import Foundation
import TestSupport
import Testing

/// `lipdata composite`, as a user runs it.
struct CompositeCommandTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(
      "index.yaml",
      """
      id: small
      unit_column: place
      indicators:
        - {id: jobs, parent: Index, direction: up-is-better}
        - {id: waiting, parent: Index, direction: down-is-better}
      aggregates:
        - {id: Index}

      """)
    try folder.write("data.csv", "place,jobs,waiting\nA,10,0\nB,20,5\nC,30,10\nD,,8\n")
  }

  private func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(
      Program.path, ["composite", "--data", "data.csv", "--definition", "index.yaml"] + arguments, in: folder)
  }

  /// A file of the worked examples; nil, and said so, when they are absent.
  private func example(_ name: String) -> String? {
    let path =
      URL(fileURLWithPath: Program.checkout).deletingLastPathComponent().path
      + "/shared/data/worked-examples/" + name
    if FileManager.default.fileExists(atPath: path) { return path }
    print("skipped: \(path) is absent")
    return nil
  }

  @Test func `the published index of Asia and Europe comes out, every aggregate and rank`() throws {
    guard let data = example("coinr_asem_data.csv"), let published = example("coinr_asem_published_top6.csv") else {
      return
    }
    let outcome = try Program.run(
      "composite", "--data", data, "--definition", Program.checkout + "/Datasets/composites/asem.yaml", "--output",
      "scores.csv", "--steps", "steps.csv", in: folder)
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.out == "")
    #expect(outcome.err.contains("note: 65 of 2499 figures are imputed"))
    let scores = try CSV(try folder.bytes("scores.csv"))
    #expect(scores.rows.count == 51)
    let printed = try CSV([UInt8](try Data(contentsOf: URL(fileURLWithPath: published)))).rows
    #expect(printed.count == 6)
    for row in printed {
      let ours = try #require(scores.rows(where: "unit", is: row["uCode"] ?? "").first)
      #expect(ours["rank"] == row["Rank"])
      for (name, value) in row where !["uCode", "Rank"].contains(name) {
        let score = try #require(Double(ours[name] ?? ""))
        #expect(String(format: "%.2f", score) == value, "\(row["uCode"] ?? "") \(name)")
      }
    }
    // A figure can be followed on its way: Belgium's border crossings are those of the next country but some.
    let steps = try CSV(try folder.bytes("steps.csv"))
    #expect(steps.rows.count == 51 * 49)
    let step = try #require(steps.rows.first { $0["unit"] == "BEL" && $0["indicator"] == "Bord" })
    #expect(step["raw"] == "48" && step["treatment"] == "winsorised" && step["normalised"] == "100")
    #expect(close(Double(step["denominated"] ?? "") ?? 0, 48.0 / 30528))
  }

  private func close(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-12 }

  @Test func `scores are printed, or written in the format that the ending names`() throws {
    let outcome = try run()
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.out == "unit,Index,rank\nA,50,1\nB,50,1\nC,50,1\nD,20,4\n")
    #expect(outcome.err == "")
    #expect(try run("--output", "s.json").status == 0)
    #expect(try folder.text("s.json").contains(#"{"unit": "D", "Index": "20", "rank": "4"}"#))
    #expect(try run("--format", "md").out.contains("| unit | Index | rank |"))
  }

  @Test func `the same seed gives the same bytes, another seed others`() throws {
    try folder.write("data.csv", "place,jobs,waiting\nA,10,4\nB,20,5\nC,30,10\nD,12,3\nE,25,7\nF,18,6\n")
    func bands(_ name: String, _ arguments: String...) throws -> String {
      let outcome = try Program.run(
        Program.path,
        ["composite", "--data", "data.csv", "--definition", "index.yaml", "--output", "o.csv", "--runs", "50"]
          + ["--sensitivity", name, "--drivers", "d-" + name] + arguments, in: folder)
      #expect(outcome.status == 0, "\(outcome.err)")
      return try folder.text(name) + folder.text("d-" + name)
    }
    let first = try bands("a.csv")
    #expect(try bands("b.csv", "--seed", "1") == first)
    #expect(try bands("c.csv", "--seed", "2") != first)
    #expect(first.contains("unit,score,rank,rank_low,rank_median,rank_high,"))
    #expect(first.contains("\nnormalisation,z-score,1,"))
  }

  @Test func `a slip is told with its place, and nothing is written`() throws {
    try folder.write("data.csv", "place,jobs,waiting\nA,10,0\nB,twenty,5\n")
    let outcome = try run("--output", "o.csv", "--steps", "t.csv")
    #expect(outcome.status == 65)
    #expect(outcome.out == "")
    #expect(outcome.err.hasPrefix("data.csv:3 (column jobs): error[bad-number]: \"twenty\" is not a number\n  "))
    #expect(!folder.has("o.csv") && !folder.has("t.csv"))
  }

  @Test func `a slip in the definition is told with its line and column`() throws {
    let text = try folder.text("index.yaml")
    try folder.write("index.yaml", text.replacing("{id: Index}", with: "{id: Index, parent: Index}"))
    let outcome = try run()
    #expect(outcome.status == 65)
    #expect(outcome.err.hasPrefix("index.yaml:7 (column "), "\(outcome.err)")
    #expect(outcome.err.contains("error[cycle]: Index belongs to itself"))
  }

  @Test func `a scoreboard has no ranks to analyse`() throws {
    let text = try folder.text("index.yaml")
    try folder.write(
      "index.yaml",
      text.replacing("waiting, parent: Index", with: "waiting, parent: Wait").replacing(
        "  - {id: Index}", with: "  - {id: Index}\n  - {id: Wait}"))
    #expect(try run().out.hasPrefix("unit,Index,Wait,rank\nA,0,100,\n"))
    let outcome = try run("--sensitivity", "b.csv")
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("error[no-index]"))
  }

  @Test(arguments: [
    (["--output", "data.csv"], "output-is-input"), (["--steps", "./index.yaml"], "output-is-input"),
    (["--output", "x.csv", "--steps", "x.csv"], "one file"), (["--runs", "0"], "--runs is 1 to 100000"),
    (["--seed", "-1"], "--seed"), (["--output", "o.pdf"], "unknown-ending"),
  ]) func `what cannot be meant is refused as usage`(arguments: [String], said: String) throws {
    let before = try folder.text("data.csv")
    let outcome = try Program.run(
      Program.path, ["composite", "--data", "data.csv", "--definition", "index.yaml"] + arguments, in: folder)
    #expect(outcome.status == 64, "\(outcome.err)")
    #expect(outcome.err.contains(said), "\(outcome.err)")
    #expect(try folder.text("data.csv") == before)
  }

  @Test func `a file that is not there is no input`() throws {
    let outcome = try Program.run("composite", "--data", "no.csv", "--definition", "index.yaml", in: folder)
    #expect(outcome.status == 66)
    #expect(try Program.run("composite", "--data", "data.csv", "--definition", "no.yaml", in: folder).status == 66)
  }
}
