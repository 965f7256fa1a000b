import ArgumentParser
import Foundation
import LIPData

/// The contents page: every verb of the program.
@main
struct LIPDataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lipdata",
    abstract: "Data for Local Immigration Partnerships: official files in, needs assessments out.",
    discussion: """
      A first assessment, from the figures that come with the program:
        lipdata ingest --defaults --store lipdata.sqlite
        lipdata assess ottawa --store lipdata.sqlite --output ottawa --lang both
      """,
    version: "lipdata 0.1.0",
    subcommands: [
      AssessCommand.self, IngestCommand.self, IndicatorsCommand.self, LIPsCommand.self, DatasetsCommand.self,
      StatusCommand.self, SchemaCommand.self,
    ])

  static func main() {
    // A closed pipe is no failure: `lipdata lips | head` ends with 0.
    signal(SIGPIPE) { _ in _exit(0) }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let diagnostic as Diagnostic {
      Output.note(diagnostic.description)
      Foundation.exit(diagnostic.exit.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}
