import Foundation
import Testing

/// What the documents tell people to type is what the program knows.
struct DocumentationTests {
  private static func commandLines(_ text: String) -> [String] {
    var lines: [String] = []
    var fenced = false
    var isConsole = false
    for line in text.replacing("\\\n", with: " ").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        fenced.toggle()
        isConsole = line == "```console"
      }
      // What a console block prints is no command.
      if fenced, isConsole, !line.hasPrefix("$ ") { continue }
      let plain = line.drop { $0 == " " || $0 == "$" }
      if (fenced || line.hasPrefix("    ") || line.hasPrefix("$ ")) && plain.hasPrefix("lipdata ") {
        lines.append(String(plain))
      } else if !fenced {
        lines += line.matches(of: /`(lipdata [^`]+)`/).map { String($0.output.1) }
      }
    }
    return lines
  }

  @Test(arguments: [
    "README.md", "Datasets/README.md", "Benchmarks/README.md", "Notebooks-md/first-assessment.md",
    "Notebooks-md/first-scorecard.md",
  ])
  func `every lipdata command in a document is one that the program has`(name: String) throws {
    let path = Program.checkout + "/" + name
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      return print("skipped: \(name) is absent")
    }
    let lines = Self.commandLines(text)
    if lines.isEmpty { print("skipped: \(name) names no lipdata command") }
    for line in lines { try CommandLineCheck.expect(line, in: name) }
  }

  @Test func `every document that is linked to is there`() throws {
    for name in ["README.md", "Notebooks-md/first-assessment.md", "Notebooks-md/first-scorecard.md"] {
      let url = URL(fileURLWithPath: Program.checkout + "/" + name)
      guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
      for link in text.matches(of: /\]\(([^)#]+)/).map(\.output.1) where !link.contains("://") {
        let target = url.deletingLastPathComponent().appendingPathComponent(String(link)).path
        #expect(FileManager.default.fileExists(atPath: target), "\(name) links to \(link)")
      }
    }
  }

  @Test func `the check of command lines tells wrong ones from right ones`() throws {
    #expect(try CommandLineCheck.problems("lipdata indicators compute --from x --catchments y --output z -o z") == [])
    #expect(try CommandLineCheck.problems("lipdata lips | head -1") == [])
    #expect(try CommandLineCheck.problems("lipdata lips --bogus x") == ["lipdata lips has no option --bogus"])
    #expect(try CommandLineCheck.problems("lipdata frobnicate") == ["lipdata has no command frobnicate"])
    #expect(try CommandLineCheck.problems("lipdata indicators lst") == ["lipdata indicators has no command lst"])
  }
}
