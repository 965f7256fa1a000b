import TestSupport
import Testing

@testable import Publishing

struct DelimitedWriterTests {
  private func text(_ fields: [String], excel: Bool = false) -> String {
    var writer = DelimitedWriter(excel: excel)
    writer.row(fields)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func `a field is quoted only where it must be`() {
    #expect(text(["a", "b c", "é", " d ", "2021A00053506008"]) == "a,b c,é, d ,2021A00053506008\n")
    #expect(
      text(["a,b", "say \"x\"", "two\nlines", "cr\rhere"]) == "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\"cr\rhere\"\n")
    #expect(text(["a\r\nb"]) == "\"a\r\nb\"\n")
    #expect(text(["\""]) == "\"\"\"\"\n")
  }

  @Test func `empty fields keep their places`() {
    #expect(text(["", "a", "", ""]) == ",a,,\n")
  }

  @Test func `codes keep their zeros`() {
    #expect(text(["0123", "007"]) == "0123,007\n")
  }

  @Test func `what is written reads back`() throws {
    let rows = [["a", "b"], ["", "x,\"y\"\n"], ["\"", ","], ["é\u{301}", "\r\n"]]
    for excel in [false, true] {
      var writer = DelimitedWriter(excel: excel)
      for row in rows { writer.row(row) }
      let bytes = excel ? Array(writer.bytes.dropFirst(3)) : writer.bytes
      #expect(try readCSV(bytes) == rows)
    }
  }

  @Test func `for Excel a byte order mark comes first and lines end with CRLF`() {
    var writer = DelimitedWriter(excel: true)
    writer.row(["é"])
    writer.row(["b"])
    #expect(writer.bytes == [0xEF, 0xBB, 0xBF, 0xC3, 0xA9, 0x0D, 0x0A, 0x62, 0x0D, 0x0A])
  }
}
