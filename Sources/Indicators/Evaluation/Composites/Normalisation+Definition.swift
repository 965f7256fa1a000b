import LIPData

extension Normalisation {
  /// What a definition may say: a word, or a mapping with the method's own settings.
  static let shape = Shape.either(
    .choice(words.map(\.word)),
    .oneOf([
      .object([.required("min-max", .list(.number), "the scores of the worst and the best value, [0, 100]")]),
      .object([.required("z-score", .list(.number), "the mean and the standard deviation of the scores, [0, 1]")]),
      .object([
        .required("goalposts", .number, "the score at the better post; the posts are each indicator's own"),
        .optional("clip", .boolean, "false to let scores pass the posts"),
      ]),
      .object([
        .required("distance-to-target", .choice(["capped", "uncapped"]), "whether more than the target counts as it")
      ]),
      .object([
        .required("distance-to-reference", .text, "the unit of reference"),
        .optional("cap", .boolean, "true where more than the reference counts as it"),
      ]),
    ]))

  /// The methods that need no setting, or have a usual one.
  private static let words: [(word: String, normalisation: Normalisation)] = [
    ("min-max", .minMax(low: 0, high: 100)), ("z-score", .zScore(mean: 0, deviation: 1)), ("rank", .rank),
    ("borda", .borda), ("percentile-rank", .percentileRank), ("goalposts", .goalposts(scale: 100, clipped: true)),
    ("distance-to-target", .distanceToTarget(capped: false)), ("distance-to-max", .distanceToMax),
    ("fraction-of-max", .fractionOfMax),
  ]

  /// Reads a method whose shape was checked; throws `wrong-range`.
  init(_ node: YAMLNode) throws {
    if let word = node.text {
      self = Self.words.first { $0.word == word }?.normalisation ?? .minMax(low: 0, high: 100)
    } else if let range = node["min-max"] {
      let (low, high) = try Self.pair(range, "the scores of the worst and of the best value, the worst first")
      guard low < high else { throw Self.wrongRange(range, "the score of the worst value is the smaller") }
      self = .minMax(low: low, high: high)
    } else if let range = node["z-score"] {
      let (mean, deviation) = try Self.pair(range, "the mean and the standard deviation of the scores")
      guard deviation > 0 else { throw Self.wrongRange(range, "the standard deviation is above 0") }
      self = .zScore(mean: mean, deviation: deviation)
    } else if let scale = node.number("goalposts") {
      guard scale > 0 else {
        throw Self.wrongRange(node["goalposts"] ?? node, "the score at the better post is above 0")
      }
      self = .goalposts(scale: scale, clipped: node["clip"]?.text != "false")
    } else if let unit = node["distance-to-reference"]?.text {
      self = .distanceToReference(unit: unit, capped: node["cap"]?.text == "true")
    } else {
      self = .distanceToTarget(capped: node["distance-to-target"]?.text == "capped")
    }
  }

  /// The two numbers of a list; throws `wrong-range`.
  static func pair(_ node: YAMLNode, _ meaning: String) throws -> (Double, Double) {
    let numbers = node.elements.compactMap { $0.text.flatMap { Double($0) } }
    guard numbers.count == 2 else { throw wrongRange(node, "there are two numbers: \(meaning)") }
    return (numbers[0], numbers[1])
  }

  static func wrongRange(_ node: YAMLNode, _ rule: String) -> Diagnostic {
    Diagnostic(
      "wrong-range", "[\(node.elements.compactMap(\.text).joined(separator: ", "))] does not fit here", at: node.place,
      remedy: "Write it so that \(rule).")
  }
}

extension YAMLNode {
  /// The number under a key whose shape was checked; nil where it is absent.
  func number(_ key: String) -> Double? { self[key]?.text.flatMap { Double($0) } }
}
