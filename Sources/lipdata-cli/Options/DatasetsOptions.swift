public import ArgumentParser
import Foundation
import Indicators
public import LIPData

/// Where the definitions are found; every command that reads them has these.
struct DatasetsOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The Datasets folder.", valueName: "dir"), completion: .directory)
  var datasets: String?

  @Option(
    help: ArgumentHelp("A folder of your own definitions, laid over the shipped ones.", valueName: "dir"),
    completion: .directory)
  var workspace: String?

  /// The folder that the options, the environment or the program's place name.
  func folder() throws -> DatasetsFolder {
    if let workspace, !InputFile.isFolder(workspace) {
      throw Diagnostic(
        "folder-not-found", "There is no folder \(workspace)", remedy: "Check --workspace.", exit: .noInput)
    }
    return try DatasetsFolder.find(
      option: datasets, workspace: workspace, executable: Self.executable,
      environment: ProcessInfo.processInfo.environment)
  }

  /// The catalogue of the folder.
  func catalogue() throws -> Catalogue { Catalogue(try folder()) }

  /// The partnerships of the folder.
  static func registry(_ folder: DatasetsFolder) throws -> PartnershipRegistry {
    try PartnershipRegistry.shipped(folder)
  }

  /// What assessments of a store draw on.
  static func atlas(
    _ folder: DatasetsFolder, _ catalogue: Catalogue, _ registry: PartnershipRegistry, _ store: Store
  ) throws -> Atlas {
    let areas = try areas(folder)
    return try Atlas(
      store: store, catalogue: catalogue, areas: areas, registry: registry,
      indicators: try IndicatorSet.shipped(folder), breaks: try BreakRegister.shipped(folder),
      correspondences: try Correspondences.shipped(folder, areas: areas), reserves: try Reserves.shipped(folder))
  }

  /// The areas of the folder, with what they are made up of.
  static func areas(_ folder: DatasetsFolder) throws -> AreaTable {
    try AreaTable.read(
      areas: try folder.required("geography/areas.tsv"), compositions: try folder.required("geography/compositions.csv")
    )
  }

  /// The path of the running program, wherever it was called from.
  private static var executable: String {
    #if os(Linux)
      if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") { return path }
    #endif
    return Bundle.main.executablePath ?? CommandLine.arguments[0]
  }
}

/// The store that a command reads or writes.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The store, one SQLite file; else LIPDATA_STORE.", valueName: "file"),
    completion: .file())
  var store: String?

  /// The path that the option or the environment names.
  func path() throws -> String {
    if let store { return store }
    if let store = ProcessInfo.processInfo.environment["LIPDATA_STORE"], !store.isEmpty { return store }
    throw Diagnostic(
      "no-store", "No store is named", remedy: "Say --store FILE, or set LIPDATA_STORE.", exit: .usage)
  }
}

extension Language: ExpressibleByArgument {}

extension Layout: ExpressibleByArgument {}

/// The languages that a command writes in.
enum LanguageChoice: String, ExpressibleByArgument, CaseIterable {
  case en, fr, both

  /// The languages, in the order in which they are written.
  var languages: [Language] {
    switch self {
    case .en: [.english]
    case .fr: [.french]
    case .both: [.english, .french]
    }
  }

  /// The path of a file in a language: `X.csv` as it is, or `X.en.csv` and `X.fr.csv` for both.
  func path(_ path: String, _ language: Language) -> String {
    let ending = URL(fileURLWithPath: path).pathExtension
    guard self == .both else { return path }
    return name(
      ending.isEmpty ? path : String(path.dropLast(ending.count + 1)), language, ending.isEmpty ? "csv" : ending)
  }

  /// The name of a file in a language: `X.csv`, or `X.en.csv` and `X.fr.csv` for both.
  func name(_ stem: String, _ language: Language, _ ending: String) -> String {
    self == .both ? "\(stem).\(language.rawValue).\(ending)" : "\(stem).\(ending)"
  }
}
