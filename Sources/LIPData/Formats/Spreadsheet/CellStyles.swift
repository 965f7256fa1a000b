/// How a workbook shows its numbers: which of its styles make percentages or days of them.
///
/// A percentage of 12.5 is kept as 0.125, and `1-Feb` as the number of the day: what a person read in the sheet is not
/// what stands in the file.
struct CellStyles: Sendable {
  private enum Kind {
    case plain
    case percent
    case day
  }

  private let kinds: [Kind]

  /// Reads the part xl/styles.xml.
  init(_ root: XMLTree.Element) {
    var codes: [Int: String] = [:]
    for format in root.child("numFmts")?.all("numFmt") ?? [] {
      guard let id = format["numFmtId"].flatMap({ Int($0) }) else { continue }
      codes[id] = format["formatCode"] ?? ""
    }
    kinds = (root.child("cellXfs")?.all("xf") ?? []).map { style in
      let id = style["numFmtId"].flatMap { Int($0) } ?? 0
      if let code = codes[id] { return Self.kind(code) }
      switch id {
      case 9, 10: return .percent
      case 14...22, 27...36, 45...47, 50...58: return .day
      default: return .plain
      }
    }
  }

  /// What a person sees of a number that a cell keeps.
  func shown(_ number: String, _ style: Int) -> String {
    guard kinds.indices.contains(style) else { return number }
    switch kinds[style] {
    case .plain: return number
    case .percent: return Self.percent(number) ?? number
    case .day: return Double(number).flatMap { Self.day($0) } ?? number
    }
  }

  /// The kind of a format such as `0.0%`, `d-mmm` or `#,##0 "per day"`.
  private static func kind(_ code: String) -> Kind {
    let bare = code.replacing(/"[^"]*"|\\.|\[[^\]]*\]|_./, with: "").lowercased()
    if bare.contains("%") { return .percent }
    guard bare != "general", bare != "@" else { return .plain }
    return bare.contains { "dmyhs".contains($0) } ? .day : .plain
  }

  /// A hundred times a number, by moving its point; nil for what is no plain number.
  private static func percent(_ number: String) -> String? {
    var text = number
    if text.contains("E"), let small = Double(text), abs(small) < 1 {
      // A number below a ten-thousandth: more digits than it has are not made up.
      return "\(small * 100)%"
    }
    let sign = text.hasPrefix("-") ? "-" : ""
    if !sign.isEmpty { text.removeFirst() }
    guard text.withRawBytes({ NumberParsing.decimal($0) }) != nil else { return nil }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var whole = String(parts[0])
    var rest = parts.count > 1 ? String(parts[1]) : ""
    for _ in 0..<2 { whole.append(rest.isEmpty ? "0" : rest.removeFirst()) }
    let digits = whole.drop { $0 == "0" }
    return sign + (digits.isEmpty ? "0" : String(digits)) + (rest.isEmpty ? "" : "." + rest) + "%"
  }

  /// The day of a number, `2021/02/01`; days are counted from 1899-12-30.
  private static func day(_ number: Double) -> String? {
    guard (1..<2_958_466).contains(number) else { return nil }
    // Civil day from a count of days, after Howard Hinnant: years begin in March, eras have 400 years.
    let days = Int(number) - 25_569 + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let (day, month) = (dayOfYear - (153 * shifted + 2) / 5 + 1, shifted < 10 ? shifted + 3 : shifted - 9)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(yearOfEra + era * 400 + (month <= 2 ? 1 : 0))/\(two(month))/\(two(day))"
  }
}
