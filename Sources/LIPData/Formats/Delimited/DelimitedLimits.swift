/// How much a scan reads at a time, and how long a single row may be.
public struct DelimitedLimits: Sendable {
  /// Bytes read at a time; the buffer grows only for a longer row.
  public var blockSize: Int
  /// The longest row that is read, in bytes; a longer one is a diagnostic.
  public var longestRow: Int

  /// Makes limits; 1 MB blocks and rows of at most 16 MB unless said otherwise.
  public init(blockSize: Int = 1 << 20, longestRow: Int = 16 << 20) {
    self.blockSize = min(max(blockSize, 1), 1 << 30)
    self.longestRow = min(max(longestRow, self.blockSize), 1 << 30)
  }
}
