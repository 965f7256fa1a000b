/// The published areas that a catchment is summed from: the fewest and largest that make it up exactly.
public struct Cover: Sendable, Equatable {
  /// The areas to sum, with their weights.
  public var parts: [Catchment.Part]
  /// The catchment's areas that the data do not hold.
  public var missing: [Catchment.Part]

  /// Makes a cover of areas that are known to be held.
  public init(parts: [Catchment.Part], missing: [Catchment.Part] = []) {
    self.parts = parts
    self.missing = missing
  }

  /// Finds the cover of a catchment among the areas that a dataset holds.
  ///
  /// Where all parts of a larger published area stand in the catchment whole, that area is taken instead, whether
  /// the parts are published or not: each sum of rounded cells is less sure than the published total. Else an
  /// area is taken as it is when the dataset holds it; else its exact parts (a composition, or the subdivisions
  /// of a census division), when the dataset holds all of them; else the area of the same extent under another
  /// code (a census division of one subdivision); else those of its parts that the dataset holds, the others missing;
  /// else it is missing.
  ///
  /// - Parameters:
  ///   - catchment: the areas wanted.
  ///   - compositions: which areas are made up exactly of which.
  ///   - holds: whether the dataset holds an area.
  public static func of(
    _ catchment: Catchment, compositions: Compositions, holds: @escaping (String) -> Bool
  ) -> Cover {
    let finder = CoverFinder(compositions: compositions, holds: holds)
    var cover = Cover(parts: [], missing: [])
    for part in finder.takingWholes(catchment.parts) {
      if holds(part.code) {
        cover.parts.append(part)
      } else if let parts = finder.exactParts(of: part.code) {
        cover.parts += parts.map { Catchment.Part($0, weight: part.weight) }
      } else if let same = finder.sameExtent(as: part.code) {
        cover.parts.append(Catchment.Part(same, weight: part.weight))
      } else if let (held, lacking) = finder.heldParts(of: part.code) {
        cover.parts += held.map { Catchment.Part($0, weight: part.weight) }
        cover.missing += lacking.map { Catchment.Part($0, weight: part.weight) }
      } else {
        cover.missing.append(part)
      }
    }
    cover.parts = finder.takingWholes(cover.parts)
    return cover
  }
}

/// Looks for areas that stand for others.
private struct CoverFinder {
  let compositions: Compositions
  let holds: (String) -> Bool
  /// How deep compositions nest: neighbourhoods, city, division, province.
  private static let deepest = 4

  /// The held areas that make up an area, nil when it is not made up of held ones.
  func exactParts(of code: String, depth: Int = 0) -> [String]? {
    guard depth < Self.deepest, let parts = compositions[code] else { return nil }
    var found: [String] = []
    for part in parts {
      if holds(part) {
        found.append(part)
      } else if let finer = exactParts(of: part, depth: depth + 1) {
        found += finer
      } else {
        return nil
      }
    }
    return found
  }

  /// The held areas within an area, and the largest areas beside them of which none is held; nil without a held one.
  func heldParts(of code: String, depth: Int = 0) -> (held: [String], lacking: [String])? {
    guard depth < Self.deepest, let parts = compositions[code] else { return nil }
    var (held, lacking): ([String], [String]) = ([], [])
    for part in parts {
      if holds(part) {
        held.append(part)
      } else if let finer = heldParts(of: part, depth: depth + 1) {
        held += finer.held
        lacking += finer.lacking
      } else {
        lacking.append(part)
      }
    }
    return held.isEmpty ? nil : (held, lacking)
  }

  /// The held area that is made up of an area alone, the first by code.
  func sameExtent(as code: String) -> String? {
    compositions.wholes(above: [code]).filter { holds($0) && makings(of: $0, among: [code]) == [code] }.min()
  }

  /// The parts, with published areas in the place of all that they are made up of; the largest first.
  func takingWholes(_ parts: [Catchment.Part]) -> [Catchment.Part] {
    var parts = parts
    // An area that none of them is a part of is made up of none of them.
    let heldWholes = compositions.wholes(above: parts.lazy.filter { $0.weight == 1 }.map(\.code)).filter(holds)
    while true {
      let whole = Set(parts.filter { $0.weight == 1 }.map(\.code))
      var best: (code: String, made: Set<String>)?
      for larger in heldWholes {
        guard let made = makings(of: larger, among: whole), made.count > 1 else { continue }
        if let best, (-best.made.count, best.code) < (-made.count, larger) { continue }
        best = (larger, made)
      }
      guard let best else { return parts }
      let place = parts.firstIndex { best.made.contains($0.code) } ?? 0
      parts.removeAll { $0.weight == 1 && best.made.contains($0.code) }
      parts.insert(Catchment.Part(best.code), at: min(place, parts.count))
    }
  }

  /// The members of a set that make up an area exactly, nil when they do not.
  private func makings(of code: String, among whole: Set<String>, depth: Int = 0) -> Set<String>? {
    guard depth < Self.deepest, let pieces = compositions[code] else { return nil }
    var made: Set<String> = []
    for piece in pieces {
      if whole.contains(piece) {
        made.insert(piece)
      } else if let finer = makings(of: piece, among: whole, depth: depth + 1) {
        made.formUnion(finer)
      } else {
        return nil
      }
    }
    return made
  }
}
