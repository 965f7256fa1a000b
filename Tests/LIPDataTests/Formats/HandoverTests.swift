import Testing

@testable import LIPData

struct HandoverTests {
  struct Stop: Error {}

  func taken(_ handover: Handover<Int>) -> (elements: [Int], error: (any Error)?) {
    var elements: [Int] = []
    do {
      try handover.takeAll { elements.append($0) }
      return (elements, nil)
    } catch {
      return (elements, error)
    }
  }

  @Test(arguments: [1, 3, 1000]) func `elements come in the order in which they were made`(most: Int) {
    let handover = Handover<Int>(most: most)
    handover.start { for number in 0..<500 { try handover.hand(number) } }
    let (elements, error) = taken(handover)
    #expect(elements == Array(0..<500))
    #expect(error == nil)
  }

  @Test func `what the maker throws comes behind all that it made before`() {
    let handover = Handover<Int>(most: 2)
    handover.start {
      for number in 0..<100 { try handover.hand(number) }
      throw Stop()
    }
    let (elements, error) = taken(handover)
    #expect(elements == Array(0..<100))
    #expect(error is Stop)
  }

  @Test func `a user that throws has the maker end first, however far ahead it is`() throws {
    let handover = Handover<Int>(most: 2)
    handover.start { while true { try handover.hand(1) } }
    var count = 0
    #expect(throws: Stop.self) {
      try handover.takeAll { _ in
        count += 1
        if count == 5 { throw Stop() }
      }
    }
    #expect(throws: CancellationError.self) { try handover.hand(1) }
  }

  @Test func `a maker that makes nothing ends the list`() throws {
    let handover = Handover<Int>(most: 1)
    handover.start {}
    #expect(try handover.next() == nil)
    #expect(try handover.next() == nil)
  }
}
