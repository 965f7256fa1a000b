import TestSupport
import Testing

@testable import Indicators

@Suite("What sums of unknowns tell of each")
struct LinearSystemTests {
  @Test("one unknown in one sum is told, two are not, and two sums may tell two")
  func small() {
    #expect(LinearSystem([["a": 1]]).determined == ["a"])
    #expect(LinearSystem([["a": 1, "b": 1]]).determined == [])
    #expect(LinearSystem([["a": 1, "b": 1], ["a": 1, "b": -1]]).determined == ["a", "b"])
    #expect(LinearSystem([["a": 1, "b": 1], ["b": 1, "c": 1], ["c": 1, "a": 1]]).determined == ["a", "b", "c"])
    #expect(LinearSystem([["a": 1, "b": 1], ["b": 1, "c": 1], ["a": 1, "c": -1]]).determined == [])
  }

  @Test("what an equation would tell is what it tells once it is added")
  func newly() {
    var system = LinearSystem([["a": 1, "b": 1, "c": 1], ["c": 1, "d": 1]])
    #expect(system.newlyDetermined(by: ["a": 1, "b": 1]) == ["c", "d"])
    #expect(system.determined == [])
    system.add(["a": 1, "b": 1])
    #expect(system.determined == ["c", "d"])
    #expect(system.newlyDetermined(by: ["c": 5]) == [])
  }

  @Test("a dense elimination with other numbers finds the same, over 400 random systems")
  func random() {
    var generator = SeededGenerator(seed: 20_260_101)
    var told = 0
    for _ in 0..<400 {
      let unknowns = Int.random(in: 1...9, using: &generator)
      var system = LinearSystem<Int>()
      var dense: [[Double]] = []
      for _ in 0..<Int.random(in: 1...unknowns + 1, using: &generator) {
        var equation: [Int: Int] = [:]
        for unknown in 0..<unknowns where Bool.random(using: &generator) {
          equation[unknown] = [-2, -1, 1, 1, 3][Int.random(in: 0..<5, using: &generator)]
        }
        let newly = system.newlyDetermined(by: equation)
        let before = system.determined
        system.add(equation)
        #expect(system.determined == before.union(newly))
        dense.append((0..<unknowns).map { Double(equation[$0] ?? 0) })
      }
      let other = Elimination(dense)
      for unknown in 0..<unknowns {
        let isTold = other.tells((0..<unknowns).map { $0 == unknown ? 1 : 0 })
        #expect(system.determined.contains(unknown) == isTold)
        if isTold { told += 1 }
      }
    }
    // Neither always nor never.
    #expect((400...1800).contains(told))
  }
}
