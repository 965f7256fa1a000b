import ArgumentParser
import LIPData
import Publishing

/// Checks a list of catchments.
struct LIPsCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check catchments: unknown codes, mixed vintages, areas that count twice, weights, gaps, sizes.",
    discussion: """
      A file of your own has the columns lip_id,geography,weight; without one, the partnerships that come with the \
      program (and those of --workspace) are checked. Errors end the command with 1; warnings and notes do not.

      Of areas of 2016 it says which have no counterpart in 2021, and which have another name or code there.

      Examples:
        lipdata lips check
        lipdata lips check catchments.csv --format csv --output findings.csv
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var table: TableOptions

  @Argument(help: "A file of catchments.", completion: .file())
  var file: String?

  func run() throws {
    let folder = try definitions.folder()
    let areas = try DatasetsOptions.areas(folder)
    let check = try CatchmentCheck(
      try file ?? folder.required("partnerships/catchments.csv"), areas: areas,
      populations: try AreaPopulations.shipped(Catalogue(folder), areas: areas),
      registry: file == nil ? try DatasetsOptions.registry(folder) : nil,
      correspondences: try Correspondences.shipped(folder, areas: areas))
    var rows = PlainTable(["grade", "code", "lip_id", "geography", "line", "finding"])
    for finding in check.findings {
      rows.add([
        finding.grade.rawValue, finding.code, finding.partnership, finding.area, finding.line.map(String.init) ?? "",
        finding.sentence,
      ])
    }
    try table.print(rows)
    for line in check.summary { Output.note(line) }
    if check.findings.contains(where: { $0.grade == .error }) { throw ExitCode(ExitStatus.findings.rawValue) }
  }
}
