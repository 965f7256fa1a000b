import ArgumentParser
import Indicators
import LIPData
import Publishing

/// Explains a figure: how it was computed, from which cells of which files, and how sure it is.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a figure: formula, areas, every cell with its file and line, each part of the interval.",
    discussion: """
      The document is Markdown; --format csv, or an output that ends in .csv, gives the cells as a table.

      Examples:
        lipdata explain ottawa recent-immigrant-share --store lipdata.sqlite
        lipdata explain ottawa recent-immigrant-share --store lipdata.sqlite --role province-without --lang fr
        lipdata explain ottawa immigrants --store lipdata.sqlite --output cells.csv
        lipdata explain region-ontario immigrants --store lipdata.sqlite
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var source: StoreOptions
  @OptionGroup var printing: TableOptions

  @Argument(
    help: "The id of a partnership (lipdata lips list), or of a group as assess --by and --network name it.")
  var lip: String

  @Argument(help: "The id of an indicator; lipdata indicators list lists them.")
  var indicator: String

  @Option(
    help: ArgumentHelp("Whose figure: catchment, or a comparator such as province-without; or all.", valueName: "role"))
  var role = "catchment"

  @Option(help: ArgumentHelp("The language of the document: en or fr.", valueName: "language"))
  var lang = Language.english

  func validate() throws {
    if role != "all", AreaRole(rawValue: role) == nil {
      let roles = AreaRole.allCases.map(\.rawValue) + ["all"]
      throw ValidationError("\"\(role)\" is no role of an area: it can be \(roles.joined(separator: ", ")).")
    }
  }

  func run() throws {
    let folder = try definitions.folder()
    let catalogue = Catalogue(folder)
    let registry = try DatasetsOptions.registry(folder)
    let atlas = try DatasetsOptions.atlas(folder, catalogue, registry, try Store(path: try source.path()))
    let group = try PartnershipGroup.named(lip, in: registry, atlas.territory)
    let partnership = try group?.partnership ?? registry.partnership(lip)
    let assessor = try Assessor(atlas, outline: try AssessCommand.outline("needs-assessment", folder))
    let all = try assessor.explain(partnership, indicator: indicator)
    let explanations = all.filter { role == "all" || $0.figures.first?.role.rawValue == role }
    guard !explanations.isEmpty else {
      let roles = all.compactMap { $0.figures.first?.role.rawValue }
      throw Diagnostic(
        "no-figure", "\(indicator) has no figure of \(partnership.name.en) for \(role)",
        remedy: "There are figures for \(roles.joined(separator: ", ")).", exit: .usage)
    }
    let document = ExplanationDocument(
      partnership, explanations, evidence: try CellEvidence(explanations, in: atlas.store, catalogue),
      sources: try SourceLines.all(of: atlas, in: catalogue), language: lang)
    try printing.print(document.table, orMarkdown: { try document.markdown() })
  }
}
