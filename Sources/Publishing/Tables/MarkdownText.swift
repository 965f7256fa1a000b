/// Text that people wrote, as it may stand in a Markdown document.
enum MarkdownText {
  /// The text on one line, without what Markdown or a browser would take for markup.
  ///
  /// A line that a spreadsheet broke within a cell would begin a heading or a list of its own.
  static func plain(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return words.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("[", with: "\\[")
      .replacing("*", with: "\\*").replacing("_", with: "\\_").replacing("`", with: "\\`")
  }
}
