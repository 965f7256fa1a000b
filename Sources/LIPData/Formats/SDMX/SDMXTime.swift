/// Reads the forms of a time period that SDMX has beside ours: `2026-A1`, `2026-M01`, `2026-01-15T00:00:00`.
enum SDMXTime {
  /// The period; nil for a form that is not read, such as a range with a duration.
  static func period(_ bytes: UnsafeRawBufferPointer) -> TimePeriod? {
    var text = String(decoding: bytes.prefix(32), as: UTF8.self)
    // A reporting year, the years of a calendar.
    if text.hasSuffix("-A1") { return TimePeriod(String(text.dropLast(3))) }
    if text.count == 8, text.dropFirst(4).hasPrefix("-M") {
      return TimePeriod(text.prefix(4) + "-" + text.suffix(2))
    }
    if let midnight = text.firstIndex(of: "T"), text[midnight...].dropFirst().hasPrefix("00:00:00") {
      text = String(text[..<midnight])
      return TimePeriod(text)
    }
    // 2.0 writes quarters and half-years without a hyphen, or with B.
    if text.count == 6 || text.count == 7, let letter = text.dropFirst(4).first(where: { $0 != "-" }) {
      let number = String(text.last ?? "0")
      if letter == "Q" { return TimePeriod(text.prefix(4) + "-Q" + number) }
      if letter == "B" || letter == "H" || letter == "S" { return TimePeriod(text.prefix(4) + "-S" + number) }
      if letter == "T" { return TimePeriod(text.prefix(4) + "-T" + number) }
    }
    return nil
  }
}

extension TimePeriod {
  fileprivate init?(_ text: String.SubSequence) { self.init(String(text)) }
}

/// Reads the numbers of XML: with a plus, an exponent, or a point at either end as well as ours.
enum SDMXNumber {
  /// The decimal, times a power of ten; nil for what is no number, and for infinity.
  static func decimal(_ bytes: UnsafeRawBufferPointer, timesTenTo power: Int) -> Double? {
    if let plain = NumberParsing.decimal(bytes, timesTenTo: power) { return plain }
    guard bytes.count <= 64, !bytes.isEmpty, bytes.allSatisfy({ isNumeric($0) }) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self).trimmed
    let parts = text.split(whereSeparator: { $0 == "e" || $0 == "E" })
    guard (1...2).contains(parts.count), parts[0].contains(where: \.isNumber) else { return nil }
    let exponent = parts.count == 2 ? Int(parts[1]) : 0
    guard let exponent, abs(exponent) <= 300 else { return nil }
    let value = Double("\(parts[0])e\(exponent + power)")
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65, 0x20, 0x09, 0x0A, 0x0D: true
    default: false
    }
  }
}
