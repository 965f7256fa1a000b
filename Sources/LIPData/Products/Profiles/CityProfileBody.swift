/// The rows of a profile with areas as columns that hold figures, each with the member that it is.
struct CityProfileBody {
  private(set) var rows: [(row: DelimitedTable.Row, member: Int)] = []
  /// The row that holds a number for each column.
  private(set) var codeRow: DelimitedTable.Row?
  private var nonResponse: DelimitedTable.Row?
  private let file: String?
  private let header: [String]
  private let label: Int
  private let id: Int?
  private let thousandsCommas: Bool

  init(_ table: DelimitedTable, entry: CatalogueEntry, members: MemberTable, rejects: Rejects) throws {
    file = table.file
    header = table.header.map(\.trimmed)
    let names = header
    func index(_ name: String?) -> Int? { name.flatMap { names.firstIndex(of: $0) } }
    label = index(entry.areas?.label) ?? 0
    id = index(entry.areas?.id)
    thousandsCommas = entry.areas?.thousandsCommas ?? false
    let figures = table.rows.filter { row in
      let first = row[0].trimmed
      if first == entry.areas?.codeRow {
        codeRow = row
      } else if first == entry.nonResponseRow {
        nonResponse = row
      } else {
        return !entry.rowsIgnored.contains(first) && !(row[label].trimmed.isEmpty && first.isEmpty)
      }
      return false
    }
    if let id { try takeByID(figures, id, members, rejects) } else { try takeInOrder(figures, members) }
  }

  /// Row k is the next member.
  private mutating func takeInOrder(_ figures: [DelimitedTable.Row], _ members: MemberTable) throws {
    for (next, row) in figures.enumerated() where !row[label].trimmed.isEmpty {
      guard next < members.members.count else {
        throw Diagnostic(
          "label-disagrees",
          "\"\(row[label].trimmed)\" stands after the last of \(members.members.count) characteristics",
          at: Place(file: file, line: row.line), remedy: "Use the file as the city publishes it.")
      }
      let member = members.members[next]
      guard Label.agree(row[label], member.label) else {
        throw Diagnostic(
          "label-disagrees",
          "\"\(row[label].trimmed)\" stands where \"\(member.label)\" (characteristic \(member.id)) is looked for",
          at: Place(file: file, line: row.line, column: header[label]),
          remedy: "The rows must be those of \(members.file); another release needs a descriptor of its own.")
      }
      rows.append((row, member.id))
    }
    guard rows.isEmpty || rows.count == members.members.count else {
      let next = members.members[rows.count]
      throw Diagnostic(
        "row-missing", "The file ends before \"\(next.label)\" (characteristic \(next.id))",
        at: Place(file: file, line: figures.last?.line), remedy: "Download the file again: it may have been cut.")
    }
  }

  /// A row says which member it is, and its label must agree.
  private mutating func takeByID(
    _ figures: [DelimitedTable.Row], _ id: Int, _ members: MemberTable, _ rejects: Rejects
  ) throws {
    var lines: [Int: Int] = [:]
    var left = Set<Int>()
    for row in figures {
      guard let number = Int(row[id].trimmed), let member = members[number] else {
        try rejects.reject(
          Diagnostic(
            "unknown-member", "\"\(row[id].trimmed)\" is no characteristic of this product",
            at: Place(file: file, line: row.line, column: header[id]),
            remedy: "Ids are 1 to \(members.largestID) in \(members.file)."))
        continue
      }
      guard Label.agree(row[label], member.label) else {
        left.insert(number)
        try rejects.reject(
          Diagnostic(
            "label-disagrees",
            "Characteristic \(number) is \"\(row[label].trimmed)\" here and \"\(member.label)\" in the descriptor",
            at: Place(file: file, line: row.line, column: header[label]),
            remedy:
              "Id and label must fit together, and which of them is right cannot be told. --rejects FILE takes the other rows in and lists this one."
          ))
        continue
      }
      if let first = lines.updateValue(row.line, forKey: number) {
        throw Diagnostic(
          "duplicate-row", "Characteristic \(number) stands twice, first in line \(first)",
          at: Place(file: file, line: row.line, column: header[id]), remedy: "Download the file again.")
      }
      rows.append((row, number))
    }
    if let missing = members.members.first(where: { lines[$0.id] == nil && !left.contains($0.id) }), !rows.isEmpty {
      try rejects.reject(
        Diagnostic(
          "row-missing", "The file has no row of \"\(missing.label)\" (characteristic \(missing.id))",
          at: Place(file: file, line: figures.last?.line), remedy: "Download the file again: it may have been cut."))
    }
  }

  /// Hands the figures of an area to a sink.
  func hand<Sink: ProfileSink>(_ column: CityProfile.Column, to sink: inout Sink) throws {
    let wanted = sink.wantedMembers
    let rate = try nonResponse.map { try cell($0, column.count).value } ?? .nan
    let line = rows.first?.row.line ?? 1
    let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
    let begun = try column.code.withRawBytes { code in
      try column.name.withRawBytes { name in
        try sink.begin(
          ProfileArea(
            code: code, name: name, level: nothing, encoding: .utf8, shortFormNonResponse: .nan,
            longFormNonResponse: rate, qualityFlag: nothing, line: line))
      }
    }
    guard begun else { return }
    var profile = ProfileRow()
    for (row, member) in rows where wanted.contains(member) {
      profile.member = member
      profile.line = row.line
      profile.cells[0] = try cell(row, column.count)
      if let men = column.men { profile.cells[1] = try cell(row, men) }
      if let women = column.women { profile.cells[2] = try cell(row, women) }
      try row[label].withRawBytes { label in
        profile.label = label
        try sink.take(profile)
      }
    }
  }

  /// A cell: a number (a percent sign is passed over), a symbol, or nothing.
  private func cell(_ row: DelimitedTable.Row, _ column: Int) throws -> Cell {
    var text = row[column].trimmed
    if text.hasSuffix("%") { text.removeLast() }
    if thousandsCommas, text.contains(","), text.wholeMatch(of: /-?\d{1,3}(,\d{3})+(\.\d+)?/) != nil {
      text = text.replacing(",", with: "")
    }
    return try text.withRawBytes { bytes in
      if let value = NumberParsing.decimal(bytes) { return Cell(value.withoutSpreadsheetNoise) }
      guard let status = ObservationStatus(symbol: bytes) else {
        throw Diagnostic(
          "not-a-number", "\"\(row[column])\" is neither a number nor a symbol",
          at: Place(file: file, line: row.line, column: String(column + 1)),
          remedy: "Use the file as the city publishes it: digits, a point, no thousands separators.")
      }
      return Cell(missing: status.isEmpty ? .empty : status)
    }
  }
}
