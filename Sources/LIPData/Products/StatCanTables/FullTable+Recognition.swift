extension FullTable {
  /// Finds the table in a file's first bytes, and its metadata file beside it; nil when the file is something else.
  static func find(_ head: [UInt8], _ file: SourceFile) throws -> TableContent.Found? {
    guard let columns = try columns(head: wholeHeader(head, file)) else { return nil }
    var sources = [file]
    var metadata: FullTableMetadata?
    let beside = file.sibling(file.stem + "_MetaData.csv")
    if let beside {
      metadata = try FullTableMetadata.read(try beside.open())
      if metadata != nil { sources.append(beside) }
    }
    let count = columns.dimensions.count + (columns.pivot == nil ? 0 : 1)
    if let found = metadata, found.structure.dimensions.count != count {
      throw Diagnostic(
        "metadata-disagrees",
        "The file has \(count) dimensions, and \(beside?.name ?? "") names "
          + "\(found.structure.dimensions.count)",
        at: Place(line: 1), remedy: "Keep a table's files in a folder of their own, as they were downloaded.")
    }
    let structure = structure(columns, metadata)
    let number = metadata.flatMap { Self.number(digits: $0.product) } ?? Self.number(inName: file.baseName)
    // A whole table comes with its metadata; a selection of members does not.
    return TableContent.Found(
      content: .fullTable(columns, metadata), structure: structure,
      identity: .statisticsCanada(number: number, title: structure.title),
      rule: TableRule(replaces: metadata == nil ? .givenCells : .everything), sources: sources)
  }

  /// The first bytes of a file to the end of its first line: the columns of a census table fill more than a block.
  private static func wholeHeader(_ head: [UInt8], _ file: SourceFile) throws -> [UInt8] {
    guard !head.contains(0x0A), head.count >= 1 << 16 else { return head }
    return try file.open().head(longestHeader)
  }

  /// Reads the columns from a file's first bytes; nil when the file is something else.
  ///
  /// Throws what keeps a file of this layout from being read: `missing-column`, `repeated-column`,
  /// `too-many-dimensions`.
  static func columns(head: [UInt8]) throws -> Columns? {
    try head.withUnsafeBytes { bytes in
      for dialect in [DelimitedDialect.comma, .semicolon, .tab] {
        let names = LabelledTable.withoutSpare(CensusProfile.headerNames(bytes, dialect).map(\.trimmed))
        let folded = names.map(\.folded)
        guard names.count >= 3, folded.contains(where: periodNames.contains),
          folded.contains(where: geographyNames.contains),
          folded.contains(where: valueNames.contains) || names.contains(where: { member($0) != nil })
        else { continue }
        return try columns(names, folded, dialect)
      }
      return nil
    }
  }

  private static func columns(_ names: [String], _ folded: [String], _ dialect: DelimitedDialect) throws -> Columns {
    var columns = Columns()
    columns.names = names
    columns.dialect = dialect
    columns.language = folded.contains("valeur") ? .french : .english
    columns.period = try one(of: periodNames, names, folded) ?? 0
    columns.geography = try one(of: geographyNames, names, folded) ?? 0
    var taken: Set<Int> = [columns.period]
    if let value = try one(of: valueNames, names, folded) {
      columns.value = value
      taken.insert(value)
    } else {
      columns.pivot = try pivot(names, folded)
      for member in columns.pivot?.members ?? [] { taken.formUnion([member.value, member.symbol ?? member.value]) }
      columns.language =
        columns.language == .french || folded.contains("geo.") || names.contains("GÉO") ? .french : .english
    }
    for (path, known) in Self.names {
      guard let found = try one(of: known, names, folded) else { continue }
      columns[keyPath: path] = found
      taken.insert(found)
    }
    let others = names.indices.filter { !taken.contains($0) && $0 != columns.geography }
    guard let first = others.first(where: { names[$0].isEmpty }) else {
      columns.dimensions = [columns.geography] + others
      return try checked(columns)
    }
    throw Diagnostic(
      "unnamed-column", "Column \(first + 1) has no name", at: Place(line: 1, column: String(first + 1)),
      remedy: "Use the file as Statistics Canada publishes it, columns unchanged.")
  }

  /// `Tenure (4):Renter[3]` as dimension, label and id; nil for another name.
  private static func member(_ name: String) -> (dimension: String, label: String, id: String)? {
    guard name.hasSuffix("]"), let open = name.lastIndex(of: "["), let colon = name.firstRange(of: "):")?.lowerBound,
      colon < open
    else { return nil }
    let id = name[name.index(after: open)...].dropLast()
    guard !id.isEmpty, id.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    let label = name[name.index(colon, offsetBy: 2)..<open]
    return (String(name[...colon]), String(label).trimmed, String(id))
  }

  private static func pivot(_ names: [String], _ folded: [String]) throws -> Pivot? {
    var pivot: Pivot?
    for index in names.indices {
      guard let found = member(names[index]) else { continue }
      guard pivot == nil || pivot?.dimension == found.dimension else {
        throw Diagnostic(
          "unknown-column", "The members of two dimensions are columns: \(names[index])",
          at: Place(line: 1, column: names[index]), remedy: "Use the file as Statistics Canada publishes it.")
      }
      let next = index + 1
      let hasSymbol =
        names.indices.contains(next) && ["symbols", "symbol", "symboles", "symbole"].contains(folded[next])
      let member = Pivot.Member(label: found.label, id: found.id, value: index, symbol: hasSymbol ? next : nil)
      pivot = pivot ?? Pivot(dimension: found.dimension, members: [])
      pivot?.members.append(member)
    }
    return pivot
  }

  private static func one(of known: [String], _ names: [String], _ folded: [String]) throws -> Int? {
    let found = names.indices.filter { known.contains(folded[$0]) }
    guard found.count > 1 else { return found.first }
    throw Diagnostic(
      "repeated-column", "\(names[found[1]]) stands in columns \(found[0] + 1) and \(found[1] + 1)",
      at: Place(line: 1, column: names[found[1]]), remedy: "Use the file as Statistics Canada publishes it.")
  }

  private static func checked(_ columns: Columns) throws -> Columns {
    let most = TableStructure.mostDimensions
    guard columns.dimensions.count <= most else {
      throw Diagnostic(
        "too-many-dimensions", "The file has \(columns.dimensions.count) dimensions; at most \(most) are read",
        at: Place(line: 1), remedy: "Select fewer on the web site, or fix the others to one member.")
    }
    var seen: Set<String> = []
    for dimension in structure(columns, nil).dimensions where !seen.insert(dimension.id).inserted {
      throw Diagnostic(
        "repeated-column", "Two dimensions are called \(dimension.id)", at: Place(line: 1, column: dimension.id),
        remedy: "Use the file as Statistics Canada publishes it, columns unchanged.")
    }
    return columns
  }
}
