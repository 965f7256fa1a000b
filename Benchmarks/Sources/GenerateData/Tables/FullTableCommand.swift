import ArgumentParser
import Foundation

/// Writes a full table as `NNNNNNNN.csv`, with its metadata file.
struct FullTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "full-table",
    abstract: "Write a full table of Statistics Canada (NNNNNNNN.csv) and its _MetaData.csv.",
    discussion: "As the official download: UTF-8 with a byte order mark, LF, every field quoted, period by period.")

  /// What a row takes, about: from it the number of geographies follows.
  private static let bytesOfRow = 133

  @Option(help: "The file to write, named by the table's number of eight digits.")
  var output: String

  @Option(help: "How large it should become, about.")
  var bytes = 300_000_000

  @Option(help: "Another seed, other figures.")
  var seed: UInt64 = 2021

  @Option(help: "The Datasets folder.")
  var datasets = "../Datasets"

  func run() throws {
    let count = bytes / (PopulationTable.valuesOfGeography * Self.bytesOfRow) + 1
    let table = try PopulationTable(datasets, geographies: count, seed: seed)
    var file = try ByteFile(path: output)
    file.put(Array(Self.header.utf8))
    let prefixes = Self.prefixes(table)
    for year in 0..<PopulationTable.years {
      let period = Array("\"\(PopulationTable.firstYear + year)\",".utf8)
      var row = 0
      for geography in table.geographies.indices {
        for sex in PopulationTable.sexes.indices {
          for age in PopulationTable.ages.indices {
            try file.beginRow()
            file.put(period)
            file.put(prefixes[row])
            put(table.figure(geography, sex, age, year), into: &file)
            row += 1
          }
        }
      }
    }
    try file.flush()
    let size = file.count
    try writeMetadata(table)
    let rows = table.geographies.count * PopulationTable.valuesOfGeography
    GenerateData.say("\(output): \(size) bytes, \(table.geographies.count) geographies, \(rows) rows")
  }

  private static let header =
    "\u{FEFF}\"REF_DATE\",\"GEO\",\"DGUID\",\"Sex\",\"Age group\",\"UOM\",\"UOM_ID\",\"SCALAR_FACTOR\",\"SCALAR_ID\","
    + "\"VECTOR\",\"COORDINATE\",\"VALUE\",\"STATUS\",\"SYMBOL\",\"TERMINATED\",\"DECIMALS\"\n"

  /// From GEO to the quote that opens VALUE, the same in every period.
  private static func prefixes(_ table: PopulationTable) -> [[UInt8]] {
    table.geographies.indices.flatMap { geography in
      PopulationTable.sexes.indices.flatMap { sex in
        PopulationTable.ages.indices.map { age in
          let place = table.geographies[geography]
          let name = place.name.replacing("\"", with: "\"\"")
          let vector = PopulationTable.vector(geography, sex, age)
          return Array(
            ("\"\(name)\",\"\(place.dguid)\",\"\(PopulationTable.sexes[sex].0)\",\"\(PopulationTable.ages[age].0)\","
              + "\"Persons\",\"249\",\"units\",\"0\",\"v\(vector)\",\"\(geography + 1).\(sex + 1).\(age + 1)\",\"").utf8
          )
        }
      }
    }
  }

  private func put(_ figure: PopulationTable.Figure, into file: inout ByteFile) {
    if let persons = figure.persons { file.put(persons) }
    switch figure.symbol {
    case .none: file.put(Self.plain)
    case .notAvailable: file.put(Self.notAvailable)
    case .confidential: file.put(Self.confidential)
    case .revised: file.put(Self.revised)
    case .preliminary: file.put(Self.preliminary)
    }
  }

  // From the quote that closes VALUE to the end: STATUS, SYMBOL, TERMINATED, DECIMALS.
  private static let plain = Array("\",\"\",\"\",\"\",\"0\"\n".utf8)
  private static let notAvailable = Array("\",\"..\",\"\",\"\",\"0\"\n".utf8)
  private static let confidential = Array("\",\"x\",\"\",\"\",\"0\"\n".utf8)
  private static let revised = Array("\",\"\",\"r\",\"\",\"0\"\n".utf8)
  private static let preliminary = Array("\",\"\",\"p\",\"\",\"0\"\n".utf8)

  private func writeMetadata(_ table: PopulationTable) throws {
    let stem = output.hasSuffix(".csv") ? String(output.dropLast(4)) : output
    let number = stem.split(separator: "/").last.map(String.init) ?? stem
    var lines = [
      "\u{FEFF}\"Cube Title\",\"Product Id\",\"CANSIM Id\",URL,\"Cube Notes\",\"Archive Status\",Frequency,"
        + "\"Start Reference Period\",\"End Reference Period\",\"Total number of dimensions\"",
      "\"Invented population by sex and age group\",\"\(number)\",\"\",\"\",,\"CURRENT\",\"Annual\","
        + "\"1990-01-01\",\"2025-01-01\",\"3\",", "",
      "\"Dimension ID\",\"Dimension name\",\"Dimension Notes\",\"Dimension Definitions\"",
      "\"1\",\"Geography\",,\"\"", "\"2\",\"Sex\",,\"\"", "\"3\",\"Age group\",,\"\"", "",
      "\"Dimension ID\",\"Member Name\",\"Classification Code\",\"Member ID\",\"Parent Member ID\",Terminated,"
        + "\"Member Notes\",\"Member Definitions\"",
    ]
    for (index, place) in table.geographies.enumerated() {
      let name = place.name.replacing("\"", with: "\"\"")
      lines.append(
        "\"1\",\"\(name)\",\"[\(place.dguid.dropFirst(9))]\",\"\(index + 1)\",\"\(index == 0 ? "" : "1")\",\"\",,")
    }
    for (index, sex) in PopulationTable.sexes.enumerated() {
      lines.append("\"2\",\"\(sex.0)\",\"\",\"\(index + 1)\",\"\(index == 0 ? "" : "1")\",\"\",,")
    }
    for (index, age) in PopulationTable.ages.enumerated() {
      lines.append("\"3\",\"\(age.0)\",\"\",\"\(index + 1)\",\"\(index == 0 ? "" : "1")\",\"\",,")
    }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: stem + "_MetaData.csv"))
  }
}
