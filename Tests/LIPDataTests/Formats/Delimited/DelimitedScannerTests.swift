import LIPData
import Testing

struct DelimitedScannerTests {
  @Test func `rows end with LF or CRLF, and the last with nothing`() throws {
    #expect(try fields("a,b\r\nc,d\ne,f") == [["a", "b"], ["c", "d"], ["e", "f"]])
    #expect(try fields("") == [])
    #expect(try fields("\n") == [[""]])
    #expect(try fields("a,") == [["a", ""]])
    #expect(try fields("a\rb,c\r\n") == [["a\rb", "c"]])
  }

  @Test func `quotes hold delimiters, line feeds and doubled quotes`() throws {
    #expect(try fields("\"a,b\",\"c\r\nd\"\n\"say \"\"so\"\"\",\"\"\n") == [["a,b", "c\r\nd"], ["say \"so\"", ""]])
    #expect(try fields("\"\"\"\"") == [["\""]])
  }

  @Test func `a byte order mark is passed over`() throws {
    let rows = try scan([0xEF, 0xBB, 0xBF] + Array("\"a\",b".utf8))
    #expect(rows == [CollectedRow(line: 1, offset: 3, fields: [[0x61], [0x62]])])
  }

  @Test func `a NUL is data`() throws {
    #expect(try scan([0x61, 0, 0x2C, 0, 0x0A, 0]).map(\.fields) == [[[0x61, 0], [0]], [[0]]])
  }

  @Test func `semicolons and tabs separate when asked to`() throws {
    #expect(try fields("a;b,c", dialect: .semicolon) == [["a", "b,c"]])
    #expect(try fields("a\tb,c", dialect: .tab) == [["a", "b,c"]])
  }

  @Test func `lines count the line feeds inside quotes`() throws {
    let rows = try scan(Array("a\n\"b\n\n\"\nc\n".utf8))
    #expect(rows.map(\.line) == [1, 2, 5])
    #expect(rows.map(\.offset) == [0, 2, 8])
  }

  @Test(arguments: [1, 2, 3], [5, 64, 1 << 16])
  func `an unclosed quote is told with the line where it opens`(threads: Int, block: Int) {
    let text = "a,b\n1\",\"two\nlines\"\n3,\"x \"\"y\"\" never\nclosed\n" + String(repeating: "5,6\n", count: 90)
    let found = diagnostic { try scan(Array(text.utf8), threads: threads, block: block) }
    #expect(found?.code == "unclosed-quote")
    #expect(found?.place.line == 4)
  }

  @Test func `a quote in a field that does not begin with one is text`() throws {
    #expect(
      try fields("3\" pipe,4\n5,6\"\n\"a\"b\"c,d\na\"\"b,\"\"\n") == [
        ["3\" pipe", "4"], ["5", "6\""], ["ab\"c", "d"], ["a\"\"b", ""],
      ])
  }

  @Test func `a row longer than the limit is told`() {
    let text = "a,b\n" + String(repeating: "x", count: 300) + "\n"
    let long = diagnostic { try scan(Array(text.utf8), block: 16, longest: 256) }
    #expect(long?.code == "record-too-long")
    #expect(long?.place.line == 2)
    #expect(throws: Never.self) { try scan(Array(text.utf8), block: 16, longest: 301) }
  }

  @Test func `a row of very many fields is whole`() throws {
    let text = String(repeating: "ab,", count: 20_000) + "\nc,d\n"
    let rows = try scan(Array(text.utf8), block: 1 << 12)
    #expect(rows.map(\.fields.count) == [20_001, 2])
    #expect(rows[0].fields[19_999] == Array("ab".utf8))
  }

  @Test(arguments: [2, 3, 7, 40])
  func `a part that is begun inside quotes is read again`(threads: Int) throws {
    // Every line feed but a few is quoted, so nearly every guess is wrong; `x","y` looks like rows from inside.
    let text = String(repeating: "1,\"\nx\",\"y\nz\n\n\n,\n\"\n", count: 40)
    let whole = try scan(Array(text.utf8))
    #expect(whole.count == 40)
    #expect(try scan(Array(text.utf8), threads: threads) == whole)
    #expect(try scan(Array(text.utf8), threads: threads, block: 3) == whole)
  }

  @Test(arguments: [1, 2, 5])
  func `the first error in the file is the one that is thrown`(threads: Int) {
    struct Refuser: DelimitedVisitor {
      mutating func visit(_ row: borrowing DelimitedRow) throws {
        if row.field(0).count != 2 { throw Diagnostic("refused", "refused", at: Place(line: row.line)) }
      }
    }
    var lines = Array(repeating: "ab,c", count: 1_000)
    for bad in [300, 301, 650, 999] { lines[bad] = "a,c" }
    let source = ByteSource(bytes: Array(lines.joined(separator: "\n").utf8), name: "x.csv")
    let found = diagnostic { try DelimitedScanner(source).scan(threads: threads) { Refuser() } }
    #expect(found?.place == Place(file: "x.csv", line: 301))
  }

  @Test func `a field that a row has not is empty`() throws {
    struct Beyond: DelimitedVisitor {
      mutating func visit(_ row: borrowing DelimitedRow) throws {
        #expect(row.field(2).isEmpty && row.field(-1).isEmpty && row.content(9).isEmpty)
      }
    }
    _ = try DelimitedScanner(ByteSource(bytes: [0x61, 0x2C, 0x62])).scan { Beyond() }
  }
}
