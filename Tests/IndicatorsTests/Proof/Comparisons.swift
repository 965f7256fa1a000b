import LIPData

@testable import Indicators

/// The comparisons that several proofs draw on, each made once a process.
enum Comparisons {
  /// A comparison and what it is of.
  struct Named: Sendable {
    var name: String
    var all: TotalsComparison
  }

  /// The 24 wards of Ottawa against the city.
  static let wards = Result {
    let ottawa = try ProofData.ottawa.get()
    return ottawa.compare(ProofData.ottawaCity, with: ProofData.wards)
  }

  /// Vancouver's 22 local areas against the city, which they pass: Musqueam is not of it.
  static let localAreas = Result {
    try ProofData.vancouver.get()?.compare("2016A00055915022", with: ProofData.localAreas)
  }

  /// Men+ and women+ against the total.
  static let genders = Result {
    let census = try ProofData.census.get()
    let hamilton = try ProofData.hamilton.get()
    var found: [Named] = []
    for (name, profile, areas) in [
      ("6 provinces, 2021", census, ProofData.provinces),
      ("Metro Vancouver A, 2021", census, [ProofData.electoralAreaA]),
      ("Hamilton, 2016", hamilton, ["2016A00053525005"]),
    ] {
      for sample in [false, true] {
        var all = TotalsComparison()
        for member in profile.members where member.rounding.isSample == sample && member.rounding != .exact {
          for area in areas {
            all.add(
              "\(area) \(member.id) \(member.label)", total: profile.matrix.cell(area, member.id),
              parts: [.countMen, .countWomen].map { profile.matrix.cell(area, member.id, $0) },
              rounding: member.rounding)
          }
        }
        found.append(Named(name: "\(name), \(sample ? "sample" : "100 %") data", all: all))
      }
    }
    return found
  }

  /// Blocks of characteristics against the row that is their total.
  static let blocks = Result {
    let census = try ProofData.census.get()
    let both: [ValueColumn] = [.count, .countMen, .countWomen]
    var found =
      census.compareBlocks("6 provinces, 2021", ProofData.provinces, both)
      + census.compareBlocks("2 CSDs, 2021", [ProofData.vancouverCity, ProofData.electoralAreaA])
      + (try ProofData.ottawa.get()).compareBlocks(
        "Ottawa and 24 wards, 2021", [ProofData.ottawaCity] + ProofData.wards)
      + (try ProofData.toronto.get()).compareBlocks("158 neighbourhoods of Toronto, 2021", ProofData.neighbourhoods)
      + (try ProofData.hamilton.get()).compareBlocks("Hamilton, 2016", ["2016A00053525005"], both)
    if let vancouver = try ProofData.vancouver.get() {
      found += vancouver.compareBlocks(
        "Vancouver and 22 local areas, 2016", ProofData.localAreas + ["2016A00055915022", "2016S0503933"])
    }
    if let path = Shared.reference("data/statcan/wds-as-displayed/9810034901-eng.csv") {
      found.append(try periods(path))
    }
    return found
  }

  /// Periods of immigration against all immigrants of a place of birth, in six metropolitan areas (98-10-0349).
  private static func periods(_ path: String) throws -> Named {
    let cells = try TableCells.read(path).cells
    let names = [
      "Before 1980", "1980 to 1990", "1991 to 2000", "2001 to 2005", "2006 to 2010", "2011 to 2015", "2016 to 2021",
    ]
    var all = TotalsComparison()
    for (key, cell) in cells where key.codes.last == "Total immigrant population" {
      let parts = names.map { cells[key.with($0, at: key.codes.count - 1)] }
      all.add(key.codes.joined(separator: ", "), total: cell, parts: parts, rounding: .base5Sample)
    }
    return Named(name: "Periods by birthplace, 6 CMAs, 2021, sample data", all: all)
  }

  /// Male and female, provinces, of the highlight tables of 2016.
  static let highlights = Result { try Highlights.comparisons() }
}

extension ProofData.Profile {
  /// Compares every member of an area with the parts that make it up.
  func compare(_ whole: String, with parts: [String]) -> TotalsComparison {
    var all = TotalsComparison()
    for member in members {
      all.add(
        "\(member.id) \(member.label)", total: matrix.cell(whole, member.id),
        parts: parts.map { matrix.cell($0, member.id) }, rounding: member.rounding)
    }
    return all
  }

  /// Compares every block of some areas with its total, 100 % and sample data apart.
  func compareBlocks(
    _ name: String, _ areas: [String], _ columns: [ValueColumn] = [.count]
  ) -> [Comparisons.Named] {
    let blocks = Block.all(in: table)
    return [false, true].compactMap { sample in
      var all = TotalsComparison()
      for block in blocks where block.whole.rounding.isSample == sample {
        for area in areas {
          for column in columns {
            all.add(
              "\(area) \(column.name) \(block.whole.id) \(block.whole.label)",
              total: matrix.cell(area, block.whole.id, column),
              parts: block.parts.map { matrix.cell(area, $0.id, column) }, rounding: block.whole.rounding)
          }
        }
      }
      return all.compared > 0 ? .init(name: "\(name), \(sample ? "sample" : "100 %") data", all: all) : nil
    }
  }
}
