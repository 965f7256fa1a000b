/// Reads the rows of one part of a census profile: checks each, and hands on those that are wanted.
///
/// Not generic over the sink, so that the scan is compiled for it once, in this module: the sink is called through
/// closures, and only for a new area and for a wanted row.
struct CensusProfileReader: DelimitedVisitor {
  typealias Column = CensusProfile.Column

  let wanted: MemberSet
  let rejects: Rejects
  let begin: @Sendable (ProfileArea) throws -> Bool
  let take: @Sendable (borrowing ProfileRow) throws -> Void
  let shift: @Sendable (Int) -> Void
  /// What holds the sink.
  let box: any AnyObject & Sendable
  /// True when the part has a row that is not blank.
  private(set) var sawRows = false
  private var code = RepeatedBytes()
  private var areaIsWanted = false

  init(
    wanted: MemberSet, rejects: Rejects, begin: @escaping @Sendable (ProfileArea) throws -> Bool,
    take: @escaping @Sendable (borrowing ProfileRow) throws -> Void, shift: @escaping @Sendable (Int) -> Void,
    box: any AnyObject & Sendable
  ) {
    self.wanted = wanted
    self.rejects = rejects
    self.begin = begin
    self.take = take
    self.shift = shift
    self.box = box
  }

  mutating func visit(_ row: borrowing DelimitedRow) throws {
    do {
      try check(row)
    } catch let diagnostic as Diagnostic {
      // The next row of the area begins it again.
      if !areaIsWanted { code = RepeatedBytes() }
      try rejects.reject(diagnostic)
    }
  }

  @inline(__always)
  private mutating func check(_ row: borrowing DelimitedRow) throws {
    if row.fieldCount != Column.count {
      if row.isBlank { return }
      guard row.fieldCount == Column.count + 1, row.content(Column.count).isEmpty else { throw truncated(row) }
    }
    try checkYear(row)
    let codeBytes = row.field(Column.code)
    if !code.matches(codeBytes) {
      code.keep(codeBytes)
      sawRows = true
      areaIsWanted = false
      try beginArea(row)
    }
    guard areaIsWanted else { return }
    guard let member = NumberParsing.integer(row.content(Column.member)) else {
      throw notANumber(row, Column.member)
    }
    if wanted.contains(member) { try takeRow(row, member: member) }
  }

  mutating func shiftLines(by lines: Int) { shift(lines) }

  @inline(__always)
  private func checkYear(_ row: borrowing DelimitedRow) throws {
    let bytes = row.field(Column.year)
    // "2021", compared as one word.
    if bytes.count == 4, bytes.loadUnaligned(as: UInt32.self) == UInt32(littleEndian: 0x3132_3032) { return }
    if NumberParsing.integer(row.content(Column.year)) != CensusProfile.year { throw otherYear(row) }
  }

  @inline(never)
  private mutating func beginArea(_ row: borrowing DelimitedRow) throws {
    let name = FieldText(row, Column.name)
    let level = FieldText(row, Column.level)
    let shortForm = try nonResponse(row, Column.shortFormNonResponse)
    let longForm = try nonResponse(row, Column.longFormNonResponse)
    let code = row.content(Column.code)
    let flag = row.content(Column.qualityFlag)
    let line = row.line
    areaIsWanted = try name.withBytes { name in
      try level.withBytes { level in
        try begin(
          ProfileArea(
            code: code, name: name, level: level,
            // One encoding for both: the level is ASCII in English files.
            encoding: TextEncoding.detect(name), shortFormNonResponse: shortForm, longFormNonResponse: longForm,
            qualityFlag: flag, line: line))
      }
    }
  }

  @inline(never)
  private func takeRow(_ row: borrowing DelimitedRow, member: Int) throws {
    var profile = ProfileRow()
    profile.member = member
    profile.line = row.line
    let note = row.content(Column.note)
    if !note.isEmpty {
      guard let number = NumberParsing.integer(note) else { throw notANumber(row, Column.note) }
      profile.note = number
    }
    for index in 0..<6 { profile.cells[index] = try cell(row, Column.firstValue &+ 2 &* index) }
    let content = row.content(Column.label)
    profile.encoding = TextEncoding.detect(content)
    guard row.holdsQuotes(Column.label) else {
      profile.label = content
      return try take(profile)
    }
    try FieldText(row, Column.label).withBytes { bytes in
      profile.label = bytes
      try take(profile)
    }
  }

  /// The value in a column with the symbol in the next.
  @inline(__always)
  private func cell(_ row: borrowing DelimitedRow, _ index: Int) throws -> Cell {
    guard var status = ObservationStatus(symbol: row.content(index &+ 1)) else { throw unknownSymbol(row, index &+ 1) }
    let bytes = row.content(index)
    if bytes.isEmpty {
      if status.isEmpty { status = .empty }
      return Cell(missing: status)
    }
    guard let value = NumberParsing.decimal(bytes) else { throw notANumber(row, index) }
    return Cell(value, status)
  }

  /// A non-response rate; not a number where the field is empty or holds a symbol.
  private func nonResponse(_ row: borrowing DelimitedRow, _ index: Int) throws -> Double {
    let bytes = row.content(index)
    if let value = NumberParsing.decimal(bytes) { return value }
    guard ObservationStatus(symbol: bytes) != nil else { throw notANumber(row, index) }
    return .nan
  }
}
