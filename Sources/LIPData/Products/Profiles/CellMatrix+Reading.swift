extension CellMatrix {
  /// Reads some members of some areas straight from a file, without a store and without hashing it.
  ///
  /// Memory grows with what is wanted, not with the file. Throws `duplicate-row` when the file gives a member
  /// of an area twice, and what the layout's reader throws.
  public static func read(
    _ file: RecognisedFile, areas: [String], members: [Int], threads: Int = 1
  ) throws -> CellMatrix {
    let empty = CellMatrix(areas: areas, members: members)
    let table = file.descriptor.members
    let sinks = try file.read(threads: threads) { MatrixSink(empty, members: table) }
    guard var matrix = sinks.first?.matrix else { return empty }
    for sink in sinks.dropFirst() {
      if let twice = matrix.merge(sink.matrix) {
        throw Diagnostic(
          "duplicate-row", "The file gives characteristic \(twice.member) of \(twice.area) twice",
          at: Place(file: file.path), remedy: "Download the file again; two files may have been joined.")
      }
    }
    return matrix
  }
}

/// Keeps the wanted cells of one part of a file.
struct MatrixSink: ProfileSink {
  var matrix: CellMatrix
  let wantedMembers: MemberSet
  private var labels: LabelCheck
  private var row = 0

  init(_ matrix: CellMatrix, members: MemberTable) {
    self.matrix = matrix
    wantedMembers = MemberSet(matrix.members.keys)
    labels = LabelCheck(members)
  }

  mutating func begin(_ area: ProfileArea) throws -> Bool {
    guard let found = matrix.areas[String(decoding: area.code, as: UTF8.self)] else { return false }
    row = found
    matrix.quality[row] = CellMatrix.AreaQuality(
      shortForm: area.shortFormNonResponse, longForm: area.longFormNonResponse,
      flag: String(decoding: area.qualityFlag, as: UTF8.self))
    return true
  }

  mutating func take(_ profile: borrowing ProfileRow) throws {
    try labels.check(profile)
    guard let place = matrix.members[profile.member] else { return }
    for column in 0..<CellMatrix.width
    where !matrix.set(row: row, place: place, column: column, to: profile.cells[column]) {
      throw Diagnostic(
        "duplicate-row", "Characteristic \(profile.member) of this area stands twice", at: Place(line: profile.line),
        remedy: "Download the file again; two files may have been joined.")
    }
  }
}
