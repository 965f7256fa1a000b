import Testing

@testable import LIPData

struct UTF16StreamTests {
  func encoded(_ text: String, little: Bool, mark: Bool = true) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { (unit: UInt16) -> [UInt8] in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return little ? bytes : bytes.reversed()
    }
  }

  func text(_ bytes: [UInt8]) throws -> String? {
    guard let stream = try UTF16Stream(ByteSource(bytes: bytes)) else { return nil }
    var all: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 7)
    while true {
      let count = try block.withUnsafeMutableBytes { try stream.read(into: $0) }
      if count == 0 { break }
      all += block[..<count]
    }
    try stream.restart()
    return String(decoding: all, as: UTF8.self)
  }

  /// Longer than a block, with a pair of halves that a block's end parts.
  static let long = "a,é,漢\n" + String(repeating: "x", count: 32_761) + "😀" + String(repeating: "😀é\n", count: 20_000)

  @Test(arguments: [true, false]) func `text in either order of bytes is read as UTF-8`(little: Bool) throws {
    #expect(try text(encoded(Self.long, little: little)) == Self.long)
    #expect(try text(encoded("REF_DATE,GEO,VALUE\n", little: little, mark: false)) == "REF_DATE,GEO,VALUE\n")
    #expect(try text(encoded("", little: little)) == "")
  }

  @Test func `what is no UTF-16 is left alone`() throws {
    for bytes in [
      Array("REF_DATE,GEO\n".utf8), [], [0x41], [0xEF, 0xBB, 0xBF, 0x41], [0xE9, 0x2C, 0xE8, 0x0A, 1, 2, 3, 4],
    ] {
      #expect(try text(bytes) == nil)
    }
  }

  @Test func `half a character is told, never passed over`() {
    for bytes: [UInt8] in [
      [0xFF, 0xFE, 0x3D, 0xD8], [0xFF, 0xFE, 0x3D, 0xD8, 0x41, 0x00], [0xFF, 0xFE, 0x00, 0xDE], [0xFF, 0xFE, 0x41],
    ] {
      #expect(diagnostic { try text(bytes) }?.code == "utf-16-damaged")
    }
  }

  @Test func `a table saved by Excel as Unicode text goes in`() throws {
    let scratch = try Scratch()
    let path = try scratch.write("17100001.csv", bytes: encoded(FullTableTests.text(mark: ""), little: true))
    guard
      case .table(let table) = try OfficialFile.recognise(path, in: Catalogue(DatasetsFolder(root: Checkout.datasets)))
    else {
      Issue.record("no table")
      return
    }
    #expect(try table.read(into: TableCollector()).observations.count == 3)
  }
}
