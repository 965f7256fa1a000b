import Foundation
import Synchronization
import TestSupport
import Testing

@testable import LIPData

/// A server, a cache and what was noted: all that a test of fetching needs, without a clock.
final class FetchRoom: Sendable {
  let server: HTTPServer
  let cache: FetchCache
  let folder: String
  private let scratch: Folder
  private let noted = Mutex<(waits: [Double], notes: [String])>(([], []))

  /// The folder of a test, removed with the room.
  private final class Folder: Sendable {
    let path = FileManager.default.temporaryDirectory.appending(path: "lipdata-fetch-\(UUID().uuidString)")
      .path(percentEncoded: false)

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  init(_ script: [HTTPStep]) throws {
    server = try HTTPServer(script)
    scratch = Folder()
    cache = try FetchCache(option: scratch.path, environment: [:])
    folder = scratch.path + "/small-table"
  }

  /// The seconds that were waited before each further try.
  var waits: [Double] { noted.withLock { $0.waits } }
  /// What was said on the way.
  var notes: [String] { noted.withLock { $0.notes } }

  static func entry(_ download: String?, id: String = "small-table", evidence: String = "unverified") throws
    -> CatalogueEntry
  {
    let text = """
      id: \(id)
      title: {en: Title, fr: Titre}
      publisher: {en: Publisher, fr: Éditeur}
      address: https://example.org/page
      evidence: \(evidence)
      licence: open
      \(download.map { "download: \"\($0)\"" } ?? "")
      """
    return try CatalogueEntry(try #require(try YAMLNode.parse(text, file: "entry.yaml").elements.first))
  }

  /// Fetches from the server.
  @discardableResult
  func fetch(
    _ path: String = "/17100009-eng.zip", address: String? = nil, evidence: String = "unverified",
    _ change: (inout FetchOptions) -> Void = { _ in }
  ) throws -> FetchedFile {
    var options = FetchOptions()
    options.stall = 60
    options.wait = { seconds in self.noted.withLock { $0.waits.append(seconds) } }
    options.note = { note in self.noted.withLock { $0.notes.append(note) } }
    options.now = { Date(timeIntervalSince1970: 1_790_000_000) }
    change(&options)
    return try Fetcher(cache: cache, options: options)
      .fetch(try Self.entry(address ?? server.address(path), evidence: evidence))
  }

  /// Fetches, and gives what it is refused with.
  func refusal(
    _ path: String = "/17100009-eng.zip", address: String? = nil, evidence: String = "unverified",
    _ change: (inout FetchOptions) -> Void = { _ in }
  ) throws -> Diagnostic {
    try #require(throws: Diagnostic.self) { try fetch(path, address: address, evidence: evidence, change) }
  }

  /// Every file of the dataset's folder, hidden ones too.
  var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() }

  func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + name))) }

  /// A zip archive, as far as fetching looks at it: its beginning, seeded bytes, its end.
  static func zip(_ count: Int = 5000, seed: UInt64 = 1) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    let middle = (0..<max(0, count - 26)).map { _ in UInt8.random(in: 0...255, using: &generator) }
    return [0x50, 0x4B, 3, 4] + middle + [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
  }

  /// What lies in the folder of a whole file.
  static let whole = [".17100009-eng.zip.json", "17100009-eng.zip"]
  /// What lies in it when a download was broken off.
  static let broken = [".17100009-eng.zip.part", ".17100009-eng.zip.part.json"]
}
