import ArgumentParser
import Indicators
import LIPData
import Publishing

/// Shows one indicator in full.
struct IndicatorsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an indicator: what it counts, among whom, and which characteristics it uses.",
    discussion: """
      Example:
        lipdata indicators show recent-immigrant-share
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var table: TableOptions

  @Argument(help: "The id of an indicator; lipdata indicators list lists them.")
  var id: String

  func run() throws {
    let folder = try definitions.folder()
    let indicator = try IndicatorSet.shipped(folder).indicator(id)
    let catalogue = Catalogue(folder)
    var rows = PlainTable(["field", "value"])
    rows.add(["id", indicator.id])
    for language in Language.allCases {
      rows.add(["name_\(language.rawValue)", indicator.name[language]])
      rows.add(["definition_\(language.rawValue)", indicator.definition[language]])
    }
    rows.add(["theme", indicator.theme])
    rows.add(["describes", indicator.describes.rawValue])
    rows.add(["measure", type(of: indicator.measure).key])
    rows.add(["unit", indicator.unit])
    rows.add(["direction", indicator.direction])
    rows.add(["breakdowns", indicator.breakdowns.joined(separator: " ")])
    rows.add(["compare", indicator.compare.map(\.rawValue).joined(separator: " ")])
    rows.add(["answers", indicator.answers.joined(separator: " ")])
    rows.add(["review", indicator.review])
    rows.add(["defined_in", indicator.place.description])
    for descriptor in Set(try catalogue.entries.compactMap(\.descriptor)).sorted() {
      let product = try catalogue.descriptor(descriptor)
      for quantity in indicator.measure.quantities {
        guard let member = quantity.member(in: product) else { continue }
        rows.add(["\(descriptor)/\(member.id)", "\(quantity.text): \(member.label)"])
      }
    }
    try table.print(rows)
  }
}
