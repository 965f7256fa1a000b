import ArgumentParser
import LIPData

/// Takes a file's figures out of the store.
struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Take a file's figures out of the store.",
    discussion: """
      The file itself is left alone. What a later file took the place of does not come back: ingest the \
      earlier file again.

      Example:
        lipdata forget ODP-PR-Citz.csv --store lipdata.sqlite
      """)

  @OptionGroup var target: StoreOptions

  @Argument(
    help: "Files as lipdata status shows them: the path, its last part, or the first 8 digits of the SHA-256 or more.")
  var files: [String]

  func run() throws {
    let path = try target.path()
    _ = try Store(path: path)
    let store = try Store(path: path, create: true)
    for file in files {
      let gone = try store.forget(file)
      let counts = [(gone.areas, "areas"), (gone.cells, "cells")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
      let what = counts.isEmpty ? "it gave no figure any more" : counts.joined(separator: " and ") + " went"
      Output.note("\(gone.path): taken out of \(gone.dataset); \(what)")
    }
  }
}
