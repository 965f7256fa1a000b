import Foundation
import TestSupport
import Testing

@testable import LIPData

/// Fetching from servers that behave.
struct FetchTests {
  let zip = FetchRoom.zip()

  @Test func `a file comes into the cache by its name, with a receipt`() throws {
    let date = "Mon, 05 Oct 2026 08:30:00 GMT"
    let room = try FetchRoom([.file(zip, etag: "\"a\"", date: date)])
    let file = try room.fetch()
    #expect(file.path == room.folder + "/17100009-eng.zip")
    #expect(try room.bytes("17100009-eng.zip") == zip)
    #expect(file.how == .fetched(after: 0))
    #expect(file.receipt.version == FileVersion(etag: "\"a\"", lastModified: date))
    #expect(file.receipt.bytes == zip.count)
    #expect(file.receipt.sha256 == (try FileDigest.sha256(of: ByteSource(bytes: zip))))
    #expect(file.receipt.fetched == "2026-09-21T14:13:20Z")
    #expect(file.receipt.address == room.server.address())
    #expect(FetchReceipt.beside(file.path) == file.receipt)
    #expect(room.files == FetchRoom.whole)
    #expect(room.server.headers("accept-encoding") == ["identity"])
    #expect(room.notes == [])
  }

  @Test func `a file that has not changed is asked for with its tag and date, and stays`() throws {
    let date = "Mon, 05 Oct 2026 08:30:00 GMT"
    let room = try FetchRoom([.file(zip, date: date), .file(zip, date: date), .file(zip, etag: nil, date: date)])
    try room.fetch()
    let again = try room.fetch()
    #expect(again.how == .unchanged)
    #expect(again.description.contains("not changed since 2026-09-21T14:13:20Z"))
    #expect(room.server.headers("if-none-match") == [nil, "\"1\""])
    #expect(room.server.headers("if-modified-since") == [nil, date])
    #expect(room.files == FetchRoom.whole)
  }

  @Test func `a changed file takes the place of the old one`() throws {
    let other = FetchRoom.zip(seed: 2)
    let room = try FetchRoom([.file(zip), .file(other, etag: "\"2\"")])
    try room.fetch()
    #expect(try room.fetch().how == .fetched(after: 0))
    #expect(try room.bytes("17100009-eng.zip") == other)
    #expect(room.files == FetchRoom.whole)
  }

  @Test func `without tag and date the file is fetched again, and the same bytes are said to be the same`() throws {
    let room = try FetchRoom([.file(zip, etag: nil), .file(zip, etag: nil)])
    try room.fetch()
    #expect(try room.fetch().how == .sameBytes)
    #expect(room.server.headers("if-none-match") == [nil, nil])
    #expect(room.files == FetchRoom.whole)
  }

  @Test func `force fetches whatever is there`() throws {
    let room = try FetchRoom([.file(zip), .file(zip)])
    try room.fetch()
    #expect(try room.fetch { $0.force = true }.how == .fetched(after: 0))
    #expect(room.server.headers("if-none-match") == [nil, nil])
  }

  @Test(arguments: ["gone", "damaged", "of another address"])
  func `what is in the cache is believed only with its hash`(
    state: String
  ) throws {
    let room = try FetchRoom([.file(zip), .file(zip)])
    let path = try room.fetch().path
    switch state {
    case "gone": try FileManager.default.removeItem(atPath: path)
    case "damaged": try Data(zip.reversed()).write(to: URL(filePath: path))
    default: break
    }
    _ = try room.fetch(state == "of another address" ? "/other/17100009-eng.zip" : "/17100009-eng.zip")
    #expect(room.server.headers("if-none-match") == [nil, nil])
    #expect(try room.bytes("17100009-eng.zip") == zip)
  }

  @Test func `a length that is not told is none that is missed`() throws {
    let room = try FetchRoom([.reply(200, [:], zip, length: .absent)])
    #expect(try room.fetch().receipt.bytes == zip.count)
  }

  @Test func `a slow server is waited for`() throws {
    let room = try FetchRoom([.trickle(zip, by: 500)])
    try room.fetch()
    #expect(try room.bytes("17100009-eng.zip") == zip)
    #expect(room.server.requests.count == 1)
  }

  @Test func `the counter ends at the whole length`() throws {
    let room = try FetchRoom([.file(zip)])
    let progress = FetchProgress()
    try room.fetch { $0.progress = progress }
    #expect(progress.bytes == zip.count)
    #expect(progress.total == zip.count)
  }

  @Test func `redirects are followed and the last address is noted`() throws {
    let room = try FetchRoom([.redirect("/a"), .redirect("b.zip", status: 307), .file(zip)])
    let file = try room.fetch()
    #expect(file.receipt.finalAddress == room.server.address("/b.zip"))
    #expect(file.receipt.address == room.server.address())
    #expect(room.server.requests.map(\.target) == ["/17100009-eng.zip", "/a", "/b.zip"])
    #expect(room.files == FetchRoom.whole)
  }

  @Test(arguments: [
    ("csv", "a,b\n1,2\n"), ("xml", "\u{FEFF}<?xml version=\"1.0\"?><a/>"), ("gz", ""), ("zip", ""),
  ]) func `an address without a file's name gives one by the dataset and the content`(ending: String, text: String)
    throws
  {
    let heads: [String: [UInt8]] = ["gz": [0x1F, 0x8B, 8, 0], "zip": zip]
    let body = heads[ending] ?? Array(text.utf8)
    let room = try FetchRoom([.file(body), .file(body)])
    let path = "/comp/GetFile.cfm?Lang=E&FILETYPE=CSV&GEONO=006"
    let file = try room.fetch(path)
    #expect(file.path == room.folder + "/small-table.\(ending)")
    #expect(FetchReceipt.beside(file.path) == file.receipt)
    #expect(try room.fetch(path).how == .unchanged)
    #expect(room.server.requests.first?.target == path)
  }

  @Test func `files are fetched one after the other, and one that fails keeps none out`() throws {
    let room = try FetchRoom([.reply(404), .file(zip)])
    let entries = try ["a", "b"].map { try FetchRoom.entry(room.server.address("/\($0).zip"), id: $0) }
    var done: [String] = []
    let failures = try Fetcher(cache: room.cache).fetch(entries) { entry, _ in done.append(entry.id) }
    #expect(done == ["b"])
    #expect(failures.map(\.code) == ["not-there"])
  }
}
