/// Tables in SDMX-ML: Statistics Canada's full tables (2.1) and census cross-tabulations (2.0), and other agencies'.
///
/// The data and their structure are files of their own, and the data may come in numbered parts, of which a later one
/// gives newer values.
enum SDMXTable {
  /// What the data files are, and what describes them.
  struct Files: Sendable {
    var message: SDMXMessage
    var structure: SDMXStructure?
    /// The data structure among those that the structure file declares.
    var dataStructure: SDMXStructure.DataStructure?
    /// The parts in their order.
    var parts: [SourceFile]
  }

  /// The agency codes of Statistics Canada.
  static let statisticsCanada: Set<String> = ["StatCan", "STC", "STC_CP", "STATCAN"]

  /// The dimensions with their codes as the structure declares them; those that only the data name have none.
  static func tableStructure(
    _ dimensions: [String], _ structure: SDMXStructure?, _ declared: SDMXStructure.DataStructure?
  ) -> TableStructure {
    let described = dimensions.map { id in
      let component = declared?.dimensions.first { $0.id == id }
      let list = structure?.codelist(component?.codelist)
      let name = component.flatMap { structure?.concepts[$0.concept] } ?? .same("")
      let words = id.replacing("_", with: " ").trimmed
      return TableStructure.Dimension(
        id: TableStructure.Dimension.identifier(words),
        name: LocalizedText(en: name.en.isEmpty ? words : name.en, fr: name.fr),
        codes: (list?.codes ?? []).map {
          TableStructure.Code(code: $0.id, name: $0.name, parent: $0.parent, qualityFlag: $0.qualityFlag)
        })
    }
    let flow = structure?.dataflows.first { $0.structure == declared?.id }?.name
    let titles = [flow, structure?.title, declared?.name].compactMap(\.self).filter { !$0.en.isEmpty || !$0.fr.isEmpty }
    return TableStructure(described, title: titles.first ?? .same(""))
  }

  /// Reads the parts into a sink.
  static func read<Sink: TableSink>(_ files: Files, rejects: Rejects, sink: Sink) throws -> Sink {
    var visitor = SDMXTableVisitor(
      structure: files.structure, dataStructure: files.dataStructure, rejects: rejects, sink: sink)
    var footers: [String] = []
    for part in files.parts {
      let source = try part.open()
      // A part's head may differ: each says what it is.
      guard let message = try SDMXMessage.recognise(head: source.head()) else { throw notData("no XML", part.name) }
      let reader = SDMXDataReader(
        isGeneric: try isGeneric(message, part.name), structure: files.structure, dataStructure: files.dataStructure,
        visitor: visitor)
      do {
        let read = try XMLReader.read(source, into: reader)
        visitor = read.visitor
        footers += read.footer
      } catch let error as Diagnostic {
        throw error.inFile(part.name)
      }
    }
    guard visitor.observations > 0 || visitor.deletions > 0 else {
      throw Diagnostic(
        "no-data-rows", "The message holds no observation\(footers.first.map { "; it says: \($0)" } ?? "")",
        at: Place(file: files.parts.first?.name),
        remedy: "Ask for the data again: the service may have written them to another address, or found none.")
    }
    return visitor.sink
  }

  /// True for a message whose key values name their concepts; throws `not-data` for what holds no data.
  static func isGeneric(_ message: SDMXMessage, _ name: String) throws -> Bool {
    switch message {
    case .generic: return true
    case .specific: return false
    case .structure:
      throw Diagnostic(
        "structure-only", "The file declares codelists and structures and holds no data", at: Place(file: name),
        remedy: "Ingest the data file that was published with it (Generic_… or …_1.xml): this one is read along.")
    case .other(let what): throw notData(what, name)
    case .foreign(let what): throw notData(what, name)
    }
  }

  private static func notData(_ what: String, _ name: String) -> Diagnostic {
    Diagnostic(
      "not-data", "The file is \(what); it holds no data that are read", at: Place(file: name),
      remedy: "Give the data file: SDMX-ML GenericData, CompactData or StructureSpecificData.")
  }
}
