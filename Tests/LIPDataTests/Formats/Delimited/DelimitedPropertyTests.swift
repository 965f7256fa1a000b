import LIPData
import TestSupport
import Testing

struct DelimitedPropertyTests {
  /// A plain parser, one byte at a time, that the scanner is compared with; nil when a quote is not closed.
  static func reference(_ bytes: [UInt8], delimiter: UInt8) -> [CollectedRow]? {
    enum State { case start, plain, quoted }
    var state = State.start
    var rows: [CollectedRow] = []
    var row = CollectedRow(line: 1, offset: 0, fields: [])
    var line = 1
    var fieldStart = 0
    func endRow(_ end: Int) {
      let last = end > fieldStart && bytes[end - 1] == 0x0D ? end - 1 : end
      row.fields.append(text(bytes[fieldStart..<last]))
      rows.append(row)
      row = CollectedRow(line: line, offset: end + 1, fields: [])
      fieldStart = end + 1
      state = .start
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A { line += 1 }
      if state == .quoted {
        let doubled = byte == 0x22 && index + 1 < bytes.count && bytes[index + 1] == 0x22
        if doubled { index += 1 } else if byte == 0x22 { state = .plain }
      } else if byte == 0x0A {
        endRow(index)
      } else if byte == delimiter {
        row.fields.append(text(bytes[fieldStart..<index]))
        fieldStart = index + 1
        state = .start
      } else {
        state = byte == 0x22 && state == .start ? .quoted : .plain
      }
      index += 1
    }
    if state == .quoted { return nil }
    if row.offset < bytes.count { endRow(bytes.count) }
    return rows
  }

  /// A field without its quotes.
  static func text(_ field: ArraySlice<UInt8>) -> [UInt8] {
    guard field.first == 0x22 else { return Array(field) }
    var result: [UInt8] = []
    var rest = field.dropFirst()
    while let byte = rest.popFirst() {
      if byte == 0x22 {
        guard rest.first == 0x22 else { break }
        rest = rest.dropFirst()
      }
      result.append(byte)
    }
    return result + rest
  }

  /// A table with random quoting, line feeds and doubled quotes inside quotes, and LF or CRLF.
  static func table(_ generator: inout SeededGenerator, delimiter: UInt8) -> [UInt8] {
    var bytes: [UInt8] = []
    let alphabet: [UInt8] = [0x61, 0x62, 0x20, 0x00, 0xE9, 0x2C, 0x3B, 0x09, 0x0A, 0x0D, 0x22]
    let rows = Int.random(in: 0...40, using: &generator)
    let quoting = Int.random(in: 0...4, using: &generator)
    for row in 0..<rows {
      let columns = Int.random(in: 1...9, using: &generator)
      for column in 0..<columns {
        if column > 0 { bytes.append(delimiter) }
        let length = Int.random(in: 0...(Int.random(in: 0...20, using: &generator) == 0 ? 150 : 7), using: &generator)
        var field = (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
        let special = field.contains { [delimiter, 0x0A, 0x0D, 0x22].contains($0) }
        if Int.random(in: 0...30, using: &generator) == 0 {
          bytes += Array("a\"\"b\"c".utf8)
          continue
        }
        if special && Int.random(in: 0...2, using: &generator) == 0 { field = [0x61] }
        if special || Int.random(in: 0...4, using: &generator) < quoting {
          bytes.append(0x22)
          for byte in field { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
          bytes.append(0x22)
        } else {
          bytes += field
        }
      }
      let last = row == rows - 1 && Bool.random(using: &generator)
      if !last { bytes += Bool.random(using: &generator) ? [0x0D, 0x0A] : [0x0A] }
    }
    return bytes
  }

  @Test(arguments: 0..<40)
  func `random tables read as a plain parser reads them, by any number of threads`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<10 {
      let dialect = DelimitedDialect.allCases[seed % 3]
      let bytes = Self.table(&generator, delimiter: dialect.rawValue)
      let expected = Self.reference(bytes, delimiter: dialect.rawValue)
      for threads in [1, 2, 3, 7] {
        for block in [1, 7, 64, 200, 1 << 16] {
          let found = try scan(bytes, threads: threads, block: block, dialect: dialect)
          #expect(found == expected, "seed \(seed), \(threads) threads, blocks of \(block)")
        }
      }
    }
  }

  @Test(arguments: 0..<30)
  func `any bytes at all read as a plain parser reads them`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(1_000 + seed))
    let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x61, 0x0D, 0x22, 0x61, 0x62, 0x63, 0x64, 0x2C, 0x0A]
    for _ in 0..<40 {
      let letters = Int.random(in: 5...alphabet.count, using: &generator)
      let bytes = (0..<Int.random(in: 0...400, using: &generator)).map { _ in
        alphabet[Int.random(in: 0..<letters, using: &generator)]
      }
      let expected = Self.reference(bytes, delimiter: 0x2C)
      for (threads, block) in [(1, 1 << 16), (1, 3), (2, 64), (3, 1), (7, 50)] {
        let found = try? scan(bytes, threads: threads, block: block)
        #expect(found == expected, "seed \(seed), \(threads) threads, blocks of \(block)")
      }
    }
  }
}
