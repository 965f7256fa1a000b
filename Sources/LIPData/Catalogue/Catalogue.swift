/// The official datasets that lipdata knows, with their licences and variables.
///
/// Entries, descriptors and their members tables are read when they are asked for: a command reads only the
/// definitions that it needs.
public final class Catalogue {
  /// The folders that definitions are read from.
  public let folder: DatasetsFolder
  private var entriesRead: [CatalogueEntry]?
  private var entriesAlone: [String: CatalogueEntry] = [:]
  private var descriptors: [String: DatasetDescriptor] = [:]
  private var licencesRead: [Licence]?
  private var variablesRead: [String: Variable]?

  /// Makes the catalogue of a folder.
  public init(_ folder: DatasetsFolder) { self.folder = folder }

  /// The catalogue entries in the order of their ids, read once.
  public var entries: [CatalogueEntry] {
    get throws {
      if let entriesRead { return entriesRead }
      let entries = try folder.definitions(in: "catalogue").map { try CatalogueEntry($0) }.sorted { $0.id < $1.id }
      entriesRead = entries
      return entries
    }
  }

  /// The entry with an id; throws `unknown-dataset` with a "did you mean".
  public func entry(_ id: String) throws -> CatalogueEntry {
    if let found = try entryAlone(id) ?? entries.first(where: { $0.id == id }) { return found }
    throw Diagnostic(
      "unknown-dataset", "There is no dataset \"\(id)\"",
      remedy: Suggestion.remedy(for: id, among: try entries.map(\.id), listedBy: "lipdata datasets"), exit: .usage)
  }

  /// The entry of the file that bears its id, without reading the rest of the catalogue: a profile is looked up by
  /// every command, and the rest is most of a short command's time.
  ///
  /// Nil where a workspace may have an entry of its own under the id.
  private func entryAlone(_ id: String) throws -> CatalogueEntry? {
    if entriesRead != nil || folder.workspaceHas("catalogue") || !Shape.isIdentifier(id) { return nil }
    if let known = entriesAlone[id] { return known }
    let found = try folder.definitions(at: "catalogue/\(id).yaml").first { $0["id"]?.text == id }
    let entry = try found.map { try CatalogueEntry($0) }
    entriesAlone[id] = entry
    return entry
  }

  /// True when there is an entry with an id.
  public func has(_ id: String) throws -> Bool { try entries.contains { $0.id == id } }

  /// The entry of a publisher's number, such as 17-10-0009; nil when none or several have it.
  func entry(number: String) throws -> CatalogueEntry? {
    let found = try entries.filter { $0.number == number && $0.descriptor == nil }
    return found.count == 1 ? found.first : nil
  }

  /// The descriptor with an id, read once.
  public func descriptor(_ id: String) throws -> DatasetDescriptor {
    if let known = descriptors[id] { return known }
    guard let path = folder.path(of: "descriptors/\(id).yaml") else {
      throw Diagnostic(
        "unknown-descriptor", "There is no descriptor \"\(id)\"",
        remedy: "It would be \(folder.root)/descriptors/\(id).yaml.")
    }
    let descriptor = try DatasetDescriptor.read(path)
    descriptors[id] = descriptor
    return descriptor
  }

  /// The descriptor of a dataset, read once; nil for a table.
  public func descriptor(of entry: CatalogueEntry) throws -> DatasetDescriptor? {
    try entry.descriptor.map { try descriptor($0) }
  }

  /// The datasets whose figures are of areas with codes, by the vintage of these; in the order of their ids.
  public func areaDatasets() throws -> [Int: [String]] {
    var found: [Int: [String]] = [:]
    for entry in try entries {
      guard let vintage = try descriptor(of: entry)?.vintage else { continue }
      found[vintage, default: []].append(entry.id)
    }
    return found
  }

  /// The topics by id, in the order of the file.
  public func topics() throws -> [Topic] { try folder.definitions(at: "topics.yaml").map { try Topic($0) } }

  /// The variables by id, read once.
  public func variables() throws -> [String: Variable] {
    if let variablesRead { return variablesRead }
    var variables: [String: Variable] = [:]
    for node in try folder.definitions(at: "variables.yaml") {
      let variable = try Variable(node)
      guard variables.updateValue(variable, forKey: variable.id) == nil else {
        throw Diagnostic("duplicate-definition", "The variable \"\(variable.id)\" stands twice", at: node.place)
      }
    }
    variablesRead = variables
    return variables
  }

  /// The licence with an id.
  public func licence(_ id: String) throws -> Licence {
    let licences = try licencesRead ?? folder.definitions(at: "licences.yaml").map { try Licence($0) }
    licencesRead = licences
    if let found = licences.first(where: { $0.id == id }) { return found }
    throw Diagnostic(
      "unknown-licence", "There is no licence \"\(id)\"",
      remedy: "Nothing is published without a licence line: add it to licences.yaml.")
  }

  /// The attribution sentences that a dataset's figures must carry.
  public func attributions(of entry: CatalogueEntry) throws -> [LocalizedText] {
    try entry.licences.map { id in
      let sentence = try licence(id).attribution
      return LocalizedText(
        en: sentence.en.filled(product: entry.product.en, reference: entry.reference.en),
        fr: sentence.fr.filled(product: entry.product.fr, reference: entry.reference.fr))
    }
  }
}

extension String {
  fileprivate func filled(product: String, reference: String) -> String {
    replacing("{product}", with: product).replacing("{reference}", with: reference)
  }
}
