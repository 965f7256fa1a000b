import LIPData

@testable import Indicators

/// The highlight tables of 2016 (98-402-X2016010-T4): fields of study by age, sex and certificate.
enum Highlights {
  /// Provinces and Canada, and the metropolitan areas and agglomerations.
  static let tables = Result { () throws -> [(name: String, cells: [TableCells.Key: Cell])] in
    try ["CANPR", "CMACA"].compactMap { name in
      let path = "data/statcan/highlight-tables-2016/98-402-X2016010-T4-\(name)-eng.csv"
      return try Shared.reference(path).map { (name, try TableCells.read($0).cells) }
    }
  }

  /// Male and female against both sexes, and the 13 provinces and territories against Canada.
  static func comparisons() throws -> [Comparisons.Named] {
    var found: [Comparisons.Named] = []
    for (name, cells) in try tables.get() {
      var sexes = TotalsComparison()
      var provinces = TotalsComparison()
      for (key, cell) in cells where key.codes[4].hasSuffix("(2016 counts)") {
        if key.codes[2] == "Both sexes" {
          let parts = ["Male", "Female"].map { cells[key.with($0, at: 2)] }
          sexes.add(key.codes.joined(separator: ", "), total: cell, parts: parts, rounding: .base5Sample)
        }
        if key.codes[0] == "2016A000011124" {
          let parts = codes.map { cells[key.with("2016A0002\($0)", at: 0)] }
          provinces.add(key.codes.joined(separator: ", "), total: cell, parts: parts, rounding: .base5Sample)
        }
      }
      let areas = name == "CANPR" ? "Canada and provinces" : "160 CMAs and CAs"
      found.append(.init(name: "\(areas), 2016, male and female", all: sexes))
      if provinces.compared > 0 { found.append(.init(name: "13 provinces and Canada, 2016", all: provinces)) }
    }
    return found
  }

  /// The measure that the others are parts of.
  static let total =
    "Total – STEM and BHASE (non-STEM) groupings - Classification of Instructional Programs (CIP) 2016 (2016 counts)"

  private static let codes = [10, 11, 12, 13, 24, 35, 46, 47, 48, 59, 60, 61, 62]
}

extension TableCells.Key {
  /// The key with another code in a place.
  func with(_ code: String, at place: Int) -> TableCells.Key {
    var key = self
    key.codes[place] = code
    return key
  }
}
