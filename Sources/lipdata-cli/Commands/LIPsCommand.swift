import ArgumentParser

struct LIPsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "lips")
}
