import ArgumentParser
import LIPData
import Publishing

/// Checks that the store is whole.
struct StoreCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check that the store is whole, and that its files are those it was made from.",
    discussion: """
      Prints what it finds, a row each; nothing when all is well. Ends with 1 when the figures are in doubt; a \
      file that has changed or gone since is told and is no fault of the store.

      Example:
        lipdata store check --store lipdata.sqlite
      """)

  @OptionGroup var source: StoreOptions
  @OptionGroup var table: TableOptions

  @Flag(help: "Leave the files alone: do not read them again to compare their hashes.")
  var skipFiles = false

  func run() throws {
    let findings = try Store(path: try source.path()).check(files: !skipFiles)
    var rows = PlainTable(["finding", "subject", "fault", "sentence"])
    for finding in findings {
      rows.add([finding.kind, finding.subject, finding.isFault ? "yes" : "no", finding.sentence])
    }
    if !findings.isEmpty || table.output != nil { try table.print(rows) }
    let faults = findings.count(where: \.isFault)
    Output.note(
      faults == 0 ? "The store is whole." : "\(faults) faults were found: make the store anew from its files.")
    if faults > 0 { throw ExitCode(ExitStatus.findings.rawValue) }
  }
}
