public import ArgumentParser
import Foundation
import LIPData
public import Publishing

extension PlainTableFormat: ExpressibleByArgument {}

/// How a command prints its table, and where.
struct TableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "csv, tsv, json, md or text; else by the ending of --output, text on a terminal, csv in a pipe.",
      valueName: "format"))
  var format: PlainTableFormat?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write instead of stdout.", valueName: "file"),
    completion: .file())
  var output: String?

  /// Prints a table.
  func print(_ table: PlainTable) throws {
    guard let output else {
      return try Output.data(table.text(format ?? (isatty(STDOUT_FILENO) == 1 ? .text : .csv)))
    }
    let ending = output.split(separator: ".").last.map(String.init) ?? ""
    try Output.file(output, Array(table.text(format ?? PlainTableFormat(rawValue: ending) ?? .csv).utf8))
  }
}
