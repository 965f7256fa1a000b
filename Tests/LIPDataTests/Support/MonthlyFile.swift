@testable import LIPData

/// Small monthly files of IRCC, written for the tests.
enum MonthlyFile {
  static let time = "EN_YEAR\tEN_QUARTER\tEN_MONTH\tFR_ANNEÉ\tFR_TRIMESTRE\tFR_MOIS"
  static let header = time + "\tEN_PROVINCE_TERRITORY\tFR_PROVINCE_TERRITOIRE\tEN_GENDER\tFR_SEXE\tTOTAL"
  static let rows = [
    "2025\tQ2\tApr\t2025\tT2\tavr.\tQuebec\tQuébec\tMale\tHommes\t2090",
    "2025\tQ2\tApr\t2025\tT2\tavr.\tQuebec\tQuébec\tFemale\tFemmes\t1,205",
    "2024\tQ4\tOct\t2024\tT4\toct.\tNunavut\tNunavut\tFemale\tFemmes\t--",
  ]

  /// A file of a header and rows.
  static func text(_ rows: [String] = rows, header: String = header, newline: String = "\n") -> String {
    ([header] + rows).map { $0 + newline }.joined()
  }

  /// A catalogue entry of a table.
  static func entry(_ id: String, file: String, dimensions: String) -> String {
    SmallDatasets.entry(
      id, descriptor: "x", more: "table: {layout: ircc-monthly, file: \(file), dimensions: [\(dimensions)]}"
    ).replacing("descriptor: x\n", with: "")
  }

  /// Reads text.
  static func read(_ text: String, name: String? = nil) throws -> TableCollector {
    try IRCCMonthly.read(ByteSource(bytes: Array(text.utf8), name: name), sink: TableCollector())
  }
}
