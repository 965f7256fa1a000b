/// The areas of one vintage in which the people of a catchment of another live or lived.
public struct CorrespondingAreas: Sendable, Equatable {
  /// The areas with the part of each whose people belong.
  public var catchment: Catchment
  /// The areas that were asked for and have no counterpart.
  public var unmatched: [Catchment.Part]
  /// The links that were gone along, each once, in the order of the areas asked for.
  public var links: [Correspondence.Link]

  /// True when a part of an area counts by a weight that the correspondence gives.
  public var isApportioned: Bool { links.contains { $0.weight < 1 } && catchment.parts.contains { $0.weight < 1 } }

  /// True when a link that was gone along is general knowledge alone.
  public var restsOnGeneralKnowledge: Bool { links.contains { $0.evidence == .generalKnowledge } }
}

extension Correspondence {
  /// The earlier areas whose people live in a catchment of the later vintage, each with the share of them who do.
  ///
  /// An area without a counterpart that is made up of others is looked for in these: a metropolitan area in its
  /// subdivisions. A city's own area says no vintage and stays what it is.
  public func earlier(_ catchment: Catchment, _ compositions: Compositions) -> CorrespondingAreas {
    var found = Found()
    for part in catchment.parts { follow(part, compositions, into: &found) }
    let codes = found.order.map { Catchment.Part($0, weight: weight(of: $0, in: found)) }
    return CorrespondingAreas(
      catchment: Catchment(codes.filter { $0.weight > 0 }, isConstructed: catchment.isConstructed),
      unmatched: found.unmatched, links: found.links)
  }

  /// What was found on the way from later areas to earlier ones.
  private struct Found {
    var order: [String] = []
    var weights: [String: Double] = [:]
    var unmatched: [Catchment.Part] = []
    var links: [Link] = []
    private var pairs: Set<String> = []

    mutating func add(_ link: Link, of weight: Double) {
      add(link.from, weight * link.weight)
      if pairs.insert(link.from + link.to).inserted { links.append(link) }
    }

    mutating func add(_ code: String, _ weight: Double) {
      if weights[code] == nil { order.append(code) }
      weights[code, default: 0] += weight
    }
  }

  private func follow(_ part: Catchment.Part, _ compositions: Compositions, into found: inout Found) {
    guard let area = DGUID(part.code) else { return found.add(part.code, part.weight) }
    let links = predecessors(of: part.code)
    if !links.isEmpty {
      for link in links { found.add(link, of: part.weight) }
    } else if [.censusMetropolitanArea, .censusAgglomeration].contains(area.level),
      let pieces = compositions[part.code]
    {
      for piece in pieces { follow(Catchment.Part(piece, weight: part.weight), compositions, into: &found) }
    } else {
      found.unmatched.append(part)
    }
  }

  /// The share of an earlier area's people: published weights, which are rounded, are 1 where they come to it.
  ///
  /// Those who went to land without tracts count among them and live in no catchment.
  private func weight(of code: String, in found: Found) -> Double {
    let sum = found.weights[code] ?? 0
    let total = statedWeight(of: code)
    let share = total > 0 ? sum / total : sum
    return share > 1 - 1e-9 ? 1 : share
  }

  /// The later areas that hold a catchment of the earlier vintage and nobody else.
  ///
  /// Weights say how an earlier area's people are shared out, not how a later area's are made up: a later area counts
  /// only where all of its earlier ones belong, each to the same part. The earlier areas of any other are unmatched.
  public func later(_ catchment: Catchment) -> CorrespondingAreas {
    let own = Dictionary(catchment.parts.map { ($0.code, $0.weight) }, uniquingKeysWith: { first, _ in first })
    var parts: [Catchment.Part] = []
    var unmatched: [Catchment.Part] = []
    var used: [Link] = []
    var pairs: Set<String> = []
    var codes: Set<String> = []
    for part in catchment.parts {
      guard DGUID(part.code) != nil else {
        parts.append(part)
        continue
      }
      let links = successors(of: part.code).filter { $0.weight > 0 }
      let isWhole = links.allSatisfy { link in
        predecessors(of: link.to).allSatisfy { $0.weight == 0 || own[$0.from] == part.weight }
      }
      guard !links.isEmpty, isWhole else {
        unmatched.append(part)
        continue
      }
      for link in links where pairs.insert(link.from + link.to).inserted {
        used.append(link)
        if codes.insert(link.to).inserted { parts.append(.init(link.to, weight: part.weight)) }
      }
    }
    return CorrespondingAreas(
      catchment: Catchment(parts, isConstructed: catchment.isConstructed), unmatched: unmatched, links: used)
  }
}
