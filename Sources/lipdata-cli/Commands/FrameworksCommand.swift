import ArgumentParser

/// Evaluation frameworks: what there is, what is in each, and the file to fill in.
struct FrameworksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frameworks",
    abstract: "List evaluation frameworks, show one, or write the file of answers to fill in.",
    subcommands: [FrameworksListCommand.self, FrameworksShowCommand.self, FrameworksTemplateCommand.self],
    defaultSubcommand: FrameworksListCommand.self)
}
