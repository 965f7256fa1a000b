/// The hidden cells around one of them, and the sums between them: what is looked at while all others stay as they are.
struct TablePart {
  /// The cells.
  private(set) var cells: [Int] = []
  /// The sums, each by the places of its cells in ``cells``, with their signs.
  private(set) var sums: [[(cell: Int, sign: Double)]] = []
  /// True where the cell may move in this part: it is alone in no sum.
  var isMovable: Bool { !cells.isEmpty }

  /// Takes all cells that hang together with one, if they are not too many; else what is near it.
  ///
  /// Near is what differs from it, along each axis, as cells of its own sums do, as many values of each axis as make up a
  /// part of about the size that is wanted.
  init(around place: Int, of search: RoomSearch, most: Int, isWhole: Bool) {
    var taken = isWhole ? Self.collect(place, search, most: most) : nil
    if taken == nil {
      let near = Self.near(place, search, most)
      let axes = search.table.axes
      taken = Self.collect(place, search, most: .max) { cell in
        guard !search.table.isRest(cell) else { return true }
        return axes.codes[cell].indices.allSatisfy { near[$0][axes.codes[cell][$0]] }
      }
    }
    keepMovable(taken ?? [], search, place)
  }

  /// The cells that hang together with one and lie where is asked for; nil where they are too many.
  private static func collect(
    _ place: Int, _ search: RoomSearch, most: Int, where lies: (Int) -> Bool = { _ in true }
  ) -> [Int]? {
    var isTaken = [Bool](repeating: false, count: search.isHidden.count)
    isTaken[place] = true
    var cells = [place]
    var next = 0
    while next < cells.count {
      for sum in search.sumsOf[cells[next]] {
        for other in search.unknown[sum] where !isTaken[other] && lies(other) {
          isTaken[other] = true
          cells.append(other)
          if cells.count > most { return nil }
        }
      }
      next += 1
    }
    return cells
  }

  /// For each axis which of its values are near.
  private static func near(_ place: Int, _ search: RoomSearch, _ most: Int) -> [[Bool]] {
    let axes = search.table.axes
    let sizes = axes.sizes
    var near = sizes.map { [Bool](repeating: false, count: $0) }
    guard !search.table.isRest(place) else { return near }
    let own = axes.codes[place]
    var values = own.map { [$0] }
    var isListed = near
    for axis in own.indices { isListed[axis][own[axis]] = true }
    for sum in search.sumsOf[place] {
      // The largest have the most to give.
      let others = search.unknown[sum].filter { !search.table.isRest($0) }
        .sorted { (search.table.values[$1], $0) < (search.table.values[$0], $1) }
      for other in others {
        let code = axes.codes[other]
        for axis in own.indices where !isListed[axis][code[axis]] {
          isListed[axis][code[axis]] = true
          values[axis].append(code[axis])
        }
      }
    }
    var counts = values.map { _ in 1 }
    var size = 1
    // With each turn a value more, on the axis of which the fewest are taken. About half of the cells are hidden.
    while let axis = counts.indices.filter({ counts[$0] < values[$0].count }).min(by: { counts[$0] < counts[$1] }) {
      size = size / counts[axis] * (counts[axis] + 1)
      if size > 2 * most { break }
      counts[axis] += 1
    }
    for axis in own.indices {
      for value in values[axis].prefix(counts[axis]) { near[axis][value] = true }
    }
    return near
  }

  /// Leaves out the cells that are alone in a sum, again and again: they cannot move.
  private mutating func keepMovable(_ taken: [Int], _ search: RoomSearch, _ place: Int) {
    var isKept = [Bool](repeating: false, count: search.isHidden.count)
    for cell in taken { isKept[cell] = true }
    var left = [Int](repeating: -1, count: search.table.sums.count)
    var order: [Int] = []
    for cell in taken {
      for sum in search.sumsOf[cell] where left[sum] < 0 {
        left[sum] = search.unknown[sum].count { isKept[$0] }
        order.append(sum)
      }
    }
    var waiting = order.filter { left[$0] == 1 }
    while let sum = waiting.popLast() {
      guard left[sum] == 1, let only = search.unknown[sum].first(where: { isKept[$0] }) else { continue }
      isKept[only] = false
      for other in search.sumsOf[only] {
        left[other] -= 1
        if left[other] == 1 { waiting.append(other) }
      }
    }
    guard isKept[place] else { return }
    cells = taken.filter { isKept[$0] }
    var numbers = [Int](repeating: -1, count: search.isHidden.count)
    for (number, cell) in cells.enumerated() { numbers[cell] = number }
    sums = order.compactMap { sum in
      guard left[sum] > 1 else { return nil }
      return search.unknown[sum].filter { isKept[$0] }.map {
        (cell: numbers[$0], sign: search.table.sums[sum].whole == $0 ? -1 : 1)
      }
    }
  }
}
