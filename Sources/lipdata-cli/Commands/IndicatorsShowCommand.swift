import ArgumentParser

struct IndicatorsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show")
}
