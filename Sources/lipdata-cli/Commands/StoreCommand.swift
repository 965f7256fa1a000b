import ArgumentParser

/// What is done with a store as a whole.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store",
    abstract: "Look after the store.",
    discussion: """
      Example:
        lipdata store check --store lipdata.sqlite
      """,
    subcommands: [StoreCheckCommand.self])
}
