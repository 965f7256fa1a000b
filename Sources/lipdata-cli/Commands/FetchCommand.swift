public import ArgumentParser
import Foundation
public import LIPData

extension ByteSize: ExpressibleByArgument {
  /// Reads a size from the command line.
  public init?(argument: String) { self.init(argument) }
}

/// Fetches the files of datasets into the cache.
struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Fetch the files of datasets into the cache, and print their paths.",
    discussion: """
      A file comes whole or not at all. What broke off is gone on with, what has not changed is not fetched \
      again, and a web page in the place of data is refused. Beside each file lies a receipt with its address, \
      version and SHA-256. The cache is $XDG_CACHE_HOME/lipdata, else ~/.cache/lipdata.

      Examples:
        lipdata fetch statcan-17-10-0009
        lipdata ingest $(lipdata fetch statcan-17-10-0009) --store lipdata.sqlite
        lipdata fetch statcan-17-10-0009 --ingest --store lipdata.sqlite
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var target: StoreOptions

  @Option(help: ArgumentHelp("The folder that files are kept in.", valueName: "dir"), completion: .directory)
  var cache: String?

  @Option(help: ArgumentHelp("The largest file that is taken, such as 700MB or 20GB.", valueName: "size"))
  var limit = FetchOptions().limit

  @Option(help: ArgumentHelp("How often a transfer that breaks is tried again.", valueName: "n"))
  var retries = FetchOptions().retries

  @Option(help: ArgumentHelp("The seconds without a byte after which a transfer is tried again.", valueName: "s"))
  var stall = Int(FetchOptions().stall)

  @Flag(help: "Fetch anew what has not changed.")
  var force = false

  @Flag(help: "Take the files into the store as well.")
  var ingest = false

  @Argument(help: "The ids of datasets.")
  var ids: [String]

  func validate() throws {
    if retries < 0 || retries > 100 { throw ValidationError("--retries is 0 to 100.") }
    if stall < 1 || stall > 86_400 { throw ValidationError("--stall is 1 to 86400 seconds.") }
    if target.store != nil && !ingest { throw ValidationError("--store goes with --ingest.") }
  }

  func run() throws {
    let entries = try Fetcher.entries(ids, in: try definitions.catalogue())
    let store = ingest ? try target.path() : nil
    let bar = ProgressBar()
    let progress = FetchProgress()
    let environment = ProcessInfo.processInfo.environment
    let fetcher = Fetcher(
      cache: try FetchCache(option: cache, environment: environment), options: options(bar, progress, environment))
    var paths: [String] = []
    let failures = try fetcher.fetch(entries) { entry in
      bar.show(entry.id) { .init(bytes: progress.bytes, total: progress.total, kept: progress.kept) }
    } done: { entry, file in
      bar.hide()
      let doubt = entry.isUnverified ? "; its address is unverified: see that it is the file you want" : ""
      Output.note("\(entry.id): \(file)\(doubt)")
      try Output.data(file.path + "\n")
      paths.append(file.path)
    }
    bar.hide()
    guard let last = failures.last else { return try take(paths, into: store) }
    for failure in failures.dropLast() { Output.note(failure.description) }
    // What came goes in, whatever did not come; the last failure is the program's end.
    do { try take(paths, into: store) } catch let diagnostic as Diagnostic { Output.note(diagnostic.description) }
    throw last
  }

  private func options(_ bar: ProgressBar, _ progress: FetchProgress, _ environment: [String: String]) -> FetchOptions {
    var options = FetchOptions()
    options.limit = limit
    options.retries = retries
    options.stall = Double(stall)
    options.force = force
    options.progress = progress
    options.agent = LIPDataCommand.configuration.version.replacing(" ", with: "/")
    // As curl does: a network that looks into connections has certificates of its own.
    options.certificates = ["CURL_CA_BUNDLE", "SSL_CERT_FILE"].compactMap { environment[$0] }.first { !$0.isEmpty }
    options.note = { bar.note($0) }
    return options
  }

  /// Does what `lipdata ingest` does, where a store is asked for.
  private func take(_ paths: [String], into store: String?) throws {
    guard let store, !paths.isEmpty else { return }
    var words = ["--store", store]
    if let datasets = definitions.datasets { words += ["--datasets", datasets] }
    if let workspace = definitions.workspace { words += ["--workspace", workspace] }
    try IngestCommand.parse(words + ["--"] + paths).run()
  }
}
