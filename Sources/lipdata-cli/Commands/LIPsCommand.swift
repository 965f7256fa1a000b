import ArgumentParser

/// The verbs about partnerships.
struct LIPsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lips",
    abstract: "List the partnerships, show one, find its peers, check a list of your own.",
    discussion: """
      Example:
        lipdata lips show ottawa
      """,
    subcommands: [LIPsListCommand.self, LIPsShowCommand.self, LIPsPeersCommand.self, LIPsCheckCommand.self],
    defaultSubcommand: LIPsListCommand.self)
}
