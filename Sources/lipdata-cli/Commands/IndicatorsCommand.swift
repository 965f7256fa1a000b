import ArgumentParser

/// The indicators: what there is, what one is, and computing them straight from a file.
struct IndicatorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "indicators",
    abstract: "List and show indicators, or compute them straight from an official file.",
    discussion: """
      Example:
        lipdata indicators list
      """,
    subcommands: [IndicatorsListCommand.self, IndicatorsShowCommand.self, IndicatorsComputeCommand.self])
}
