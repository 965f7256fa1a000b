/// The Census Profile 2021 as the web site's download button gives it: one area, or several side by side.
///
/// Four lines of heading (title; areas with their level; Counts or Rates; column names that repeat), then one row
/// for each characteristic without an id: row k is characteristic k, and its label must say so. A blank line ends
/// the data; symbols, notes and data quality follow, of which only the non-response rates are read.
public enum WebProfile {
  /// The number of lines before the first characteristic.
  static let headingLines = 4
  private static let title = "Census Profile, 2021 Census of Population"
  private static let anyTitle = "Census Profile, "
  private static let frenchTitle = "Profil du recensement"
  private static let firstColumns = ["Topic", "Characteristic", "Note"]

  /// Judges from a file's first bytes whether it has this layout.
  static func recognise(head: [UInt8]) -> Recognition {
    let lines = head.split(separator: 0x0A, maxSplits: headingLines, omittingEmptySubsequences: false)
    func names(_ line: Int) -> [String] {
      guard lines.indices.contains(line) else { return [] }
      return Array(lines[line]).withUnsafeBytes { CensusProfile.headerNames($0, .comma) }.map(\.trimmed)
    }
    let first = names(0).first ?? ""
    if first.hasPrefix(frenchTitle) {
      return .nearly(
        Diagnostic(
          "french-header", "The file is the French download; the English one is looked for", at: Place(line: 1),
          remedy: "Switch the page to English and download the table again: its figures are the same."))
    }
    if first.hasPrefix(anyTitle), first != title {
      return .nearly(
        Diagnostic(
          "other-census-year", "The file is the web download of another census, \"\(first.prefix(60))\"",
          at: Place(line: 1),
          remedy: "Its rows have no id and were not seen: use the comprehensive download of that census, which has ids."
        ))
    }
    guard first == title else { return .other }
    guard Array(names(3).prefix(3)) == firstColumns else {
      return .nearly(
        Diagnostic(
          "missing-column", "The fourth line does not begin with Topic, Characteristic and Note", at: Place(line: 4),
          remedy: "Use the file as the web site gives it, all rows and columns."))
    }
    return .recognised
  }

  /// A column of values: whose it is and which.
  private struct Column {
    var index: Int
    var area: String
    var value: ValueColumn
  }

  /// Reads a file into a sink, area by area.
  ///
  /// Throws `label-disagrees`, `row-missing`, `unknown-area`, `ambiguous-area`, `not-a-number`, `unknown-symbol`.
  /// - Parameter remarks: takes a remark for each label that another encoding damaged.
  static func read<Sink: ProfileSink>(
    _ source: ByteSource, members: MemberTable, areas: AreaTable, sink: Sink, remarks: Remarks = Remarks()
  ) throws -> Sink {
    let page = try WebPage(source)
    let columns = try columns(page.rows)
    let body = page.rows.dropFirst(headingLines)
    let labels = try labels(body, members, remarks)
    var sink = sink
    var names: [String] = []
    for column in columns where !names.contains(column.area) { names.append(column.area) }
    for name in names {
      try hand(
        name, columns.filter { $0.area == name }, body, labels, members, code: try WebArea(name).code(in: areas),
        rates: page.nonResponse[WebArea.shortName(name)], to: &sink)
    }
    return sink
  }

  private static func columns(_ rows: [WebPage.Row]) throws -> [Column] {
    guard rows.count > headingLines else {
      throw Diagnostic("no-data-rows", "The file has a heading and no row of data", at: Place(line: rows.count))
    }
    var area = ""
    var isRate = false
    var columns: [Column] = []
    for (index, name) in rows[3].fields.enumerated().dropFirst(3) {
      if let next = rows[1][index], !next.isEmpty { area = next }
      if let next = rows[2][index], !next.isEmpty { isRate = next == "Rates" }
      switch name.trimmed {
      case "Total": columns.append(Column(index: index, area: area, value: isRate ? .rate : .count))
      case "Men+": columns.append(Column(index: index, area: area, value: isRate ? .rateMen : .countMen))
      case "Women+": columns.append(Column(index: index, area: area, value: isRate ? .rateWomen : .countWomen))
      default: break
      }
    }
    guard !columns.isEmpty, columns.allSatisfy({ !$0.area.isEmpty }) else {
      throw Diagnostic(
        "missing-column", "The heading names no area with a column Total", at: Place(line: 2),
        remedy: "Use the file as the web site gives it, all rows and columns.")
    }
    return columns
  }

  /// The labels of the rows as the file writes them; a damaged one as it was published.
  private static func labels(
    _ body: ArraySlice<WebPage.Row>, _ members: MemberTable, _ remarks: Remarks
  ) throws -> [String] {
    var labels: [String] = []
    labels.reserveCapacity(members.members.count)
    for (row, member) in zip(body, members.members) {
      let label = row[1] ?? ""
      let place = Place(line: row.line, column: "Characteristic")
      if Label.agree(label, member.label) {
        labels.append(label)
      } else if LabelDamage.explains(label, expected: member.label) {
        labels.append(label.prefix { $0 == " " } + member.label)
        remarks.add(
          Diagnostic(
            "damaged-label",
            "\"\(label.trimmed)\" was read as \"\(member.label)\" (characteristic \(member.id)): its place and its plain letters fit, the others were changed by an encoding",
            at: place, remedy: "Download the file again to have its labels undamaged; its figures are kept."))
      } else {
        throw Diagnostic(
          "label-disagrees",
          "\"\(label.trimmed)\" stands where \"\(member.label)\" (characteristic \(member.id)) is looked for",
          at: place,
          remedy:
            "Rows have no id here, so order and label must both fit: download all characteristics, and do not save the file from a spreadsheet."
        )
      }
    }
    guard body.count == members.members.count else {
      throw Diagnostic(
        "row-missing", "The file has \(body.count) characteristics; \(members.members.count) are looked for",
        at: Place(line: body.last?.line), remedy: "Download all characteristics, not a selection.")
    }
    return labels
  }

  private static func hand<Sink: ProfileSink>(
    _ name: String, _ columns: [Column], _ body: ArraySlice<WebPage.Row>, _ labels: [String], _ members: MemberTable,
    code: String, rates: WebPage.Rates?, to sink: inout Sink
  ) throws {
    let wanted = sink.wantedMembers
    let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
    let begun = try code.withRawBytes { code in
      try WebArea.shortName(name).withRawBytes { name in
        try sink.begin(
          ProfileArea(
            code: code, name: name, level: nothing, encoding: .utf8, shortFormNonResponse: rates?.shortForm ?? .nan,
            longFormNonResponse: rates?.longForm ?? .nan, qualityFlag: nothing, line: headingLines + 1))
      }
    }
    guard begun else { return }
    var profile = ProfileRow()
    for ((row, label), member) in zip(zip(body, labels), members.members) where wanted.contains(member.id) {
      profile.member = member.id
      profile.line = row.line
      profile.note = row[2].flatMap { Int($0.trimmed) } ?? 0
      for column in columns { profile.cells[column.value.rawValue] = try row.cell(column.index) }
      try label.withRawBytes { label in
        profile.label = label
        try sink.take(profile)
      }
    }
  }
}
