import ArgumentParser

/// The catalogue of official datasets and research resources.
struct DatasetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "datasets",
    abstract: "Look into the catalogue of official datasets and research resources.",
    discussion: """
      An address whose evidence is "unverified" was not seen by us.

      Examples:
        lipdata datasets search housing newcomers
        lipdata datasets show statcan-17-10-0009 --lang fr
      """,
    subcommands: [DatasetsListCommand.self, DatasetsSearchCommand.self, DatasetsShowCommand.self],
    defaultSubcommand: DatasetsListCommand.self)
}
