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
      Example, a first assessment from the figures that come with the program:
        lipdata ingest --defaults --store lipdata.sqlite
        lipdata assess ottawa --store lipdata.sqlite --output ottawa --lang both
      """,
    version: "lipdata 0.1.0",
    subcommands: [
      AssessCommand.self, ScoreCommand.self, FrameworksCommand.self, ExplainCommand.self, FetchCommand.self,
      IngestCommand.self, ProtectCommand.self,
      IndicatorsCommand.self,
      LIPsCommand.self,
      CompositeCommand.self,
      DatasetsCommand.self,
      StatusCommand.self, StoreCommand.self, ForgetCommand.self, SchemaCommand.self,
    ])

  static func main() {
    // A closed pipe is no failure: `Output` ends with 0 when nobody reads the data, and goes on when nobody
    // reads the notes: what was asked for is written all the same.
    signal(SIGPIPE, SIG_IGN)
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
