import LIPData

/// The one name of a period that people write in several ways.
///
/// An answer for `2024-25` and one for `2024/2025` are answers for the same year, and are compared by name.
enum PeriodName {
  /// The years that a plan or an answer can be of.
  static let years = 1900.0...2100.0

  /// A calendar year, `2024`, or two years that follow each other, `2024-25`, with the first; nil for what is neither.
  static func normal(_ text: String) -> (name: String, year: Double)? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" || $0 == "\u{2013}" }
    guard let first = parts.first, first.utf8.count == 4, let year = number(first), years.contains(Double(year)) else {
      return nil
    }
    if parts.count == 1 { return ("\(year)", Double(year)) }
    guard parts.count == 2, let last = number(parts[1]), years.contains(Double(year + 1)) else { return nil }
    let short = (year + 1) % 100
    switch parts[1].utf8.count {
    case 2: guard last == short else { return nil }
    case 4: guard last == year + 1 else { return nil }
    default: return nil
    }
    return ("\(year)-\(short < 10 ? "0" : "")\(short)", Double(year))
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}

extension Responses {
  /// The name of a period that the user writes on the command line, as answers have it.
  ///
  /// Throws `not-a-year`.
  public static func period(_ text: String) throws -> String {
    if let name = PeriodName.normal(text)?.name { return name }
    throw Diagnostic(
      "not-a-year", "\"\(text)\" is no year and no fiscal year", remedy: "Write it as 2024 or 2024-25.", exit: .usage)
  }
}
