/// Reads the rows of one part of a census profile: checks each, and hands on those that are wanted.
///
/// Generic over the census, whose columns are constants, and not over the sink, so that the scan is compiled for each
/// census in this module: the sink is called through closures, and only for a new area and for a wanted row.
struct CensusProfileReader<Form: ProfileForm>: DelimitedVisitor {
  let form: Form
  let sink: SinkCalls
  let wanted: MemberSet
  let rejects: Rejects
  /// True when the part has a row that is not blank.
  private(set) var sawRows = false
  private var code = RepeatedBytes()
  private var areaIsWanted = false

  init(_ form: Form, _ sink: SinkCalls, rejects: Rejects) {
    self.form = form
    self.sink = sink
    wanted = sink.wanted
    self.rejects = rejects
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
    if row.fieldCount != form.count {
      if row.isBlank { return }
      guard row.fieldCount == form.count + 1, row.content(form.count).isEmpty else { throw form.truncated(row) }
    }
    try checkYear(row)
    let codeBytes = row.field(form.code)
    if !code.matches(codeBytes) {
      code.keep(codeBytes)
      sawRows = true
      areaIsWanted = false
      try beginArea(row)
    }
    guard areaIsWanted else { return }
    guard let member = NumberParsing.integer(row.content(form.member)) else {
      throw form.notANumber(row, form.member)
    }
    if wanted.contains(member) { try takeRow(row, member: member) }
  }

  mutating func shiftLines(by lines: Int) { sink.shift(lines) }

  @inline(__always)
  private func checkYear(_ row: borrowing DelimitedRow) throws {
    let bytes = row.field(0)
    // Four digits, compared as one word.
    if bytes.count == 4, bytes.loadUnaligned(as: UInt32.self) == form.yearWord { return }
    if NumberParsing.integer(row.content(0)) != form.year { throw form.otherYear(row) }
  }

  @inline(never)
  private mutating func beginArea(_ row: borrowing DelimitedRow) throws {
    let name = FieldText(row, form.name)
    let level = FieldText(row, form.level)
    let shortForm = try nonResponse(row, form.shortFormNonResponse)
    let longForm = try nonResponse(row, form.longFormNonResponse)
    let own = try form.areaCode(row)
    let flag = row.content(form.qualityFlag)
    let line = row.line
    func begin(_ code: UnsafeRawBufferPointer) throws -> Bool {
      try name.withBytes { name in
        try level.withBytes { level in
          try sink.begin(
            ProfileArea(
              code: code, name: name, level: level,
              // One encoding for both: the level is ASCII in English files.
              encoding: TextEncoding.detect(name), shortFormNonResponse: shortForm, longFormNonResponse: longForm,
              qualityFlag: flag, line: line))
        }
      }
    }
    areaIsWanted = try own?.withUnsafeBytes { try begin($0) } ?? begin(row.content(form.code))
  }

  @inline(never)
  private func takeRow(_ row: borrowing DelimitedRow, member: Int) throws {
    var profile = ProfileRow()
    profile.member = member
    profile.line = row.line
    let note = row.content(form.note)
    if !note.isEmpty {
      guard let number = NumberParsing.integer(note) else { throw form.notANumber(row, form.note) }
      profile.note = number
    }
    try form.takeCells(row, into: &profile)
    let content = row.content(form.label)
    profile.encoding = TextEncoding.detect(content)
    guard row.holdsQuotes(form.label) else {
      profile.label = content
      return try sink.take(profile)
    }
    try FieldText(row, form.label).withBytes { bytes in
      profile.label = bytes
      try sink.take(profile)
    }
  }

  /// A non-response rate; not a number where the field is empty or holds a symbol.
  private func nonResponse(_ row: borrowing DelimitedRow, _ index: Int) throws -> Double {
    let bytes = row.content(index)
    if let value = NumberParsing.decimal(bytes) { return value }
    guard ObservationStatus(symbol: bytes) != nil else { throw form.notANumber(row, index) }
    return .nan
  }
}
