import Foundation
import Testing

@testable import LIPData

struct ArchiveTests {
  let scratch: Scratch
  /// Text of many lines that is no two alike, some of it quoted with line feeds.
  static let text = (0..<40_000).map { "\($0),\"a \($0 % 7)\nb\",\($0 * 31 % 1000)\r\n" }.joined()

  init() throws { scratch = try Scratch() }

  func zip(_ members: [(String, String)], deflated: Bool = true, name: String = "a.zip") -> String {
    let path = scratch.path(name)
    ZipFile.write(path, members.map { ($0.0, Array($0.1.utf8)) }, deflated: deflated)
    return path
  }

  func bytes(_ source: ByteSource) throws -> [UInt8] {
    var all: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 10_007)
    while true {
      let count = try block.withUnsafeMutableBytes { try source.read(into: $0, at: all.count) }
      if count == 0 { return all }
      all += block[..<count]
    }
  }

  @Test(arguments: [true, false]) func `members are listed and read, deflated or stored`(deflated: Bool) throws {
    let path = zip([("b.csv", Self.text), ("folder/é.csv", "x"), ("empty.csv", "")], deflated: deflated)
    let archive = try Archive(path: path)
    #expect(archive.members.map(\.name) == ["b.csv", "folder/é.csv", "empty.csv"])
    #expect(archive.members.map(\.size) == [Self.text.utf8.count, 1, 0])
    #expect(try bytes(try archive.source(archive.members[0])) == Array(Self.text.utf8))
    #expect(try bytes(try archive.source(archive.members[1])) == [0x78])
    #expect(try bytes(try archive.source(archive.members[2])).isEmpty)
  }

  @Test func `a gzip file is one member without its ending`() throws {
    let path = scratch.path("table.csv.gz")
    ZipFile.write(path, [("x", Array(Self.text.utf8))], gzip: true)
    let files = try SourceFile.files(at: path)
    #expect(files.map(\.baseName) == ["table.csv"])
    let source = try files[0].open()
    #expect(source.count == Self.text.utf8.count)
    #expect(try bytes(source) == Array(Self.text.utf8))
  }

  @Test func `reading may go back to the beginning, and ahead`() throws {
    let path = zip([("a.csv", Self.text)])
    let archive = try Archive(path: path)
    let source = try archive.source(archive.members[0])
    let all = Array(Self.text.utf8)
    for offset in [0, 700_000, 3, 100_000, 65_530, 700_001, 0, all.count - 5, all.count, all.count + 9] {
      var block = [UInt8](repeating: 0, count: 1000)
      let count = try block.withUnsafeMutableBytes { try source.read(into: $0, at: offset) }
      #expect(Array(block[..<count]) == Array(all.dropFirst(offset).prefix(1000)), "\(offset)")
    }
    #expect(try source.head(5) == Array(all.prefix(5)))
  }

  @Test func `a reader that stops early leaves no thread waiting`() throws {
    let path = zip([("a.csv", String(repeating: Self.text, count: 12))])
    for _ in 0..<50 {
      let archive = try Archive(path: path)
      let source = try archive.source(archive.members[0])
      #expect(try source.head(10).count == 10)
    }
  }

  struct Collector: DelimitedVisitor {
    var rows: [String] = []
    mutating func visit(_ row: borrowing DelimitedRow) throws {
      rows.append((0..<row.fieldCount).map { String(decoding: row.field($0), as: UTF8.self) }.joined(separator: "|"))
    }
  }

  @Test(arguments: [1, 2], [64, 4096, 1 << 20]) func `rows from an archive are those of the file`(
    threads: Int, block: Int
  )
    throws
  {
    let archive = try Archive(path: zip([("a.csv", Self.text)]))
    func rows(_ source: ByteSource) throws -> [String] {
      try DelimitedScanner(source, limits: DelimitedLimits(blockSize: block)).scan(threads: threads) { Collector() }
        .flatMap(\.rows)
    }
    #expect(try rows(archive.source(archive.members[0])) == rows(ByteSource(bytes: Array(Self.text.utf8))))
  }

  @Test func `an archive cut or changed anywhere is refused, never read as if it were whole`() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: zip([("a.csv", Self.text)])))
    let all = Array(Self.text.utf8)
    for length in stride(from: 4, to: whole.count, by: whole.count / 9) {
      let path = try scratch.write("cut.zip", bytes: Array(whole[..<length]))
      let read = try? Archive(path: path).members.map { _ in true }
      #expect(read == nil || read?.isEmpty == true || diagnostic { try everything(path) } != nil, "\(length)")
    }
    for place in stride(from: 100, to: whole.count - 200, by: whole.count / 7) {
      var bytes = Array(whole)
      bytes[place] ^= 0x55
      let path = try scratch.write("changed.zip", bytes: bytes)
      #expect(diagnostic { try everything(path) }?.code == "archive-damaged", "\(place)")
    }
    #expect(try everything(zip([("a.csv", Self.text)])) == all)
    let packed = scratch.path("b.gz")
    ZipFile.write(packed, [("x", all)], gzip: true)
    let gzip = try Data(contentsOf: URL(fileURLWithPath: packed))
    let cut = try scratch.write("cut.gz", bytes: Array(gzip[..<(gzip.count / 2)]))
    #expect(diagnostic { try everything(cut) }?.code == "archive-damaged")
  }

  @discardableResult
  func everything(_ path: String) throws -> [UInt8] {
    try SourceFile.files(at: path).flatMap { try bytes(try $0.open()) }
  }

  @Test(arguments: ["../evil.csv", "/etc/passwd", "a/../../b.csv", "..", "a\\..\\b.csv"])
  func `a name that leads out is refused`(name: String) {
    #expect(diagnostic { try Archive(path: zip([("fine.csv", "x"), (name, "x")])) }?.code == "archive-unsafe")
  }

  @Test func `a link is refused`() {
    let path = scratch.path("link.zip")
    ZipFile.writeLink(path, name: "a.csv", to: "/etc/passwd")
    #expect(diagnostic { try Archive(path: path) }?.code == "archive-unsafe")
  }

  @Test func `an archive that unpacks to too much is refused while it is read`() throws {
    let path = zip([("a.csv", String(repeating: "0", count: 4_000_000))])
    var limits = Archive.Limits()
    limits.checkedFrom = 1 << 20
    limits.ratio = 10
    let bomb = try Archive(path: path, limits: limits)
    #expect(diagnostic { try bytes(try bomb.source(bomb.members[0])) }?.code == "archive-too-large")
    limits = Archive.Limits()
    limits.memberSize = 1 << 20
    let large = try Archive(path: path, limits: limits)
    #expect(diagnostic { try bytes(try large.source(large.members[0])) }?.code == "archive-too-large")
    limits = Archive.Limits()
    limits.members = 2
    let many = zip([("a", ""), ("b", ""), ("c", "")], name: "many.zip")
    #expect(diagnostic { try Archive(path: many, limits: limits) }?.code == "archive-too-large")
  }

  @Test func `a workbook is one file, and an archive without members says so`() throws {
    let book = zip([("[Content_Types].xml", "<a/>"), ("xl/workbook.xml", "<a/>")], name: "a.xlsx")
    #expect(try SourceFile.files(at: book).map(\.name) == [book])
    let empty = try scratch.write("e.zip", bytes: [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18))
    #expect(diagnostic { try SourceFile.files(at: empty) }?.code == "empty-archive")
  }
}
