import ArgumentParser
import Indicators
import LIPData
import Publishing

/// Computes indicators for partnerships or other catchments, from a store or straight from an official file.
struct IndicatorsComputeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compute",
    abstract: "Compute indicators for partnerships, from a store or straight from an official file.",
    discussion: """
      From a file: one pass, no store. The catchments are those of the partnerships, or a file of your own with the \
      columns lip_id,geography,weight: a line for each area, geography a DGUID, weight empty for all of it.

      Examples:
        lipdata indicators compute --store lipdata.sqlite --lip ottawa --output ottawa.csv
        lipdata indicators compute --store lipdata.sqlite --by region --output regions.csv
        lipdata indicators compute --from 98-401-X2021006_English_CSV_data.csv \\
          --catchments catchments.csv --output indicators.csv --threads 2
      """)

  @OptionGroup var definitions: DatasetsOptions

  @OptionGroup var storage: StoreOptions

  @Option(help: ArgumentHelp("A dataset of the store.", valueName: "id"))
  var dataset = "census-profile-2021"

  @Option(help: ArgumentHelp("An official file, in the place of a store.", valueName: "file"), completion: .file())
  var from: String?

  @Option(
    name: .customLong("as"), help: ArgumentHelp("Its layout, when it should not be recognised.", valueName: "layout"))
  var layout: Layout?

  @Option(
    help: ArgumentHelp("The catchments, lip_id,geography,weight; else the partnerships'.", valueName: "file"),
    completion: .file())
  var catchments: String?

  @Option(name: .customLong("lip"), help: ArgumentHelp("Only this one of them; may be repeated.", valueName: "lip-id"))
  var lips: [String] = []

  @OptionGroup var grouping: GroupOptions

  @Option(
    help: ArgumentHelp("Indicators of your own: a YAML file or a folder.", valueName: "path"),
    completion: .file())
  var indicators: String?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The chart-ready CSV to write.", valueName: "file"),
    completion: .file())
  var output: String

  @Option(help: "The language of names: en, fr or both.")
  var lang = LanguageChoice.en

  @Flag(help: "Write a byte order mark and CRLF, for Excel.")
  var excel = false

  @Option(help: ArgumentHelp("How many parts of the file are read at once.", valueName: "n"))
  var threads = 1

  func validate() throws {
    guard (1...256).contains(threads) else { throw ValidationError("--threads is 1 to 256.") }
    if grouping.areAsked, !lips.isEmpty || catchments != nil {
      throw ValidationError("--by and --network are of the partnerships: without --lip and --catchments.")
    }
    guard from == nil || storage.store == nil else { throw ValidationError("Name one: --from FILE or --store FILE.") }
  }

  /// The partnerships, and which areas are made up of which.
  private static func places(_ folder: DatasetsFolder) throws -> (PartnershipRegistry, Compositions) {
    let registry = try DatasetsOptions.registry(folder)
    let compositions = try AreaTable.readCompositions(
      areas: try folder.required("geography/areas.tsv"), compositions: try folder.required("geography/compositions.csv")
    )
    return (registry, compositions)
  }

  /// Where the cells come from.
  private func source(_ catalogue: Catalogue) throws -> IndicatorComputation.Source {
    if let from { return .file(try RecognisedFile.recognise(from, as: layout, in: catalogue)) }
    let store = try Store(path: try storage.path())
    let entry = try catalogue.entry(dataset)
    guard let descriptor = try catalogue.descriptor(of: entry) else {
      throw Diagnostic(
        "not-a-profile", "\(dataset) is a table; a profile of areas is looked for",
        remedy: "Name a profile with --dataset.", exit: .usage)
    }
    return .store(store, entry, descriptor)
  }

  func run() throws {
    try Output.refuse(output, inPlaceOf: [from, catchments, indicators])
    let folder = try definitions.folder()
    // What one partnership waits for is these definitions, most of all: they are read side by side.
    let places = Background { try Self.places(folder) }
    let readVariables = Background { try Catalogue(folder).variables() }
    let set = Background { [indicators] in
      try indicators.map { try IndicatorSet.read($0) } ?? IndicatorSet.shipped(folder)
    }
    let catalogue = Catalogue(folder)
    let source = try self.source(catalogue)
    let (registry, compositions) = try places.value()
    let path = try catchments ?? folder.required("partnerships/catchments.csv")
    let groups = try grouping.groups(registry, PartnershipFilter(), Territory(compositions: compositions))
    let all =
      if !groups.isEmpty {
        CatchmentFile(groups.map { ($0.id, $0.catchment) })
      } else if let catchments {
        try CatchmentFile.read(catchments)
      } else {
        CatchmentFile(registry.partnerships.compactMap { one in one.catchment.map { (one.id, $0) } })
      }
    let names = groups.map { ($0.id, $0.name) } + registry.partnerships.map { ($0.id, $0.name) }
    let computation = try IndicatorComputation(
      source, catchments: lips.isEmpty ? all : try all.only(lips), catchmentsPath: path,
      indicators: set.value().indicators, variables: readVariables.value(), compositions: compositions,
      names: Dictionary(names, uniquingKeysWith: { first, _ in first }), breaks: try BreakRegister.shipped(folder),
      sizes: { try AreaPopulations.shipped(catalogue, among: $0) })
    let result = try computation.run(threads: threads)
    for (lip, missing) in result.missing {
      let shown = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? ", …" : "")
      let place = from == nil ? "store" : "file"
      Output.note("warning[area-not-in-file]: \(lip): \(missing.count) of its areas are not in the \(place): \(shown)")
    }
    Output.withheld(result.withheld)
    let writer = ChartReadyCSV(sources: [source.entry.id: try SourceLines(source.entry, in: catalogue)])
    for language in lang.languages {
      let stem = output.hasSuffix(".csv") ? String(output.dropLast(4)) : output
      let path = lang == .both ? lang.name(stem, language, "csv") : output
      try Output.file(path, try writer.bytes(result.figures, language: language, excel: excel))
    }
  }
}
