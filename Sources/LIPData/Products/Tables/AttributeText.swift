/// Writes attributes as a JSON object with its keys in order, byte by byte: every series may have some of its own.
struct AttributeText {
  /// The text that was written last.
  private(set) var bytes: [UInt8] = []
  private var names: [String] = []
  /// The names as JSON writes them.
  private var quoted: [[UInt8]] = []
  /// The names at hand, those before, and how these were ordered: most series have the same.
  private var numbers: [Int] = []
  private var orderedNumbers: [Int] = []
  private var order: [Int] = []

  /// Takes over names that are new; those that it has stay what they are.
  mutating func learn(_ all: [String]) {
    for name in all[names.count...] {
      names.append(name)
      quoted.append(Array("\(JSONText.quoted(name)):".utf8))
    }
  }

  /// Forgets all names.
  mutating func removeAll() { self = AttributeText() }

  /// Writes fields, each with the number of its name and where its value stands; none of them is empty.
  mutating func write(_ fields: [(name: Int, start: Int, end: Int)], of values: UnsafeRawBufferPointer) {
    numbers.removeAll(keepingCapacity: true)
    for field in fields { numbers.append(field.name) }
    if numbers != orderedNumbers {
      orderedNumbers = numbers
      order = stablyOrdered(numbers)
    }
    bytes.removeAll(keepingCapacity: true)
    bytes.append(0x7B)
    for (position, index) in order.enumerated() {
      if position > 0 { bytes.append(0x2C) }
      bytes.append(contentsOf: quoted[fields[index].name])
      appendQuoted(UnsafeRawBufferPointer(rebasing: values[fields[index].start..<fields[index].end]))
    }
    bytes.append(0x7D)
  }

  /// The places of names by their order; a name that is given twice keeps its values in theirs.
  private func stablyOrdered(_ numbers: [Int]) -> [Int] {
    numbers.indices.sorted {
      let (first, second) = (names[numbers[$0]], names[numbers[$1]])
      return first != second ? first < second : $0 < $1
    }
  }

  /// Appends a value as ``JSONText/quoted(_:)`` writes it.
  private mutating func appendQuoted(_ value: UnsafeRawBufferPointer) {
    let isPlain = value.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C && $0 != 0x26 }
    if isPlain {
      bytes.append(0x22)
      bytes.append(contentsOf: value)
      bytes.append(0x22)
    } else {
      bytes.append(contentsOf: JSONText.quoted(XMLTag.text(value)).utf8)
    }
  }
}
