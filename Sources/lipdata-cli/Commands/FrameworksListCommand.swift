import ArgumentParser
import Indicators
import LIPData
import Publishing

/// Lists the frameworks.
struct FrameworksListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the frameworks, each with its method and how much of it there is.",
    discussion: """
      Example:
        lipdata frameworks list --lang fr
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var table: TableOptions

  @Option(help: ArgumentHelp("The language of names: en or fr.", valueName: "lang"))
  var lang = Language.english

  func run() throws {
    let folder = try definitions.folder()
    let frameworks = try FrameworkLibrary(folder, indicators: try IndicatorSet.shipped(folder)).all()
    var rows = PlainTable([
      "framework_id", "framework", "status", "evidence", "method", "aggregate", "nodes", "indicators", "questions",
    ])
    for one in frameworks.sorted(by: { $0.id < $1.id }) {
      rows.add([
        one.id, one.name[lang], one.isTemplate ? "template" : "complete", one.evidence, one.scoring.method,
        one.scoring.aggregate.rawValue, "\(one.nodes.count)", "\(one.indicators.count)",
        "\(one.nodes.flatMap(\.measures).count(where: \.isAnswered))",
      ])
    }
    try table.print(rows)
  }
}
