import LIPData
import Testing

@testable import Indicators

struct ResponsesTests {
  private let folder: TemporaryFolder
  private let framework: Framework
  private static let head = "lip_id,node,period,value,status,evidence,note\n"

  init() throws {
    folder = try TemporaryFolder()
    framework = try SmallFramework.read()
  }

  private func read(_ rows: String, head: String = head) throws -> Responses {
    try Responses.read(folder.write("answers.csv", head + rows), to: framework, registry: Embedded.registry())
  }

  @Test func `answers of every kind are read, in both languages, and empty rows are not answered yet`() throws {
    let all = try read(
      """
      ottawa,1.1/extent,2024-25,2,,minutes,
      pei,1.1/extent,2024-25,Pleinement,final,,
      ottawa,1.1/members,2024-25,15,,,
      ottawa,1.1/words,2024-25,,,,It went well
      ottawa,1.2,2024-25,,Started,,
      ottawa,1.2/plan/draft,2024-25,,done,,
      ottawa,2,2024-25,Oui,,,
      pei,2,2024-25,,not-applicable,,
      pei,1.2,2024-25,,,,
      pei,1.1/members,,,,,
      pei,1.1/words,2024-25,,missing,,

      """
    ).all
    #expect(
      all.map(\.content) == [
        .level(2), .level(2), .number(15), .text, .state(.started), .state(.done), .yesNo(true), .notApplicable,
      ])
    #expect(all[5].question == .init(node: "1.2", measure: "plan", milestone: "draft"))
    #expect(all[0].evidence == "minutes" && all[3].note == "It went well" && all[0].year == 2024)
  }

  @Test func `the columns of the template beside the answers are passed over, and consent is read`() throws {
    let responses = try read(
      "ottawa,2,2024-25,yes,,,,Around,Is it safe?,yes\npei,2,2023-24,no,,,,Around,Is it safe?,\n",
      head: "lip_id,node,period,value,status,evidence,note,asked_of,question,consent\n")
    #expect(responses.all.map(\.isNamed) == [true, false])
    #expect(responses.periods == ["2023-24", "2024-25"])
    #expect(responses.partnerships == ["ottawa", "pei"])
  }

  /// A row, what is said of it, and the column.
  static let slips: [(row: String, code: String, column: String)] = [
    ("otawa,2,2024-25,yes,,,", "unknown-lip", "lip_id"), (",2,2024-25,yes,,,", "empty-field", "lip_id"),
    ("ottawa,9,2024-25,yes,,,", "unknown-node", "node"), ("ottawa,2/sage,2024-25,yes,,,", "unknown-node", "node"),
    ("ottawa,3,2024-25,yes,,,", "which-measure", "node"), ("ottawa,1.1,2024-25,2,,,", "which-measure", "node"),
    ("ottawa,1.2/plan/final,2024-25,,done,,", "unknown-node", "node"),
    ("ottawa,2/safe/x,2024-25,yes,,,", "unknown-node", "node"),
    ("ottawa,2,last year,yes,,,", "not-a-year", "period"), ("ottawa,2,,yes,,,", "empty-field", "period"),
    ("ottawa,2,2024-25,perhaps,,,", "wrong-answer", "value"), ("ottawa,2,2024-25,,final,,", "wrong-answer", "value"),
    ("ottawa,1.1/extent,2024-25,3,,,", "wrong-answer", "value"),
    ("ottawa,1.1/members,2024-25,many,,,", "not-a-number", "value"),
    ("ottawa,1.2,2024-25,,finished,,", "wrong-status", "status"),
    ("ottawa,2,2024-25,yes,finall,,", "wrong-status", "status"),
  ]

  @Test(arguments: slips.indices) func `a slip in an answer is told with its line, column and remedy`(index: Int) throws
  {
    let slip = Self.slips[index]
    let found = try #require(diagnostic { try read("pei,2,2024-25,no,,,\n" + slip.row + "\n") }, "\(slip.row)")
    #expect(found.code == slip.code, "\(slip.row)")
    #expect(found.place.line == 3)
    #expect(found.place.column == slip.column, "\(slip.row)")
  }

  @Test func `a question is answered once for a period`() throws {
    let found = try #require(
      diagnostic { try read("ottawa,2,2024-25,yes,,,\nottawa,2/safe,2023-24,no,,,\nottawa,2/safe,2024-25,no,,,\n") })
    #expect(found.code == "duplicate-answer")
    #expect(found.sentence.contains("line 2"))
    #expect(found.place.line == 4)
  }

  @Test func `the network tells how many answered, what they said from five on, and names those who agreed`() throws {
    let ids = ["ottawa", "pei", "vancouver", "hamilton", "toronto-north"]
    let named = "lip_id,node,period,value,status,evidence,note,consent\n"
    let rows = ids.enumerated().map { "\($1),1.1/extent,2024-25,\($0 % 3),,,,\($0 == 1 ? "yes" : "")\n" }.joined()
    let few = ids.prefix(4).map { "\($0),2,2024-25,yes,,,,\n" }.joined()
    let numbers = ids.enumerated().map { "\($1),1.1/members,2024-25,\($0 * 10),,,,\n" }.joined()
    let other = "network,1.1/extent,2024-25,2,,,,yes\nottawa,1.1/extent,2023-24,2,,,,yes\n"
    let rollUp = NetworkRollUp(
      framework, try read(rows + few + numbers + other, head: named), period: "2024-25", partnerships: 98)
    let extent = try #require(rollUp.questions.first { $0.measure.id == "extent" })
    #expect(extent.answered == 5)
    #expect(extent.counts?.map(\.count) == [2, 2, 1])
    // Levels are an order, and nothing lies between two of them.
    #expect(extent.median == nil && extent.quartiles == nil)
    #expect(extent.named == ["pei"])
    let members = try #require(rollUp.questions.first { $0.measure.id == "members" })
    #expect(members.median == 20 && members.quartiles == 10...30)
    let safe = try #require(rollUp.questions.first { $0.measure.id == "safe" })
    #expect(safe.answered == 4)
    #expect(safe.counts?.count == nil)
    #expect(safe.named == [])
    #expect(rollUp.questions.count == 5)
  }
}
