import Foundation
import TestSupport
import Testing

@testable import LIPData

/// Servers that do not give the file: what is said, and that nothing of it stays.
struct FetchRefusalTests {
  let zip = FetchRoom.zip()

  /// An answer that is no file.
  struct Answer: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var path = "/17100009-eng.zip"
    var step: HTTPStep
    var code = "not-the-file"
    var says = "web page"
  }

  static let page = Array("\u{FEFF} \r\n<!DOCTYPE HTML>\n<html><title>Sorry</title></html>".utf8)
  static let answers: [Answer] = [
    Answer(testDescription: "a page for an archive", step: .reply(200, ["Content-Type": "text/html"], page)),
    Answer(
      testDescription: "a page called an archive", step: .reply(200, ["Content-Type": "application/zip"], page)),
    Answer(
      testDescription: "a page for CSV", path: "/a.csv", step: .reply(200, ["Content-Type": "text/csv"], page)),
    Answer(
      testDescription: "a page in UTF-16", path: "/a.csv",
      step: .reply(200, [:], [0xFF, 0xFE] + Array("<html>".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })),
    Answer(
      testDescription: "text called a page", path: "/a.csv",
      step: .reply(200, ["Content-Type": "text/html; charset=utf-8"], Array("Sorry, no such table".utf8)),
      says: "says that it sends a web page (text/html)"),
    Answer(testDescription: "a page for a workbook", path: "/a.xlsx", step: .reply(200, [:], page)),
    Answer(testDescription: "a page for XML", path: "/a.xml", step: .reply(200, [:], page)),
    Answer(testDescription: "a page for what has no name", path: "/GetFile.cfm?x=1", step: .reply(200, [:], page)),
    Answer(
      testDescription: "a long page for an archive",
      step: .reply(200, [:], page + [UInt8](repeating: 32, count: 150_000))),
    Answer(
      testDescription: "CSV for an archive", step: .reply(200, [:], Array("a,b\n".utf8)),
      says: "does not begin as a zip archive"),
    Answer(
      testDescription: "CSV for XML", path: "/a.xml", step: .reply(200, [:], Array("a,b\n".utf8)),
      says: "does not begin as XML"),
    Answer(
      testDescription: "CSV for gzip", path: "/a.csv.gz", step: .reply(200, [:], Array("a,b\n".utf8)),
      says: "does not begin as a gzip"),
    Answer(testDescription: "nothing", step: .reply(200), code: "empty-answer", says: "empty file"),
    Answer(testDescription: "nothing (204)", step: .reply(204), code: "unexpected-answer", says: "(204)"),
    Answer(testDescription: "nothing there", step: .reply(404, [:], page), code: "not-there", says: "(404)"),
    Answer(testDescription: "nothing there any more", step: .reply(410), code: "not-there", says: "(410)"),
    Answer(testDescription: "forbidden", step: .reply(403), code: "refused-there", says: "(403)"),
    Answer(testDescription: "a teapot", step: .reply(418), code: "unexpected-answer", says: "(418)"),
    Answer(
      testDescription: "a longer file than is wanted", step: .reply(200, [:], FetchRoom.zip(200_001)),
      code: "too-large", says: "The file has 200.0 kB; the limit is 200.0 kB"),
    Answer(
      testDescription: "a longer file than is told",
      step: .reply(200, [:], FetchRoom.zip(300_000), length: .absent), code: "too-large",
      says: "The file is longer than 200.0 kB"),
    Answer(
      testDescription: "no HTTP", step: .raw("220 FTP server ready\r\n"), code: "transfer-failed", says: "HTTP/0.9"),
  ]

  @Test(arguments: answers) func `what is not the file is refused once, and the good one before it stays`(
    answer: Answer
  ) throws {
    let good = answer.path.hasSuffix(".zip") ? FetchRoom.zip() : nil
    let room = try FetchRoom((good.map { [.file($0)] } ?? []) + [answer.step])
    if good != nil { try room.fetch() }
    let refusal = try room.refusal(answer.path) { $0.limit = ByteSize(bytes: 200_000) }
    #expect(refusal.code == answer.code)
    #expect(refusal.sentence.contains(answer.says), "\(refusal)")
    #expect(refusal.place.file == room.server.address(answer.path))
    #expect(refusal.remedy?.isEmpty == false)
    #expect(room.waits == [])
    #expect(room.server.requests.count == (good == nil ? 1 : 2))
    #expect(room.files == (good == nil ? [] : FetchRoom.whole))
    if let good { #expect(try room.bytes("17100009-eng.zip") == good) }
  }

  @Test func `a server that does not speak TLS is not trusted, and not asked again`() throws {
    let room = try FetchRoom([.raw("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")])
    let refusal = try room.refusal(address: "https://127.0.0.1:\(room.server.port)/a.csv")
    #expect(refusal.code == "not-trusted")
    #expect(refusal.exit == .inputOutput)
    #expect(room.server.requests.map(\.target) == ["TLS"])
  }

  @Test func `what is not there is looked for by hand, and that its address is unverified is said`() throws {
    let room = try FetchRoom([.reply(404), .reply(404)])
    #expect(
      try room.refusal().remedy
        == "The catalogue's address is unverified. Look for the file at https://example.org/page, and take it in with "
        + "lipdata ingest FILE.")
    #expect(try room.refusal(evidence: "seen").remedy?.hasPrefix("Look for") == true)
  }

  @Test func `an archive without its end is fetched anew, and refused when it stays so`() throws {
    let cut = Array(zip.dropLast(22))
    let lies = try FetchRoom([.reply(200, ["ETag": "\"1\""], zip, length: .lie(3000)), .file(zip)])
    try lies.fetch()
    #expect(lies.server.headers("range") == [nil, nil])
    #expect(try lies.bytes("17100009-eng.zip") == zip)
    let room = try FetchRoom((0..<5).map { _ in .reply(200, [:], cut, length: .absent) })
    let refusal = try room.refusal()
    #expect(refusal.code == "fetch-broken")
    #expect(refusal.sentence == "The archive was cut: its end is missing; 5 tries were made")
    #expect(refusal.remedy == "Run the same command again: it begins anew.")
    #expect(room.files == [])
  }

  @Test func `a length that is never reached is given up`() throws {
    let room = try FetchRoom((0..<5).map { _ in .reply(200, [:], zip, length: .lie(6000)) })
    let refusal = try room.refusal()
    #expect(refusal.code == "fetch-broken")
    #expect(room.server.requests.count == 5)
    #expect(room.waits == [1, 2, 4, 8])
    #expect(room.files == [])
  }

  @Test(arguments: [408, 429, 500, 502, 503, 504]) func `a server that is busy is asked again`(status: Int) throws {
    let room = try FetchRoom([.reply(status), .reply(status, ["Retry-After": "7"]), .file(zip)])
    try room.fetch()
    #expect(room.waits == [1, 7])
    #expect(room.notes.last == "small-table: The server has no answer now (\(status)); trying again in 7 s (2 of 4)")
  }

  @Test func `a server that stays busy, or asks for more patience than there is, ends it`() throws {
    let stays = try FetchRoom((0..<3).map { _ in .reply(503) })
    let refusal = try stays.refusal { $0.retries = 2 }
    #expect(refusal.code == "server-busy")
    #expect(refusal.exit == .inputOutput)
    #expect(stays.waits == [1, 2])
    let asks = try FetchRoom([.reply(429, ["Retry-After": "3600"])])
    #expect(
      try asks.refusal().remedy == "Run the same command again in 60 minutes, as the server asks.")
    #expect(asks.waits == [])
  }

  @Test(arguments: [
    ("file:///etc/passwd", "unsafe-redirect"), ("ftp://127.0.0.1/a.zip", "unsafe-redirect"),
    ("http://example.org/a.zip", "unsafe-redirect"), ("", "unsafe-redirect"),
  ]) func `a redirect to where nobody should go is not followed`(target: String, code: String) throws {
    let room = try FetchRoom([.redirect(target)])
    #expect(try room.refusal().code == code)
    #expect(room.server.requests.count == 1)
    #expect(room.files == [])
  }

  @Test func `redirects without end are ended`() throws {
    let room = try FetchRoom((0..<20).map { _ in .redirect("/17100009-eng.zip") })
    #expect(try room.refusal().code == "too-many-redirects")
    #expect(room.server.requests.count == 11)
  }

  @Test func `encryption is never given up on the way`() throws {
    func may(_ a: String, _ b: String) throws -> Bool {
      try #require(HTTPAddress(a)).mayLead(to: try #require(HTTPAddress(b)))
    }
    #expect(try may("https://a.ca/x", "https://b.ca/y"))
    #expect(try may("http://a.ca/x", "https://a.ca/x"))
    #expect(try may("http://127.0.0.1:1/x", "http://localhost:2/x"))
    #expect(try !may("https://a.ca/x", "http://a.ca/x"))
    #expect(try !may("https://a.ca/x", "http://127.0.0.1/x"))
    #expect(try !may("http://a.ca/x", "http://b.ca/x"))
    #expect(try !may("http://127.0.0.1/x", "http://127.a.ca/x"))
  }

  @Test func `a port where nobody listens is offline, at once and in one line`() throws {
    let room = try FetchRoom([])
    let port = try ClosedPort()
    let refusal = try room.refusal(address: "http://127.0.0.1:\(port.number)/a.csv")
    #expect(refusal.code == "offline")
    #expect(refusal.exit == .inputOutput)
    #expect(!refusal.description.contains("\n"))
    #expect(refusal.description.hasPrefix("error[offline]: 127.0.0.1 cannot be reached ("))
    #expect(room.waits == [])
    #expect(room.files == [])
  }

  @Test func `several that are offline are one line, and a server is asked once`() throws {
    let room = try FetchRoom([])
    let port = try ClosedPort()
    let hosts = ["127.0.0.1", "127.0.0.1", "localhost"]
    let entries = try hosts.enumerated().map { try FetchRoom.entry("http://\($1):\(port.number)/a.csv", id: "a\($0)") }
    var begun: [String] = []
    let failures = try Fetcher(cache: room.cache).fetch(entries, begin: { begun.append($0.id) }) { _, _ in }
    #expect(begun == ["a0", "a2"])
    #expect(
      failures.map(\.description) == [
        "error[offline]: 127.0.0.1, localhost cannot be reached: connect to the internet, then try again"
      ])
  }

  @Test func `an offline fetch leaves what an earlier one began, and what it finished`() throws {
    let room = try FetchRoom([])
    let port = try ClosedPort()
    let address = "http://127.0.0.1:\(port.number)/17100009-eng.zip"
    let shelf = room.cache.shelf("small-table", try #require(HTTPAddress(address)))
    try room.cache.makeFolder(shelf)
    try Data(zip.prefix(2000)).write(to: URL(filePath: shelf.part))
    try shelf.write(PartReceipt(address: address, version: FileVersion(etag: "\"1\"")), to: shelf.partReceipt)
    try Data(zip).write(to: URL(filePath: shelf.path("17100009-eng.zip")))
    #expect(try room.refusal(address: address).code == "offline")
    #expect(room.files == FetchRoom.broken + ["17100009-eng.zip"])
    #expect(try room.bytes(".17100009-eng.zip.part") == Array(zip.prefix(2000)))
  }

  @Test func `a redirect to a port where nobody listens is tried again`() throws {
    let port = try ClosedPort()
    let room = try FetchRoom([.redirect("http://127.0.0.1:\(port.number)/a.zip"), .file(zip)])
    try room.fetch()
    #expect(room.waits == [1])
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://a.ca/b.zip", "a.zip", "https://", "http://a.ca/b c.zip"])
  func `an address that is none of http is refused before anything is asked`(address: String) throws {
    #expect(throws: Diagnostic.self) { try Fetcher(cache: FetchRoom([]).cache).fetch(try FetchRoom.entry(address)) }
    #expect(HTTPAddress(address) == nil)
  }

  @Test func `a cache that cannot be made is 73`() throws {
    let room = try FetchRoom([.file(zip)])
    let blocked = room.cache.folder
    try Data().write(to: URL(filePath: blocked))
    let refusal = try room.refusal()
    #expect(refusal.code == "cannot-create")
    #expect(refusal.exit == .cannotCreate)
    #expect(refusal.remedy?.contains("--cache") == true)
    #expect(room.server.requests.isEmpty)
  }
}
