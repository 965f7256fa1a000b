import ArgumentParser
import LIPData
import Publishing

/// Lists the official datasets that lipdata knows.
struct DatasetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "datasets",
    abstract: "List the official datasets that lipdata knows, with their licences.",
    discussion: """
      An address whose evidence is "unverified" was not seen by us.

      Example:
        lipdata datasets --lang fr
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var table: TableOptions

  @Option(help: ArgumentHelp("The language of titles: en or fr.", valueName: "lang"))
  var lang = Language.english

  func run() throws {
    let catalogue = try definitions.catalogue()
    var rows = PlainTable([
      "dataset_id", "title", "publisher", "reference_date", "descriptor", "licence", "address", "evidence",
    ])
    for entry in catalogue.entries {
      rows.add([
        entry.id, entry.title[lang], entry.publisher[lang], entry.referenceDate, entry.descriptor ?? "",
        try catalogue.licence(entry.licences[0]).name[lang], entry.address, entry.evidence,
      ])
    }
    try table.print(rows)
  }
}
