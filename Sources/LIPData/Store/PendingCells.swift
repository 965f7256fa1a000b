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

  /// How many are held before they are written: some 8 MB.
  static let most = 1 << 18

  private(set) var cells: [Cell] = []
  private var isInOrder = true

  /// True when it is time to write.
  var isFull: Bool { cells.count >= Self.most }

  /// Adds a cell; periods have 34 bits and series the other 30.
  mutating func add(_ cell: Cell) {
    if let last = cells.last, last.place >= cell.place { isInOrder = false }
    cells.append(cell)
    cells[cells.count - 1].order = Int32(truncatingIfNeeded: cells.count)
  }

  /// Hands the cells over in the order of the table; of those of one place in the order in which they came.
  ///
  /// - Parameter write: takes a cell, and the one before it.
  mutating func empty(into write: (_ cell: Cell, _ before: Cell?) throws -> Void) rethrows {
    if !isInOrder {
      cells.sort { $0.place != $1.place ? $0.place < $1.place : $0.order < $1.order }
    }
    var before: Cell?
    for cell in cells {
      try write(cell, before)
      before = cell
    }
    cells.removeAll(keepingCapacity: true)
    isInOrder = true
  }
}
