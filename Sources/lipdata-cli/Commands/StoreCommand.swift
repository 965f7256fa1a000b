import ArgumentParser

/// What is done with a store as a whole.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store",
    abstract: "Look after the store.",
    discussion: """
      Examples:
        lipdata store check --store lipdata.sqlite
        lipdata store tables --format md
      """,
    subcommands: [StoreCheckCommand.self, StoreTablesCommand.self])
}
