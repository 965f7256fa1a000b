/// Cells on their way into the store, put in the order of its table: SQLite writes what follows in order fastest.
struct PendingCells {
  /// A cell with where it goes.
  struct Cell {
    /// The series' key in the store and the period, in the order of the table.
    var place: UInt64
    var value: Double
    var symbols: Int32
    var attributes: Int32
    var line: Int32
    /// Its place among those that came before: of two values of a cell the later is written last.
    var order: Int32 = 0

    var series: Int64 { Int64(place >> 34) }
    var period: Int64 { Int64(place & (1 << 34 - 1)) }
  }

  /// How many are held before they are written: over a megabyte.
  static let most = 1 << 15

  private(set) var cells: [Cell] = []
  private var isInOrder = true

  /// True when it is time to write.
  var isFull: Bool { cells.count >= Self.most }

  /// Adds a cell; periods have 34 bits and series the other 30.
  @inline(__always)
  mutating func add(_ cell: Cell) {
    if let last = cells.last, last.place >= cell.place { isInOrder = false }
    var cell = cell
    cell.order = Int32(truncatingIfNeeded: cells.count + 1)
    cells.append(cell)
  }

  /// Takes the cells out in the order of the table; those of one place in the order in which they came.
  mutating func takeInOrder() -> [Cell] {
    if !isInOrder {
      cells.sort { $0.place != $1.place ? $0.place < $1.place : $0.order < $1.order }
    }
    let taken = cells
    cells = []
    cells.reserveCapacity(Self.most)
    isInOrder = true
    return taken
  }
}
