import Yams


/// A part of a YAML file that knows its line and column.
///
/// A thin face over the parser's own tree: nothing of a definition's meaning is known here.
public struct YAMLNode: Sendable {
  /// What a node can be.
  public enum Content: Sendable {
    case scalar(String)
    case list([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  /// What the node holds.
  public let content: Content
  /// The file, line and column of the node.
  public let place: Place
  /// True for an unquoted scalar, whose text may be read as a number or a truth value.
  public let isPlain: Bool

  /// Reads the one document of a YAML text.
  ///
  /// Throws `yaml-syntax` with line and column, `yaml-several-documents`, or `yaml-empty`.
  public static func parse(_ text: String, file: String) throws -> YAMLNode {
    let documents: [Node]
    do {
      // Scalars stay text: what a definition means by them is its shape's business, and the parser's own
      // guesses cost a regular expression each.
      documents = try Array(Yams.compose_all(yaml: text, .basic))
    } catch let error as YamlError {
      throw diagnostic(for: error, file: file)
    }
    guard let root = documents.first else {
      throw Diagnostic("yaml-empty", "The file holds no definition", at: Place(file: file))
    }
    guard documents.count == 1 else {
      throw Diagnostic(
        "yaml-several-documents", "The file holds \(documents.count) YAML documents", at: Place(file: file),
        remedy: "Keep one document in a file: remove the lines that hold only ---.")
    }
    return try YAMLNode(root, file: file, depth: 0)
  }

  private init(_ node: Node, file: String, depth: Int) throws {
    let mark = node.mark
    place = Place(file: file, line: mark?.line, column: mark.map { String($0.column) })
    guard depth < 64 else {
      throw Diagnostic("yaml-too-deep", "The definition is nested more than 64 levels deep", at: place)
    }
    switch node {
    case .scalar(let scalar):
      content = .scalar(scalar.string)
      isPlain = scalar.style == .plain || scalar.style == .any
    case .sequence(let sequence):
      content = .list(try sequence.map { try YAMLNode($0, file: file, depth: depth + 1) })
      isPlain = false
    case .mapping(let mapping):
      content = .mapping(
        try mapping.map {
          (key: try YAMLNode($0.key, file: file, depth: depth + 1),
            value: try YAMLNode($0.value, file: file, depth: depth + 1))
        })
      isPlain = false
    case .alias:
      throw Diagnostic(
        "yaml-alias", "Aliases (*name) are not read in definitions", at: place,
        remedy: "Write the value out where the alias stands.")
    }
  }

  private static func diagnostic(for error: YamlError, file: String) -> Diagnostic {
    func place(_ mark: Mark) -> Place { Place(file: file, line: mark.line, column: String(mark.column)) }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Diagnostic(
        "yaml-syntax", "This is not valid YAML: \(problem)", at: place(mark),
        remedy: "Check the indentation, colons and quotes of this line and the one before.")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { "\"\($0)\"" }.joined(separator: ", ")
      return Diagnostic(
        "yaml-duplicate-key", "A key stands twice in one mapping: \(keys)", at: place(context.mark),
        remedy: "Keep one of them.")
    default:
      return Diagnostic("yaml-syntax", "This is not valid YAML: \(error)", at: Place(file: file))
    }
  }
}

extension YAMLNode {
  /// The value under a key, nil when the node is no mapping or has no such key.
  public subscript(_ key: String) -> YAMLNode? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key.text == key }?.value
  }

  /// The text of a scalar, nil for a list or a mapping.
  public var text: String? {
    guard case .scalar(let text) = content else { return nil }
    return text
  }

  /// The elements of a list; the node itself, alone, when it is no list.
  public var elements: [YAMLNode] {
    guard case .list(let nodes) = content else { return [self] }
    return nodes
  }

  /// The pairs of a mapping in the order of the file, empty when it is none.
  public var pairs: [(key: YAMLNode, value: YAMLNode)] {
    guard case .mapping(let pairs) = content else { return [] }
    return pairs
  }
}
