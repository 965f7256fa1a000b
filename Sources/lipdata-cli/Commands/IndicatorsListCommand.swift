import ArgumentParser

struct IndicatorsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list")
}
