extension Shape {
  /// Checks that a node has this shape.
  ///
  /// Throws the first misfit in the order of the file: `unknown-key`, `missing-key`, `wrong-kind`,
  /// `wrong-word`, `missing-language`.
  public func check(_ node: YAMLNode, key: String = "the definition") throws {
    switch self {
    case .text:
      guard let text = node.text, !text.isEmpty else { throw misfit(node, key, "a text") }
    case .identifier:
      guard let text = node.text, Self.isIdentifier(text) else {
        throw misfit(node, key, "an id of small letters, digits and hyphens, such as recent-immigrants")
      }
    case .choice(let words):
      guard let text = node.text, words.contains(text) else {
        throw Diagnostic(
          "wrong-word", "\"\(node.text ?? "…")\" is not a value of \(key)", at: node.place,
          remedy: Suggestion.remedy(for: node.text ?? "", among: words))
      }
    case .number:
      guard let text = node.text, let number = Double(text), number.isFinite else {
        throw misfit(node, key, "a number")
      }
    case .integer:
      guard let text = node.text, Int(text) != nil else { throw misfit(node, key, "a whole number") }
    case .boolean:
      guard let text = node.text, text == "true" || text == "false" else { throw misfit(node, key, "true or false") }
    case .date:
      guard let text = node.text, Self.isDate(text) else { throw misfit(node, key, "a day such as 2021-05-11") }
    case .localized: try checkLocalized(node, key)
    case .list(let shape):
      guard case .list(let nodes) = node.content else { throw misfit(node, key, "a list") }
      for element in nodes { try shape.check(element, key: key) }
    case .map(let shape):
      guard case .mapping(let pairs) = node.content else { throw misfit(node, key, "a mapping of ids to values") }
      for pair in pairs { try shape.check(pair.value, key: pair.key.text ?? key) }
    case .object(let keys): try checkObject(node, key, keys)
    case .oneOf(let shapes): try checkOneOf(node, key, shapes)
    case .either(let scalar, let other): try (node.text == nil ? other : scalar).check(node, key: key)
    }
  }

  private func misfit(_ node: YAMLNode, _ key: String, _ expected: String) -> Diagnostic {
    Diagnostic("wrong-kind", "The value of \(key) is not \(expected)", at: node.place)
  }

  private func checkLocalized(_ node: YAMLNode, _ key: String) throws {
    guard case .mapping(let pairs) = node.content else {
      throw misfit(node, key, "a text in both languages, {en: …, fr: …}")
    }
    for pair in pairs where !["en", "fr"].contains(pair.key.text ?? "") {
      throw Diagnostic(
        "unknown-key", "\"\(pair.key.text ?? "…")\" is not a language", at: pair.key.place,
        remedy: "The languages are en and fr.")
    }
    for language in Language.allCases {
      guard let text = node[language.rawValue]?.text, !text.isEmpty else {
        throw Diagnostic(
          "missing-language", "\(key) has no text in \(language == .english ? "English" : "French")", at: node.place,
          remedy: "Write both en and fr: lipdata publishes in both languages or not at all.")
      }
    }
  }

  private func checkObject(_ node: YAMLNode, _ key: String, _ keys: [Key]) throws {
    guard case .mapping(let pairs) = node.content else { throw misfit(node, key, "a mapping of keys to values") }
    let names = keys.map(\.name)
    for pair in pairs {
      let name = pair.key.text ?? "…"
      guard let known = keys.first(where: { $0.name == name }) else {
        throw Diagnostic(
          "unknown-key", "\"\(name)\" is not a key of \(key)", at: pair.key.place,
          remedy: Suggestion.remedy(for: name, among: names))
      }
      try known.shape.check(pair.value, key: name)
    }
    for required in keys where required.required && node[required.name] == nil {
      throw Diagnostic(
        "missing-key", "\(key) has no \(required.name)", at: node.place,
        remedy: "Add \(required.name): \(required.about)")
    }
  }

  private func checkOneOf(_ node: YAMLNode, _ key: String, _ shapes: [Shape]) throws {
    guard case .mapping(let pairs) = node.content else { throw misfit(node, key, "a mapping of keys to values") }
    var firsts: [String] = []
    for shape in shapes {
      guard case .object(let keys) = shape, let first = keys.first else { continue }
      if node[first.name] != nil { return try shape.check(node, key: key) }
      firsts.append(first.name)
    }
    let word = pairs.first?.key.text ?? ""
    throw Diagnostic(
      "unknown-key", "\"\(word)\" does not begin any kind of \(key)", at: node.place,
      remedy: Suggestion.remedy(for: word, among: firsts))
  }

  /// True for an id of small letters, digits and hyphens, with points and slashes where ids are nested.
  public static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, ("a"..."z").contains(first) || ("0"..."9").contains(first) else {
      return false
    }
    return text.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == "/" || $0 == "."
    }
  }

  static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let year = Int(parts[0]), year > 0, let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day >= 1 && day <= lengths[month - 1]
  }
}
