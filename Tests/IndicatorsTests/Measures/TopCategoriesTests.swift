import LIPData
import Testing

@testable import Indicators

@Suite("The largest categories, and the rest")
struct TopCategoriesTests {
  private static let yaml = "{distribution: [part, other, population], of: whole, top: 2, breakdown: kind}"

  private func measured(_ part: Cell, _ other: Cell, _ third: Cell, shown: [Quantity]? = nil) throws -> [Measured] {
    let distribution = try #require(try measure(Self.yaml) as? Distribution)
    let sums = try SmallProduct.sums([
      ("a", [1: third, 2: Cell(1000), 3: part, 5: other]), ("b", [1: Cell(20), 2: Cell(500), 3: part, 5: other]),
    ])
    return distribution.estimates(from: sums, column: .count, shown: shown)
  }

  @Test("a printed 0 is none of the main categories")
  func zeros() throws {
    let measured = try measured(Cell(0), Cell(300), Cell(50))
    #expect(measured.map(\.category) == [.quantity(SmallProduct.other), .quantity(SmallProduct.population), .other])
    let one = try self.measured(Cell(0), Cell(0), Cell(50))
    #expect(one.map(\.category) == [.quantity(SmallProduct.population), .other])
  }

  @Test("a comparator shows the catchment's categories, its zeros as well")
  func comparator() throws {
    let shown = [SmallProduct.part, SmallProduct.other]
    let measured = try measured(Cell(0), Cell(300), Cell(50), shown: shown)
    #expect(measured.map(\.category) == shown.map { .quantity($0) } + [.other])
  }

  @Test("with several hidden categories the rest says that they are in it")
  func hidden() throws {
    let measured = try measured(Cell(missing: .suppressed), Cell(missing: .suppressed), Cell(50))
    #expect(measured.map(\.category) == [.quantity(SmallProduct.population), .otherAndHidden])
    let rest = measured[1].estimate
    #expect(rest.value != nil)
    #expect(rest.hiddenCells == 4)
    #expect(rest.reasons.contains(.holdsHidden(cells: 4)))
    #expect(rest.quality == .caution)
    #expect(FigureMaker.otherAndHidden.en != FigureMaker.otherAndHidden.fr)
  }

  @Test("where everything is hidden, each category says so")
  func allHidden() throws {
    let measured = try measured(
      Cell(missing: .suppressed), Cell(missing: .suppressed), Cell(missing: .suppressed), shown: nil)
    #expect(measured.allSatisfy { $0.category != .quantity(SmallProduct.part) || $0.estimate.value == nil })
    #expect(!measured.isEmpty)
  }
}
