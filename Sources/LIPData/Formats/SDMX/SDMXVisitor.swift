/// What reads the observations of a data message, in its order.
protocol SDMXVisitor {
  /// Called before the first observation of a dataset, with what its keys are made of.
  mutating func begin(_ dataSet: SDMXDataSet) throws

  /// The key of the observations that follow, until it is called again.
  mutating func series(_ key: borrowing SDMXSeries) throws

  /// An observation; of several measures each is one.
  mutating func observation(_ observation: borrowing SDMXObservation) throws
}

/// What is known of a dataset before its observations.
struct SDMXDataSet: Sendable, Equatable {
  /// The ids of the dimensions in their order, without that of time.
  var dimensions: [String]
  /// True for a dataset that takes observations back.
  var isDelete = false
}

/// A list of named bytes that grows and is cut again: attributes of a dataset, a series, an observation.
struct SDMXFields {
  private(set) var bytes: [UInt8] = []
  private(set) var fields: [(name: Int, start: Int, end: Int)] = []

  /// Adds a field; its name's number and a byte that ends it stand in ``bytes`` too, so that these alone tell lists
  /// apart.
  mutating func add(_ name: Int, _ value: UnsafeRawBufferPointer) {
    bytes.append(UInt8(truncatingIfNeeded: name))
    bytes.append(UInt8(truncatingIfNeeded: name >> 8))
    let start = bytes.count
    bytes.append(contentsOf: value)
    fields.append((name, start, bytes.count))
    bytes.append(0xFF)
  }

  mutating func add(_ other: SDMXFields) {
    let start = bytes.count
    bytes += other.bytes
    for field in other.fields { fields.append((field.name, field.start + start, field.end + start)) }
  }

  mutating func clear() {
    guard !fields.isEmpty else { return }
    bytes.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
  }

  var isEmpty: Bool { fields.isEmpty }
}

/// The key of a series with what is said of all its observations; valid during the call only.
struct SDMXSeries: ~Copyable {
  let key: SDMXKey
  let attributes: SDMXFields
  /// The names of all attributes, by their numbers.
  let names: [String]
  let line: Int
}

/// The values of a key, by position; none where one is lacking.
struct SDMXKey {
  private(set) var bytes: [UInt8] = []
  private var spans: [(start: Int, end: Int)] = []

  init(count: Int) { spans = Array(repeating: (-1, -1), count: count) }

  var count: Int { spans.count }

  mutating func set(_ dimension: Int, _ value: UnsafeRawBufferPointer) {
    let start = bytes.count
    bytes.append(contentsOf: value)
    spans[dimension] = (start, bytes.count)
  }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    for index in spans.indices { spans[index] = (-1, -1) }
  }

  /// Forgets what was set after some length.
  mutating func cut(to length: Int) {
    guard bytes.count > length || spans.contains(where: { $0.start >= length }) else { return }
    for index in spans.indices where spans[index].start >= length { spans[index] = (-1, -1) }
    bytes.removeLast(bytes.count - length)
  }

  func has(_ dimension: Int) -> Bool { spans[dimension].start >= 0 }

  /// The first dimension without a value; nil when the key is whole.
  var missing: Int? { spans.firstIndex { $0.start < 0 } }

  func withValue<Result>(_ dimension: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    let span = spans[dimension]
    guard span.start >= 0 else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    return try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[span.start..<span.end])) }
  }

  /// The bytes of a dimension's value in a view of all ``bytes``.
  func slice(_ dimension: Int, of bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let span = spans[dimension]
    guard span.start >= 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(rebasing: bytes[span.start..<span.end])
  }

  /// The values of some dimensions as one text, by which a group is found.
  func text(of dimensions: [Int]) -> String {
    dimensions.map { withValue($0) { String(decoding: $0, as: UTF8.self) } }.joined(separator: "\u{1F}")
  }
}

/// An observation: its time, value and what is said of it alone; valid during the call only.
struct SDMXObservation: ~Copyable {
  /// The bytes of the time period; nil for none.
  let time: UnsafeRawBufferPointer?
  /// The bytes of the value; nil where it is missing (absent, empty, NaN, #NA), which is never 0.
  let value: UnsafeRawBufferPointer?
  /// What is said of it alone; nil for nothing.
  let attributes: SDMXFields?
  private let names: [String]
  /// The position of its measure among the structure's; 0 in all versions before 3.
  let measure: Int
  let line: Int

  /// Makes an observation; fields without attributes are to be nil, so that none is counted for each.
  @inline(__always)
  init(
    time: UnsafeRawBufferPointer?, value: UnsafeRawBufferPointer?, attributes: SDMXFields?, names: [String],
    measure: Int, line: Int
  ) {
    self.time = time
    self.value = value.flatMap { Self.isMissing($0) ? nil : $0 }
    self.attributes = attributes
    self.names = names
    self.measure = measure
    self.line = line
  }

  @inline(__always)
  private static func isMissing(_ value: UnsafeRawBufferPointer) -> Bool {
    guard value.count <= 3 else { return false }
    return value.isEmpty || value.elementsEqual("NaN".utf8) || value.elementsEqual("#NA".utf8)
  }

  /// Calls with each attribute's name and bytes.
  func forEachAttribute(_ body: (String, UnsafeRawBufferPointer) throws -> Void) rethrows {
    guard let attributes else { return }
    try attributes.bytes.withUnsafeBytes { bytes in
      for field in attributes.fields {
        try body(names[field.name], UnsafeRawBufferPointer(rebasing: bytes[field.start..<field.end]))
      }
    }
  }
}
