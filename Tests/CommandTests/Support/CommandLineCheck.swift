import Foundation
import Testing

/// Checks that a command line in a text names commands and options that the program has.
enum CommandLineCheck {
  /// Expects every `lipdata` call of a line to be one that the program's own help knows.
  static func expect(_ line: String, in place: String) throws {
    let words = line.split(separator: " ").map(String.init)
    guard let start = words.firstIndex(of: "lipdata") else { return }
    var rest = words[(start + 1)...].prefix { !["|", ">", "&&", ";", "#", "2>"].contains($0) }
    var command: [String] = []
    var help = try Program.run("--help").out
    while let word = rest.first, help.contains("\n  \(word) "), help.contains("SUBCOMMANDS:") {
      command.append(word)
      rest = rest.dropFirst()
      help = try Program.run(Program.path, command + ["--help"]).out
    }
    #expect(
      !help.contains("SUBCOMMANDS:") || rest.first?.hasPrefix("-") ?? true,
      "\(place): lipdata \(command.joined(separator: " ")) has no command \"\(rest.first ?? "")\": \(line)")
    for option in rest where option.hasPrefix("-") {
      let name = String(option.prefix { $0 != "=" })
      let known = help.contains("  \(name) ") || help.contains(", \(name) ") || help.contains("  \(name),")
      #expect(known, "\(place): lipdata \(command.joined(separator: " ")) has no option \(name): \(line)")
    }
  }
}
