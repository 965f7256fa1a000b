public import ArgumentParser
public import LIPData
import Publishing

extension CatalogueEntry.Kind: ExpressibleByArgument {}

/// Lists the catalogue.
struct DatasetsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List official datasets and research resources, with their licences.",
    discussion: """
      Example:
        lipdata datasets list --topic housing --lang fr
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var table: TableOptions

  @Option(help: ArgumentHelp("The language of titles: en or fr.", valueName: "lang"))
  var lang = Language.english

  @Option(help: ArgumentHelp("Only datasets, or only resources.", valueName: "kind"))
  var kind: CatalogueEntry.Kind?

  @Option(help: ArgumentHelp("Only what is about a topic.", valueName: "id"))
  var topic: String?

  func run() throws {
    let catalogue = try definitions.catalogue()
    if let topic, try !catalogue.topics().contains(where: { $0.id == topic }) {
      throw Diagnostic(
        "unknown-topic", "There is no topic \"\(topic)\"",
        remedy: Suggestion.remedy(for: topic, among: try catalogue.topics().map(\.id)), exit: .usage)
    }
    let entries = try catalogue.entries.filter { entry in
      (kind == nil || entry.kind == kind) && (topic == nil || entry.topics.contains(topic ?? ""))
    }
    try table.print(try Self.rows(entries, catalogue, lang))
  }

  /// A row for each entry.
  static func rows(_ entries: [CatalogueEntry], _ catalogue: Catalogue, _ lang: Language) throws -> PlainTable {
    var rows = PlainTable([
      "dataset_id", "kind", "title", "number", "publisher", "topics", "frequency", "reference_date", "descriptor",
      "licence", "address", "evidence",
    ])
    for entry in entries {
      rows.add([
        entry.id, entry.category ?? entry.kind.rawValue, entry.title[lang], entry.number ?? "", entry.publisher[lang],
        entry.topics.joined(separator: " "), entry.frequency ?? "", entry.referenceDate, entry.descriptor ?? "",
        try entry.licences.first.map { try catalogue.licence($0).name[lang] } ?? "", entry.address, entry.evidence,
      ])
    }
    return rows
  }
}
