import Testing

@testable import LIPData

struct MemberTableTests {
  static let columns = "member\tlevel\tlabel\tunit\tcombine\tuniverse\trounding"

  func read(_ rows: String..., columns: String = columns) throws -> MemberTable {
    let scratch = try Scratch()
    return try withExtendedLifetime(scratch) {
      try MemberTable.read(try scratch.write("m.tsv", ([columns] + rows).joined(separator: "\n") + "\n"))
    }
  }

  func refusal(_ row: String) -> [String?] {
    let found = diagnostic { try read("1\t0\tAll\tpersons\tadditive\t\texact", row) }
    return [found?.code, found?.place.line.map(String.init), found?.place.column]
  }

  @Test func `members are read in the order of the file and found by id`() throws {
    let table = try read(
      "2\t0\tAll\tpersons\tadditive\t\texact", "7\t1\tSome\tpersons\tratio-of(2, 7)\t2\tbase-5-sample")
    #expect(table.members.map(\.id) == [2, 7])
    #expect(table.largestID == 7)
    #expect(table[3] == nil)
    #expect(
      table[7]
        == Member(
          id: 7, level: 1, label: "Some", unit: "persons", combine: .ratio(of: 2, to: 7), universe: 2,
          rounding: .base5Sample, profileMember: nil))
  }

  @Test func `a member that stands twice is refused with both lines`() {
    let found = diagnostic {
      try read(
        "1\t0\tA\tpersons\tadditive\t\texact", "2\t0\tB\tpersons\tadditive\t\texact",
        "1\t0\tC\tyears\tadditive\t\texact")
    }
    #expect(found?.code == "duplicate-member")
    #expect(found?.place.line == 4)
    #expect(found?.place.column == "member")
    #expect(found?.sentence == "Member 1 stands twice, first in line 2")
  }

  @Test func `a bad field is told with line and column`() {
    #expect(refusal("0\t0\tA\tpersons\tadditive\t\texact") == ["bad-member", "3", "member"])
    #expect(refusal("x\t0\tA\tpersons\tadditive\t\texact") == ["bad-member", "3", "member"])
    #expect(refusal("2\tx\tA\tpersons\tadditive\t\texact") == ["bad-member", "3", "level"])
    #expect(refusal("2\t0\tA\tpeople\tadditive\t\texact") == ["bad-member", "3", "unit"])
    #expect(refusal("2\t0\tA\tpersons\tsummed\t\texact") == ["bad-member", "3", "combine"])
    #expect(refusal("2\t0\tA\tpersons\tadditive\tall\texact") == ["bad-member", "3", "universe"])
    #expect(refusal("2\t0\tA\tpersons\tadditive\t\tbase-10") == ["bad-member", "3", "rounding"])
    #expect(refusal("2\t0\t\tpersons\tadditive\t\texact") == ["empty-field", "3", "label"])
    #expect(refusal("2\t0\tA\tpersons\tadditive") == ["too-few-fields", "3", "universe"])
  }

  @Test func `a universe or a part of a combination that is no member is refused`() {
    #expect(refusal("2\t0\tA\tpersons\tadditive\t9\texact") == ["unknown-member", "3", "universe"])
    #expect(refusal("2\t0\tA\tpersons\tratio-of(1,9)\t\texact") == ["unknown-member", "3", "combine"])
    #expect(refusal("2\t0\tA\tyears\tmean-weighted-by(9)\t\texact") == ["unknown-member", "3", "combine"])
    #expect(refusal("2\t0\tA\tyears\tmedian-from(1-9)\t\texact") == ["unknown-member", "3", "combine"])
    #expect(refusal("2\t0\tA\tyears\tmedian-from(1-2)\t\texact") == [nil, nil, nil])
  }

  @Test func `a member of the census profile must be an id`() throws {
    let columns = Self.columns + "\tprofile_member"
    #expect(try read("1\t0\tA\tpersons\tadditive\t\texact\t8", columns: columns)[1]?.profileMember == 8)
    #expect(try read("1\t0\tA\tpersons\tadditive\t\texact\t", columns: columns)[1]?.profileMember == nil)
    let found = diagnostic { try read("1\t0\tA\tpersons\tadditive\t\texact\teight", columns: columns) }
    #expect(found?.code == "bad-member")
    #expect(found?.place.column == "profile_member")
  }

  @Test(arguments: [
    ("census-profile-2021", 2631), ("census-profile-2016", 2247), ("city-profile-2021", 2601),
    ("population-counts-2021", 4),
  ])
  func `the shipped tables load whole`(name: String, count: Int) throws {
    let table = try MemberTable.read(Checkout.path("Datasets/descriptors/\(name).members.tsv"))
    #expect(table.members.count == count)
    #expect(Set(table.members.map(\.id)).count == count)
  }
}
