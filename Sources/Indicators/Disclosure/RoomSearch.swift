/// How far each hidden count of a table may go, as far as it was seen.
///
/// A count has room where two tables were seen that fit everything shown, and in which it lies far enough apart. Such
/// tables are kept as what they move of the known one; each tells of all counts that it moves, and stays good while more is
/// hidden. They are found by ``Walk`` in a part of the table around the count, everything else left as it is: a small part
/// first, then larger ones, in the end all that hangs together with it (where that is not too much, else the count is taken
/// for one without room). What was found is checked against the sums before it is believed.
struct RoomSearch {
  /// How many hidden counts are looked at together at most: fewer in a large table, where less of them is found.
  private let most: Int
  /// How many steps a walk has.
  private static let steps = 500
  /// How many in the small parts of the table that are looked at first.
  private static let few = [60, 200]

  /// How much is done before no more is shown again: some fifteen seconds of a fast build.
  private static let patience = 10_000_000_000

  let table: AdditiveTable
  /// How much was done, in numbers that were looked at.
  private var work = 0
  /// True where a table is so large that it is no longer asked whether some of it may be shown again.
  var isTired: Bool { work > Self.patience }
  /// How far each count of the known table lies above what everybody knows.
  private let above: [Double]
  private(set) var isHidden: [Bool]
  /// The sums in which a cell stands.
  let sumsOf: [[Int]]
  /// The hidden cells of each sum.
  private(set) var unknown: [[Int]]
  /// How far down and up each cell was seen to go.
  private var low: [Double]
  private var high: [Double]
  /// The cells that each move moves, whether these are all hidden still, and the moves of each cell.
  private var moves: [[Int]] = []
  private var isGood: [Bool] = []
  private var movesOf: [[(move: Int, by: Double)]]
  /// By how much a move misses each sum; 0 between two looks.
  private var excess: [Double]

  init(_ table: AdditiveTable) {
    self.table = table
    let known = KnownPoint.values(of: table)
    above = table.kinds.indices.map { place in
      switch table.kinds[place] {
      case .shown, .small: max(0, known[place] - table.least)
      case .other, .hidden, .missing, .rest, .unseen: known[place]
      }
    }
    isHidden = table.kinds.map { $0 != .other && $0 != .shown }
    var sumsOf = [[Int]](repeating: [], count: table.kinds.count)
    for (index, sum) in table.sums.enumerated() {
      for place in [sum.whole] + sum.parts { sumsOf[place].append(index) }
    }
    self.sumsOf = sumsOf
    let hidden = isHidden
    most = hidden.count { $0 } > 2_000 ? 200 : 500
    unknown = table.sums.map { sum in ([sum.whole] + sum.parts).filter { hidden[$0] } }
    low = Array(repeating: 0, count: table.kinds.count)
    high = low
    excess = Array(repeating: 0, count: table.sums.count)
    movesOf = Array(repeating: [], count: table.kinds.count)
  }

  /// True for a hidden cell that nobody may compute.
  func isGuarded(_ place: Int) -> Bool {
    isHidden[place] && table.kinds[place] != .missing && table.kinds[place] != .unseen
  }

  /// How far apart a cell was seen.
  func span(_ place: Int) -> Double { high[place] - low[place] }

  /// True where a cell was seen to have room, or nothing bounds it.
  func hasRoom(_ place: Int) -> Bool { sumsOf[place].isEmpty || span(place) >= table.room - 1e-6 }

  /// True where a sum alone leaves a guarded cell of it too little room.
  func isShort(_ sum: Int) -> Bool {
    let cells = unknown[sum]
    guard cells.contains(where: isGuarded) else { return false }
    if cells.count == 1 { return true }
    // An unknown total may be anything, and so may its parts.
    if isHidden[table.sums[sum].whole] { return false }
    return cells.reduce(0) { $0 + above[$1] } < table.room - 1e-6
  }

  mutating func hide(_ place: Int) {
    isHidden[place] = true
    for sum in sumsOf[place] { unknown[sum].append(place) }
  }

  /// Looks for room for a cell; true where it has.
  mutating func findRoom(_ place: Int) -> Bool {
    if hasRoom(place) { return true }
    var before = 0
    for few in Self.few.filter({ $0 < most }) + [most] {
      let part = TablePart(around: place, of: self, most: few, isWhole: few == most)
      work += isHidden.count + part.cells.count * part.sums.count
      // All that hangs together was looked at already, or is too much.
      guard part.cells.count > before, part.isMovable else { continue }
      before = part.cells.count
      if walk(part, for: place) { return true }
    }
    return false
  }

  /// Walks in a part of the table for a cell, and for the others there that lack room where the part is large.
  private mutating func walk(_ part: TablePart, for place: Int) -> Bool {
    var walk = Walk(part, above: above)
    defer { work += walk.work }
    let others = part.cells.count < Self.few[0] ? [] : part.cells.filter { $0 != place && isGuarded($0) }
    for cell in [place] + others where !hasRoom(cell) {
      for isUp in [true, false] where !hasRoom(cell) {
        let distance = table.room + (isUp ? low[cell] : -high[cell])
        note(walk.move(cell, isUp: isUp, by: distance, steps: cell == place ? Self.steps : 30))
      }
    }
    return hasRoom(place)
  }

  /// Keeps what a move says of the cells that it moves, unless a sum no longer holds.
  private mutating func note(_ move: [(place: Int, by: Double)]) {
    var touched: [Int] = []
    defer { for sum in touched { excess[sum] = 0 } }
    for (place, by) in move {
      guard isHidden[place], above[place] + by > -1e-6 else { return }
      for sum in sumsOf[place] {
        excess[sum] += table.sums[sum].whole == place ? -by : by
        touched.append(sum)
      }
    }
    guard touched.allSatisfy({ abs(excess[$0]) < 1e-6 }) else { return }
    guard move.contains(where: { $0.by > high[$0.place] + 1e-9 || $0.by < low[$0.place] - 1e-9 }) else { return }
    for (place, by) in move {
      (low[place], high[place]) = (min(low[place], by), max(high[place], by))
      movesOf[place].append((moves.count, by))
    }
    moves.append(move.map(\.place))
    isGood.append(true)
  }

  /// Shows a cell again if all that are guarded keep their room; true where they do.
  mutating func show(_ place: Int) -> Bool {
    isHidden[place] = false
    for sum in sumsOf[place] { unknown[sum].removeAll { $0 == place } }
    if sumsOf[place].contains(where: isShort) {
      hide(place)
      return false
    }
    // What moves it is good no longer, and tells nothing of the others.
    let lost = movesOf[place].map(\.move).filter { isGood[$0] }
    for move in lost { isGood[move] = false }
    var affected: [Int] = []
    var isAffected = [Bool](repeating: false, count: isHidden.count)
    for move in lost {
      for cell in moves[move] where !isAffected[cell] {
        isAffected[cell] = true
        affected.append(cell)
      }
    }
    for cell in affected { recall(cell) }
    // Those of its own sums are the likeliest to need it.
    let own = sumsOf[place].flatMap { unknown[$0] }.filter { isAffected[$0] }
    for cell in own + affected.sorted() where isGuarded(cell) && !findRoom(cell) {
      hide(place)
      for move in lost { isGood[move] = true }
      for cell in affected { recall(cell) }
      return false
    }
    for cell in affected { movesOf[cell].removeAll { !isGood[$0.move] } }
    return true
  }

  /// Takes together what the moves that are still good say of a cell.
  private mutating func recall(_ cell: Int) {
    (low[cell], high[cell]) = (0, 0)
    for (move, by) in movesOf[cell] where isGood[move] {
      (low[cell], high[cell]) = (min(low[cell], by), max(high[cell], by))
      if high[cell] - low[cell] >= table.room { return }
    }
  }
}
