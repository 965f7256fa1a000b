/// The published areas that a catchment is summed from: the fewest and largest that make it up exactly.
public struct Cover: Sendable, Equatable {
  /// The areas to sum, with their weights.
  public var parts: [Catchment.Part]
  /// The catchment's areas that the data do not hold.
  public var missing: [Catchment.Part]

  /// Finds the cover of a catchment among the areas that a dataset holds.
  ///
  /// An area is taken as it is when the dataset holds it; else its exact parts (a composition, or the
  /// subdivisions of a census division), when the dataset holds all of them; else it is missing. Where all
  /// parts of a larger published area stand in the catchment whole, held or not, that area is taken instead:
  /// each sum of rounded cells is less sure than the published total.
  ///
  /// - Parameters:
  ///   - catchment: the areas wanted.
  ///   - compositions: which areas are made up exactly of which.
  ///   - holds: whether the dataset holds an area.
  public static func of(
    _ catchment: Catchment, compositions: [String: [String]], holds: (String) -> Bool
  ) -> Cover {
    var wanted = Cover(parts: catchment.parts, missing: [])
    wanted.takeWholes(compositions: compositions, holds: holds)
    var cover = Cover(parts: [], missing: [])
    for part in wanted.parts {
      if holds(part.code) {
        cover.parts.append(part)
      } else if let parts = exactParts(of: part.code, compositions: compositions, holds: holds, depth: 0) {
        cover.parts += parts.map { Catchment.Part($0, weight: part.weight) }
      } else {
        cover.missing.append(part)
      }
    }
    cover.takeWholes(compositions: compositions, holds: holds)
    return cover
  }

  private static func exactParts(
    of code: String, compositions: [String: [String]], holds: (String) -> Bool, depth: Int
  ) -> [String]? {
    guard depth < 4, let parts = compositions[code] else { return nil }
    var found: [String] = []
    for part in parts {
      if holds(part) {
        found.append(part)
      } else if let finer = exactParts(of: part, compositions: compositions, holds: holds, depth: depth + 1) {
        found += finer
      } else {
        return nil
      }
    }
    return found
  }

  private mutating func takeWholes(compositions: [String: [String]], holds: (String) -> Bool) {
    let wholes = compositions.keys.filter(holds).sorted()
    var replaced = true
    while replaced {
      replaced = false
      let whole = Set(parts.filter { $0.weight == 1 }.map(\.code))
      for larger in wholes where !whole.contains(larger) {
        guard let gone = Self.pieces(of: larger, among: whole, compositions: compositions, depth: 0) else { continue }
        // An area of one part is no larger than it, and serves only where the part is not held.
        guard gone.count > 1 || !gone.allSatisfy(holds) else { continue }
        let place = parts.firstIndex { gone.contains($0.code) } ?? 0
        parts.removeAll { gone.contains($0.code) && $0.weight == 1 }
        parts.insert(Catchment.Part(larger), at: min(place, parts.count))
        replaced = true
        break
      }
    }
  }

  /// The areas among those given that make up a larger one exactly, nil when they do not.
  private static func pieces(
    of code: String, among given: Set<String>, compositions: [String: [String]], depth: Int
  ) -> Set<String>? {
    guard depth < 5, let parts = compositions[code] else { return nil }
    var found: Set<String> = []
    for part in parts {
      if given.contains(part) {
        found.insert(part)
      } else if let finer = pieces(of: part, among: given, compositions: compositions, depth: depth + 1) {
        found.formUnion(finer)
      } else {
        return nil
      }
    }
    return found
  }
}
