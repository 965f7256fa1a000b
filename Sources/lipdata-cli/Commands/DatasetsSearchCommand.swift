import ArgumentParser
import LIPData
import Publishing

/// Finds datasets and resources by words.
struct DatasetsSearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find datasets and resources by words, English or French.",
    discussion: """
      Looks into titles, descriptions, topics, categories, keywords, numbers and variables; accents and capitals \
      make no difference, and a word may be the beginning of one.

      Examples:
        lipdata datasets search permanent residents
        lipdata datasets search faible revenu --lang fr
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var table: TableOptions

  @Option(help: ArgumentHelp("The language of titles: en or fr.", valueName: "lang"))
  var lang = Language.english

  @Option(help: ArgumentHelp("How many are shown at most.", valueName: "number"))
  var limit = 20

  @Argument(help: "Words to look for.")
  var words: [String]

  func run() throws {
    let catalogue = try definitions.catalogue()
    let answer = try CatalogueSearch(catalogue).find(words)
    guard !answer.entries.isEmpty else {
      return Output.note("Nothing in the catalogue has these words; lipdata datasets list shows all there is.")
    }
    if !answer.hasAllWords { Output.note("No entry has all of these words; these have some of them.") }
    let shown = Array(answer.entries.prefix(max(limit, 1)))
    try table.print(try DatasetsListCommand.rows(shown, catalogue, lang))
    let more = answer.entries.count - shown.count
    if more > 0 { Output.note("\(more) more; say --limit to see them.") }
  }
}
