/// Where a reader of tables puts what it reads, in the order of the file.
///
/// A table is any layout that gives one value for each combination of its dimensions' codes and a period. Readers
/// are generic over the sink, as they are over ``ProfileSink``; one sink reads the whole file.
public protocol TableSink: Sendable {
  /// Takes the table's structure; called once, before the first row.
  mutating func begin(_ structure: TableStructure) throws

  /// Takes one row; its bytes are valid during the call only.
  mutating func take(_ row: borrowing TableRow) throws
}
