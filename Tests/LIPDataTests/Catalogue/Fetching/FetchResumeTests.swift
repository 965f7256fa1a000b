import Foundation
import Synchronization
import TestSupport
import Testing

@testable import LIPData

/// Transfers that break, and what is gone on with: never two versions in one file.
struct FetchResumeTests {
  let zip = FetchRoom.zip()
  let date = "Mon, 05 Oct 2026 08:30:00 GMT"

  @Test func `a dropped connection is gone on with where it broke`() throws {
    let room = try FetchRoom([.file(zip, cut: 2000), .file(zip, cut: 1000), .file(zip)])
    let file = try room.fetch()
    #expect(file.how == .fetched(after: 3000))
    #expect(try room.bytes("17100009-eng.zip") == zip)
    #expect(room.server.headers("range") == [nil, "bytes=2000-", "bytes=3000-"])
    #expect(room.server.headers("if-range") == [nil, "\"1\"", "\"1\""])
    #expect(room.waits == [1, 2])
    #expect(
      room.notes == [
        "small-table: The file ended before its end after 2.0 kB; trying again in 1 s (1 of 4)",
        "small-table: The file ended before its end after 3.0 kB; trying again in 2 s (2 of 4)",
      ])
    #expect(room.files == FetchRoom.whole)
  }

  @Test func `a connection that is reset is gone on with`() throws {
    let room = try FetchRoom([
      .reply(200, ["ETag": "\"1\""], zip, length: .true, cut: 2000, reset: true), .file(zip),
    ])
    try room.fetch()
    #expect(try room.bytes("17100009-eng.zip") == zip)
  }

  @Test func `what an earlier fetch left is gone on with by the next`() throws {
    let room = try FetchRoom([.file(zip, cut: 2000), .file(zip)])
    let refusal = try room.refusal { $0.retries = 0 }
    #expect(refusal.code == "fetch-broken")
    #expect(refusal.exit == .inputOutput)
    #expect(refusal.remedy == "Run the same command again: it goes on after the 2.0 kB that are kept.")
    #expect(room.files == FetchRoom.broken)
    #expect(try room.fetch().how == .fetched(after: 2000))
    #expect(try room.bytes("17100009-eng.zip") == zip)
    #expect(room.files == FetchRoom.whole)
  }

  @Test func `a stalled transfer is given up and gone on with`() throws {
    let room = try FetchRoom([.file(zip, stall: 2000), .file(zip)])
    #expect(try room.fetch { $0.stall = 0.3 }.how == .fetched(after: 2000))
    #expect(room.notes.first?.hasPrefix("small-table: No byte came for 0.3 s after 2.0 kB") == true)
    #expect(try room.bytes("17100009-eng.zip") == zip)
  }

  @Test func `a server that says nothing at all is given up`() throws {
    let room = try FetchRoom([.reply(200, [:], zip, stall: 0), .file(zip)])
    try room.fetch { $0.stall = 0.3 }
    #expect(room.waits == [1])
  }

  @Test func `a server that is silent is tried again`() throws {
    let room = try FetchRoom([.silence, .file(zip)])
    try room.fetch()
    #expect(
      room.notes == ["small-table: The server closed the connection without an answer; trying again in 1 s (1 of 4)"])
  }

  /// What a server does when it is asked for the rest of version 1.
  struct Turn: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var steps: [HTTPStep]
  }

  static let other = FetchRoom.zip(seed: 2)
  static func part(_ range: String, _ body: [UInt8], _ headers: [String: String] = [:]) -> HTTPStep {
    .reply(206, headers.merging(["Content-Range": range]) { $1 }, body)
  }

  static let turns: [Turn] = [
    Turn(testDescription: "another version, whole", steps: [.file(other, etag: "\"2\"")]),
    Turn(testDescription: "ranges are ignored", steps: [.file(other, etag: "\"2\"", ranges: false)]),
    Turn(
      testDescription: "a part of another version",
      steps: [part("bytes 2000-4999/5000", Array(other[2000...]), ["ETag": "\"2\""]), .file(other, etag: "\"2\"")]),
    Turn(
      testDescription: "a part from another byte",
      steps: [part("bytes 1000-4999/5000", Array(other[1000...])), .file(other, etag: "\"2\"")]),
    Turn(
      testDescription: "a part of another length",
      steps: [part("bytes 2000-4999/6000", Array(other[2000...])), .file(other, etag: "\"2\"")]),
    Turn(
      testDescription: "a part shorter than it says",
      steps: [
        .reply(206, ["Content-Range": "bytes 2000-4999/5000"], Array(other[2000..<3000])), .file(other, etag: "\"2\""),
      ]),
    Turn(
      testDescription: "a part without its place",
      steps: [.reply(206, [:], Array(other[2000...])), .file(other, etag: "\"2\"")]),
    Turn(
      testDescription: "parts that are none",
      steps: [part("lines 1-2/3", Array(other[2000...])), .file(other, etag: "\"2\"")]),
    Turn(
      testDescription: "no such part",
      steps: [.reply(416, ["Content-Range": "bytes */5000"]), .file(other, etag: "\"2\"")]),
    Turn(testDescription: "not changed, unasked", steps: [.reply(304), .file(other, etag: "\"2\"")]),
  ]

  @Test(arguments: turns) func `two versions are never glued together`(turn: Turn) throws {
    let room = try FetchRoom([.file(zip, cut: 2000)] + turn.steps)
    let file = try room.fetch()
    #expect(room.server.headers("range")[1] == "bytes=2000-")
    #expect(try room.bytes("17100009-eng.zip") == Self.other)
    #expect(file.how == .fetched(after: 0))
    #expect(room.files == FetchRoom.whole)
    // To begin anew needs no patience.
    #expect(room.waits == [1])
  }

  @Test func `a weak tag promises no bytes, a date does`() throws {
    let weak = "W/\"1\""
    let dated = try FetchRoom([.file(zip, etag: weak, date: date, cut: 2000), .file(zip, etag: weak, date: date)])
    try dated.fetch()
    #expect(dated.server.headers("if-range") == [nil, date])
    let undated = try FetchRoom([.file(zip, etag: weak, cut: 2000), .file(zip, etag: weak)])
    try undated.fetch()
    #expect(undated.server.headers("range") == [nil, nil])
    #expect(try undated.bytes("17100009-eng.zip") == zip)
  }

  @Test func `the part of another address is not gone on with`() throws {
    let room = try FetchRoom([.file(zip, cut: 2000), .file(Self.other)])
    _ = try room.refusal { $0.retries = 0 }
    try room.fetch("/other/17100009-eng.zip")
    #expect(room.server.headers("range") == [nil, nil])
    #expect(try room.bytes("17100009-eng.zip") == Self.other)
  }

  @Test func `a part whose receipt is lost or damaged is not gone on with`() throws {
    for text in [nil, "{", "{}"] {
      let room = try FetchRoom([.file(zip, cut: 2000), .file(Self.other)])
      _ = try room.refusal { $0.retries = 0 }
      let receipt = room.folder + "/.17100009-eng.zip.part.json"
      try FileManager.default.removeItem(atPath: receipt)
      if let text { try Data(text.utf8).write(to: URL(filePath: receipt)) }
      try room.fetch()
      #expect(room.server.headers("range") == [nil, nil])
      #expect(try room.bytes("17100009-eng.zip") == Self.other)
      #expect(room.files == FetchRoom.whole)
    }
  }

  @Test func `the old file stays while a new one does not come`() throws {
    let room = try FetchRoom([.file(zip)] + (0..<5).map { _ in .file(Self.other, etag: "\"2\"", cut: 100) })
    try room.fetch()
    #expect(try room.refusal().code == "fetch-broken")
    #expect(try room.bytes("17100009-eng.zip") == zip)
    #expect(room.waits == [1, 2, 4, 8])
    #expect(room.server.requests.count == 6)
  }

  @Test func `tries that bring much do not use up the patience`() throws {
    let long = FetchRoom.zip(4_000_000)
    let steps: [HTTPStep] = (0..<3).map { _ in .file(long, cut: 1_100_000) }
    let room = try FetchRoom(steps + [.file(long)])
    try room.fetch { $0.retries = 1 }
    #expect(try room.bytes("17100009-eng.zip") == long)
    #expect(room.waits == [1, 1, 1])
  }

  @Test func `a server that always breaks after the same much is given up`() throws {
    let long = FetchRoom.zip(4_000_000)
    let room = try FetchRoom((0..<9).map { _ in .file(long, etag: nil, cut: 1_100_000) })
    #expect(try room.refusal().code == "fetch-broken")
    #expect(room.server.requests.count == 5)
    #expect(room.files == [])
  }

  /// A server that can go away.
  private final class Mortal: Sendable {
    let server: Mutex<HTTPServer?>
    init(_ script: [HTTPStep]) throws { server = Mutex(try HTTPServer(script)) }
  }

  @Test func `a server that goes away in the middle is tried again, and what came stays`() throws {
    let room = try FetchRoom([])
    let mortal = try Mortal([.file(zip, cut: 2000)])
    let address = try #require(mortal.server.withLock { $0?.address() })
    let waits = Mutex<[Double]>([])
    let refusal = try room.refusal(address: address) { options in
      options.wait = { seconds in
        waits.withLock { $0.append(seconds) }
        mortal.server.withLock { $0 = nil }
      }
    }
    #expect(waits.withLock { $0 } == [1, 2, 4, 8])
    #expect(refusal.exit == .inputOutput)
    #expect(room.files == FetchRoom.broken)
  }

  @Test func `two programs do not write one file`() throws {
    let room = try FetchRoom([.file(zip)])
    try FileManager.default.createDirectory(atPath: room.folder, withIntermediateDirectories: true)
    let other = try PartFile(room.folder + "/.17100009-eng.zip.part")
    let refusal = try room.refusal()
    #expect(refusal.code == "fetch-under-way")
    #expect(other.size == 0)
    #expect(room.server.requests.isEmpty)
  }
}
