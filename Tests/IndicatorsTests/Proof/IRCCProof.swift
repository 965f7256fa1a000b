import LIPData
import TestSupport
import Testing

@testable import Indicators

/// Two tables of IRCC that count the same people, each rounded and hidden on its own.
@Suite("Proof: permanent residents by age and by gender")
struct IRCCProof {
  @Test("the two tables agree within their intervals in every month and province that they share")
  func ageAndGender() throws {
    let folder = "data/ircc/2026-01/ODP-PR-"
    guard let age = Shared.reference(folder + "AgeGroup.csv"), let gender = Shared.reference(folder + "Gender.csv")
    else { return }
    let (ages, genders) = (try Self.sums(age), try Self.sums(gender))
    var (common, apart, withoutHidden) = (0, [String](), TotalsComparison.Moments())
    var (cells, hidden, halfWidths) = (0, 0, [Double]())
    for (key, first) in ages {
      guard let second = genders[key] else { continue }
      common += 1
      cells += first.cells + second.cells
      hidden += first.hiddenCells + second.hiddenCells
      halfWidths.append((first.upper - first.lower) / 2)
      if first.upper < second.lower || second.upper < first.lower { apart.append("\(key): \(first) \(second)") }
      guard first.hiddenCells + second.hiddenCells == 0 else { continue }
      withoutHidden.add(first.value - second.value, predicted: first.roundingVariance + second.roundingVariance)
    }
    let perCell = withoutHidden.ratio * IRCCMonthly.rounding.variance(of: 5)
    var table = ProofTable(
      "IRCC, permanent residents by province and month, age groups against genders",
      ["months", "cells", "hidden", "agree", "median ±", "without hidden", "mean difference", "variance a cell"])
    table.add([
      "\(common)", "\(cells)", "\(hidden)", ProofTable.percent(common - apart.count, of: common),
      ProofTable.number(halfWidths.sorted()[halfWidths.count / 2], 0), "\(withoutHidden.count)",
      ProofTable.number(withoutHidden.mean), ProofTable.number(perCell),
    ])
    table.show()
    #expect(common == 1787)
    #expect(apart.isEmpty, "\(apart.prefix(5))")
    #expect(abs(withoutHidden.mean) <= 0.1)
    #expect((1.9...2.1).contains(perCell))
  }

  /// The sums of a file over its second dimension, by province and month.
  private static func sums(_ path: String) throws -> [TableCells.Key: CellSum] {
    var sums: [TableCells.Key: CellSum] = [:]
    for (key, cell) in try TableCells.read(path).cells {
      sums[TableCells.Key(codes: [key.codes[0]], period: key.period), default: CellSum()]
        .add(cell, rounding: IRCCMonthly.rounding)
    }
    return sums
  }
}
