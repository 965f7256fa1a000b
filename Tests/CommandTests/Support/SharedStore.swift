import Foundation
import Testing

/// One store with the figures that come with the program, made once for all tests; none of them writes to it.
enum SharedStore {
  private static let made = Result<(folder: Folder, outcome: Program.Outcome), any Error> {
    let folder = try Folder()
    let outcome = try Program.run("ingest", "--defaults", "--store", folder("lipdata.sqlite"), in: folder)
    return (folder: folder, outcome: outcome)
  }

  /// The path of the store.
  static func path() throws -> String {
    atexit { SharedStore.remove() }
    let (folder, outcome) = try made.get()
    try #require(outcome.status == 0, "\(outcome.err)")
    return folder("lipdata.sqlite")
  }

  /// What the ingestion said.
  static func ingestion() throws -> Program.Outcome { try made.get().outcome }

  /// Statics are never released: the folder is removed when the tests end.
  private static func remove() {
    if case .success(let (folder, _)) = made { try? FileManager.default.removeItem(atPath: folder.path) }
  }
}
