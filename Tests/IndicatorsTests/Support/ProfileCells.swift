import LIPData

/// All six values of every member of a profile, for tests that compare rates with counts.
struct ProfileCells: ProfileSink {
  let wantedMembers: MemberSet
  private(set) var cells: [String: [Int: [Cell]]] = [:]
  private var area = ""

  init(_ members: MemberTable) {
    wantedMembers = MemberSet(members.members.map(\.id))
  }

  mutating func begin(_ area: ProfileArea) throws -> Bool {
    self.area = String(decoding: area.code, as: UTF8.self)
    return true
  }

  mutating func take(_ row: borrowing ProfileRow) throws {
    cells[area, default: [:]][row.member] = ValueColumn.allCases.map { row.cells[$0.rawValue] }
  }

  /// Reads a file whole.
  static func read(_ file: RecognisedFile) throws -> ProfileCells {
    let table = file.descriptor.members
    let sinks = try file.read { ProfileCells(table) }
    return sinks.first ?? ProfileCells(table)
  }
}
