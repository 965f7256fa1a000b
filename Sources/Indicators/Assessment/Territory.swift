public import LIPData

/// Which areas lie in which: what catchments overlap, and which provinces they are in.
public struct Territory: Sendable {
  private let compositions: Compositions

  /// Makes a territory from the compositions of areas.
  public init(compositions: Compositions) { self.compositions = compositions }

  /// An area and every larger area that it is known to lie in.
  public func lineage(of code: String) -> Set<String> {
    var found: Set<String> = []
    var waiting = [code]
    while let next = waiting.popLast() {
      guard found.insert(next).inserted else { continue }
      waiting += compositions.wholes[next] ?? []
      guard let area = DGUID(next) else { continue }
      waiting += [area.censusDivision?.text, area.province?.text].compactMap(\.self)
      if area.level == .province { waiting.append("\(area.vintage)A000011124") }
    }
    return found
  }

  /// True when every part of one catchment lies in an area of another.
  public func contains(_ larger: Catchment, _ smaller: Catchment) -> Bool {
    let areas = Set(larger.parts.map(\.code))
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

  /// True when two catchments share an area, or a part of one lies in an area of the other.
  public func overlap(_ a: Catchment, _ b: Catchment) -> Bool {
    let first = Set(a.parts.map(\.code))
    let second = Set(b.parts.map(\.code))
    return b.parts.contains { !lineage(of: $0.code).isDisjoint(with: first) }
      || a.parts.contains { !lineage(of: $0.code).isDisjoint(with: second) }
  }

  /// The codes of the provinces, by their two letters.
  public static let provinceCodes = [
    "NL": "10", "PE": "11", "NS": "12", "NB": "13", "QC": "24", "ON": "35", "MB": "46", "SK": "47", "AB": "48",
    "BC": "59", "YT": "60", "NT": "61", "NU": "62",
  ]
}
