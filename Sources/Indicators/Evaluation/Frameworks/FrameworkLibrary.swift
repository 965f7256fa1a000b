public import LIPData

/// The frameworks of a folder, each read when it is asked for.
public struct FrameworkLibrary: Sendable {
  private let folder: DatasetsFolder
  private let indicators: [String: IndicatorDefinition]

  /// Makes a library.
  ///
  /// - Parameter indicators: the indicators that its nodes may name.
  public init(_ folder: DatasetsFolder, indicators: IndicatorSet) {
    self.folder = folder
    self.indicators = Dictionary(
      indicators.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// All frameworks: those of the shipped files by name, a workspace's own in their place or after them.
  public func all() throws -> [Framework] {
    try folder.definitions(in: "frameworks").map { try Framework($0, indicators: indicators) }
  }

  /// The framework with an id, or of a YAML file of the user's own; throws `unknown-framework` with a "did you mean".
  public func framework(_ name: String) throws -> Framework {
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      let nodes = try DatasetsFolder.definitions(of: name)
      guard nodes.count == 1, let node = nodes.first else {
        throw Diagnostic(
          "several-definitions", "\(name) holds \(nodes.count) definitions where one framework is wanted",
          at: Place(file: name), remedy: "Give each framework a file of its own.")
      }
      return try Framework(node, indicators: indicators)
    }
    // The file that bears its name alone, unless a workspace has frameworks of its own: a command reads what it needs.
    if Shape.isIdentifier(name), !folder.workspaceHas("frameworks"),
      let node = try folder.definitions(at: "frameworks/\(name).yaml").first(where: { $0["id"]?.text == name })
    {
      return try Framework(node, indicators: indicators)
    }
    let nodes = try folder.definitions(in: "frameworks")
    if let node = nodes.first(where: { $0["id"]?.text == name }) {
      return try Framework(node, indicators: indicators)
    }
    throw Diagnostic(
      "unknown-framework", "There is no framework \"\(name)\"",
      remedy: Suggestion.remedy(
        for: name, among: nodes.compactMap { $0["id"]?.text }, listedBy: "lipdata frameworks list"), exit: .usage)
  }
}
