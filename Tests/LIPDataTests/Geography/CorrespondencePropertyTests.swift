import TestSupport
import Testing

@testable import LIPData

/// Boundaries redrawn at random: whatever moved, nobody is lost and nobody counts twice.
struct CorrespondencePropertyTests {
  /// People who each live in an earlier and in a later area, and the correspondence that a publisher would make of them.
  private struct World {
    let correspondence: Correspondence
    let before: [String: Double]
    let after: [String: Double]

    init(_ random: inout SeededGenerator) throws {
      let froms = (0..<Int.random(in: 1...8, using: &random)).map { "2016S0507599000\($0).00" }
      let tos = (0..<Int.random(in: 1...8, using: &random)).map { "2021S0507599100\($0).00" }
      var pairs: [String: [String: Double]] = [:]
      for from in froms {
        for to in tos where Int.random(in: 0..<3, using: &random) == 0 {
          pairs[from, default: [:]][to] = Double(Int.random(in: 1...500, using: &random))
        }
        if pairs[from] == nil, let to = tos.randomElement(using: &random) { pairs[from] = [to: 100] }
      }
      var links: [Correspondence.Link] = []
      var before: [String: Double] = [:]
      var after: [String: Double] = [:]
      for from in froms {
        let people = (pairs[from] ?? [:]).sorted { $0.key < $1.key }
        let all = people.reduce(0) { $0 + $1.value }
        before[from] = all
        for (to, count) in people {
          after[to, default: 0] += count
          links.append(.init(from: from, to: to, weight: count / all, kind: .redrawn, source: "made up"))
        }
      }
      try Correspondence.check(links)
      self.before = before
      self.after = after
      correspondence = Correspondence(
        from: 2016, to: 2021, links: links, areas: AreaTable(areas: [:], compositions: [:]))
    }
  }

  @Test func `the weights of every earlier area add to 1`() throws {
    var random = SeededGenerator(seed: 41)
    for _ in 0..<300 {
      let world = try World(&random)
      for from in world.before.keys.sorted() {
        let sum = world.correspondence.successors(of: from).reduce(0) { $0 + $1.weight }
        #expect(abs(sum - 1) < 1e-9)
      }
    }
  }

  @Test func `carried over, an earlier count is the people who live there now, and the totals are the same`() throws {
    var random = SeededGenerator(seed: 42)
    for _ in 0..<300 {
      let world = try World(&random)
      var total = 0.0
      for (to, people) in world.after.sorted(by: { $0.key < $1.key }) {
        let earlier = world.correspondence.earlier(Catchment([.init(to)]), Compositions([:]))
        let carried = earlier.catchment.parts.reduce(0) { $0 + $1.weight * (world.before[$1.code] ?? 0) }
        #expect(abs(carried - people) < 1e-6)
        total += carried
      }
      #expect(abs(total - world.before.values.reduce(0, +)) < 1e-6)
    }
  }

  @Test func `all later areas together are all earlier ones, each whole`() throws {
    var random = SeededGenerator(seed: 43)
    for _ in 0..<300 {
      let world = try World(&random)
      let all = Catchment(world.after.keys.sorted().map { .init($0) })
      let back = world.correspondence.earlier(all, Compositions([:]))
      #expect(Set(back.catchment.parts) == Set(world.before.keys.map { Catchment.Part($0) }))
      #expect(back.unmatched.isEmpty && !back.isApportioned)
      // And there again: whole areas go whole both ways.
      let there = world.correspondence.later(back.catchment)
      #expect(Set(there.catchment.parts) == Set(all.parts))
    }
  }

  @Test func `later areas of some earlier ones hold nobody else`() throws {
    var random = SeededGenerator(seed: 44)
    for _ in 0..<300 {
      let world = try World(&random)
      let some = Set(world.before.keys.sorted().filter { _ in Bool.random(using: &random) })
      let found = world.correspondence.later(Catchment(some.sorted().map { .init($0) }))
      for part in found.catchment.parts {
        #expect(world.correspondence.predecessors(of: part.code).allSatisfy { some.contains($0.from) })
      }
      #expect(Set(found.unmatched.map(\.code)).isSubset(of: some))
    }
  }
}
