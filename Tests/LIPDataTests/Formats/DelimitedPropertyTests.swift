import LIPData
import Testing

struct DelimitedPropertyTests {
  /// A plain parser, one byte at a time, that the scanner is compared with.
  static func reference(_ bytes: [UInt8], delimiter: UInt8) -> [CollectedRow] {
    var rows: [CollectedRow] = []
    var row = CollectedRow(line: 1, offset: 0, fields: [[]])
    var line = 1
    var inside = false
    var started = false
    var wasQuoted = false
    var index = 0
    func endField() {
      if index >= bytes.count || bytes[index] == 0x0A, !wasQuoted, row.fields[row.fields.count - 1].last == 0x0D {
        row.fields[row.fields.count - 1].removeLast()
      }
      wasQuoted = false
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A { line += 1 }
      if inside {
        if byte == 0x22, index + 1 < bytes.count, bytes[index + 1] == 0x22 {
          row.fields[row.fields.count - 1].append(0x22)
          index += 1
        } else if byte == 0x22 {
          inside = false
        } else {
          row.fields[row.fields.count - 1].append(byte)
        }
      } else if byte == 0x22, !wasQuoted, row.fields[row.fields.count - 1].isEmpty {
        inside = true
        wasQuoted = true
      } else if byte == delimiter {
        wasQuoted = false
        row.fields.append([])
      } else if byte == 0x0A {
        endField()
        rows.append(row)
        row = CollectedRow(line: line, offset: index + 1, fields: [[]])
        started = false
        index += 1
        continue
      } else if !(wasQuoted && byte == 0x0D) {
        row.fields[row.fields.count - 1].append(byte)
      }
      started = true
      index += 1
    }
    if started {
      endField()
      rows.append(row)
    }
    return rows
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
}
