import Foundation
import TestSupport
import Testing

struct HelpTests {
  /// Every command of the program, found through the help of the one above it.
  private static func commands(under path: [String] = []) throws -> [[String]] {
    let help = try Program.run(Program.path, path + ["--help"])
    var found = [path]
    guard let list = help.out.split(separator: "SUBCOMMANDS:\n").dropFirst().first else { return found }
    for line in list.split(separator: "\n")
    where line.hasPrefix("  ") && !line.hasPrefix("   ") && !line.hasPrefix("  See") {
      let name = line.split(separator: " ")[0]
      found += try commands(under: path + [String(name)])
    }
    return found
  }

  private static func file(_ command: [String]) -> String {
    "help/" + (["lipdata"] + command).joined(separator: "-") + ".txt"
  }

  @Test func `the help of every command is its golden file and shows an example`() throws {
    let commands = try Self.commands()
    #expect(commands.count >= 11, "the commands were not found")
    for command in commands {
      let name = command.joined(separator: " ")
      let outcome = try Program.run(Program.path, command + ["--help"])
      #expect(outcome.status == 0, "\(name)")
      #expect(outcome.err == "", "\(name)")
      #expect(outcome.out.contains("Example"), "\(name) shows no example")
      try Golden.expect(outcome.bytes, is: Self.file(command))
    }
    let golden = try FileManager.default.contentsOfDirectory(atPath: Golden.folder().path + "/help").sorted()
    #expect(golden == commands.map { Self.file($0).replacing("help/", with: "") }.sorted())
  }

  @Test func `the examples of every help name commands and options that exist`() throws {
    for command in try Self.commands() {
      let help = try Program.run(Program.path, command + ["--help"]).out
      for line in help.replacing("\\\n", with: " ").split(separator: "\n") where line.hasPrefix("  lipdata ") {
        try CommandLineCheck.expect(String(line), in: command.joined(separator: " "))
      }
    }
  }

  @Test func `no line of help passes the terminal's edge, save examples and usage`() throws {
    for command in try Self.commands() {
      for line in try Program.run(Program.path, command + ["--help"]).out.split(separator: "\n")
      where !line.hasPrefix("USAGE") && !line.hasPrefix("  lipdata") {
        #expect(line.count <= 80, "\(line)")
      }
    }
  }

  @Test func `the version is one line`() throws {
    let outcome = try Program.run("--version")
    #expect(outcome.status == 0)
    #expect(outcome.err == "")
    #expect(outcome.out.wholeMatch(of: /lipdata \d+\.\d+\.\d+\n/) != nil, "\(outcome.out)")
  }

  @Test func `without a command the help is shown`() throws {
    let outcome = try Program.run()
    #expect(outcome.status == 0)
    #expect(outcome.out == (try Program.run("--help").out))
  }

  @Test(arguments: [
    ["frobnicate"], ["lips", "extra"], ["lips", "--bogus"], ["indicators", "lst"], ["lips", "--format", "xlsx"],
  ])
  func `what the command line does not know is refused with 64 and nothing on stdout`(arguments: [String]) throws {
    let outcome = try Program.run(Program.path, arguments)
    #expect(outcome.status == 64)
    #expect(outcome.out == "")
    #expect(outcome.err.contains("Error: "))
  }

  @Test func `a mistyped option is met with the nearest one`() throws {
    let outcome = try Program.run("assess", "ottawa", "--stoer", "x", "--output", "y")
    #expect(outcome.status == 64)
    #expect(outcome.err.contains("Did you mean '--store'?"))
  }
}
