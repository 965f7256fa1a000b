import LIPData
import Testing

@testable import Indicators

/// COINr's index of Asia and Europe, whole: its published scores, and what a wrong rule would give.
struct ASEMTests {
  static let folder = "data/worked-examples/"

  private func asem() throws -> Composite? {
    guard let data = Shared.reference(Self.folder + "coinr_asem_data.csv") else { return nil }
    let definition = try CompositeDefinition.read(Shared.datasets("composites/asem.yaml"))
    return try Composite(definition, of: Panel(DelimitedTable(path: data), for: definition))
  }

  @Test func `every published score comes out to the digits that are printed`() throws {
    guard let composite = try asem(), let path = Shared.reference(Self.folder + "coinr_asem_published_top6.csv") else {
      return
    }
    var compared = 0
    for record in try DelimitedTable(path: path).records {
      let row = try #require(try composite.panel.units.firstIndex(of: record["uCode"]))
      #expect(try composite.ranks[row] == Int(record["Rank"]))
      for (aggregate, scores) in zip(composite.definition.aggregates, composite.scores) {
        let printed = try #require(try Double(record[aggregate.id]))
        let score = try #require(scores[row])
        #expect(((score * 100).rounded() / 100 - printed).magnitude < 1e-9, "\(aggregate.id) \(score) \(printed)")
        compared += 1
      }
    }
    #expect(compared == 66)
    // With type-3 skewness 13 indicators are treated and not 15, and Switzerland has 68.68.
    #expect(composite.steps.count { $0.treatment.step == .winsorised } == 15)
    let first = try #require(composite.ranks.firstIndex(of: 1))
    let best = try #require(composite.scores[0][first])
    #expect(abs(best - 68.68) > 0.2)
  }

  @Test func `the definition has what the meta data have`() throws {
    guard let path = Shared.reference(Self.folder + "coinr_asem_meta.csv") else { return }
    let definition = try CompositeDefinition.read(Shared.datasets("composites/asem.yaml"))
    var indicators = definition.indicators.makeIterator()
    for record in try DelimitedTable(path: path).records {
      switch try record["Type"] {
      case "Indicator":
        let next = indicators.next()
        let one = try #require(next)
        #expect(try one.id == record["iCode"])
        #expect(try one.parent == record["Parent"])
        #expect(try one.weight == Double(record["Weight"]))
        #expect(try (one.upIsBetter ? 1 : -1) == Double(record["Direction"]))
        #expect(try one.denominator ?? "" == record["Denominator"])
        #expect(try one.target == (one.denominator == nil ? Double(record["Target"]) : nil))
        #expect(one.name != nil)
      case "Aggregate":
        let id = try record["iCode"]
        let one = try #require(definition.aggregates.first { $0.id == id })
        #expect(try one.parent ?? "" == record["Parent"])
        #expect(try one.weight == Double(record["Weight"]))
      default: break
      }
    }
    let left = indicators.next()
    #expect(left == nil)
  }

  @Test func `with z-scores, ranks and targets the example still makes an index`() throws {
    guard let data = Shared.reference(Self.folder + "coinr_asem_data.csv") else { return }
    let text = try InputFile.text(Shared.datasets("composites/asem.yaml"))
    for other in ["z-score", "rank", "borda", "percentile-rank", "distance-to-max"] {
      let yaml = text.replacing("normalisation: {min-max: [0, 100]}", with: "normalisation: \(other)")
      #expect(yaml != text)
      let definition = try SmallComposite.definition(yaml)
      let composite = try Composite(definition, of: Panel(DelimitedTable(path: data), for: definition))
      #expect(Set(composite.ranks.compactMap(\.self)).count > 45)
      // The six at the top are near the top however it is made.
      for unit in ["CHE", "NLD", "DNK", "NOR", "BEL", "SWE"] {
        let row = try #require(composite.panel.units.firstIndex(of: unit))
        #expect((composite.ranks[row] ?? 51) <= 10, "\(other) \(unit)")
      }
    }
  }
}
