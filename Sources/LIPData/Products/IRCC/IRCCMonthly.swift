/// The monthly long files of Immigration, Refugees and Citizenship Canada: `ODP-….csv`, tabs or commas.
///
/// `EN_YEAR EN_QUARTER EN_MONTH` and their French partners, then a pair of columns for each dimension, then `TOTAL`,
/// a count rounded to the nearest 5 or `--`. French columns belong to the English ones beside them, whatever their
/// names (`FR_ANNEÉ`); `Copy of …` columns repeat others. No row is a total, and none means no admission.
public enum IRCCMonthly {
  /// How the counts are rounded.
  public static let rounding = Rounding.nearest5

  /// Where the columns of a file stand.
  struct Columns: Sendable, Equatable {
    /// A dimension's columns.
    struct Pair: Sendable, Equatable {
      var english: Int
      var french: Int?
    }

    /// The names of all columns.
    var names: [String] = []
    var dialect = DelimitedDialect.tab
    var year: Int?
    var quarter: Int?
    var month: Int?
    var dimensions: [Pair] = []
    var total = 0
  }

  /// What the rows are given for.
  static func structure(_ columns: Columns) -> TableStructure {
    TableStructure(
      columns.dimensions.map { pair in
        let english = columns.names[pair.english].dropFirst(3).replacing("_", with: " ")
        let french = pair.french.map { columns.names[$0].dropFirst(3) } ?? ""
        return TableStructure.Dimension(
          id: TableStructure.Dimension.identifier(english),
          name: LocalizedText(en: sentence(english), fr: sentence(french)))
      })
  }

  /// `PROVINCE_TERRITORY` as `Province territory`.
  private static func sentence(_ name: some StringProtocol) -> String {
    let text = name.lowercased().replacing("_", with: " ").trimmed
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The month that three letters name, `Jan` to `Dec`; nil when they name none.
  static func month(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard bytes.count == 3 else { return nil }
    switch (bytes[0], bytes[1], bytes[2]) {
    case (0x4A, 0x61, 0x6E): return 1
    case (0x46, 0x65, 0x62): return 2
    case (0x4D, 0x61, 0x72): return 3
    case (0x41, 0x70, 0x72): return 4
    case (0x4D, 0x61, 0x79): return 5
    case (0x4A, 0x75, 0x6E): return 6
    case (0x4A, 0x75, 0x6C): return 7
    case (0x41, 0x75, 0x67): return 8
    case (0x53, 0x65, 0x70): return 9
    case (0x4F, 0x63, 0x74): return 10
    case (0x4E, 0x6F, 0x76): return 11
    case (0x44, 0x65, 0x63): return 12
    default: return nil
    }
  }

  /// The quarter that `Q1` to `Q4` names; nil when it names none.
  static func quarter(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard bytes.count == 2, bytes[0] == UInt8(ascii: "Q"), (0x31...0x34).contains(bytes[1]) else { return nil }
    return Int(bytes[1]) - 0x30
  }

  /// A count: digits, with or without commas between thousands; nil when it is none.
  static func count(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var value = 0
    var digits = 0
    var sinceComma = -1
    for byte in bytes {
      if byte == 0x2C {
        guard sinceComma == 3 || sinceComma < 0 && (1...3).contains(digits) else { return nil }
        sinceComma = 0
        continue
      }
      guard (0x30...0x39).contains(byte), digits < 15 else { return nil }
      value = 10 * value + Int(byte) - 0x30
      digits += 1
      if sinceComma >= 0 { sinceComma += 1 }
    }
    return digits > 0 && (sinceComma < 0 || sinceComma == 3) ? value : nil
  }
}
