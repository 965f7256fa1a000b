/// A sink as closures, so that the scan of a file is compiled once and not for each sort of sink.
struct SinkCalls: Sendable {
  let wanted: MemberSet
  let begin: @Sendable (ProfileArea) throws -> Bool
  let take: @Sendable (borrowing ProfileRow) throws -> Void
  let shift: @Sendable (Int) -> Void
  /// What holds the sink.
  private let box: any AnyObject & Sendable

  init<Sink: ProfileSink>(_ sink: Sink) {
    let box = SinkBox(sink)
    self.box = box
    wanted = sink.wantedMembers
    begin = { try box.sink.begin($0) }
    take = { try box.sink.take($0) }
    shift = { box.sink.shiftLines(by: $0) }
  }

  /// The sink with all that it took.
  func sink<Sink: ProfileSink>(_ type: Sink.Type) -> Sink? { (box as? SinkBox<Sink>)?.sink }
}

/// Holds a part's sink while its reader calls it; a part is read by one thread.
private final class SinkBox<Sink: ProfileSink>: @unchecked Sendable {
  var sink: Sink

  init(_ sink: Sink) { self.sink = sink }
}
