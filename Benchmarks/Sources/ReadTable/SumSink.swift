import LIPData

/// A sink that knows every series by its codes, and counts and adds the values.
struct SumSink: TableSink {
  private(set) var values = 0
  private(set) var missing = 0
  private(set) var sum = 0.0
  private var dimensions = 0
  private var numbers: [[UInt8]: Int] = [:]
  private var attributeNumbers: [String: Int] = [:]
  /// The key at hand, made anew in place.
  private var text: [UInt8] = []

  var series: Int { numbers.count }

  mutating func begin(_ structure: TableStructure) throws {
    dimensions = structure.dimensions.count
  }

  mutating func series(_ key: borrowing SeriesKey) throws -> Int {
    text.removeAll(keepingCapacity: true)
    for position in 0..<dimensions {
      let code = key.codes[position]
      // A file without codes of its own tells members apart by their labels.
      if code.code.isEmpty {
        text.append(contentsOf: code.english)
        text.append(0x1F)
        text.append(contentsOf: code.french)
      } else {
        text.append(contentsOf: code.code)
      }
      text.append(0x1E)
    }
    if let known = numbers[text] { return known }
    let number = numbers.count
    numbers[text] = number
    return number
  }

  mutating func attributes(_ text: String) throws -> Int {
    if let known = attributeNumbers[text] { return known }
    let number = attributeNumbers.count + 1
    attributeNumbers[text] = number
    return number
  }

  mutating func take(_ observation: TableObservation) throws {
    if observation.cell.hasValue {
      values += 1
      sum += observation.cell.value
    } else {
      missing += 1
    }
  }

  mutating func delete(series: Int, period: TimePeriod?) throws {}

  mutating func take(_ note: TableNote) throws {}
}
