import ArgumentParser

/// Evaluation frameworks: what there is, what is in each, and the file to fill in.
struct FrameworksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frameworks",
    abstract: "List evaluation frameworks, show one, or write the file of answers to fill in.",
    discussion: """
      lipdata score runs a framework over partnerships.

      Example:
        lipdata frameworks template lips-annual-survey --lip ottawa --period 2024-25 --output answers.csv
      """,
    subcommands: [FrameworksListCommand.self, FrameworksShowCommand.self, FrameworksTemplateCommand.self],
    defaultSubcommand: FrameworksListCommand.self)
}
