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

  /// The name by which a diagnostic calls a column: a symbol's column by the value that it belongs to.
  static func columnName(_ index: Int) -> String {
    guard columns.indices.contains(index) else { return String(index + 1) }
    return columns[index] == "SYMBOL" ? "SYMBOL of \(columns[index - 1])" : columns[index]
  }

  /// The rows of the layout.
  struct Form: ProfileForm {
    var year: Int { CensusProfile.year }
    var yearWord: UInt32 { UInt32(littleEndian: 0x3132_3032) }
    var count: Int { 23 }
    var code: Int { 1 }
    var level: Int { 3 }
    var name: Int { 4 }
    var shortFormNonResponse: Int { 5 }
    var longFormNonResponse: Int { 6 }
    var qualityFlag: Int { 7 }
    var member: Int { 8 }
    var label: Int { 9 }
    var note: Int { 10 }
    /// The first of six pairs of value and symbol.
    private var firstValue: Int { 11 }

    func columnName(_ index: Int) -> String { CensusProfile.columnName(index) }

    /// The file's own code is a DGUID.
    func areaCode(_ row: borrowing DelimitedRow) throws -> [UInt8]? { nil }

    @inline(__always)
    func takeCells(_ row: borrowing DelimitedRow, into profile: inout ProfileRow) throws {
      for index in 0..<6 { profile.cells[index] = try cell(row, firstValue &+ 2 &* index) }
    }

    /// The value in a column with the symbol in the next.
    @inline(__always)
    private func cell(_ row: borrowing DelimitedRow, _ index: Int) throws -> Cell {
      guard var status = ObservationStatus(symbol: row.content(index &+ 1)) ?? paddedSymbol(row.content(index &+ 1))
      else { throw unknownSymbol(row, index &+ 1) }
      let bytes = row.content(index)
      if bytes.isEmpty {
        if status.isEmpty { status = .empty }
        return Cell(missing: status)
      }
      guard let value = NumberParsing.decimal(bytes) else { throw notANumber(row, index) }
      return Cell(value, status)
    }
  }
}
