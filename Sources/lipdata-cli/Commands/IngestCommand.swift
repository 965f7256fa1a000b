import ArgumentParser
import Indicators
import LIPData
import Publishing

/// Takes official files into the store.
struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Take official files into the store.",
    discussion: """
      The layout is recognised from the file's first bytes, and said. A file goes in whole or not at all; the \
      same file twice changes nothing. Of an archive or a folder what has no layout is passed over; structure \
      and metadata files are read along with the data that they describe.

      Examples:
        lipdata ingest --defaults --store lipdata.sqlite
        lipdata ingest 98-401-X2021006_English_CSV_data.csv --store lipdata.sqlite
        lipdata ingest ODP-PR-Gender.csv --store lipdata.sqlite
        lipdata ingest 17100009-eng.zip 34100158-SDMX.zip --store lipdata.sqlite
        lipdata ingest 98-401-X2021006_English_CSV_data.csv --needed --store small.sqlite
        lipdata ingest gender.csv --dataset ircc-permanent-residents-by-gender
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var target: StoreOptions

  @Flag(help: "Take the figures that come with the program.")
  var defaults = false

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("The layout of the files, when it should not be recognised.", valueName: "layout"))
  var layout: Layout?

  @Option(
    help: ArgumentHelp(
      "The dataset of the files, when a table's name does not tell it: its id, its number, or a new id of your own.",
      valueName: "id"))
  var dataset: String?

  @Flag(help: "Of a profile keep only the members that the indicators use: a few seconds for the largest file.")
  var needed = false

  @Option(
    help: ArgumentHelp(
      "Take in a file although rows of it cannot be read, and list those here, with their lines.", valueName: "file"),
    completion: .file())
  var rejects: String?

  @Argument(help: "Official files, archives (.zip, .gz), folders, or - for standard input.", completion: .file())
  var files: [String] = []

  func validate() throws {
    if files.isEmpty && !defaults { throw ValidationError("Name a file, or say --defaults.") }
  }

  func run() throws {
    let folder = try definitions.folder()
    let catalogue = Catalogue(folder)
    let paths = files + (defaults ? try folder.defaultFiles() : [])
    // Every file is recognised before the first is taken, so that a slip of the keyboard makes no store.
    let intake = try Intake(paths, as: layout, dataset: dataset, in: catalogue)
    let indicators = needed ? try IndicatorSet.shipped(folder) : nil
    let store = try Store(path: try target.path(), create: true)
    let bar = ProgressBar()
    var refused = intake.refused
    var rejected = PlainTable(["file", "line", "column", "code", "sentence"])
    for file in intake.files {
      do {
        let list = rejects == nil ? Rejects.none : .listing()
        let progress = IngestionProgress()
        bar.show(file.path) { .init(bytes: progress.bytes, total: progress.total, rows: progress.rows) }
        defer { bar.hide() }
        let address = FetchReceipt.beside(file.path)?.address ?? ""
        var options = IngestionOptions(rejects: list, address: address, progress: progress)
        if case .profile(let profile) = file { options.members = indicators?.members(of: profile.descriptor) }
        let done = try store.ingest(file, options: options)
        bar.hide()
        Output.note(Self.sentence(file, done))
        for remark in file.remarks { Output.note("\(remark.place): note: \(remark.sentence)") }
        for row in done.rejected {
          rejected.add([
            row.place.file ?? file.path, row.place.line.map(String.init) ?? "", row.place.column ?? "", row.code,
            row.sentence,
          ])
        }
      } catch let diagnostic as Diagnostic where intake.isSeveral && diagnostic.exit == .badData {
        // A file that cannot be read keeps none of the others out.
        refused.append(diagnostic)
      }
    }
    for (data, others) in Dictionary(grouping: intake.others, by: { $0.readWith ?? "" }).sorted(by: { $0.key < $1.key })
    where !data.isEmpty {
      let names = others.map { String($0.name.split(separator: "/").last ?? "") }
      Output.note("\(data): read along with it: \(names.joined(separator: ", "))")
    }
    for other in intake.others where other.isPassedOver {
      let isCompanion = other.reason?.code == "companion-file"
      Output.note("\(other.name): passed over, it \(isCompanion ? "holds no figures" : "has no layout that is read")")
    }
    if let rejects { try Output.file(rejects, Array(rejected.text(.csv).utf8)) }
    guard let last = refused.last else { return }
    for diagnostic in refused.dropLast() { Output.note(diagnostic.description) }
    throw last
  }

  private static func sentence(_ file: OfficialFile, _ done: Store.Ingestion) -> String {
    let head = "\(file.path): \(done.layout) of \(done.dataset), recognised by \(done.how)"
    if done.wasKnown { return head + "; ingested before, nothing changed" }
    func areas(_ count: Int) -> String { count == 1 ? "1 area" : "\(count) areas" }
    let parts =
      switch file {
      case .profile: areas(done.areas)
      case .table: "\(done.series) series"
      }
    var text = head + "; \(parts), \(done.rows) rows kept"
    if !done.rejected.isEmpty { text += ", \(done.rejected.count) rows left out" }
    if done.replacedAreas > 0 { text += ", \(areas(done.replacedAreas)) of an earlier file replaced" }
    if let revision = done.revision {
      text += ", an earlier file replaced (cells: \(revision.moved) moved, "
      text += "\(revision.appeared) appeared, \(revision.vanished) vanished)"
    }
    let symbols = done.symbols.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return text + (symbols.isEmpty ? "; no symbols" : "; symbols: " + symbols.joined(separator: ", "))
  }
}
