/// Statistics Canada's tables for loading into a database: `NNNNNNNN.csv`, whole or a selection of members.
///
/// `REF_DATE GEO DGUID`, a column for each further dimension, then eleven columns that are always the same. The
/// members' ids stand in COORDINATE, in the order of the dimensions; VALUE is empty where STATUS says why. Published
/// in English with commas and in French with semicolons: the same columns in the same order. Census tables that are
/// downloaded whole (98-10) have a pair of columns for each member of their last dimension instead of VALUE.
public enum FullTable {
  /// Where the columns of a file stand.
  struct Columns: Sendable, Equatable {
    /// The names of all columns.
    var names: [String] = []
    var dialect = DelimitedDialect.comma
    var language = Language.english
    var period = 0
    var geography = 1
    var dguid: Int?
    /// The columns of the dimensions, the geography first.
    var dimensions: [Int] = []
    /// The columns that say something of a series: unit, factor, vector.
    var unit: Int?
    var unitID: Int?
    var factor: Int?
    var factorID: Int?
    var vector: Int?
    var coordinate: Int?
    var value = 0
    var status: Int?
    var symbol: Int?
    var terminated: Int?
    var decimals: Int?
    /// For a census table downloaded whole, the members of its last dimension, each a column; nil else.
    var pivot: Pivot?
  }

  /// The last dimension of a census table, whose members are columns: `Tenure (4):Renter[3]`, then `Symbols`.
  struct Pivot: Sendable, Equatable {
    /// A member.
    struct Member: Sendable, Equatable {
      var label: String
      var id: String
      var value: Int
      var symbol: Int?
    }

    var dimension: String
    var members: [Member]
  }

  /// The names of the columns, without accents in small letters, as the two languages give them.
  static let names: [(path: any WritableKeyPath<Columns, Int?> & Sendable, names: [String])] = [
    (\.dguid, ["dguid", "idugd"]), (\.unit, ["uom", "unite de mesure"]),
    (\.unitID, ["uom_id", "identificateur d'unite de mesure"]), (\.factor, ["scalar_factor", "facteur scalaire"]),
    (\.factorID, ["scalar_id", "identificateur scalaire"]), (\.vector, ["vector", "vecteur"]),
    (\.coordinate, ["coordinate", "coordonnees", "coordonnee"]), (\.status, ["status", "statut"]),
    (\.symbol, ["symbol", "symbole"]), (\.terminated, ["terminated", "termine"]),
    (\.decimals, ["decimals", "decimales"]),
  ]
  static let periodNames = ["ref_date", "periode de reference"]
  static let geographyNames = ["geo", "geo.", "geographie"]
  /// The longest header that is looked for.
  static let longestHeader = 4 << 20
  static let valueNames = ["value", "valeur"]

  /// What the rows are given for: the columns' names, with what the metadata file adds.
  static func structure(_ columns: Columns, _ metadata: FullTableMetadata?) -> TableStructure {
    var dimensions = columns.dimensions.map { column in
      let isGeography = column == columns.geography
      let english = isGeography ? "Geography" : columns.names[column]
      let french = isGeography ? "Géographie" : columns.names[column]
      let name =
        isGeography
        ? LocalizedText(en: english, fr: french)
        : columns.language == .english ? LocalizedText(en: english, fr: "") : LocalizedText(en: "", fr: french)
      return TableStructure.Dimension(
        id: TableStructure.Dimension.identifier(isGeography ? english : columns.names[column]), name: name)
    }
    if let pivot = columns.pivot {
      let english = columns.language == .english
      let name = LocalizedText(en: english ? pivot.dimension : "", fr: english ? "" : pivot.dimension)
      dimensions.append(
        .init(
          id: TableStructure.Dimension.identifier(pivot.dimension), name: name,
          codes: pivot.members.map {
            .init(code: $0.id, name: LocalizedText(en: english ? $0.label : "", fr: english ? "" : $0.label))
          }))
    }
    guard let metadata else { return TableStructure(dimensions, language: columns.language) }
    for (position, described) in metadata.structure.dimensions.enumerated() where position < dimensions.count {
      dimensions[position].notes = described.notes
      dimensions[position].codes = described.codes
    }
    return TableStructure(dimensions, title: metadata.structure.title, language: columns.language)
  }

  /// The power of ten that values are multiplied by: a factor's id, else its name; nil for one that is not known.
  static func power(id: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer) -> Int? {
    if !id.isEmpty { return NumberParsing.integer(id).flatMap { (0...15).contains($0) ? $0 : nil } }
    switch TableCode.text(name).trimmed.folded {
    case "", "units", "unit", "unites": return 0
    case "tens", "dizaines": return 1
    case "hundreds", "centaines": return 2
    case "thousands", "milliers": return 3
    case "tens of thousands", "dizaines de milliers": return 4
    case "hundreds of thousands", "centaines de milliers": return 5
    case "millions": return 6
    case "billions", "milliards": return 9
    default: return nil
    }
  }

  /// The table's number in the text of a file's name: `17-10-0009` for `17100009-eng.csv` and `1710000901.csv`.
  static func number(inName name: String) -> String? {
    let runs = name.split { !("0"..."9").contains($0) }
    guard let digits = runs.first(where: { $0.utf8.count == 8 || $0.utf8.count == 10 }) else { return nil }
    return number(digits: String(digits))
  }

  /// The table's number of a product id of eight digits or more.
  static func number(digits: String) -> String? {
    let text = Array(digits)
    guard text.count >= 8, text.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    return "\(String(text[0..<2]))-\(String(text[2..<4]))-\(String(text[4..<8]))"
  }
}
