/// The official long layout of the Census Profile, 2016 (98-401-X2016…): one row per area and characteristic.
///
/// 14 columns, or 15 where the type of a census subdivision has its own: a code without DGUID, a level as a number, the
/// characteristic in three columns that are named after the product, and three cells (total, male, female) that hold a
/// value *or* a symbol. UTF-8 with a byte order mark, CRLF, text quoted and cells not.
public enum CensusProfile2016 {
  /// The census year that the layout is read for.
  public static let year = 2016
  /// The characteristics of the complete release; earlier ones had fewer, under other ids.
  static let characteristics = 2247

  /// The columns before the code of the census subdivision's type, which not every product has.
  static let areaColumns = [
    "CENSUS_YEAR", "GEO_CODE (POR)", "GEO_LEVEL", "GEO_NAME", "GNR", "GNR_LF", "DATA_QUALITY_FLAG",
  ]
  static let typeColumn = "CSD_TYPE_NAME"
  static let lastAreaColumn = "ALT_GEO_CODE"
  /// What stands before the product's name in the three columns of the characteristic.
  static let memberColumns = ["DIM: ", "Member ID: ", "Notes: "]
  static let valueColumns = [
    "Dim: Sex (3): Member ID: [1]: Total - Sex", "Dim: Sex (3): Member ID: [2]: Male",
    "Dim: Sex (3): Member ID: [3]: Female",
  ]

  /// The rows of the layout.
  struct Form: ProfileForm {
    /// The names of the columns, in their order.
    let columns: [String]
    /// The first of the three columns of the characteristic.
    private let firstOfMember: Int
    /// The areas of the product.
    let geography: CensusGeography2016

    init(columns: [String], firstOfMember: Int, geography: CensusGeography2016) {
      self.columns = columns
      self.firstOfMember = firstOfMember
      self.geography = geography
    }

    var year: Int { CensusProfile2016.year }
    var yearWord: UInt32 { UInt32(littleEndian: 0x3631_3032) }
    var count: Int { firstOfMember &+ 6 }
    var code: Int { 1 }
    var level: Int { 2 }
    var name: Int { 3 }
    var shortFormNonResponse: Int { 4 }
    var longFormNonResponse: Int { 5 }
    var qualityFlag: Int { 6 }
    var label: Int { firstOfMember }
    var member: Int { firstOfMember &+ 1 }
    var note: Int { firstOfMember &+ 2 }

    func columnName(_ index: Int) -> String {
      columns.indices.contains(index) ? columns[index] : String(index + 1)
    }

    /// The DGUID that the code, the product and the census year make.
    func areaCode(_ row: borrowing DelimitedRow) throws -> [UInt8]? {
      let bytes = row.content(code)
      let text = TextEncoding.detect(bytes).string(bytes)
      guard let guid = geography.dguid(of: text) else {
        throw Diagnostic(
          "unknown-area",
          "\(quoted(row, code)) (\(quoted(row, name)), level \(quoted(row, level))) is no area that is read of \"\(geography.product)\"",
          at: place(row, code),
          remedy:
            "Read are Canada, provinces, census divisions and subdivisions, CMAs and CAs, tracts, (aggregate) dissemination areas, postal and electoral areas: take the product of one of these."
        )
      }
      return Array(guid.utf8)
    }

    @inline(__always)
    func takeCells(_ row: borrowing DelimitedRow, into profile: inout ProfileRow) throws {
      for index in 0..<3 { profile.cells[index] = try cell(row, firstOfMember &+ 3 &+ index) }
    }

    /// A cell: a value, or in its place a symbol.
    @inline(__always)
    private func cell(_ row: borrowing DelimitedRow, _ index: Int) throws -> Cell {
      let bytes = row.content(index)
      if let value = NumberParsing.decimal(bytes) { return Cell(value) }
      guard let status = ObservationStatus(symbol: bytes) ?? paddedSymbol(bytes) else { throw notANumber(row, index) }
      return Cell(missing: status.isEmpty ? .empty : status)
    }
  }
}
