import ArgumentParser
import Indicators
import LIPData
import Publishing

/// Lists the indicators.
struct IndicatorsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the indicators, each with whom it describes.",
    discussion: """
      Example:
        lipdata indicators list --theme newcomers --lang fr
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var table: TableOptions

  @Option(help: ArgumentHelp("Only those of a theme.", valueName: "id"))
  var theme: String?

  @Option(help: ArgumentHelp("The language of names: en or fr.", valueName: "lang"))
  var lang = Language.english

  func run() throws {
    let indicators = try IndicatorSet.shipped(try definitions.folder()).indicators
    if let theme, !indicators.contains(where: { $0.theme == theme }) {
      throw Diagnostic(
        "unknown-theme", "No indicator is of the theme \"\(theme)\"",
        remedy: Suggestion.remedy(for: theme, among: Set(indicators.map(\.theme)).sorted()), exit: .usage)
    }
    var rows = PlainTable(["indicator_id", "indicator", "theme", "describes", "measure", "unit", "direction", "review"])
    for one in indicators where theme == nil || one.theme == theme {
      rows.add([
        one.id, one.name[lang], one.theme, one.describes.rawValue, type(of: one.measure).key, one.unit,
        one.direction, one.review,
      ])
    }
    try table.print(rows)
  }
}
