import ArgumentParser
import LIPData
import Publishing

/// Says what the store holds.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say what the store holds: its files, where they came from, and their areas.",
    discussion: """
      Of a profile, areas is how many it gives the figures of now; of a table, cells is how many of its values \
      it gives now: 0 where a later file has taken its place. Members is how many were kept with ingest \
      --needed, empty for all.

      Example:
        lipdata status --store lipdata.sqlite
      """)

  @OptionGroup var source: StoreOptions
  @OptionGroup var table: TableOptions

  func run() throws {
    let store = try Store(path: try source.path())
    var rows = PlainTable([
      "dataset_id", "areas", "cells", "rows", "members", "layout", "bytes", "sha256", "ingested", "file",
    ])
    for file in try store.files() {
      let isTable = Layout(rawValue: file.layout)?.isTable ?? false
      rows.add([
        file.dataset, isTable ? "" : String(file.areas), isTable ? String(file.cells) : "", String(file.rows),
        file.members.isEmpty ? "" : String(file.members.count),
        file.layout, String(file.bytes),
        file.sha256,
        file.ingested, file.path,
      ])
    }
    try table.print(rows)
  }
}
