/// Writes a table in Markdown; the first column is text, the others are numbers unless said otherwise.
struct MarkdownTable {
  private var lines: [String]

  /// Begins a table with its header.
  init(_ header: [String], numbers: Bool = true) {
    lines = [
      Self.line(header),
      "|" + header.indices.map { $0 == 0 || !numbers ? " :--- " : " ---: " }.joined(separator: "|") + "|",
    ]
  }

  /// Adds a row.
  mutating func row(_ fields: [String]) { lines.append(Self.line(fields)) }

  /// The table as text, with a final newline.
  var text: String { lines.joined(separator: "\n") + "\n" }

  private static func line(_ fields: [String]) -> String {
    "| " + fields.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(separator: " | ") + " |"
  }
}
