/// The official long layout of the Census Profile, 2021 (98-401-X2021…): one row per area and characteristic.
///
/// 23 columns, six of them called `SYMBOL`: each belongs to the value on its left, so columns are addressed by
/// position. Windows-1252 or UTF-8, CRLF or LF, text quoted and numbers not; rows may end with a spare comma.
public enum CensusProfile {
  /// The census year that the layout is read for.
  public static let year = 2021

  /// The names of the columns, in their order.
  public static let columns = [
    "CENSUS_YEAR", "DGUID", "ALT_GEO_CODE", "GEO_LEVEL", "GEO_NAME", "TNR_SF", "TNR_LF", "DATA_QUALITY_FLAG",
    "CHARACTERISTIC_ID", "CHARACTERISTIC_NAME", "CHARACTERISTIC_NOTE", "C1_COUNT_TOTAL", "SYMBOL", "C2_COUNT_MEN+",
    "SYMBOL", "C3_COUNT_WOMEN+", "SYMBOL", "C10_RATE_TOTAL", "SYMBOL", "C11_RATE_MEN+", "SYMBOL",
    "C12_RATE_WOMEN+", "SYMBOL",
  ]

  /// The positions of the columns that are read.
  enum Column {
    static let year = 0
    static let code = 1
    static let level = 3
    static let name = 4
    static let shortFormNonResponse = 5
    static let longFormNonResponse = 6
    static let qualityFlag = 7
    static let member = 8
    static let label = 9
    static let note = 10
    /// The first of six pairs of value and symbol.
    static let firstValue = 11
    static let count = 23
  }

  /// The name by which a diagnostic calls a column: a symbol's column by the value that it belongs to.
  static func columnName(_ index: Int) -> String {
    guard columns.indices.contains(index) else { return String(index + 1) }
    return columns[index] == "SYMBOL" ? "SYMBOL of \(columns[index - 1])" : columns[index]
  }
}
