import ArgumentParser
import Indicators
import LIPData
import Publishing

/// Computes indicators for many catchments straight from an official file.
struct IndicatorsComputeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compute",
    abstract: "Compute indicators for many catchments straight from an official file.",
    discussion: """
      One pass over the file, no store. The catchment file has the columns lip_id,geography,weight: a line for \
      each area, geography a DGUID, weight empty for all of it.

      Example:
        lipdata indicators compute --from 98-401-X2021006_English_CSV_data.csv \\
          --catchments catchments.csv --output indicators.csv --threads 2
      """)

  @OptionGroup var definitions: DatasetsOptions

  @Option(help: ArgumentHelp("The official file.", valueName: "file"), completion: .file())
  var from: String

  @Option(
    name: .customLong("as"), help: ArgumentHelp("Its layout, when it should not be recognised.", valueName: "layout"))
  var layout: Layout?

  @Option(help: ArgumentHelp("The catchments: lip_id,geography,weight.", valueName: "file"), completion: .file())
  var catchments: String

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
  }

  /// The partnerships' names, and which areas are made up of which.
  private static func places(_ folder: DatasetsFolder) throws -> ([String: LocalizedText], [String: [String]]) {
    let registry = try DatasetsOptions.registry(folder)
    let compositions = try AreaTable.readCompositions(
      areas: try folder.required("geography/areas.tsv"), compositions: try folder.required("geography/compositions.csv")
    )
    let names = registry.partnerships.map { ($0.id, $0.name) }
    return (Dictionary(names, uniquingKeysWith: { first, _ in first }), compositions)
  }

  func run() throws {
    for input in [from, catchments, indicators].compactMap(\.self) where InputFile.same(input, output) {
      throw Diagnostic(
        "output-is-input", "The output would take the place of \(input), which is read",
        remedy: "Give --output a name of its own.", exit: .usage)
    }
    let folder = try definitions.folder()
    let places = Background { try Self.places(folder) }
    let catalogue = try Catalogue(folder)
    let file = try RecognisedFile.recognise(from, as: layout, in: catalogue)
    let set = try indicators.map { try IndicatorSet.read($0) } ?? IndicatorSet.shipped(folder)
    let variables = try catalogue.variables()
    let (names, compositions) = try places.value() ?? Self.places(folder)
    let computation = try FileComputation(
      file: file, catchments: try CatchmentFile.read(catchments), catchmentsPath: catchments,
      indicators: set.indicators, variables: variables, compositions: compositions, names: names)
    let result = try computation.run(threads: threads)
    for (lip, missing) in result.missing {
      let shown = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? ", …" : "")
      Output.note("warning[area-not-in-file]: \(lip): \(missing.count) of its areas are not in the file: \(shown)")
    }
    let writer = ChartReadyCSV(sources: [file.entry.id: try SourceLines(file.entry, in: catalogue)])
    for language in lang.languages {
      let stem = output.hasSuffix(".csv") ? String(output.dropLast(4)) : output
      let path = lang == .both ? lang.name(stem, language, "csv") : output
      try Output.file(path, try writer.bytes(result.figures, language: language, excel: excel))
    }
  }
}
