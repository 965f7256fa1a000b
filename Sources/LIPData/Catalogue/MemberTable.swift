/// Every member of a product, by id.
public struct MemberTable: Sendable {
  /// The file that the table was read from.
  public let file: String
  /// The members in the order of the file.
  public let members: [Member]
  private let places: [Int: Int]

  /// Makes a table from its members; ids must be distinct.
  public init(_ members: [Member], file: String = "") {
    self.members = members
    self.file = file
    places = Dictionary(members.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads a members table (`Datasets/README.md` gives its columns).
  ///
  /// Throws `duplicate-member`, `bad-member` with the column, `unknown-member` for a universe, or
  /// a member in `combine`, that is no member.
  public static func read(_ path: String) throws -> MemberTable {
    let table = try DelimitedTable(path: path, dialect: .tab)
    var members: [Member] = []
    members.reserveCapacity(table.records.count)
    var lines: [Int: Int] = [:]
    for row in table.records {
      let member = try Member(row)
      if let first = lines.updateValue(row.line, forKey: member.id) {
        throw Diagnostic(
          "duplicate-member", "Member \(member.id) stands twice, first in line \(first)", at: row.place("member"))
      }
      members.append(member)
    }
    for (row, member) in zip(table.records, members) {
      if let universe = member.universe, lines[universe] == nil {
        throw Diagnostic(
          "unknown-member", "The universe \(universe) of member \(member.id) is no member", at: row.place("universe"))
      }
      for other in member.combine.members where lines[other] == nil {
        throw Diagnostic(
          "unknown-member", "Member \(member.id) is combined from \(other), which is no member",
          at: row.place("combine"))
      }
    }
    return MemberTable(members, file: path)
  }

  /// The member with an id, nil when there is none; constant time.
  public subscript(id: Int) -> Member? {
    places[id].map { members[$0] }
  }

  /// The member that a member stands under in the product's list; nil for a heading and for an unknown id.
  public func parent(of id: Int) -> Int? {
    guard let place = places[id], members[place].level > 0 else { return nil }
    return members[..<place].last { $0.level < members[place].level }?.id
  }

  /// The members that count everybody whom a member counts: those that it stands under, and its universe, and theirs.
  ///
  /// Only counts of the same unit have parts.
  public func wholes(of id: Int) -> Set<Int> {
    guard let member = self[id], member.combine == .additive else { return [] }
    var found: Set<Int> = []
    var waiting = [id]
    while let next = waiting.popLast() {
      for whole in [parent(of: next), self[next]?.universe].compactMap(\.self) {
        guard whole != id, let one = self[whole], one.combine == .additive, one.unit == member.unit else { continue }
        if found.insert(whole).inserted { waiting.append(whole) }
      }
    }
    return found
  }

  /// True for two members that stand beside one another under one heading, or in a list without headings.
  public func areListedTogether(_ a: Int, _ b: Int) -> Bool {
    guard let first = parent(of: a), let second = parent(of: b) else {
      return parent(of: a) == parent(of: b) && members.allSatisfy { $0.level == 0 }
    }
    return first == second
  }

  /// The largest id, 0 for an empty table.
  public var largestID: Int { members.map(\.id).max() ?? 0 }
}

extension Member {
  fileprivate init(_ row: DelimitedTable.Record) throws {
    func bad(_ column: String, _ expected: String) throws -> Diagnostic {
      Diagnostic("bad-member", "\"\(try row[column])\" is not \(expected)", at: row.place(column))
    }
    guard let id = Int(try row.required("member")), id > 0 else { throw try bad("member", "an id above 0") }
    guard let level = Int(try row.required("level")) else { throw try bad("level", "a depth") }
    let unit = try row.required("unit")
    guard Member.units.contains(unit) else { throw try bad("unit", "a unit") }
    guard let combine = Combination(try row.required("combine")) else { throw try bad("combine", "a way to combine") }
    guard let rounding = Rounding(rawValue: try row.required("rounding")) else {
      throw try bad("rounding", "a kind of rounding")
    }
    let universe = try row["universe"]
    guard universe.isEmpty || Int(universe) != nil else { throw try bad("universe", "a member's id") }
    let profile = row.has("profile_member") ? try row["profile_member"] : ""
    guard profile.isEmpty || Int(profile) != nil else { throw try bad("profile_member", "a member's id") }
    let column = row.has("column") ? try row["column"] : ""
    self.init(
      id: id, level: level, label: try row.required("label"), unit: unit, combine: combine,
      universe: Int(universe), rounding: rounding, profileMember: Int(profile), column: column.isEmpty ? nil : column)
  }
}
