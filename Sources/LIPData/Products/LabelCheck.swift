/// Checks that the members of a file are those of its descriptor, by id and label.
///
/// The bytes of a label that agreed are remembered, so that the next row of the member costs one comparison.
struct LabelCheck: Sendable {
  private let members: MemberTable
  private var agreed: [Int: [UInt8]] = [:]

  init(_ members: MemberTable) {
    self.members = members
  }

  /// Throws `unknown-member` or `label-disagrees`.
  mutating func check(_ row: borrowing ProfileRow) throws {
    let label = row.label
    if let bytes = agreed[row.member], bytes.count == label.count, bytes.elementsEqual(label) { return }
    guard let member = members[row.member] else {
      throw Diagnostic(
        "unknown-member", "\(row.member) is no characteristic of this product",
        at: Place(line: row.line, column: "CHARACTERISTIC_ID"),
        remedy:
          "Ids are 1 to \(members.largestID) in \(members.file); a file of another census needs its own descriptor.")
    }
    let text = row.encoding.string(label)
    guard Label.agree(text, member.label) else {
      throw Diagnostic(
        "label-disagrees",
        "Characteristic \(row.member) is \"\(text.trimmed)\" here and \"\(member.label)\" in the descriptor",
        at: Place(line: row.line, column: "CHARACTERISTIC_NAME"),
        remedy: "The file may be of another release, or a row was moved. Nothing was taken from it.")
    }
    agreed[row.member] = Array(label)
  }
}
