import LIPData

/// Looks for ids that stand twice in a list of definitions.
enum DuplicateCheck {
  /// Throws `duplicate-definition` at the second of two nodes with one id.
  static func run(_ nodes: [YAMLNode], _ kind: String) throws {
    var lines: [String: Int] = [:]
    for node in nodes {
      guard let id = node["id"]?.text else { continue }
      guard let first = lines.updateValue(node.place.line ?? 0, forKey: id) else { continue }
      throw Diagnostic(
        "duplicate-definition", "The \(kind) \"\(id)\" stands twice, first in line \(first)",
        at: node["id"]?.place ?? node.place, remedy: "Keep one of the two, or give one another id.")
    }
  }
}
