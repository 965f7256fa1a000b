import ArgumentParser
import Indicators
import LIPData
import Publishing

/// Writes needs assessments.
struct AssessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess",
    abstract: "Write a needs assessment of a partnership: a document, its tables, chart-ready CSV.",
    discussion: """
      Each partnership gets a folder of its own in the output folder.

      Examples:
        lipdata assess ottawa --store lipdata.sqlite --output assessments --lang both
        lipdata assess --network --partial --store lipdata.sqlite --output assessments
        lipdata assess --all --store lipdata.sqlite --output assessments
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var source: StoreOptions

  @Argument(help: "The ids of partnerships; lipdata lips list lists them.")
  var lips: [String] = []

  @Flag(help: "Assess every partnership that the data allow.")
  var all = false

  @OptionGroup var grouping: GroupOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "dir"), completion: .directory)
  var output: String

  @Option(help: ArgumentHelp("What to write: md, csv, or both, separated by a comma.", valueName: "formats"))
  var format = "md,csv"

  @Option(help: "The language: en, fr or both.")
  var lang = LanguageChoice.en

  @Flag(help: "Write CSV with a byte order mark and CRLF, for Excel.")
  var excel = false

  @Flag(help: "Assess a partnership whose number of immigrants is not in the data.")
  var partial = false

  @Option(help: ArgumentHelp("The outline: the id of one in assessments/.", valueName: "id"))
  var outline = "needs-assessment"

  func validate() throws {
    let ways = [!lips.isEmpty, all, grouping.areAsked].count { $0 }
    if ways != 1 {
      throw ValidationError(
        ways > 1
          ? "Say one: partnerships, --all, or groups of them."
          : "Name a partnership, or say --all, --network or --by FIELD.")
    }
    if formats.isEmpty { throw ValidationError("--format names no format: it can be md, csv.") }
    for word in formats where !["md", "csv"].contains(word) {
      throw ValidationError("\"\(word)\" is no format of an assessment: it can be md, csv.")
    }
  }

  private var formats: [String] { format.split(separator: ",").map(String.init) }

  func run() throws {
    let folder = try definitions.folder()
    let catalogue = Catalogue(folder)
    let registry = try DatasetsOptions.registry(folder)
    let store = try Store(path: try source.path())
    let atlas = try DatasetsOptions.atlas(folder, catalogue, registry, store)
    let groups = try grouping.groups(registry, PartnershipFilter(), atlas.territory).map(\.partnership)
    var seen: Set<String> = []
    let named = try lips.map { try registry.partnership($0) }.filter { seen.insert($0.id).inserted }
    let chosen = !groups.isEmpty ? groups : all ? registry.partnerships : named
    let assessor = try Assessor(atlas, outline: try Self.outline(outline, folder))
    let sources = try SourceLines.all(of: atlas, in: catalogue)
    let written = try chosen.count { try assess($0, assessor, sources) }
    Output.withheld(assessor.withheld)
    Output.note("\(written) of \(chosen.count) partnerships assessed, in \(output)")
    if written == 0 { throw ExitCode(ExitStatus.badData.rawValue) }
  }

  static func outline(_ id: String, _ folder: DatasetsFolder) throws -> AssessmentOutline {
    let outlines = try folder.definitions(in: "assessments").map { try AssessmentOutline($0) }
    if let found = outlines.first(where: { $0.id == id }) { return found }
    throw Diagnostic(
      "unknown-outline", "There is no outline \"\(id)\"", remedy: Suggestion.remedy(for: id, among: outlines.map(\.id)),
      exit: .usage)
  }

  /// Writes one assessment; false when it was refused and others go on.
  private func assess(_ partnership: Partnership, _ assessor: Assessor, _ sources: [String: SourceLines]) throws -> Bool
  {
    let assessment: NeedsAssessment
    do {
      assessment = try assessor.assess(partnership)
      guard assessment.hasImmigrantCount || partial else {
        // The profile of the census whose boundaries the areas have.
        let census = partnership.catchment?.vintage ?? 2021
        throw Diagnostic(
          "no-immigrant-count", "The data at hand do not give the number of immigrants of \(partnership.name.en)",
          remedy:
            "Ingest the Census Profile of its areas (98-401-X\(census), CSV): lipdata ingest FILE --store STORE; or say --partial."
        )
      }
    } catch let refusal as Diagnostic where all || grouping.areAsked {
      Output.note("\(partnership.id): \(refusal.sentence)")
      return false
    }
    try write(assessment, sources)
    return true
  }

  private func write(_ assessment: NeedsAssessment, _ sources: [String: SourceLines]) throws {
    let folder = output + "/" + assessment.partnership.id
    let tables = formats.contains("csv") ? folder + "/tables" : folder
    try Output.folder(tables)
    let writer = ChartReadyCSV(sources: sources)
    for language in lang.languages {
      func csv(_ table: NeedsAssessment.Table) -> String { "tables/" + lang.name(table.definition.id, language, "csv") }
      if formats.contains("md") {
        let document = AssessmentDocument(assessment, sources: sources, language: language, csvName: csv)
        let path = folder + "/" + lang.name("needs-assessment", language, "md")
        try Output.file(path, Array(try document.markdown().utf8))
      }
      guard formats.contains("csv") else { continue }
      for table in assessment.tables {
        try Output.file(folder + "/" + csv(table), try writer.bytes(table.figures, language: language, excel: excel))
      }
    }
    Output.note("\(assessment.partnership.id): \(assessment.filledTables) of \(assessment.tables.count) tables")
  }
}
