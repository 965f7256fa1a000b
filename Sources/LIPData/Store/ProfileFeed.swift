/// Takes the rows of a file of profiles from its reader and hands them over in batches.
///
/// Knows no database: it runs on the reader's thread while the one before it is written.
struct ProfileFeed {
  private let batches: Handover<ProfileBatch>
  private let progress: IngestionProgress?
  private var labels: LabelCheck
  private var batch = ProfileBatch()
  private var symbols: [RowSymbols: Int32] = [:]
  /// What was met last in each slot: nearly every row has symbols of a few dozen sets.
  private var recent: [(set: RowSymbols, number: Int32)?] = Array(repeating: nil, count: 256)

  init(_ batches: Handover<ProfileBatch>, members: MemberTable, progress: IngestionProgress? = nil) {
    self.batches = batches
    self.progress = progress
    labels = LabelCheck(members)
    batch.rows.reserveCapacity(ProfileBatch.most)
  }

  /// Begins the rows of an area.
  mutating func begin(_ area: ProfileArea) {
    func number(_ value: Double) -> Double? { value.isNaN ? nil : value }
    batch.areas.append(
      ProfileBatch.Area(
        firstRow: batch.rows.count, code: String(decoding: area.code, as: UTF8.self),
        name: area.encoding.string(area.name), line: area.line,
        shortFormNonResponse: number(area.shortFormNonResponse),
        longFormNonResponse: number(area.longFormNonResponse),
        qualityFlag: String(decoding: area.qualityFlag, as: UTF8.self)))
  }

  /// Takes one row of the area begun last.
  mutating func take(_ row: borrowing ProfileRow) throws {
    if try labels.check(row) {
      batch.newMembers.append((row.member, row.encoding.string(row.label), row.note))
    }
    let number = number(of: RowSymbols(row))
    var values = InlineArray<6, Double>(repeating: 0)
    for index in 0..<6 { values[index] = row.cells[index].value }
    batch.rows.append(
      ProfileBatch.Row(
        values: values, member: Int32(truncatingIfNeeded: row.member), symbols: number,
        line: Int32(truncatingIfNeeded: row.line)))
    if batch.rows.count == ProfileBatch.most { try handOver() }
  }

  /// Hands over what is left.
  mutating func handOver() throws {
    progress?.add(rows: batch.rows.count)
    try batches.hand(batch)
    batch = ProfileBatch()
    batch.rows.reserveCapacity(ProfileBatch.most)
  }

  private mutating func number(of set: RowSymbols) -> Int32 {
    let slot = set.slot
    if let known = recent[slot], known.set == set { return known.number }
    let number = symbols[set] ?? Int32(truncatingIfNeeded: symbols.count)
    if Int(number) == symbols.count {
      symbols[set] = number
      batch.newSymbols.append(set)
    }
    recent[slot] = (set, number)
    return number
  }
}

/// Hands the rows of a file to a feed that outlives its reader: what was read before an error is still written.
struct ProfileFeedSink: ProfileSink, @unchecked Sendable {
  /// Holds the feed; used by the reader's thread alone.
  final class Box {
    var feed: ProfileFeed

    init(_ feed: ProfileFeed) { self.feed = feed }
  }

  let box: Box
  let wantedMembers: MemberSet

  mutating func begin(_ area: ProfileArea) throws -> Bool {
    box.feed.begin(area)
    return true
  }

  mutating func take(_ row: borrowing ProfileRow) throws { try box.feed.take(row) }
}
