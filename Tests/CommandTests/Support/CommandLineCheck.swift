import Foundation
import Testing

/// Checks that a command line in a text names commands and options that the program has.
enum CommandLineCheck {
  /// Expects every `lipdata` call of a line to be one that the program's own help knows.
  static func expect(_ line: String, in place: String) throws {
    for problem in try problems(line) { Issue.record("\(place): \(problem): \(line)") }
  }

  /// What the program's own help does not know of a line.
  static func problems(_ line: String) throws -> [String] {
    let words = line.split(separator: " ").map(String.init)
    guard let start = words.firstIndex(of: "lipdata") else { return [] }
    var rest = words[(start + 1)...].prefix { !["|", ">", "&&", ";", "#", "2>"].contains($0) }
    var command: [String] = []
    var help = try Program.run("--help").out
    while let word = rest.first, help.contains("SUBCOMMANDS:"), help.contains("\n  \(word) ") {
      command.append(word)
      rest = rest.dropFirst()
      help = try Program.run(Program.path, command + ["--help"]).out
    }
    let name = (["lipdata"] + command).joined(separator: " ")
    var problems: [String] = []
    if help.contains("SUBCOMMANDS:"), let word = rest.first, !word.hasPrefix("-") {
      problems.append("\(name) has no command \(word)")
    }
    for option in rest where option.hasPrefix("-") {
      let word = option.prefix { $0 != "=" }
      let isKnown = help.contains("  \(word) ") || help.contains(", \(word) ") || help.contains("  \(word),")
      if !isKnown { problems.append("\(name) has no option \(word)") }
    }
    return problems
  }
}
