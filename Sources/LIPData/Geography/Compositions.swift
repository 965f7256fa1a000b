/// Which areas are made up exactly of which, and the other way round.
public struct Compositions: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// The parts of each area that is made up exactly of others.
  public let parts: [String: [String]]
  /// The areas that each area is a part of, in the order of their codes.
  public let wholes: [String: [String]]

  /// Makes compositions from the parts of each whole.
  public init(_ parts: [String: [String]]) {
    self.parts = parts
    var wholes: [String: [String]] = [:]
    for (whole, pieces) in parts.sorted(by: { $0.key < $1.key }) {
      for piece in pieces { wholes[piece, default: []].append(whole) }
    }
    self.wholes = wholes
  }

  public init(dictionaryLiteral elements: (String, [String])...) {
    self.init(Dictionary(elements, uniquingKeysWith: { first, _ in first }))
  }

  /// The parts of an area; nil where it is not made up of others.
  public subscript(_ code: String) -> [String]? { parts[code] }

  /// All areas that some areas are parts of, or parts of parts.
  public func wholes(above codes: some Sequence<String>) -> Set<String> {
    var found: Set<String> = []
    var waiting = Array(codes)
    while let next = waiting.popLast() {
      for whole in wholes[next] ?? [] where found.insert(whole).inserted { waiting.append(whole) }
    }
    return found
  }
}
