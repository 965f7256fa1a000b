import Foundation
import LIPData
import TestSupport
import Testing

@testable import Indicators

/// Sums of aggregate dissemination areas against cities, provinces and the sums of neighbourhoods.
@Suite("Proof: aggregate dissemination areas")
struct DisseminationAreasProof {
  /// The members of the file, whose columns are `T1527` for all persons and `W1527` for women+.
  private static let totals = [1527, 1528, 1536, 1537, 1666, 1667, 1668, 1670, 1673, 1674, 1675]
  private static let women = [1528, 1536, 1670, 1671, 1672, 1673, 1674]

  /// The sum of a column over some areas, as the library makes it.
  private static func sum(_ cells: [TableCells.Key: Cell], _ areas: [String], _ column: String) -> CellSum {
    var sum = CellSum()
    for area in areas {
      sum.add(cells[.init(codes: [area, column], period: "2021")] ?? Cell(missing: .empty), rounding: .base5Sample)
    }
    return sum
  }

  @Test("they make up Ottawa and Vancouver within their bounds")
  func cities() throws {
    guard let table = try ProofData.disseminationAreas.get() else { return }
    let areas = Set(table.cells.keys.map { $0.codes[0] })
    let ottawa = try ProofData.ottawa.get()
    let census = try ProofData.census.get()
    var proof = ProofTable("Aggregate dissemination areas and cities (2021)", ProofTable.comparisonColumns)
    var cases = [(String, [String], (Int) -> Cell?)]()
    cases.append(
      (
        "Ottawa", areas.filter { $0.dropFirst(9).hasPrefix("3506") }.sorted(),
        { member in
          let own = ottawa.table.members.first { $0.profileMember == member }
          return own.flatMap { ottawa.matrix.cell(ProofData.ottawaCity, $0.id) }
        }
      ))
    cases.append(
      (
        "Vancouver", try ProofData.disseminationAreas(ofSubdivision: "5915022"),
        { census.matrix.cell(ProofData.vancouverCity, $0) }
      ))
    // One of Ottawa's 95 is hidden: where nobody, or next to nobody, lives.
    for (name, parts, published) in cases {
      var all = TotalsComparison()
      for member in Self.totals {
        all.add(
          "\(name) \(member)", total: published(member),
          parts: parts.map { table.cells[.init(codes: [$0, "t\(member)"], period: "2021")] }.filter {
            $0?.hasValue == true
          }, rounding: .base5Sample)
      }
      proof.add("\(name), \(parts.count) ADAs", all)
      #expect(all.compared >= 10, "\(name)")
      #expect(all.outside.isEmpty, "\(all.outside)")
    }
    proof.show()
  }

  @Test("the sums of Toronto's ADAs and of its neighbourhoods are of the same people")
  func toronto() throws {
    guard let table = try ProofData.disseminationAreas.get() else { return }
    let areas = Set(table.cells.keys.map { $0.codes[0] }).filter { $0.dropFirst(9).hasPrefix("3520") }.sorted()
    let toronto = try ProofData.toronto.get()
    var proof = ProofTable(
      "Toronto: two sums of the same people", ["Member", "158 neighbourhoods", "\(areas.count) ADAs", "±", "±", "meet"])
    for member in Self.totals {
      guard let own = toronto.table.members.first(where: { $0.profileMember == member }) else { continue }
      let first = Self.sum(table.cells, areas, "t\(member)")
      var second = CellSum()
      for area in ProofData.neighbourhoods {
        second.add(toronto.matrix.cell(area, own.id) ?? Cell(missing: .empty), rounding: own.rounding)
      }
      let meet = first.lower <= second.upper && second.lower <= first.upper
      #expect(meet, "\(member)")
      proof.add([
        "\(member) \(own.label)", "\(Int(second.value))", "\(Int(first.value))",
        ProofTable.number((second.upper - second.lower) / 2, 0), ProofTable.number((first.upper - first.lower) / 2, 0),
        meet ? "yes" : "no",
      ])
    }
    proof.show()
  }

  @Test("they fall short of their provinces by what zeros and hidden areas keep, and never pass them")
  func provinces() throws {
    guard let table = try ProofData.disseminationAreas.get() else { return }
    let areas = Set(table.cells.keys.map { $0.codes[0] }).sorted()
    let census = try ProofData.census.get()
    var proof = ProofTable(
      "ADAs and provinces (2021): sums fall short",
      ["Province", "ADAs", "hidden", "totals", "zeros", "within", "short by", "a zero"])
    for province in ["59", "48", "46", "35"] {
      let parts = areas.filter { $0.dropFirst(9).hasPrefix(province) }
      var (within, compared, zeros, short, hidden) = (0, 0, 0, 0.0, 0)
      for (column, member, of) in Self.totals.map({ ("t\($0)", $0, ValueColumn.count) })
        + Self.women.map({ ("w\($0)", $0, .countWomen) })
      {
        let sum = Self.sum(table.cells, parts, column)
        guard let total = census.matrix.cell("2021A0002\(province)", member, of), total.hasValue,
          let own = Rounding.base5Sample.bounds(of: total.value)
        else { continue }
        compared += 1
        hidden = max(hidden, parts.count - sum.cells)
        zeros += Int(sum.hiddenReach / 9)
        short += total.value - sum.value
        if own.upper >= sum.lower, own.lower <= sum.upper { within += 1 }
        // Areas without figures may take the sum below what the bounds reach; nothing takes it above the whole.
        #expect(sum.lower <= own.upper, "\(province) \(column)")
      }
      #expect(compared >= 15)
      proof.add([
        province, "\(parts.count)", "\(hidden)", "\(compared)", "\(zeros)", ProofTable.percent(within, of: compared),
        ProofTable.number(short, 0), ProofTable.number(short / Double(max(1, zeros))),
      ])
    }
    proof.show()
  }
}
