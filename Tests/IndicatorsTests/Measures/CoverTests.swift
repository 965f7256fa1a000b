import LIPData
import Testing

@testable import Indicators

@Suite("Covers, and the coverage that comes of them")
struct CoverTests {
  private let compositions: Compositions = [
    "city": ["w1", "w2", "w3"], "division": ["city", "town"], "province": ["division", "other-division"],
  ]

  private func cover(_ parts: [Catchment.Part], holding held: Set<String>) -> Cover {
    Cover.of(Catchment(parts), compositions: compositions) { held.contains($0) }
  }

  private func codes(_ cover: Cover) -> [String] { cover.parts.map(\.code) }

  @Test("an area that is held is taken as it is")
  func held() {
    let cover = cover([.init("city")], holding: ["city", "w1", "w2", "w3"])
    #expect(codes(cover) == ["city"])
    #expect(cover.missing.isEmpty)
  }

  @Test("an area that is not held is made up of its parts when all are there")
  func composed() {
    #expect(codes(cover([.init("city")], holding: ["w1", "w2", "w3"])) == ["w1", "w2", "w3"])
    #expect(codes(cover([.init("division")], holding: ["w1", "w2", "w3", "town"])) == ["w1", "w2", "w3", "town"])
  }

  @Test("of a census division some of whose subdivisions are there the others are missing, by name")
  func incomplete() {
    let cover = cover([.init("division")], holding: ["city"])
    #expect(codes(cover) == ["city"])
    #expect(cover.missing == [.init("town")])
  }

  @Test("the whole is taken instead of all of its parts, once, in the place of the first")
  func wholes() {
    let held: Set = ["city", "w1", "w2", "w3", "town", "x"]
    #expect(codes(cover(["x", "w3", "w1", "w2"].map { .init($0) }, holding: held)) == ["x", "city"])
    #expect(codes(cover(["w1", "w2"].map { .init($0) }, holding: held)) == ["w1", "w2"])
  }

  @Test("wholes of wholes are taken until nothing larger is held")
  func wholesOfWholes() {
    let held: Set = ["city", "w1", "w2", "w3", "town", "division", "other-division", "province"]
    let parts = ["other-division", "town", "w1", "w2", "w3"].map { Catchment.Part($0) }
    #expect(codes(cover(parts, holding: held)) == ["province"])
  }

  @Test("the whole is taken for its parts where these are not held, and those between them neither")
  func wholeOfUnheldParts() {
    #expect(codes(cover(["w1", "w2", "w3"].map { .init($0) }, holding: ["city"])) == ["city"])
    #expect(codes(cover(["town", "w1", "w2", "w3"].map { .init($0) }, holding: ["division", "w1"])) == ["division"])
    #expect(cover([.init("w1"), .init("w2")], holding: ["city"]).missing.count == 2)
  }

  @Test("an area of one part stands for it only where it is not held")
  func single() {
    func cover(_ held: String...) -> Cover {
      Cover.of(Catchment([.init("csd")]), compositions: ["cd": ["csd"]]) { held.contains($0) }
    }
    #expect(codes(cover("csd", "cd")) == ["csd"])
    #expect(codes(cover("cd")) == ["cd"])
    #expect(cover().missing == [.init("csd")])
  }

  @Test("a whole that is not held is not taken")
  func notHeld() {
    #expect(codes(cover(["w1", "w2", "w3"].map { .init($0) }, holding: ["w1", "w2", "w3"])) == ["w1", "w2", "w3"])
  }

  @Test("weights are kept: of an area, and by each of the parts that stand for it")
  func weights() {
    let held: Set = ["w1", "w2", "w3", "town"]
    #expect(cover([.init("town", weight: 0.4)], holding: held).parts == [.init("town", weight: 0.4)])
    #expect(
      cover([.init("city", weight: 0.4)], holding: held).parts == ["w1", "w2", "w3"].map { .init($0, weight: 0.4) })
  }

  @Test("parts that count in part are not a whole")
  func weightedParts() {
    let held: Set = ["city", "w1", "w2", "w3"]
    let parts = [Catchment.Part("w1"), .init("w2"), .init("w3", weight: 0.9)]
    #expect(cover(parts, holding: held).parts == parts)
  }

  @Test("no area is both taken and missing, and all of the catchment is one of the two")
  func partition() {
    let parts = ["w1", "nowhere", "town"].map { Catchment.Part($0) }
    let cover = cover(parts, holding: ["w1", "town"])
    #expect(codes(cover) == ["w1", "town"])
    #expect(cover.missing == [.init("nowhere")])
  }

  @Test("half of the areas missing is half of the coverage, and the value says so")
  func coverage() throws {
    let cover = cover(["w1", "w2"].map { .init($0) }, holding: ["w1"])
    let sums = try SmallProduct.sums([("w1", [1: Cell(100), 2: Cell(50)])], missing: cover.missing.map(\.code))
    let count = try estimate("{count: whole}", sums)
    #expect(count.coverage == 0.5)
    #expect(count.quality == .unreliable)
  }

  @Test("Ottawa's division is covered by its one subdivision, and the subdivision by 24 wards where it is not held")
  func ottawa() throws {
    let compositions = try AreaTable.readCompositions(
      areas: Shared.datasets("geography/areas.tsv"), compositions: Shared.datasets("geography/compositions.csv"))
    let city = "2021A00053506008"
    let division = Catchment([.init("2021A00033506")])
    #expect(Cover.of(division, compositions: compositions) { $0 == city }.parts == [.init(city)])
    let wards = Cover.of(division, compositions: compositions) { $0.hasPrefix("3506008-W") }
    #expect(wards.parts.count == 24)
    #expect(wards.missing.isEmpty)
    let all = Catchment(wards.parts)
    #expect(
      Cover.of(all, compositions: compositions) { $0 == city || $0.hasPrefix("3506008-W") }.parts == [.init(city)])
  }
}
