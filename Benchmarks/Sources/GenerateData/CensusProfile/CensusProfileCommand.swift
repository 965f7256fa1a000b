import ArgumentParser
import Foundation

/// Writes a file in the official 98-401 long layout: real codes, names and sizes, invented figures.
struct CensusProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "census-profile",
    abstract: "Write a synthetic 2021 Census Profile in the official 98-401 long layout.",
    discussion: """
      Codes, names, populations and characteristics are the real ones of Datasets/; every other figure is invented,
      and depends on the seed, the area and the characteristic only. The file holds whole geographies and ends with the first
      that reaches --bytes.
      """)

  @Option(help: "The file to write: cp1252, CRLF.")
  var output: String

  @Option(help: "How large it should become, at least.")
  var bytes = 1_000_000_000

  @Option(help: "Another seed, other figures.")
  var seed: UInt64 = 2021

  @Flag(help: "Put newlines and doubled quotes inside some quoted names.")
  var newlinesInNames = false

  @Option(name: .customLong("utf8-twin"), help: "Write the same rows in UTF-8 as well.")
  var utf8Twin: String?

  @Option(help: "The Datasets folder.")
  var datasets = "../Datasets"

  @Option(help: "The catchments whose areas come first (default: partnerships/catchments.csv in --datasets).")
  var catchments: String?

  func run() throws {
    let areas = try Area.inFileOrder(
      table: datasets + "/geography/areas.tsv",
      catchments: catchments ?? datasets + "/partnerships/catchments.csv",
      sizes: Sizes(datasets + "/default/population-counts-2021.tsv"))
    let members = try Member.load(datasets + "/descriptors/census-profile-2021.members.tsv", seed: seed)
    let clock = ContinuousClock()
    let start = clock.now
    var writer = try ProfileWriter(
      members: members, seed: seed, newlinesInNames: newlinesInNames,
      profile: try ByteFile(path: output), twin: try utf8Twin.map { try ByteFile(path: $0) })
    var written = 0
    for area in areas where writer.bytes < bytes {
      try writer.write(area)
      written += 1
    }
    try writer.finish()
    let seconds = (clock.now - start) / .seconds(1)
    let total = Double(writer.bytes + writer.twinBytes) / 1e6
    GenerateData.say(
      """
      \(writer.bytes) bytes, \(written) geographies, \(written * members.count) rows; \
      \(String(format: "%.2f s, %.0f MB/s", seconds, total / seconds)) of both files together
      """)
    if writer.bytes < bytes {
      GenerateData.say("warning: \(areas.count) areas are all there are; the file stays below \(bytes) bytes")
    }
  }
}
