import LIPData

/// The cells of a table by its codes and periods, for tests that compare them.
struct TableCells: TableSink {
  /// What a cell is given for.
  struct Key: Hashable, Sendable {
    /// A DGUID where the file has one, else the publisher's code, else the English name; one for each dimension.
    var codes: [String]
    /// The period; empty for none.
    var period = ""
  }

  /// True to tell codes by their English names alone: a DGUID may change its vintage in time.
  var byName = false
  private(set) var cells: [Key: Cell] = [:]
  private var dimensions = 0
  private var series: [[String]] = []
  private var numbers: [[String]: Int] = [:]

  subscript(_ codes: [String], period: String = "") -> Cell? { cells[Key(codes: codes, period: period)] }

  init(byName: Bool = false) { self.byName = byName }

  mutating func begin(_ structure: TableStructure) throws { dimensions = structure.dimensions.count }

  mutating func series(_ key: borrowing SeriesKey) throws -> Int {
    var codes: [String] = []
    for position in 0..<dimensions {
      let code = key.codes[position]
      let dguid = String(decoding: code.dguid, as: UTF8.self)
      let own = String(decoding: code.code, as: UTF8.self)
      codes.append(byName ? code.text.en : !dguid.isEmpty ? dguid : !own.isEmpty ? own : code.text.en)
    }
    if let known = numbers[codes] { return known }
    numbers[codes] = series.count
    series.append(codes)
    return series.count - 1
  }

  mutating func attributes(_ text: String) throws -> Int { 1 }

  mutating func take(_ observation: TableObservation) throws {
    cells[Key(codes: series[observation.series], period: observation.period?.description ?? "")] = observation.cell
  }

  mutating func delete(series: Int, period: TimePeriod?) throws {}

  mutating func take(_ note: TableNote) throws {}

  /// Reads a table, its dataset known to the catalogue or named.
  static func read(_ path: String, dataset: String? = nil, byName: Bool = false) throws -> TableCells {
    guard case .table(let table) = try OfficialFile.recognise(path, dataset: dataset, in: Catalogue(Embedded.folder))
    else { throw Diagnostic("test", "\(path) is no table") }
    return try table.read(into: TableCells(byName: byName))
  }
}
