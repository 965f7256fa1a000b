import Dispatch
import Synchronization

/// Reads the rows of a delimited file (RFC 4180) with one or more threads, in memory that does not grow with it.
///
/// Fields may be quoted; quotes inside are doubled; line feeds may stand inside quotes; rows end with LF or
/// CRLF, the last one with nothing if it likes. A quote in a field that does not begin with one is text, and a
/// NUL is data. What cannot be read is a ``Diagnostic``: `unclosed-quote`, `record-too-long`.
public struct DelimitedScanner: Sendable {
  /// The bytes that are read.
  public let source: ByteSource
  /// The delimiter.
  public let dialect: DelimitedDialect
  /// The block size and the longest row.
  public let limits: DelimitedLimits

  /// Makes a scanner of a source.
  public init(_ source: ByteSource, dialect: DelimitedDialect = .comma, limits: DelimitedLimits = DelimitedLimits()) {
    self.source = source
    self.dialect = dialect
    self.limits = limits
  }

  /// Makes a scanner of a file; throws when it cannot be opened.
  public init(
    path: String, dialect: DelimitedDialect = .comma, limits: DelimitedLimits = DelimitedLimits()
  ) throws {
    self.init(try ByteSource(path: path), dialect: dialect, limits: limits)
  }

  /// Visits every row from `offset` on, in as many parts as there are threads; the visitors in file order.
  ///
  /// The file is split by bytes, and each part is begun after the first line feed behind its split point.
  /// When the part before does not end exactly there, the line feed was quoted and the part is read again
  /// from where it truly begins. Of several errors the first in the file is thrown.
  /// - Parameters:
  ///   - offset: where the first row begins; at 0 a byte order mark is passed over.
  ///   - firstLine: the line of that row.
  public func scan<V: DelimitedVisitor>(
    from offset: Int = 0, firstLine: Int = 1, threads: Int = 1, makeVisitor: @Sendable () throws -> V
  ) throws -> [V] {
    let start = try offset == 0 && source.head(3) == [0xEF, 0xBB, 0xBF] ? 3 : offset
    let starts = try guessStarts(from: start, parts: max(threads, 1))
    let ends = Array(starts.dropFirst()) + [Int.max]
    let parts = Mutex<[Part<V>?]>(Array(repeating: nil, count: starts.count))
    if starts.count > 1 {
      DispatchQueue.concurrentPerform(iterations: starts.count) { index in
        let part = read(from: starts[index], line: index == 0 ? firstLine : 1, until: ends[index], makeVisitor)
        parts.withLock { $0[index] = part }
      }
    }
    var visitors: [V] = []
    var trueStart = start
    var line = firstLine
    for (index, guess) in starts.enumerated() {
      let guessed = guess == trueStart ? parts.withLock { $0[index].take() } : nil
      let part = guessed ?? read(from: trueStart, line: line, until: ends[index], makeVisitor)
      let before = line - part.firstLine
      if let error = part.error { throw placed(error, after: before) }
      guard var visitor = part.visitor else { continue }
      if before != 0 { visitor.shiftLines(by: before) }
      visitors.append(visitor)
      trueStart = part.end
      line = before + part.nextLine
    }
    return visitors
  }

  /// What reading a part came to, with the lines as they were counted in it.
  private struct Part<V: DelimitedVisitor>: Sendable {
    var visitor: V?
    var error: (any Error)?
    var end: Int
    var firstLine: Int
    var nextLine: Int
  }

  private func read<V: DelimitedVisitor>(
    from start: Int, line: Int, until limit: Int, _ makeVisitor: () throws -> V
  ) -> Part<V> {
    var scanner = RecordScanner(source: source, dialect: dialect, limits: limits, offset: start, line: line)
    do {
      var visitor = try makeVisitor()
      try scanner.scan(until: limit, into: &visitor)
      return Part(visitor: visitor, error: nil, end: scanner.offset, firstLine: line, nextLine: scanner.line)
    } catch {
      return Part(visitor: nil, error: error, end: scanner.offset, firstLine: line, nextLine: scanner.line)
    }
  }

  /// Where the parts begin, if no line feed that follows a split point is quoted.
  private func guessStarts(from start: Int, parts: Int) throws -> [Int] {
    var starts = [start]
    let length = source.count - start
    guard parts > 1, length > 0, !source.isSequential else { return starts }
    var window = [UInt8](repeating: 0, count: min(4096, max(limits.blockSize, 1)))
    for part in 1..<parts {
      var position = max(start + length / parts * part, (starts.last ?? start) + 1) - 1
      var found: Int?
      while found == nil {
        let got = try window.withUnsafeMutableBytes { try source.read(into: $0, at: position) }
        if got == 0 { break }
        found = window[..<got].firstIndex(of: 0x0A).map { position + $0 + 1 }
        position += got
      }
      guard let found, found < source.count else { break }
      starts.append(found)
    }
    return starts
  }

  /// An error of a part, with its line counted from the beginning of the file.
  private func placed(_ error: any Error, after lines: Int) -> any Error {
    guard var diagnostic = error as? Diagnostic else { return error }
    if let line = diagnostic.place.line { diagnostic.place.line = line + lines }
    return source.name.map { diagnostic.inFile($0) } ?? diagnostic
  }
}
