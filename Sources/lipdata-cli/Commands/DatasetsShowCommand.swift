import ArgumentParser
import LIPData
import Publishing

/// Says all that the catalogue knows of an entry.
struct DatasetsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Say all that the catalogue knows of a dataset or a resource.",
    discussion: """
      Example:
        lipdata datasets show census-profile-2021
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var table: TableOptions

  @Option(help: ArgumentHelp("The language: en or fr.", valueName: "lang"))
  var lang = Language.english

  @Argument(help: "The id of a dataset or a resource.")
  var id: String

  func run() throws {
    let catalogue = try definitions.catalogue()
    let entry = try catalogue.entry(id)
    let topics = try catalogue.topics().filter { entry.topics.contains($0.id) }.map(\.name[lang])
    let variables = try catalogue.descriptor(of: entry)?.variables.keys.sorted() ?? []
    var rows = PlainTable(["field", "value"])
    let fields: [(String, String)] = [
      ("id", entry.id), ("kind", entry.category ?? entry.kind.rawValue), ("title", entry.title[lang]),
      ("description", entry.description[lang]), ("number", entry.number ?? ""), ("publisher", entry.publisher[lang]),
      ("topics", topics.joined(separator: ", ")), ("keywords", entry.keywords[lang]),
      ("levels", entry.levels.map(\.rawValue).joined(separator: " ")), ("frequency", entry.frequency ?? ""),
      ("reference_date", entry.referenceDate), ("released", entry.released ?? ""),
      ("layout", entry.table?.layout.rawValue ?? ""), ("variables", variables.joined(separator: " ")),
      ("address", entry.address), ("evidence", entry.evidence), ("download", entry.download ?? ""),
      ("fetch", entry.download == nil ? "" : "lipdata fetch \(entry.id)"),
      (
        "source",
        entry.licences.isEmpty ? "" : try catalogue.attributions(of: entry).map { $0[lang] }.joined(separator: " ")
      ),
    ]
    for (name, value) in fields where !value.isEmpty { rows.add([name, value]) }
    try table.print(rows)
    if entry.isUnverified { Output.note("The address was not seen by us: check it before you rely on it.") }
  }
}
