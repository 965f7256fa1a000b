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
    try Output.file(output, Array(table.text(try format ?? Self.format(byEndingOf: output)).utf8))
  }

  /// Prints a table, or a document of Markdown where one is there and asked for, in one of the languages of a choice.
  ///
  /// Of two languages each goes to a file of its own: `X.en.csv` and `X.fr.csv`.
  func print(
    _ table: PlainTable, in language: Language, of choice: LanguageChoice,
    orMarkdown document: (() throws -> String)? = nil
  ) throws {
    var own = self
    own.output = output.map { choice.path($0, language) }
    if let document { try own.print(table, orMarkdown: document) } else { try own.print(table) }
  }

  /// Writes a table to a file, in the format that its ending names.
  static func write(_ table: PlainTable, to path: String) throws {
    try Output.file(path, Array(table.text(try format(byEndingOf: path)).utf8))
  }

  /// Prints a document of Markdown, or the table of it where a format of tables is asked for.
  func print(_ table: PlainTable, orMarkdown document: () throws -> String) throws {
    let asked = try format ?? output.map { try Self.format(byEndingOf: $0) } ?? .md
    guard asked == .md || asked == .text else { return try print(table) }
    let text = try document()
    guard let output else { return try Output.data(text) }
    try Output.file(output, Array(text.utf8))
  }

  /// The format that a file's ending names: csv where it has none; throws `unknown-ending`.
  private static func format(byEndingOf path: String) throws -> PlainTableFormat {
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    if ending.isEmpty { return .csv }
    if ending == "txt" { return .text }
    if let format = PlainTableFormat(rawValue: ending) { return format }
    throw Diagnostic(
      "unknown-ending", "A table is not written as .\(ending)", at: Place(file: path),
      remedy: "The ending can be .csv, .tsv, .json, .md or .txt; or say --format.", exit: .usage)
  }
}
