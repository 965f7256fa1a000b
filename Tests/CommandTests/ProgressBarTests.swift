import Foundation
import TestSupport
import Testing

@testable import lipdata_cli

struct ProgressBarTests {
  private func line(
    _ bytes: Int, _ total: Int? = nil, rows: Int? = nil, speed: Double? = nil, rowSpeed: Double? = nil, width: Int = 80
  ) -> String {
    ProgressLine(
      name: "17100009-eng.zip", bytes: bytes, total: total, rows: rows, bytesPerSecond: speed, rowsPerSecond: rowSpeed
    ).text(width: width)
  }

  @Test func `the line says how much of how much, how fast and how long`() {
    #expect(
      line(3_000_000, 12_000_000, speed: 1_500_000, width: 100)
        == "17100009-eng.zip  [=======                       ]  25%  3.0 MB of 12.0 MB  1.5 MB/s  6 s left")
    #expect(line(0, 1000) == "17100009-eng.zip  [" + String(repeating: " ", count: 30) + "]  0%  0 bytes of 1.0 kB")
    #expect(line(999, 1000).contains("  99%  "))
    #expect(line(1000, 1000).contains("[" + String(repeating: "=", count: 30) + "]  100%  "))
  }

  @Test func `rows are counted where there are some`() {
    #expect(
      line(1000, rows: 5, speed: 2_000_000, rowSpeed: 1_234_567.4)
        == "17100009-eng.zip  1.0 kB  2.0 MB/s  1,234,567 rows/s")
    #expect(line(1000, speed: 2_000_000, rowSpeed: 7) == "17100009-eng.zip  1.0 kB  2.0 MB/s")
  }

  @Test(arguments: [nil, 0, 500]) func `a length that is not known, or is passed, gives no share`(total: Int?) {
    #expect(line(1000, total, speed: 10) == "17100009-eng.zip  1.0 kB  10 bytes/s")
  }

  @Test func `no line is wider than the terminal`() {
    for width in 0...120 {
      let text = line(3_000_000, 12_000_000, rows: 1, speed: 1_500_000, rowSpeed: 250_000, width: width)
      #expect(text.count <= width)
    }
    #expect(line(3_000_000, 12_000_000, width: 40) == "17100009-eng.zip  25%  3.0 MB of 12.0 MB")
  }

  @Test func `a name cannot move the cursor`() {
    let line = ProgressLine(name: "a\u{1B}[2Jb\r\n.csv", bytes: 1, total: nil).text(width: 80)
    #expect(line == "a?[2Jb??.csv  1 byte")
  }

  @Test(arguments: [
    (0.0, "0 s"), (59.2, "1 min"), (59, "59 s"), (61, "2 min"), (7500, "2 h 5 min"), (-1, "0 s"),
    (1e300, "100 h 0 min"),
  ])
  func `time is said in words`(seconds: Double, text: String) { #expect(ProgressLine.time(seconds) == text) }

  @Test func `speed is that of the last seconds`() {
    var speed = ProgressSpeed()
    #expect(speed.perSecond == nil)
    speed.add(0, at: 0)
    speed.add(100, at: 0.2)
    #expect(speed.perSecond == nil)
    speed.add(1000, at: 1)
    #expect(speed.perSecond == 1000)
    for second in 2...20 { speed.add(1000 + (second - 1) * 10, at: Double(second)) }
    #expect(speed.perSecond == 10)
    speed.add(0, at: 21)
    #expect(speed.perSecond == nil)
  }

  /// Fetches a file that stalls, with a terminal behind stderr; returns what was drawn there.
  private func drawn(_ terminal: String) throws -> String {
    let csv = Array(IngestTests.monthly.utf8)
    let server = try HTTPServer([.file(csv, stall: 100), .file(csv)])
    let folder = try Folder()
    let entry = try String(
      contentsOfFile: Program.checkout + "/Datasets/catalogue/\(FetchCommandTests.id).yaml", encoding: .utf8)
    try folder.write(
      "mine/catalogue/a.yaml",
      entry.replacing(/download: .*/, with: "download: \"\(server.address("/data/ODP-PR-Gender.csv"))\""))
    let screen = try Terminal()
    let outcome = try Program.shell(
      "lipdata fetch \(FetchCommandTests.id) --workspace mine --cache cache --stall 2 2>'\(screen.path)'", in: folder,
      environment: ["TERM": terminal])
    #expect(outcome.status == 0)
    #expect(outcome.out == "cache/\(FetchCommandTests.id)/ODP-PR-Gender.csv\n")
    return screen.text()
  }

  @Test func `on a terminal the bar is drawn, erased for notes and when it is done`() throws {
    let text = try drawn("xterm")
    let erase = "\r\u{1B}[K"
    #expect(text.contains("\(erase)\(FetchCommandTests.id)  "), "\(text)")
    #expect(text.contains("100 bytes of "))
    #expect(text.contains("\(erase)\(FetchCommandTests.id): No byte came for 2 s after 100 bytes; trying again in 1 s"))
    #expect(text.contains(": fetched, gone on with after 100 bytes"))
    #expect(!text.contains("\u{1B}[3"), "a colour")
  }

  @Test func `a terminal that cannot erase gets the notes only`() throws {
    let text = try drawn("dumb")
    #expect(!text.contains("\u{1B}"))
    #expect(text.split(whereSeparator: \.isNewline).count == 2, "\(text)")
  }
}
