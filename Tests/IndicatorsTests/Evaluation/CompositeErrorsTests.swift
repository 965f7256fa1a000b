import LIPData
import Testing

@testable import Indicators

/// Slips in definitions and data, each told with its line and what to do.
struct CompositeErrorsTests {
  /// A slip, and how it is told.
  struct Slip: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var original: String
    var slip: String
    var code: String
    /// The line of the definition.
    var line: Int
    var remedy: String
  }

  static let slips = [
    Slip(
      testDescription: "no aggregate", original: "\n  - {id: Index}\n  - {id: Work, parent: Index, weight: 3}",
      slip: " []", code: "missing-key", line: 7, remedy: "one at least"),
    Slip(
      testDescription: "a cycle", original: "{id: Index}", slip: "{id: Index, parent: Work}", code: "cycle", line: 8,
      remedy: "Take parent out"),
    Slip(
      testDescription: "its own parent", original: "parent: Index, weight: 3", slip: "parent: Work, weight: 3",
      code: "cycle", line: 9, remedy: "Take parent out"),
    Slip(
      testDescription: "an unknown parent", original: "{id: homes, parent: Index", slip: "{id: homes, parent: Indx",
      code: "unknown-parent", line: 6, remedy: "Did you mean \"Index\"?"),
    Slip(
      testDescription: "a weight below 0", original: "weight: 3}\n  - {id: waiting",
      slip: "weight: -3}\n  - {id: waiting",
      code: "wrong-weight", line: 4, remedy: "0 or more"),
    Slip(
      testDescription: "a weight that is text", original: "weight: 3}\n  - {id: waiting",
      slip: "weight: three}\n  - {id: waiting", code: "wrong-kind", line: 4, remedy: ""),
    Slip(
      testDescription: "only weights of 0", original: "up-is-better, weight: 3}\n  - {id: waiting, ",
      slip: "up-is-better, weight: 0}\n  - {id: waiting, weight: 0, ", code: "wrong-weight", line: 9,
      remedy: "above 0"),
    Slip(
      testDescription: "weights that do not fit", original: "unit_column: place",
      slip: "unit_column: place\nweights: sum-to-100", code: "wrong-weight", line: 9, remedy: "Correct them"),
    Slip(
      testDescription: "an id twice", original: "{id: homes,", slip: "{id: jobs,", code: "duplicate-definition",
      line: 6, remedy: "another id"),
    Slip(
      testDescription: "an aggregate of nothing", original: "aggregates:\n",
      slip: "aggregates:\n  - {id: Spare, parent: Index}\n",
      code: "empty-aggregate", line: 8, remedy: "take it out"),
    Slip(
      testDescription: "an aggregate called rank", original: "- {id: Index}",
      slip: "- {id: Index}\n  - {id: rank, parent: Index}",
      code: "reserved-name", line: 9, remedy: "another id"),
    Slip(
      testDescription: "no direction", original: ", direction: up-is-better}\naggregates", slip: "}\naggregates",
      code: "missing-key", line: 6, remedy: "Add direction"),
    Slip(
      testDescription: "a slip in a key", original: "unit_column: place", slip: "unit_colum: place",
      code: "unknown-key",
      line: 2, remedy: "Did you mean \"unit_column\"?"),
    Slip(
      testDescription: "a coverage in percent", original: "unit_column: place",
      slip: "unit_column: place\ncoverage: 60", code: "wrong-coverage", line: 3, remedy: "Write 0.6"),
    Slip(
      testDescription: "an unknown normalisation", original: "unit_column: place",
      slip: "unit_column: place\nnormalisation: minmax", code: "wrong-word", line: 3,
      remedy: "Did you mean \"min-max\"?"),
    Slip(
      testDescription: "a range that is turned round", original: "unit_column: place",
      slip: "unit_column: place\nnormalisation: {min-max: [100, 0]}", code: "wrong-range", line: 3, remedy: "smaller"),
    Slip(
      testDescription: "a group that is not named", original: "unit_column: place",
      slip: "unit_column: place\nimputation: {method: group-mean}", code: "missing-key", line: 3,
      remedy: "Add group_column"),
    Slip(
      testDescription: "goalposts that are turned round", original: "{id: homes,",
      slip: "{id: homes, goalposts: [9, 2],",
      code: "wrong-range", line: 6, remedy: "comes first"),
    Slip(
      testDescription: "a rate of nothing", original: "{id: homes,", slip: "{id: homes, per: 1000,",
      code: "wrong-range",
      line: 6, remedy: "denominator"),
    Slip(
      testDescription: "a column that the data lacks", original: "{id: homes,", slip: "{id: homes, column: home,",
      code: "missing-column", line: 6, remedy: "Did you mean \"homes\"?"),
    Slip(
      testDescription: "a denominator that the data lacks", original: "{id: homes,",
      slip: "{id: homes, denominator: people,",
      code: "missing-column", line: 6, remedy: "It can be: place, jobs, waiting, homes."),
    Slip(
      testDescription: "a group column that the data lacks", original: "unit_column: place",
      slip: "unit_column: place\nimputation: {method: group-mean, group_column: region}", code: "missing-column",
      line: 3,
      remedy: "It can be"),
    Slip(
      testDescription: "a unit column that the data lacks", original: "unit_column: place", slip: "unit_column: lace",
      code: "missing-column", line: 2, remedy: "Did you mean \"place\"?"),
    Slip(
      testDescription: "a target below all values", original: "{id: homes,",
      slip: "{id: homes, normalisation: distance-to-target, target: -1,", code: "target-on-wrong-side", line: 6,
      remedy: "More is better"),
    Slip(
      testDescription: "a target above all values where less is better", original: "{id: waiting,",
      slip: "{id: waiting, normalisation: distance-to-target, target: 12,", code: "target-on-wrong-side", line: 5,
      remedy: "Less is better"),
    Slip(
      testDescription: "no target", original: "{id: homes,", slip: "{id: homes, normalisation: distance-to-target,",
      code: "missing-key", line: 6, remedy: "Add target"),
    Slip(
      testDescription: "no goalposts", original: "{id: homes,", slip: "{id: homes, normalisation: goalposts,",
      code: "missing-key", line: 6, remedy: "Add goalposts"),
    Slip(
      testDescription: "a reference where less is better", original: "{id: waiting,",
      slip: "{id: waiting, normalisation: {distance-to-reference: A},", code: "wrong-direction", line: 5,
      remedy: "another normalisation"),
    Slip(
      testDescription: "a reference that is no unit", original: "{id: homes,",
      slip: "{id: homes, normalisation: {distance-to-reference: nowhere},", code: "unknown-reference", line: 6,
      remedy: "A, B, C, D"),
    Slip(
      testDescription: "a geometric mean of 0", original: "{id: Work, parent: Index, weight: 3}",
      slip: "{id: Work, parent: Index, aggregation: geometric}", code: "not-positive", line: 9,
      remedy: "{min-max: [1, 100]}"),
    Slip(
      testDescription: "a period that is empty", original: "unit_column: place",
      slip: "unit_column: place\nperiod_column: homes", code: "empty-field", line: 4, remedy: ""),
  ]

  @Test(arguments: slips) func `a slip in the definition is told with its line and a remedy`(slip: Slip) throws {
    #expect(SmallComposite.plain.contains(slip.original))
    let yaml = SmallComposite.plain.replacing(slip.original, with: slip.slip, maxReplacements: 1)
    let found = try #require(diagnostic { try SmallComposite.make(yaml, SmallComposite.figures) })
    #expect(found.code == slip.code, "\(found)")
    #expect(found.place.line == slip.line, "\(found)")
    #expect(found.place.file != nil)
    if !slip.remedy.isEmpty { #expect(found.remedy?.contains(slip.remedy) == true, "\(found)") }
  }

  @Test(arguments: [
    ("B,20,5,2", "B,twenty,5,2", "bad-number", 3, "jobs"), ("B,20,5,2", "B,NA,5,2", "bad-number", 3, "jobs"),
    ("B,20,5,2", "B,20,\"5,5\",2", "bad-number", 3, "waiting"), ("B,20,5,2", "B,20,5,nan", "bad-number", 3, "homes"),
    ("B,20,5,2", "B,inf,5,2", "bad-number", 3, "jobs"), ("B,20,5,2", "B,1e999,5,2", "bad-number", 3, "jobs"),
    ("B,20,5,2", "B,0x14,5,2", "bad-number", 3, "jobs"), ("B,20,5,2", "A,20,5,2", "duplicate-unit", 3, "place"),
    ("B,20,5,2", ",20,5,2", "empty-field", 3, "place"), ("B,20,5,2", "B,20,5", "too-few-fields", 3, "homes"),
    ("place,jobs,", "place,place,", "duplicate-column", 1, "place"),
  ]) func `a slip in the data is told with its line and column`(
    original: String, slip: String, code: String, line: Int, column: String
  ) throws {
    let data = SmallComposite.figures.replacing(original, with: slip)
    #expect(data != SmallComposite.figures)
    let found = try #require(diagnostic { try SmallComposite.make(SmallComposite.plain, data) })
    #expect(found.code == code, "\(found)")
    #expect(found.place == Place(file: "data.csv", line: line, column: column), "\(found)")
  }

  @Test func `a division by 0 is told with its cell, unless there is nothing to divide`() throws {
    let yaml = SmallComposite.plain.replacing("{id: homes,", with: "{id: homes, denominator: jobs,")
    let found = try #require(
      diagnostic { try SmallComposite.make(yaml, SmallComposite.figures.replacing("B,20", with: "B,0")) })
    #expect(found.code == "zero-denominator")
    #expect(found.place == Place(file: "data.csv", line: 3, column: "jobs"))
    #expect(diagnostic { try SmallComposite.make(yaml, SmallComposite.figures.replacing("C,30", with: "C,0")) } == nil)
  }

  @Test func `data of which no unit has figures enough is told with the best there is`() throws {
    let yaml = SmallComposite.plain.replacing(
      "unit_column: place", with: "unit_column: place\nscreening: {coverage: 0.9, when: before-imputation}")
    let found = try #require(
      diagnostic { try SmallComposite.make(yaml, "place,jobs,waiting,homes\nA,1,,\nB,,2,3\n") })
    #expect(found.code == "no-unit-left")
    #expect(found.place.line == 3)
    #expect(found.sentence.contains("0.666"))
  }

  @Test func `a file without a unit and a file of two definitions are told`() throws {
    let empty = diagnostic { try SmallComposite.make(SmallComposite.plain, "place,jobs,waiting,homes\n") }
    #expect(empty?.code == "no-data-rows")
    let folder = try TemporaryFolder()
    let item = SmallComposite.plain.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    let path = try folder.write("two.yaml", "-\n\(item)\n-\n\(item)\n")
    #expect(diagnostic { try CompositeDefinition.read(path) }?.code == "several-definitions")
  }
}
