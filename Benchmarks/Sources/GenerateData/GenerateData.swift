import ArgumentParser
import Foundation

/// Writes the files that the benchmarks read: the official layouts, real codes and names, invented figures.
@main
struct GenerateData: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-data",
    abstract: "Write synthetic files in the layouts of Statistics Canada and IRCC.",
    discussion: "A figure depends on the seed and on what it is given for only. Nothing of it may be published.",
    subcommands: [CensusProfileCommand.self, SDMXCommand.self, FullTableCommand.self, IRCCMonthlyCommand.self])

  static func say(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
