/// The byte that separates the fields of a row; quoting is that of RFC 4180 in every dialect.
public enum DelimitedDialect: UInt8, Sendable, CaseIterable {
  case comma = 0x2C
  case semicolon = 0x3B
  case tab = 0x09

  /// The delimiter in words, for sentences.
  public var name: String {
    switch self {
    case .comma: "commas"
    case .semicolon: "semicolons"
    case .tab: "tabs"
    }
  }
}
