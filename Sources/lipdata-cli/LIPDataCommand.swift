import ArgumentParser

@main
struct LIPDataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "lipdata", version: "0.1.0")
}
