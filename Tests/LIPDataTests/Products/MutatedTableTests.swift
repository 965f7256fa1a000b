import TestSupport
import Testing

@testable import LIPData

/// Files with random damage: read, or refused with a place; never a crash, never a hang.
struct MutatedTableTests {
  static let files: [[UInt8]] = [
    LabelledTableTests.census, LabelledTableTests.highlight, LabelledTableTests.yearly,
    [TidyTests.header] + TidyTests.rows, WideLabelsTests.rows,
  ].map { Array($0.map { $0 + "\r\n" }.joined().utf8) }

  private func read(_ bytes: [UInt8]) throws {
    let source = ByteSource(bytes: bytes)
    for find in [CensusTable.columns, HighlightTable.columns, IRCCYearly.columns] {
      guard let columns = try find(bytes) else { continue }
      _ = try LabelledTable.read(source, columns: columns, rejects: .listing(), sink: TableCollector())
    }
    let grid = try Grid(delimited: source)
    if let draft = WideDraft(grid, OwnAreas(), isSheet: false) {
      _ = try OwnTable(try YAMLNode.parse(Wide.example(draft, sheet: nil, id: "x"), file: "x.yaml"))
    }
    let described = try OwnTable(try YAMLNode.parse(WideLabelsTests.filled, file: "w.yaml"))
    if let page = try? WidePage(grid, headings: [3, 4], isSheet: false),
      let content = try? Wide.content(page, described, OwnAreas(), descriptor: "w.yaml")
    {
      _ = try Wide.read(content, rejects: .listing(), sink: TableCollector())
    }
    guard let columns = try Tidy.columns(head: bytes) else { return }
    let table = try OwnTable(try YAMLNode.parse(TidyTests.descriptor, file: "t.yaml"))
    _ = try Tidy.read(
      source, Tidy.Content(columns: columns, table: table), rejects: .listing(), sink: TableCollector())
  }

  @Test(arguments: files.indices) func `a damaged file is read or refused`(place: Int) {
    var random = SeededGenerator(seed: UInt64(place + 1))
    let interesting = Array("\",\n\r;\t -.0E\u{0}x(:[]".utf8) + [0xFF, 0xA0, 0xC3]
    for _ in 0..<400 {
      var bytes = Self.files[place]
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = interesting.randomElement(using: &random) ?? 0
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(interesting.randomElement(using: &random) ?? 0, at: at)
        default: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...80, using: &random)))
        }
        if bytes.isEmpty { bytes = [0x0A] }
      }
      do {
        try read(bytes)
      } catch let refusal as Diagnostic {
        #expect(!refusal.sentence.isEmpty)
      } catch {
        Issue.record("no diagnostic: \(error)")
      }
    }
  }
}
