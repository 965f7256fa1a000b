import Foundation
import LIPData
import Testing

struct ByteSourceTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lipdata-\(UUID().uuidString)")

  func file(_ bytes: [UInt8], permissions: Int = 0o600) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "x.csv").path(percentEncoded: false)
    try Data(bytes).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    return path
  }

  @Test(arguments: [1, 2, 7]) func `a file reads as its bytes do`(threads: Int) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let bytes = Array((1...500).map { "\($0),\"a\nb\"\r\n" }.joined().utf8)
    let limits = DelimitedLimits(blockSize: 100)
    let rows = try DelimitedScanner(path: file(bytes), limits: limits).scan(threads: threads) { RowCollector() }
    #expect(rows.flatMap(\.rows) == (try scan(bytes)))
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `a file without permission is told`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try file([0x61], permissions: 0)
    let found = diagnostic { try ByteSource(path: path) }
    #expect(found?.code == "cannot-read")
    #expect(found?.exit == .noInput)
    #expect(found?.place.file == path)
  }
}
