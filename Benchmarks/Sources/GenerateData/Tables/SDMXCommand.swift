import ArgumentParser
import Foundation

/// Writes SDMX-ML 2.1 data with their structure file.
struct SDMXCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sdmx",
    abstract: "Write SDMX-ML 2.1 data (NNNNNNNN_1.xml) and their NNNNNNNN_Structure.xml.",
    discussion: "Generic data as Statistics Canada's service answers, or structure-specific as its full tables are.")

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case generic, specific

    /// What a series takes besides its values, and what a value takes: about.
    var bytes: (series: Int, value: Int) { self == .generic ? (540, 200) : (140, 41) }
  }

  @Argument(help: "generic or specific.")
  var form: Form

  @Option(help: "The folder to write to.")
  var folder: String

  @Option(help: "The table's number of eight digits.")
  var number = "17109998"

  @Option(help: "How large the data should become, at least.")
  var bytes = 300_000_000

  @Option(help: "Another seed, other figures.")
  var seed: UInt64 = 2021

  @Option(help: "The Datasets folder.")
  var datasets = "../Datasets"

  func run() throws {
    let series = form.bytes.series + PopulationTable.years * form.bytes.value
    // One geography more than are needed about; the last is left out where the file is large enough without.
    let count = bytes / (series * PopulationTable.sexes.count * PopulationTable.ages.count) + 2
    let table = try PopulationTable(datasets, geographies: count, seed: seed)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let structure = SDMXStructureText(number: number, table: table)
    try Data(structure.text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(number)_Structure.xml"))
    var file = try ByteFile(path: "\(folder)/\(number)_1.xml")
    let writer = SDMXSeriesWriter(table, form: form)
    file.put(Array(form == .generic ? structure.genericOpening.utf8 : structure.specificOpening.utf8))
    var written = 0
    for geography in table.geographies.indices where file.count < bytes {
      for sex in PopulationTable.sexes.indices {
        for age in PopulationTable.ages.indices {
          try writer.write(geography, sex, age, into: &file)
          written += 1
        }
      }
    }
    file.put(Array(form == .generic ? structure.genericEnd.utf8 : structure.specificEnd.utf8))
    try file.flush()
    GenerateData.say(
      "\(file.path): \(file.count) bytes, \(written) series, \(written * PopulationTable.years) observations")
  }
}
