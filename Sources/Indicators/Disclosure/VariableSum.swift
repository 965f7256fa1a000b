/// A variable that is the sum of others in every row: all clients are the women and the men among them.
public struct VariableSum: Sendable, Hashable, CustomStringConvertible {
  /// The variable that the others add up to.
  public var whole: String
  /// The others, in the order in which they are written.
  public var parts: [String]

  /// Makes a sum.
  public init(whole: String, parts: [String]) {
    self.whole = whole
    self.parts = parts
  }

  /// Reads `clients=clients_women+clients_men`; nil when the text is no sum of different names.
  public init?(_ text: String) {
    let sides = text.split(separator: "=", omittingEmptySubsequences: false).map { Self.trimmed($0) }
    guard sides.count == 2 else { return nil }
    let parts = sides[1].split(separator: "+", omittingEmptySubsequences: false).map { Self.trimmed($0) }
    let names = [sides[0]] + parts
    guard names.allSatisfy({ !$0.isEmpty }), Set(names).count == names.count else { return nil }
    self.init(whole: sides[0], parts: parts)
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// As the option is written.
  public var description: String { "\(whole)=\(parts.joined(separator: "+"))" }
}
