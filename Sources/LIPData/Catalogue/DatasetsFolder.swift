import Foundation

/// The folder `Datasets/`, with a workspace of the user's own laid over it by id.
public struct DatasetsFolder: Sendable {
  /// The shipped folder.
  public let root: String
  /// The user's own folder, nil when there is none.
  public let workspace: String?

  /// Makes a folder from its paths.
  public init(root: String, workspace: String? = nil) {
    self.root = root
    self.workspace = workspace
  }

  /// Finds the folder.
  ///
  /// In order: `option` (`--datasets`), `LIPDATA_DATASETS`, `<executable>/../share/lipdata`, and
  /// `Datasets` in a folder above the executable (a checkout). Never an absolute build path. Throws
  /// `datasets-not-found`.
  public static func find(
    option: String?, workspace: String?, executable: String, environment: [String: String]
  ) throws -> DatasetsFolder {
    for given in [option, environment["LIPDATA_DATASETS"]] {
      guard let given, !given.isEmpty else { continue }
      guard isDatasets(given) else {
        throw Diagnostic(
          "datasets-not-found", "\(given) is not a Datasets folder: it has no catalogue and descriptors",
          remedy: "Name the folder that holds catalogue and descriptors.", exit: .noInput)
      }
      return DatasetsFolder(root: given, workspace: workspace)
    }
    var folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
    let shared = folder.deletingLastPathComponent().appendingPathComponent("share/lipdata").path
    if isDatasets(shared) { return DatasetsFolder(root: shared, workspace: workspace) }
    for _ in 0..<8 where folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("Datasets").path
      if isDatasets(candidate) { return DatasetsFolder(root: candidate, workspace: workspace) }
    }
    throw Diagnostic(
      "datasets-not-found", "The Datasets folder was not found beside the program",
      remedy: "Name it with --datasets or LIPDATA_DATASETS.", exit: .noInput)
  }

  private static func isDatasets(_ path: String) -> Bool {
    ["catalogue", "descriptors"].allSatisfy { InputFile.isFolder(path + "/" + $0) }
  }

  /// True when the workspace has a folder of its own with a name.
  public func workspaceHas(_ subfolder: String) -> Bool {
    workspace.map { InputFile.isFolder($0 + "/" + subfolder) } ?? false
  }

  /// The path of a file, the workspace's own before the shipped one; nil when neither has it.
  public func path(of name: String) -> String? {
    [workspace, root].compactMap(\.self).map { $0 + "/" + name }.first { InputFile.exists($0) }
  }

  /// The path of a file that must be there.
  public func required(_ name: String) throws -> String {
    if let path = path(of: name) { return path }
    throw Diagnostic(
      "file-not-found", "\(root)/\(name) is missing",
      remedy: "The Datasets folder is incomplete: install lipdata again.",
      exit: .noInput)
  }

  /// The definitions of a file: one, or a list of them.
  ///
  /// A workspace's file adds to the shipped one, and replaces what has the same id.
  public func definitions(at name: String) throws -> [YAMLNode] {
    try merged { base in
      let path = base + "/" + name
      return InputFile.exists(path) ? [path] : []
    }
  }

  /// The definitions of all YAML files of a subfolder, files in the order of their names.
  public func definitions(in subfolder: String) throws -> [YAMLNode] {
    try merged { try Self.yamlFiles(in: $0 + "/" + subfolder) }
  }

  /// The YAML files of a folder in the order of their names, none when there is no such folder.
  public static func yamlFiles(in folder: String) throws -> [String] {
    guard InputFile.isFolder(folder) else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map { folder + "/" + $0 }
  }

  /// The definitions of the files of both folders, the workspace's in the place of the shipped ones with their ids.
  private func merged(_ files: (String) throws -> [String]) throws -> [YAMLNode] {
    var nodes: [YAMLNode] = []
    var places: [String: Int] = [:]
    for base in [root, workspace].compactMap(\.self) {
      var own: Set<String> = []
      for node in try files(base).flatMap({ try Self.definitions(of: $0) }) {
        guard let id = node["id"]?.text, let at = places[id] else {
          if let id = node["id"]?.text {
            own.insert(id)
            places[id] = nodes.count
          }
          nodes.append(node)
          continue
        }
        guard own.insert(id).inserted else {
          throw Diagnostic(
            "duplicate-definition", "\"\(id)\" is defined twice, first in \(nodes[at].place)", at: node.place,
            remedy: "Keep one of the two definitions, or give one another id.")
        }
        nodes[at] = node
      }
    }
    return nodes
  }

  /// The definitions of one file.
  public static func definitions(of file: String) throws -> [YAMLNode] {
    try YAMLNode.parse(try InputFile.text(file), file: file).elements
  }
}

extension DatasetsFolder {
  /// The embedded default: figures carried over in the extract layout, files in the order of their names.
  public func defaultFiles() throws -> [String] {
    let folder = root + "/default"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let files = names.filter { $0.hasSuffix(".tsv") }.sorted().map { folder + "/" + $0 }
    guard !files.isEmpty else {
      throw Diagnostic(
        "file-not-found", "\(folder) holds no figures",
        remedy: "The Datasets folder is incomplete: install lipdata again.",
        exit: .noInput)
    }
    return files
  }
}
