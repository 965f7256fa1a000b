import Foundation
import Testing

/// Runs what the notebooks show and compares it with what they say comes back.
///
/// A ` ```console ` block holds lines that begin with `$ `, each followed by everything that is then printed, notes and
/// data together as a terminal shows them. A line `…` stands for any lines; `…` at a line's beginning or end for what is left out there. A
/// ` ```csv NAME ` block is a file that the reader is asked to write. All blocks of a notebook run in order in one
/// folder, which holds the checkout's `Datasets` as a download of lipdata does.
struct NotebookTests {
  private struct Step {
    var line: Int
    var command: String
    var shown: [String] = []
  }

  private enum Block {
    case file(name: String, text: String)
    case steps([Step])
  }

  static let notebooks: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Program.checkout + "/Notebooks-md")) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted()
  }()

  @Test func `there are notebooks`() { #expect(!Self.notebooks.isEmpty) }

  @Test(arguments: notebooks) func `a notebook does what it shows`(name: String) throws {
    let text = try String(contentsOfFile: Program.checkout + "/Notebooks-md/" + name, encoding: .utf8)
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(
      atPath: folder("Datasets"), withDestinationPath: Program.checkout + "/Datasets")
    let blocks = Self.blocks(of: text)
    #expect(!blocks.isEmpty)
    for block in blocks {
      switch block {
      case .file(let file, let text): try folder.write(file, text)
      case .steps(let steps):
        for step in steps {
          let outcome = try Program.shell(step.command, in: folder, merged: true)
          let refused = step.shown.contains { $0.contains("error[") }
          #expect((outcome.status == 0) != refused, "\(name):\(step.line): \(step.command)\n\(outcome.out)")
          var printed = outcome.out.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
          if printed.last == "" { printed.removeLast() }
          let difference = Self.firstDifference(shown: step.shown[...], printed: printed[...])
          #expect(
            difference == nil,
            "\(name):\(step.line): \(step.command)\nprints\n\(outcome.out)\nwhich differs: \(difference ?? "")")
        }
      }
    }
  }

  private static func blocks(of text: String) -> [Block] {
    var blocks: [Block] = []
    var info: String?
    var file = ""
    var steps: [Step] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("```") {
        if let open = info {
          if open == "console" { blocks.append(.steps(steps)) }
          if open.hasPrefix("csv ") { blocks.append(.file(name: String(open.dropFirst(4)), text: file)) }
          info = nil
        } else {
          info = String(line.dropFirst(3))
          file = ""
          steps = []
        }
      } else if info == "console" {
        if line.hasPrefix("$ ") {
          steps.append(Step(line: index + 1, command: String(line.dropFirst(2))))
        } else if !steps.isEmpty {
          steps[steps.count - 1].shown.append(String(line))
        }
      } else {
        file += line + "\n"
      }
    }
    return blocks
  }

  /// Why what is shown is not what was printed; nil when it is.
  private static func firstDifference(shown: ArraySlice<String>, printed: ArraySlice<String>) -> String? {
    guard let line = shown.first else { return printed.first.map { "\"\($0)\" is not shown" } }
    if line == "…" {
      for start in printed.startIndex...printed.endIndex
      where firstDifference(shown: shown.dropFirst(), printed: printed[start...]) == nil { return nil }
      return "nothing follows that fits after …: \(shown.dropFirst().first ?? "")"
    }
    guard let found = printed.first else { return "\"\(line)\" is not printed" }
    let fits =
      line == found || line.hasSuffix("…") && found.hasPrefix(line.dropLast())
      || line.hasPrefix("…") && found.hasSuffix(line.dropFirst())
    guard fits else { return "\"\(line)\" is shown, \"\(found)\" printed" }
    return firstDifference(shown: shown.dropFirst(), printed: printed.dropFirst())
  }
}
