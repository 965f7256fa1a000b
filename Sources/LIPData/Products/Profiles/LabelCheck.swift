#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Checks that the members of a file are those of its descriptor, by id and label, and that its counts are counts.
///
/// The bytes of a label that agreed are remembered, so that the next row of the member costs one comparison.
struct LabelCheck: Sendable {
  private let members: MemberTable
  /// Where each member's agreed label lies in `bytes`; nothing where none has agreed yet.
  private var places: [(start: Int32, count: Int32)]
  private var bytes: [UInt8] = []

  init(_ members: MemberTable) {
    self.members = members
    places = Array(repeating: (0, -1), count: members.largestID + 1)
  }

  /// Checks a row; true when its member is met for the first time.
  ///
  /// Throws `unknown-member`, `label-disagrees` or `negative-count`.
  @discardableResult
  mutating func check(_ row: borrowing ProfileRow) throws -> Bool {
    // What has no value is no number, and not below 0.
    if row.cells[0].value < 0 || row.cells[1].value < 0 || row.cells[2].value < 0 { try refuseNegative(row) }
    if row.member >= 0, row.member < places.count {
      let known = places[row.member]
      if Int(known.count) == row.label.count, holds(known, row.label) { return false }
    }
    return try checkText(row)
  }

  private func holds(_ known: (start: Int32, count: Int32), _ label: UnsafeRawBufferPointer) -> Bool {
    bytes.withUnsafeBytes { all in
      guard let all = all.baseAddress, let label = label.baseAddress else { return label.isEmpty }
      return memcmp(all + Int(known.start), label, Int(known.count)) == 0
    }
  }

  /// Refuses a count below 0; a change, a mean or a median may be.
  @inline(never)
  private func refuseNegative(_ row: borrowing ProfileRow) throws {
    guard let member = members[row.member], member.rounding != .published, member.combine == .additive,
      let value = (0..<3).map({ row.cells[$0].value }).first(where: { $0 < 0 })
    else { return }
    throw Diagnostic(
      "negative-count", "\"\(member.label)\" is a count, and \(value) is none",
      at: Place(line: row.line), remedy: "Download the file again: it may have been changed since.")
  }

  @inline(never)
  private mutating func checkText(_ row: borrowing ProfileRow) throws -> Bool {
    let label = row.label
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
    let isFirst = places[row.member].count < 0
    places[row.member] = (Int32(truncatingIfNeeded: bytes.count), Int32(truncatingIfNeeded: label.count))
    bytes.append(contentsOf: label)
    return isFirst
  }
}
