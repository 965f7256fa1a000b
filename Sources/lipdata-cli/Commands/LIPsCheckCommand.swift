import ArgumentParser
import LIPData
import Publishing

/// Checks a list of catchments.
struct LIPsCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check catchments: unknown codes, mixed vintages, areas that count twice, weights, gaps, sizes.",
    discussion: """
      A file of your own has the columns lip_id,geography,weight; without one, partnerships/catchments.csv of \
      --workspace is checked, or else the list that comes with the program. Errors end the command with 1; warnings and notes do not. A column \
      population is compared with the people counted in 2021; columns of your own are passed over.

      Of areas of another census it says which data they can be used with; of those of 2016 also which have no \
      counterpart in 2021, and which have another name or code there. A code without census and level, a name, or what a \
      spreadsheet made of a code is answered with the code to write.

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
    let catalogue = Catalogue(folder)
    var check = try CatchmentCheck(
      try file ?? folder.required("partnerships/catchments.csv"), areas: areas,
      populations: try AreaPopulations.shipped(catalogue, areas: areas),
      correspondences: try Correspondences.shipped(folder, areas: areas), reserves: try Reserves.shipped(folder),
      datasets: catalogue.areaDatasets)
    // A registry is not read whose catchments have errors: these are told here, all of them.
    if file != nil {
      check.compareIds(with: try DatasetsOptions.registry(folder))
    } else if !check.hasErrors {
      check.compare(with: try DatasetsOptions.registry(folder))
    }
    var rows = PlainTable(["grade", "code", "lip_id", "geography", "line", "finding", "remedy"])
    for finding in check.findings {
      rows.add([
        finding.grade.rawValue, finding.code, finding.partnership, finding.area, finding.line.map(String.init) ?? "",
        finding.sentence, finding.remedy,
      ])
    }
    try table.print(rows)
    for line in check.summary { Output.note(line) }
    if check.hasErrors { throw ExitCode(ExitStatus.findings.rawValue) }
  }
}
