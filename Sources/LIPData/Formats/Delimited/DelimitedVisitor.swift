/// What receives the rows of a scan, one call per row, in the order of the file.
///
/// With several threads there is one visitor per part of the file. A visitor whose part was begun inside
/// a quoted field is dropped and its part is read again by a new one, so a visitor must not act outside
/// itself before the scan has ended.
public protocol DelimitedVisitor: Sendable {
  /// Takes one row; its bytes are valid during the call only.
  mutating func visit(_ row: borrowing DelimitedRow) throws

  /// Says how many lines stand before the visitor's part, once they are known.
  ///
  /// Called for the parts of the second and later threads only: their rows are numbered from 1 while they are
  /// read, so this is added to any line that was kept. Diagnostics thrown by ``visit(_:)`` need no such care.
  mutating func shiftLines(by lines: Int)
}

extension DelimitedVisitor {
  /// Does nothing: for visitors that keep no lines.
  public mutating func shiftLines(by lines: Int) {}
}
