/// Words of a file as they may stand in a descriptor that is made from it.
enum DescriptorText {
  /// A key or a value of YAML, in quotes where it needs them.
  static func quoted(_ text: String) -> String {
    let isPlain =
      text.utf8.first.map { (0x61...0x7A).contains($0 | 0x20) } == true
      && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "-" || $0 == "_" || ("0"..."9") ~= $0 }
    return isPlain ? text : "'\(text.replacing("'", with: "''"))'"
  }

  /// A text without what means something to YAML.
  static func plain(_ text: String) -> String {
    let kept = text.unicodeScalars.filter {
      $0.properties.isAlphabetic || " -_".unicodeScalars.contains($0) || ("0"..."9") ~= $0
    }
    return String(String.UnicodeScalarView(kept)).trimmed
  }
}
