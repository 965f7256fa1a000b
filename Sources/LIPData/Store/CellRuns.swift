import Foundation

/// Cells that do not come in the order of their table, on disk in runs that are in order, and merged at the end.
///
/// A table that gives all series of a period, then all of the next, would have SQLite write each page of its tree anew
/// for each of them: 2.8 GB for a store of 63 MB.
final class CellRuns {
  private typealias Cell = PendingCells.Cell

  /// A run: cells of the file from one place to another, and those of them in memory.
  private struct Run {
    var next: Int
    var end: Int
    var buffer: [Cell] = []
    var used = 0

    var first: Cell? { used < buffer.count ? buffer[used] : nil }
  }

  /// How many cells are in memory while runs are merged: some 5 MB.
  private static let mostInMemory = 1 << 17

  private let file: FileHandle
  private var runs: [Run] = []
  private var count = 0

  /// Opens a file without a name, which is gone with the program; throws `no-temporary-file`.
  init() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "lipdata-\(UUID().uuidString)").path
    guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forUpdatingAtPath: path)
    else { throw Self.failure("cannot be made") }
    try? FileManager.default.removeItem(atPath: path)
    self.file = file
  }

  /// Adds a run of cells that are in order.
  func add(_ cells: [PendingCells.Cell]) throws {
    guard !cells.isEmpty else { return }
    do {
      try file.seekToEnd()
      try file.write(contentsOf: cells.withUnsafeBytes { Data($0) })
    } catch { throw Self.failure("cannot be written: \(error.localizedDescription)") }
    runs.append(Run(next: count, end: count + cells.count))
    count += cells.count
  }

  /// Hands all cells over in order, some at a time; of one place in the order in which they came.
  func merge(_ take: ([PendingCells.Cell]) throws -> Void) throws {
    let share = max(64, Self.mostInMemory / max(1, runs.count))
    for index in runs.indices { try fill(index, share) }
    // A heap of runs by their first cells.
    var heap = runs.indices.filter { runs[$0].first != nil }
    for place in heap.indices.reversed() { sift(&heap, place) }
    var merged: [PendingCells.Cell] = []
    merged.reserveCapacity(PendingCells.most)
    while let first = heap.first, let cell = runs[first].first {
      merged.append(cell)
      runs[first].used += 1
      if runs[first].first == nil { try fill(first, share) }
      if runs[first].first == nil {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
      }
      sift(&heap, 0)
      // Cells of one place stay together, so that one that stands twice is seen.
      if merged.count >= PendingCells.most, heap.first.map({ runs[$0].first?.place }) != merged.last?.place {
        try take(merged)
        merged.removeAll(keepingCapacity: true)
      }
    }
    try take(merged)
    runs = []
  }

  private func fill(_ index: Int, _ share: Int) throws {
    let size = MemoryLayout<Cell>.stride
    let wanted = min(share, runs[index].end - runs[index].next)
    guard wanted > 0 else { return }
    var bytes = Data()
    do {
      try file.seek(toOffset: UInt64(runs[index].next * size))
      bytes = try file.read(upToCount: wanted * size) ?? Data()
    } catch { throw Self.failure("cannot be read: \(error.localizedDescription)") }
    guard bytes.count == wanted * size else { throw Self.failure("has lost bytes") }
    let cells = [Cell](unsafeUninitializedCapacity: wanted) { cells, count in
      count = bytes.copyBytes(to: cells) / size
    }
    runs[index].buffer = cells
    runs[index].used = 0
    runs[index].next += wanted
  }

  /// True when a run's first cell goes before another's.
  private func precedes(_ a: Int, _ b: Int) -> Bool {
    guard let first = runs[a].first, let second = runs[b].first else { return false }
    // Runs were added in the order of the file.
    return first.place != second.place ? first.place < second.place : a < b
  }

  private func sift(_ heap: inout [Int], _ start: Int) {
    var place = start
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count && precedes(heap[child], heap[least]) {
        least = child
      }
      if least == place { return }
      heap.swapAt(place, least)
      place = least
    }
  }

  private static func failure(_ what: String) -> Diagnostic {
    Diagnostic(
      "no-temporary-file", "The file for what waits to be written \(what)",
      remedy: "Make room on the disk of the folder for temporary files, or name another with TMPDIR.",
      exit: .inputOutput)
  }
}
