import Indicators
import LIPData
import Publishing
import TestSupport
import Testing

/// The tables of a composite, byte for byte.
struct CompositeTablesTests {
  private static let yaml = """
    id: towns
    unit_column: town
    imputation: {method: group-mean, group_column: side}
    screening: {coverage: 0.6, when: before-imputation}
    treatment: {}
    indicators:
      - {id: clinics, parent: Care, direction: up-is-better, denominator: people, per: 1000}
      - {id: waiting, parent: Care, direction: down-is-better, weight: 2}
      - {id: homes, parent: Index, direction: up-is-better}
    aggregates:
      - {id: Index}
      - {id: Care, name: {en: Care, fr: Soins}, parent: Index}
    """

  /// Ten towns: one far above the others, one with a figure missing, one with hardly any, two alike.
  private static let csv = """
    town,side,people,clinics,waiting,homes
    "Ash, upper",west,1000,2,30,10
    Birch,west,2000,6,20,20
    Cedar,west,3000,6,,30
    Dogwood,east,1500,3,25,40
    Elm,east,4000,10,40,50
    Fir,east,2500,5,10,60
    Hazel,west,1000,4,35,70
    Juniper,east,800,2,15,900
    Larch,east,1000,,,
    Maple,west,1000,4,35,70

    """

  private func composite(period: Bool = false) throws -> Composite {
    let yaml =
      period ? Self.yaml.replacing("unit_column: town", with: "unit_column: town\nperiod_column: side") : Self.yaml
    let definition = try CompositeDefinition(YAMLNode.parse(yaml, file: "towns.yaml"))
    return try Composite(
      definition, of: Panel(DelimitedTable(bytes: Array(Self.csv.utf8), file: "towns.csv"), for: definition))
  }

  private func expect(_ table: PlainTable, is name: String) throws {
    try Golden.expect(Array(table.text(.csv).utf8), is: "composites/\(name).csv")
    for row in table.rows { #expect(row.count == table.header.count) }
  }

  @Test func `scores, steps, structure, bands and drivers are their golden files`() throws {
    let composite = try composite()
    try expect(CompositeTables.scores(composite), is: "scores")
    try expect(CompositeTables.steps(composite), is: "steps")
    try expect(CompositeTables.structure(composite), is: "structure")
    let analysis = try #require(Sensitivity(of: composite, seed: 1, runs: 100))
    try expect(SensitivityTables.bands(analysis), is: "bands")
    try expect(SensitivityTables.drivers(analysis), is: "drivers")
  }

  @Test func `a table of periods has a column for them`() throws {
    let composite = try composite(period: true)
    let analysis = try #require(Sensitivity(of: composite, seed: 1, runs: 5))
    for table in [
      CompositeTables.scores(composite), CompositeTables.steps(composite), SensitivityTables.bands(analysis),
    ] {
      #expect(table.header.prefix(2) == ["unit", "period"])
      #expect(table.rows.allSatisfy { $0.count == table.header.count && ["east", "west"].contains($0[1]) })
    }
    let drivers = SensitivityTables.drivers(analysis)
    #expect(drivers.header.suffix(2) == ["unit_moved_most", "period_moved_most"])
    #expect(drivers.rows.allSatisfy { $0.count == drivers.header.count })
  }

  @Test func `a small figure keeps its digits on the way, and a score has six decimals`() throws {
    let composite = try composite()
    let steps = CompositeTables.steps(composite)
    let column = try #require(steps.header.firstIndex(of: "denominated"))
    #expect(steps.rows.contains { $0[column] == "2.5" })
    for score in CompositeTables.scores(composite).rows.flatMap({ $0.dropFirst().dropLast() }) {
      let decimals = score.split(separator: ".").dropFirst().first?.count ?? 0
      #expect(decimals <= 6, "\(score)")
    }
  }
}
