import LIPData
import TestSupport
import Testing

@testable import Indicators

/// Parts of areas against the published totals of the areas that they make up.
@Suite("Proof: areas and their parts")
struct AreasProof {
  /// What is true of every comparison whose parts make up the whole.
  private func expectInside(
    _ all: TotalsComparison, atLeast compared: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(all.compared >= compared, sourceLocation: sourceLocation)
    #expect(all.outside.isEmpty, "\(all.outside.prefix(5))", sourceLocation: sourceLocation)
    #expect(all.notTheSum == 0, sourceLocation: sourceLocation)
  }

  private func show(_ title: String, _ rows: [(String, TotalsComparison)]) {
    var table = ProofTable(title, ProofTable.comparisonColumns)
    for (name, all) in rows { table.add(name, all) }
    table.show()
  }

  @Test("the 24 wards of Ottawa make up the city within their bounds, and as closely as rounding predicts")
  func wards() throws {
    #expect(ProofData.wards.count == 24)
    let all = try Comparisons.wards.get()
    show("City of Ottawa, 24 wards (2021 long form)", [("wards and city", all)])
    expectInside(all, atLeast: 2300)
    #expect(abs(all.allClasses.mean) <= 2)
    #expect((0.85...1.2).contains(all.allClasses.ratio))
  }

  @Test("census subdivisions make up all 293 census divisions and Canada exactly, and so do the divisions")
  func subdivisions() throws {
    let counts = try ProofData.counts.get()
    let codes = counts.matrix.areas.keys.sorted()
    let divisions = codes.filter { $0.hasPrefix("2021A0003") }
    let subdivisions = Dictionary(grouping: codes.filter { $0.hasPrefix("2021A0005") }) { $0.dropFirst(9).prefix(4) }
    #expect(divisions.count == 293)
    var exact = TotalsComparison()
    var incomplete = 0
    for division in divisions {
      let parts = (subdivisions[division.dropFirst(9)] ?? []).map { counts.matrix.cell($0, 1) }
      // A reserve that was not enumerated has no count; the division's own leaves it out as well.
      let counted = parts.filter { $0?.hasValue == true }
      if counted.count < parts.count { incomplete += 1 }
      exact.add(division, total: counts.matrix.cell(division, 1), parts: counted, rounding: .exact)
    }
    var canada = TotalsComparison()
    let whole = try CellMatrix.read(
      Embedded.file("census-profile-2021"), areas: ["2021A000011124"], members: [1]
    ).cell("2021A000011124", 1)
    canada.add("Canada", total: whole, parts: divisions.map { counts.matrix.cell($0, 1) }, rounding: .exact)
    let all = subdivisions.values.joined().map { counts.matrix.cell($0, 1) }.filter { $0?.hasValue == true }
    canada.add("Canada", total: whole, parts: all, rounding: .exact)
    show(
      "Population counts 2021 (exact); \(incomplete) divisions have a reserve that was not enumerated",
      [("CSDs and census division", exact), ("CDs, and CSDs, and Canada", canada)])
    expectInside(exact, atLeast: 293)
    expectInside(canada, atLeast: 2)
  }

  @Test("census tracts make up their metropolitan areas")
  func tracts() throws {
    guard let (tracts, areas) = try ProofData.tracts.get() else { return }
    let byArea = Dictionary(grouping: tracts.cells.keys) {
      "2021S0503" + $0.codes[0].dropFirst(9).prefix(3) + $0.codes[1]
    }
    var exact = TotalsComparison()
    var rounded = TotalsComparison()
    for (key, cell) in areas.cells {
      let parts = (byArea[key.codes[0] + key.codes[1]] ?? []).map { tracts.cells[$0] }
      let name = key.codes.joined(separator: " ")
      if key.codes[1] == "hhlds21" {
        rounded.add(name, total: cell, parts: parts, rounding: .base5)
      } else {
        exact.add(name, total: cell, parts: parts, rounding: .exact)
      }
    }
    show(
      "Census tracts of 13 metropolitan areas (2021)",
      [("population, dwellings (exact)", exact), ("private households (rounded)", rounded)])
    expectInside(exact, atLeast: 36)
    // Six of them have a tract whose households are hidden.
    expectInside(rounded, atLeast: 7)
  }

  @Test("provinces and territories make up Canada")
  func provinces() throws {
    var rows = try Comparisons.highlights.get().map { ($0.name, $0.all) }
    // What the tens in them do to the variance is a proof of its own.
    for (_, all) in rows { expectInside(all, atLeast: 900) }
    if let path = Shared.reference("data/statcan/wds-full-table/17100009.csv") {
      rows.append(("provinces and Canada, quarterly estimates", Self.quarters(try TableCells.read(path, byName: true))))
      expectInside(rows[rows.count - 1].1, atLeast: 297)
    }
    show("Provinces and Canada; sexes in highlight tables", rows)
  }

  /// The provinces and territories of each quarter against Canada.
  private static func quarters(_ table: TableCells) -> TotalsComparison {
    var all = TotalsComparison()
    let both = "Northwest Territories including Nunavut"
    let parts = Dictionary(grouping: table.cells.filter { $0.key.codes[0] != "Canada" && $0.value.hasValue }) {
      $0.key.period
    }
    for (key, cell) in table.cells where key.codes[0] == "Canada" {
      let here = parts[key.period] ?? []
      // Where the two territories have figures of their own, what they made up together is in the file as well.
      let apart = here.contains { $0.key.codes[0] == "Nunavut" }
      all.add(
        key.period, total: cell, parts: here.filter { !apart || $0.key.codes[0] != both }.map(\.value),
        rounding: .exact)
    }
    return all
  }

  @Test("ages make up the population of British Columbia's census subdivisions in 2011")
  func ages() throws {
    guard let columbia = try ProofData.columbia.get() else { return }
    var all = TotalsComparison()
    for area in columbia.matrix.areas.keys.sorted() {
      all.add(
        area, total: columbia.matrix.cell(area, 1), parts: (2...23).map { columbia.matrix.cell(area, $0) },
        rounding: .base5, of: .exact)
    }
    show("British Columbia, 743 census subdivisions (2011)", [("22 ages and population (exact)", all)])
    // The ages of 224 small ones are hidden.
    expectInside(all, atLeast: 500)
  }

  @Test("Vancouver's local areas hold more than the city: what exceeds it is found and named")
  func localAreas() throws {
    guard let all = try Comparisons.localAreas.get() else { return }
    show("City of Vancouver, 22 local areas (2016): the areas hold Musqueam as well", [("local areas, city", all)])
    var table = ProofTable(
      "What the 22 local areas hold beyond the City of Vancouver (the ten largest)", ["Member", "areas", "city"])
    let exceeding = all.outside.filter(\.exceeds).sorted { ($1.sum - $1.total) < ($0.sum - $0.total) }
    for one in exceeding.prefix(10) { table.add([one.name, "\(Int(one.sum))", "\(Int(one.total))"]) }
    table.show()
    #expect(all.notTheSum == 0)
    #expect(exceeding.contains { $0.name.contains("Immigrants") && $0.sum - $0.total == 370 })
  }
}
