import Foundation
import TestSupport
import Testing

/// `lipdata fetch`, run against a server on loopback.
struct FetchCommandTests {
  static let id = "ircc-permanent-residents-by-gender"
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Lays an entry over the shipped one, whose file the server has.
  private func write(_ address: String, id: String = id, evidence: String = "unverified") throws {
    let shipped = try String(
      contentsOfFile: Program.checkout + "/Datasets/catalogue/\(Self.id).yaml", encoding: .utf8)
    let entry = shipped.replacing("id: \(Self.id)", with: "id: \(id)")
      .replacing(/download: .*/, with: "download: \"\(address)\"")
      .replacing("evidence: unverified", with: "evidence: \(evidence)")
    try folder.write("mine/catalogue/\(id).yaml", entry)
  }

  private func fetch(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(
      Program.path, ["fetch", "--workspace", "mine", "--cache", "cache"] + arguments, in: folder)
  }

  private let csv = Array(IngestTests.monthly.utf8)
  private let path = "cache/\(id)/ODP-PR-Gender.csv"

  @Test func `the path is printed on stdout, and all else on stderr, with what is unverified`() throws {
    let server = try HTTPServer([.file(csv), .file(csv), .file(csv)])
    try write(server.address("/data/ODP-PR-Gender.csv"))
    let first = try fetch(Self.id)
    #expect(first.status == 0, "\(first.err)")
    #expect(first.out == path + "\n")
    #expect(
      first.err.hasPrefix("\(Self.id): ODP-PR-Gender.csv: fetched, \(csv.count) bytes, SHA-256 "), "\(first.err)")
    #expect(first.err.hasSuffix("; its address is unverified: see that it is the file you want\n"))
    #expect(first.err.split(separator: "\n").count == 1)
    #expect(try folder.bytes(path) == csv)
    #expect(server.headers("user-agent").first??.hasPrefix("lipdata/") == true)
    let again = try fetch(Self.id)
    #expect(again.out == path + "\n")
    #expect(again.err.contains(": not changed since "))
    try write(server.address("/data/ODP-PR-Gender.csv"), evidence: "seen")
    #expect(try !fetch(Self.id).err.contains("unverified"))
  }

  @Test func `what is fetched can be ingested, and the store knows its address`() throws {
    let server = try HTTPServer([.file(csv), .file(csv)])
    try write(server.address("/data/ODP-PR-Gender.csv"))
    let outcome = try Program.shell(
      "lipdata ingest $(lipdata fetch \(Self.id) --workspace mine --cache cache) --store s.sqlite", in: folder)
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.err.contains("\(path): ircc-monthly of \(Self.id), recognised by its columns and its name"))
    #expect(
      try SQLite.run("SELECT address FROM file", on: folder("s.sqlite")) == [server.address("/data/ODP-PR-Gender.csv")])
    let both = try fetch(Self.id, "--ingest", "--store", "t.sqlite")
    #expect(both.status == 0, "\(both.err)")
    #expect(both.out == path + "\n")
    #expect(
      try SQLite.run("SELECT address, rows FROM file", on: folder("t.sqlite")) == [
        server.address("/data/ODP-PR-Gender.csv") + "|2"
      ])
  }

  @Test func `the cache is found by XDG's variable`() throws {
    let server = try HTTPServer([.file(csv)])
    try write(server.address("/data/ODP-PR-Gender.csv"))
    let outcome = try Program.run(
      "fetch", Self.id, "--workspace", "mine", in: folder, environment: ["XDG_CACHE_HOME": folder("x")])
    #expect(outcome.out == folder("x/lipdata/\(Self.id)/ODP-PR-Gender.csv\n"))
  }

  @Test func `no proxy stands between this computer and itself`() throws {
    let server = try HTTPServer([.file(csv)])
    try write(server.address("/data/ODP-PR-Gender.csv"))
    let port = try ClosedPort()
    let proxy = "http://127.0.0.1:\(port.number)"
    let outcome = try Program.run(
      "fetch", Self.id, "--workspace", "mine", "--cache", "cache", in: folder,
      environment: ["http_proxy": proxy, "ALL_PROXY": proxy])
    #expect(outcome.status == 0, "\(outcome.err)")
  }

  @Test func `offline is one line and 74`() throws {
    let port = try ClosedPort()
    try write("http://127.0.0.1:\(port.number)/a.csv")
    try write("http://127.0.0.1:\(port.number)/b.csv", id: "other")
    let outcome = try fetch(Self.id, "other")
    #expect(outcome.status == 74)
    #expect(outcome.out == "")
    #expect(outcome.err.hasPrefix("error[offline]: 127.0.0.1 cannot be reached"))
    #expect(outcome.err.split(separator: "\n").count == 1)
    #expect(try folder.files(under: "cache") == [])
  }

  @Test func `one that fails keeps none out, and is told at the end`() throws {
    let server = try HTTPServer([.reply(404), .file(csv)])
    try write(server.address("/a.csv"), id: "first")
    try write(server.address("/data/ODP-PR-Gender.csv"))
    let outcome = try fetch("first", Self.id, "--ingest", "--store", "s.sqlite")
    #expect(outcome.status == 66)
    #expect(try SQLite.run("SELECT rows FROM file", on: folder("s.sqlite")) == ["2"])
    #expect(outcome.out == path + "\n")
    #expect(outcome.err.contains("\(server.address("/a.csv")): error[not-there]: There is no such file"))
    #expect(outcome.err.contains("The catalogue's address is unverified. Look for the file at https://"))
  }

  @Test func `an id that is none is met with the nearest one, before anything is fetched`() throws {
    let server = try HTTPServer([])
    try write(server.address("/a.csv"))
    let outcome = try fetch(Self.id, "ircc-permanent-residents-by-gendre")
    #expect(outcome.status == 64)
    #expect(outcome.err.contains("Did you mean \"\(Self.id)\"?"))
    #expect(server.requests.isEmpty)
    let none = try fetch("toronto-neighbourhoods-2021")
    #expect(none.status == 66)
    #expect(none.err.contains("error[no-download]"))
    #expect(none.err.contains("Look for the file at https://"))
  }

  @Test(arguments: [
    ["--limit", "much"], ["--retries", "-1"], ["--stall", "0"], ["--store", "s.sqlite"], ["--ingest"],
  ]) func `what cannot be meant is a usage error`(arguments: [String]) throws {
    let outcome = try Program.run(Program.path, ["fetch", Self.id] + arguments, in: folder)
    #expect(outcome.status == 64)
    #expect(outcome.out == "")
    #expect(try folder.files() == [])
  }

  @Test func `a limit, a web page and a cache that cannot be made are refused`() throws {
    let server = try HTTPServer([.file(csv), .reply(200, ["Content-Type": "text/html"], Array("<html>".utf8))])
    try write(server.address("/a.csv"))
    let large = try fetch(Self.id, "--limit", "100B")
    #expect(large.status == 65)
    #expect(large.err.contains("error[too-large]"))
    let page = try fetch(Self.id)
    #expect(page.status == 65)
    #expect(page.err.contains("error[not-the-file]: The server sent a web page instead of the file"))
    #expect(try folder.files(under: "cache") == [])
    try folder.write("blocked", "")
    let blocked = try fetch(Self.id, "--cache", "blocked/here")
    #expect(blocked.status == 73)
    #expect(blocked.err.contains("--cache"))
  }

  @Test func `an interrupted fetch is gone on with by the next`() throws {
    let server = try HTTPServer([.file(csv, stall: 100), .file(csv)])
    try write(server.address("/data/ODP-PR-Gender.csv"))
    // It is ended when the first bytes have been written; whoever runs the tests may have blocked gentler signals.
    let outcome = try Program.shell(
      """
      lipdata fetch \(Self.id) --workspace mine --cache cache & pid=$!
      for i in $(seq 600); do [ -s cache/\(Self.id)/.ODP-PR-Gender.csv.part ] && break; sleep 0.1; done
      kill -KILL $pid; wait $pid; echo ended
      """, in: folder)
    #expect(outcome.out == "ended\n", "\(outcome.err)")
    #expect(!folder.has(path))
    let next = try fetch(Self.id)
    #expect(next.err.contains("gone on with after 100 bytes"), "\(next.err)")
    #expect(server.headers("range") == [nil, "bytes=100-"])
    #expect(try folder.bytes(path) == csv)
  }

  @Test func `a disk that takes nothing is said, and nothing is left`() throws {
    let server = try HTTPServer([.file(csv)])
    try write(server.address("/data/ODP-PR-Gender.csv"))
    // A file may not grow beyond what the shell allows: the nearest to a full disk that every system has.
    let outcome = try Program.shell(
      "(trap '' XFSZ; ulimit -f 0; lipdata fetch \(Self.id) --workspace mine --cache cache 2>&1) | cat", in: folder)
    #expect(outcome.out.contains("error[write-failed]"), "\(outcome.out)")
    #expect(outcome.out.contains("Make room on the disk"), "\(outcome.out)")
    #expect(!folder.has(path))
  }

  @Test func `the catalogue says how a dataset is fetched`() throws {
    let shown = try Program.run("datasets", "show", Self.id).out
    #expect(shown.contains("fetch,lipdata fetch \(Self.id)\n"))
    #expect(try !Program.run("datasets", "show", "toronto-neighbourhoods-2021").out.contains("lipdata fetch"))
  }
}
