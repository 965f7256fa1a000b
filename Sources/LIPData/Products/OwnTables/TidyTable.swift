/// A tidy table of the user's own with the bytes of its file, so that single values of it can be hidden.
public struct TidyTable: Sendable {
  /// A row with its value.
  public struct Row: Sendable, Equatable {
    /// The line on which it begins, counted from 1.
    public var line: Int
    /// The area: a DGUID, a city's own code or a partnership's id.
    public var area: String
    /// The period.
    public var period: TimePeriod
    /// The variable's id.
    public var variable: String
    /// The category of each breakdown, in the order of ``TidyTable/breakdowns``.
    public var categories: [String]
    /// The value with its symbols.
    public var cell: Cell

    /// Makes a row.
    public init(line: Int, area: String, period: TimePeriod, variable: String, categories: [String], cell: Cell) {
      self.line = line
      self.area = area
      self.period = period
      self.variable = variable
      self.categories = categories
      self.cell = cell
    }
  }

  /// The path as it was given.
  public let path: String
  /// What the table means.
  public let table: OwnTable
  /// The columns of the breakdowns.
  public let breakdowns: [String]
  /// The rows in the order of the file.
  public let rows: [Row]
  private let columns: Tidy.Columns
  private let bytes: [UInt8]

  /// Reads a file and the descriptor beside it.
  ///
  /// Throws what keeps such a file from being ingested, `duplicate-row` for a value that stands twice, and
  /// `not-a-tidy-table` for a file of another layout.
  public init(path: String, in catalogue: Catalogue) throws {
    guard case .table(let found) = try OfficialFile.recognise(path, in: catalogue), let source = found.sources.first,
      case .tidy(let content) = found.content
    else {
      throw Diagnostic(
        "not-a-tidy-table", "The file is no tidy table of your own", at: Place(file: path),
        remedy: "Write the figures one a row, in the columns geography, period, variable, value and status: what is "
          + "hidden in a row is seen by everybody who reads it. A wide table is not rewritten.", exit: .usage)
    }
    do {
      rows = try found.readHere(rejects: .none, into: Collector()).rows
    } catch let diagnostic as Diagnostic {
      throw diagnostic.inFile(path)
    }
    self.path = path
    table = content.table
    columns = content.columns
    breakdowns = content.columns.breakdowns.map { content.columns.names[$0] }
    let opened = try source.open()
    bytes = try opened.head(opened.count)
  }

  /// The unit of a variable.
  public func unit(of variable: String) -> String {
    table.variables.first { $0.id == variable }?.unit ?? table.unit
  }

  /// The bytes of the file with the values of some lines hidden: an empty value, and `x` in the column status.
  ///
  /// Every other byte is as it was. Throws `no-status-column` where there is something to hide and no place to say so.
  public func hiding(lines: Set<Int>) throws -> [UInt8] {
    guard !lines.isEmpty else { return bytes }
    guard let status = columns.status else {
      throw Diagnostic(
        "no-status-column", "\(lines.count) values are to be hidden, and there is no column to say so",
        at: Place(file: path, line: 1, column: "status"),
        remedy: "Add an empty column status: what is hidden gets x there, so that it is not taken for missing.",
        exit: .badData)
    }
    let start = bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    let scanner = DelimitedScanner(ByteSource(bytes: bytes, name: path), dialect: columns.dialect)
    let found = try scanner.scan(from: start, firstLine: 2) { Cutter(lines, value: columns.value, status: status) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var next = 0
    for cut in found.flatMap(\.cuts) {
      text += bytes[next..<cut.range.lowerBound]
      text += cut.text
      next = cut.range.upperBound
    }
    return text + bytes[next...]
  }

  /// Finds the places of the values and symbols of some lines.
  private struct Cutter: DelimitedVisitor {
    let lines: Set<Int>
    let value: Int
    let status: Int
    var cuts: [(range: Range<Int>, text: [UInt8])] = []

    init(_ lines: Set<Int>, value: Int, status: Int) {
      self.lines = lines
      self.value = value
      self.status = status
    }

    mutating func visit(_ row: borrowing DelimitedRow) throws {
      guard lines.contains(row.line), !row.isEmpty(from: 0) else { return }
      for column in [value, status].sorted() {
        let before = column == 0 ? 0 : row.fields(from: 0, through: column - 1).count + 1
        let start = row.byteOffset + before
        cuts.append((start..<start + row.field(column).count, column == status ? [UInt8(ascii: "x")] : []))
      }
    }
  }

  /// Keeps the rows; refuses one that stands twice.
  private struct Collector: TableSink {
    private struct Key: Hashable {
      var series: Int
      var period: TimePeriod
    }

    var rows: [Row] = []
    private var codes: [[String]] = []
    private var numbers: [[String]: Int] = [:]
    private var lines: [Key: Int] = [:]
    private var dimensions = 0

    mutating func begin(_ structure: TableStructure) throws { dimensions = structure.dimensions.count }

    mutating func series(_ key: borrowing SeriesKey) throws -> Int {
      var texts: [String] = []
      for position in 0..<dimensions { texts.append(String(decoding: key.codes[position].code, as: UTF8.self)) }
      if let known = numbers[texts] { return known }
      numbers[texts] = codes.count
      codes.append(texts)
      return codes.count - 1
    }

    mutating func attributes(_ text: String) throws -> Int { 0 }

    mutating func take(_ observation: TableObservation) throws {
      let texts = codes[observation.series]
      guard let period = observation.period, texts.count > 1 else { return }
      if let first = lines.updateValue(observation.line, forKey: Key(series: observation.series, period: period)) {
        throw Diagnostic(
          "duplicate-row",
          "\(([period.description] + texts).joined(separator: ", ")) stands twice, first in line \(first)",
          at: Place(line: observation.line), remedy: "Keep the row that is right.")
      }
      rows.append(
        Row(
          line: observation.line, area: texts[0], period: period, variable: texts[1],
          categories: Array(texts[2...]), cell: observation.cell))
    }

    mutating func delete(series: Int, period: TimePeriod?) throws {}

    mutating func take(_ note: TableNote) throws {}
  }
}
