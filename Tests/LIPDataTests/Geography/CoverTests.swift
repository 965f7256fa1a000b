import Testing

@testable import LIPData

struct CoverTests {
  static let compositions: Compositions = [
    "P": ["D1", "D2"], "D1": ["S1", "S2"], "D2": ["S3"], "S1": ["n1", "n2", "n3"], "region": ["n1", "n2"],
  ]

  func cover(_ codes: [String], held: Set<String>) -> Cover {
    cover(parts: codes.map { Catchment.Part($0) }, held: held)
  }

  func cover(parts: [Catchment.Part], held: Set<String>, _ compositions: Compositions = compositions) -> Cover {
    Cover.of(Catchment(parts), compositions: compositions) { held.contains($0) }
  }

  @Test func `an area that is held is taken as it is`() {
    let found = cover(["S1", "S3"], held: ["S1", "S2", "S3", "n1", "n2", "n3"])
    #expect(found.parts.map(\.code) == ["S1", "S3"])
    #expect(found.missing.isEmpty)
  }

  @Test func `the fewest and largest areas are taken`() {
    #expect(cover(["S1", "S2"], held: ["S1", "S2", "D1"]).parts.map(\.code) == ["D1"])
    #expect(cover(["S2", "x", "S1"], held: ["S1", "S2", "x", "D1"]).parts.map(\.code) == ["D1", "x"])
    #expect(cover(["S1", "S2", "S3"], held: ["S1", "S2", "S3", "D1", "P"]).parts.map(\.code) == ["P"])
    #expect(cover(["n1", "n2", "n3"], held: ["n1", "n2", "n3", "region", "S1"]).parts.map(\.code) == ["S1"])
  }

  @Test func `a larger area is taken where its parts are not held`() {
    #expect(cover(["S1", "S2"], held: ["D1"]) == Cover(parts: [Catchment.Part("D1")], missing: []))
    #expect(cover(["n1", "n2", "n3", "S2"], held: ["D1"]).parts.map(\.code) == ["D1"])
    #expect(cover(["n1", "n2", "n3", "S2", "S3"], held: ["P"]).parts.map(\.code) == ["P"])
  }

  @Test func `a larger area is not taken for some of its parts`() {
    let found = cover(["S1"], held: ["D1"])
    #expect(found.parts.isEmpty)
    #expect(found.missing == [Catchment.Part("S1")])
    #expect(cover(["n1", "n2"], held: ["n1", "n2", "S1"]).parts.map(\.code) == ["n1", "n2"])
  }

  @Test func `an area that is not held is made up of its parts`() {
    #expect(cover(["D1"], held: ["S1", "S2"]).parts.map(\.code) == ["S1", "S2"])
    #expect(cover(["P"], held: ["n1", "n2", "n3", "S2", "S3"]).parts.map(\.code) == ["n1", "n2", "n3", "S2", "S3"])
  }

  @Test func `of an area that is not held whole the parts that are held count, and the largest others are missing`() {
    let found = cover(["D1", "x"], held: ["S1", "x"])
    #expect(found == Cover(parts: [Catchment.Part("S1"), Catchment.Part("x")], missing: [Catchment.Part("S2")]))
    let deep = cover(["P"], held: ["n1", "S2"])
    #expect(deep.parts.map(\.code) == ["n1", "S2"])
    #expect(deep.missing.map(\.code) == ["n2", "n3", "D2"])
    #expect(cover(["D1"], held: ["x"]) == Cover(parts: [], missing: [Catchment.Part("D1")]))
  }

  @Test func `a weight stays with its part and keeps it out of larger areas`() {
    let part = Catchment.Part("D1", weight: 0.4)
    #expect(
      cover(parts: [part], held: ["S1", "S2"]).parts
        == [Catchment.Part("S1", weight: 0.4), Catchment.Part("S2", weight: 0.4)])
    let weighted = [Catchment.Part("S1", weight: 0.5), Catchment.Part("S2")]
    #expect(cover(parts: weighted, held: ["S1", "S2", "D1"]).parts == weighted)
    #expect(cover(parts: weighted, held: ["D1"]).missing == weighted)
    #expect(cover(parts: [part], held: ["P"]).missing == [part])
  }

  @Test func `a subdivision that is all of a division stands for it, and the division for it`() {
    #expect(cover(["S3"], held: ["D2"]) == Cover(parts: [Catchment.Part("D2")], missing: []))
    #expect(cover(["D2"], held: ["S3"]) == Cover(parts: [Catchment.Part("S3")], missing: []))
    #expect(cover(["S3"], held: ["D2", "S3"]).parts.map(\.code) == ["S3"])
    #expect(cover(["D2"], held: ["D2", "S3"]).parts.map(\.code) == ["D2"])
    #expect(
      cover(parts: [Catchment.Part("S3", weight: 0.3)], held: ["D2"]).parts == [Catchment.Part("D2", weight: 0.3)])
  }

  @Test func `an exchanged area still counts towards a larger one`() {
    #expect(cover(["S1", "S2", "S3"], held: ["S1", "S2", "D2", "P"]).parts.map(\.code) == ["P"])
    #expect(cover(["D1", "S3"], held: ["D1", "D2", "P"]).parts.map(\.code) == ["P"])
  }

  @Test func `what the data do not hold is missing, in the order of the catchment`() {
    let found = cover(["y", "S1", "x"], held: ["S1"])
    #expect(found.parts.map(\.code) == ["S1"])
    #expect(found.missing.map(\.code) == ["y", "x"])
    #expect(cover([], held: ["S1"]) == Cover(parts: [], missing: []))
  }

  @Test func `compositions that go round in a circle come to an end`() {
    let circle: Compositions = ["a": ["b"], "b": ["a"], "c": ["c", "d"]]
    #expect(cover(parts: [Catchment.Part("a")], held: ["b"], circle).parts.map(\.code) == ["b"])
    #expect(cover(parts: [Catchment.Part("a")], held: ["x"], circle).missing.map(\.code) == ["a"])
    #expect(cover(parts: [Catchment.Part("c"), Catchment.Part("d")], held: ["c", "d"], circle).parts.count <= 2)
  }

  @Test func `the answer does not depend on the order of a dictionary`() {
    let two = ["A": ["1", "2"], "B": ["1", "2"], "C": ["1", "2"]]
    for _ in 0..<20 {
      let copy = Compositions(Dictionary(uniqueKeysWithValues: two.shuffled().map { ($0.key, $0.value) }))
      let found = cover(parts: [Catchment.Part("1"), Catchment.Part("2")], held: ["A", "B", "C", "1", "2"], copy)
      #expect(found.parts.map(\.code) == ["A"])
    }
  }
}
