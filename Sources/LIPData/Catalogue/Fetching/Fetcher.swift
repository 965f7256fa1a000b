/// Fetches the files of datasets into the cache.
public struct Fetcher: Sendable {
  /// The cache.
  public let cache: FetchCache
  /// How files are fetched.
  public let options: FetchOptions

  /// Makes a fetcher.
  public init(cache: FetchCache, options: FetchOptions = FetchOptions()) {
    self.cache = cache
    self.options = options
  }

  /// The entries with ids, each once; throws `unknown-dataset` and `no-download` before anything is fetched.
  public static func entries(_ ids: [String], in catalogue: Catalogue) throws -> [CatalogueEntry] {
    var seen: Set<String> = []
    return try ids.filter { seen.insert($0).inserted }.map { id in
      let entry = try catalogue.entry(id)
      _ = try address(of: entry)
      return entry
    }
  }

  /// Fetches the files of several datasets; one that fails keeps none of the others out.
  ///
  /// A server that cannot be reached is asked once, and all that is offline is said in one line.
  ///
  /// - Parameters:
  ///   - begin: is told of an entry before its file is fetched.
  ///   - done: takes each file.
  ///
  /// Returns what went wrong.
  public func fetch(
    _ entries: [CatalogueEntry], begin: (CatalogueEntry) -> Void = { _ in },
    done: (CatalogueEntry, FetchedFile) throws -> Void
  ) throws -> [Diagnostic] {
    var failures: [Diagnostic] = []
    var offline: [Diagnostic] = []
    var unreachable: [String] = []
    for entry in entries {
      let host = try Self.address(of: entry).host
      guard !unreachable.contains(host) else { continue }
      let file: FetchedFile
      do {
        begin(entry)
        file = try fetch(entry)
      } catch let diagnostic as Diagnostic {
        if diagnostic.code == "offline" {
          unreachable.append(host)
          offline.append(diagnostic)
        } else {
          failures.append(diagnostic)
        }
        continue
      }
      try done(entry, file)
    }
    if offline.count > 1 { offline = [FetchFailure.offline(unreachable, why: nil)] }
    return failures + offline
  }

  /// Fetches the file of a dataset, or finds that the one in the cache has not changed.
  ///
  /// A transfer that breaks is gone on with where it stopped, when the server still has the same version; a file
  /// takes its name only when it is whole, and what was there before stays until then. Throws `no-download`,
  /// `offline`, `not-there`, `not-the-file`, `too-large`, `fetch-broken`, `server-busy`, `unsafe-redirect`,
  /// `not-trusted`, `cannot-create`, `disk-full`.
  public func fetch(_ entry: CatalogueEntry) throws -> FetchedFile {
    try Download(entry, Self.address(of: entry), cache, options).run()
  }

  private static func address(of entry: CatalogueEntry) throws -> HTTPAddress {
    guard let download = entry.download else {
      throw Diagnostic(
        "no-download", "\(entry.id) has no address that it is downloaded from",
        remedy: "Look for the file at \(entry.address), and take it in with lipdata ingest FILE.", exit: .noInput)
    }
    guard let address = HTTPAddress(download) else {
      throw Diagnostic(
        "bad-address", "\(entry.id) has a download address that is none of http or https: \(download)",
        remedy: "Correct download: in the catalogue entry.")
    }
    return address
  }
}
