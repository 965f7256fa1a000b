/// Which areas lie in which: what catchments overlap, and which provinces they are in.
public struct Territory: Sendable {
  private let compositions: Compositions

  /// Makes a territory from the compositions of areas.
  public init(compositions: Compositions) { self.compositions = compositions }

  /// An area and every larger area that it is known to lie in, those of the same extent included.
  public func lineage(of code: String) -> Set<String> {
    var found: Set<String> = []
    var waiting = [code]
    // No subdivision lies in another; a division may be one.
    let isSubdivision = DGUID(code)?.level == .censusSubdivision
    while let next = waiting.popLast() {
      guard found.insert(next).inserted else { continue }
      waiting += compositions.wholes[next] ?? []
      // What lies in a division of one subdivision lies in that.
      if !isSubdivision, let parts = compositions[next], parts.count == 1 { waiting += parts }
      guard let area = DGUID(next) else { continue }
      waiting += [area.censusDivision?.text, area.province?.text].compactMap(\.self)
      if area.level == .province { waiting.append("\(area.vintage)A000011124") }
    }
    return found
  }

  /// True when every part of one catchment lies in an area of another.
  public func contains(_ larger: Catchment, _ smaller: Catchment) -> Bool {
    // What lies in an area lies in a part of it, or does not: nobody knows.
    let areas = Set(larger.parts.lazy.filter { $0.weight == 1 }.map(\.code))
    return smaller.parts.allSatisfy { !lineage(of: $0.code).isDisjoint(with: areas) }
  }

  /// A part of a catchment and the larger part that it lies in, nil when nobody counts twice.
  public func nestedParts(of catchment: Catchment) -> (part: String, whole: String)? {
    let codes = Set(catchment.parts.map(\.code))
    for part in catchment.parts {
      let larger = lineage(of: part.code).subtracting([part.code]).intersection(codes)
      if let whole = larger.min() { return (part.code, whole) }
    }
    return nil
  }

  /// The one area of a level that all parts of a catchment lie in and none of them is; nil where there are several.
  public func area(of level: GeographicLevel, around catchment: Catchment) -> String? {
    let found = Set(
      catchment.parts.map { part in
        lineage(of: part.code).subtracting([part.code]).filter { DGUID($0)?.level == level }
      })
    guard found.count == 1, let areas = found.first, areas.count == 1 else { return nil }
    return areas.first
  }

  /// True when two catchments share an area, or a part of one lies in an area of the other.
  public func overlap(_ a: Catchment, _ b: Catchment) -> Bool {
    let first = Set(a.parts.map(\.code))
    let second = Set(b.parts.map(\.code))
    return b.parts.contains { !lineage(of: $0.code).isDisjoint(with: first) }
      || a.parts.contains { !lineage(of: $0.code).isDisjoint(with: second) }
  }

  /// Several catchments as one, in which nobody counts twice.
  ///
  /// An area that lies in another of them is left out; the weights of an area add up, to 1 at most. `ambiguous` are
  /// areas within another of which only a part belongs: whether they lie in that part is not known, and they are left
  /// out.
  public func union(of catchments: [Catchment]) -> (parts: [Catchment.Part], ambiguous: [String]) {
    var order: [String] = []
    var weights: [String: Double] = [:]
    for part in catchments.flatMap(\.parts) {
      // A division of one subdivision and that are the same land: the first stands for both.
      let same = lineage(of: part.code).first { weights[$0] != nil && lineage(of: $0).contains(part.code) }
      let code = same ?? part.code
      if same == nil { order.append(code) }
      weights[code] = min(1, weights[code, default: 0] + part.weight)
    }
    let codes = Set(order)
    var ambiguous: [String] = []
    let kept = order.filter { code in
      let larger = lineage(of: code).subtracting([code]).intersection(codes)
      if larger.isEmpty { return true }
      if larger.allSatisfy({ weights[$0] ?? 0 < 1 }) { ambiguous.append(code) }
      return false
    }
    return (kept.map { Catchment.Part($0, weight: weights[$0] ?? 1) }, ambiguous)
  }

  /// The codes of the provinces and territories.
  static let provinces = Set(provinceCodes.values)

  /// The codes of the provinces, by their two letters.
  public static let provinceCodes = [
    "NL": "10", "PE": "11", "NS": "12", "NB": "13", "QC": "24", "ON": "35", "MB": "46", "SK": "47", "AB": "48",
    "BC": "59", "YT": "60", "NT": "61", "NU": "62",
  ]
}
