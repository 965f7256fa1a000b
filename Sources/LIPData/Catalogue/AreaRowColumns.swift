/// The columns of a table with areas as rows that are no members.
public struct AreaRowColumns: Sendable, Equatable {
  /// The column of each area's code.
  public var area: String
  /// The DGUID of an area, with `{n:DIGITS}` for what the column holds.
  public var code: String
  /// Columns that hold one text in every row, such as the census year.
  public var fixed: [String: String]
  /// The column of the long form's non-response rate.
  public var nonResponse: String?
  /// The columns of quality flags.
  public var quality: [String]

  init(_ node: YAMLNode) {
    area = node["area"]?.text ?? ""
    code = node["code"]?.text ?? ""
    let pairs = (node["fixed"]?.pairs ?? []).map { ($0.key.text ?? "", $0.value.text ?? "") }
    fixed = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    nonResponse = node["non_response"]?.text
    quality = node.texts("quality")
  }

  /// The columns that are named here.
  var names: Set<String> { Set([area] + fixed.keys + quality + [nonResponse].compactMap(\.self)) }

  /// A code with a number put in, which must have as many digits as the code says; nil when it has not.
  static func code(_ pattern: String, number: String) -> String? {
    guard let open = pattern.firstIndex(of: "{"), let close = pattern.firstIndex(of: "}"), open < close else {
      return nil
    }
    let digits = Int(pattern[open..<close].split(separator: ":").last ?? "") ?? 1
    guard number.utf8.count == digits, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return pattern[..<open] + number + pattern[pattern.index(after: close)...]
  }
}
