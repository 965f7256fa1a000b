import Foundation
import Testing

@testable import LIPData

struct CorrespondenceTractTests {
  private static let header = "source_ctuid,target_ctuid,w_pop,w_dwe\n"

  private func read(_ rows: String...) throws -> Correspondence {
    let text = Self.header + rows.joined(separator: "\n") + "\n"
    return try #require(try CorrespondenceTests.read(CorrespondenceTests.rows, tracts: text).between(2016, 2021))
  }

  @Test func `a researcher's file of tracts is read, and the rows tell what became of each`() throws {
    let known = try read(
      "\"5990001.00\",\"5990001.00\",1,1", "5990002.00,5990002.01,0.4,0.5", "5990002.00,5990002.02,0.6,0.5",
      "5990003.00,5990005.00,1,1", "5990004.00,5990005.00,1,1", "5990006.00,5990007.00,1,1",
      "5990008.00,5990008.00,0.9,1", "5990008.00,5990009.00,0.1,0", "5990009.00,5990009.00,1,1", "-1,5990010.00,-1,-1",
      "-1,5990009.00,-1,-1")
    let kinds = { (code: String) in known.successors(of: "2016S0507" + code).map(\.kind) }
    #expect(kinds("5990001.00") == [.same])
    #expect(kinds("5990002.00") == [.split, .split])
    #expect(kinds("5990003.00") == [.merged])
    #expect(kinds("5990006.00") == [.recoded])
    #expect(kinds("5990008.00") == [.split, .redrawn])
    // Land that had no tracts is new; where a tract has people of another, the row without one says nothing.
    #expect(known.predecessors(of: "2021S05075990010.00").isEmpty)
    #expect(known.predecessors(of: "2021S05075990009.00").count == 2)
    let half = known.earlier(Catchment([.init("2021S05075990002.01")]), Compositions([:]))
    #expect(half.catchment.parts == [Catchment.Part("2016S05075990002.00", weight: 0.4)])
    #expect(half.isApportioned)
    // The rows of the shipped file are there beside them.
    #expect(known.formerName(of: "2016A00053599002")?.en == "Old Name")
  }

  @Test func `people who went to land without tracts belong to no catchment, and are not lost from the sum`() throws {
    let known = try read(
      "5990001.00,-1,0.25,0.1", "5990001.00,5990001.00,0.75,0.9", "5990002.00,-1,1,1", "5990003.00,-1,0,0",
      "5990003.00,5990003.00,1,1")
    let found = known.earlier(
      Catchment([.init("2021S05075990001.00"), .init("2021S05075990003.00")]), Compositions([:]))
    #expect(
      found.catchment.parts == [
        Catchment.Part("2016S05075990001.00", weight: 0.75), Catchment.Part("2016S05075990003.00"),
      ])
    #expect(found.isApportioned)
    #expect(known.successors(of: "2016S05075990002.00").isEmpty)
    #expect(known.successors(of: "2016S05075990003.00").map(\.kind) == [.same])
  }

  @Test func `its mistakes are refused with their line`() throws {
    func error(_ rows: String) -> Diagnostic? {
      #expect(throws: Diagnostic.self) { try read(rows) }
    }
    let weights = error("5990001.00,5990001.00,1,1\n5990002.00,5990002.01,0.4,1")
    #expect(weights?.code == "weights-do-not-sum" && weights?.place.line == 3)
    #expect(error("5990001,5990001.00,1,1")?.code == "unknown-code")
    #expect(error("5990001.00,5990001.00,many,1")?.code == "bad-weight")
    #expect(error("5990001.00,5990001.00,0.5,1\n5990001.00,5990001.00,0.5,1")?.code == "duplicate-correspondence")
  }

  @Test func `the real file of 2016 and 2021 is read whole, and every tract's people go somewhere or are told`() throws
  {
    let path = "data/statcan/geography/ct_crosswalk_2016_2021.csv"
    guard Shared.has(path) else { return }
    let text = try String(contentsOfFile: Shared.path(path), encoding: .utf8)
    let known = try #require(
      try CorrespondenceTests.read([], tracts: text, areas: ShippedRegistryTests.areas()).between(2016, 2021))
    let tracts = known.links.filter { $0.from.hasPrefix("2016S0507") }
    #expect(Set(tracts.map(\.from)).count == 5721)
    // Five have no tract to go to: they are told, not lost.
    #expect(tracts.count { $0.kind == .ended } == 5)
    let everywhere = Catchment(Set(tracts.map(\.to)).subtracting([""]).sorted().map { .init($0) })
    let back = known.earlier(everywhere, Compositions([:]))
    #expect(back.catchment.parts.count == 5716)
    #expect(back.catchment.parts.allSatisfy { $0.weight == 1 })
  }
}
