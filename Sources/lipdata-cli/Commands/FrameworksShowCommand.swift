import ArgumentParser
import Indicators
import LIPData
import Publishing

/// Shows a framework.
struct FrameworksShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a framework: what it is for, its source, its nodes and what tells of each.",
    discussion: """
      Example:
        lipdata frameworks show welcoming-community --lang fr
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var table: TableOptions

  @Argument(help: "The id of a framework, or a YAML file of your own.")
  var framework: String

  @Option(help: ArgumentHelp("The language of the document: en or fr.", valueName: "lang"))
  var lang = Language.english

  func run() throws {
    let folder = try definitions.folder()
    let indicators = try IndicatorSet.shipped(folder)
    let framework = try FrameworkLibrary(folder, indicators: indicators).framework(framework)
    let document = FrameworkDocument(framework, indicators: indicators, language: lang)
    try table.print(document.table, orMarkdown: { document.markdown })
  }
}
