/// The areas of one vintage and those of a later one: who lives where now, with weights and their source.
///
/// A census division, a census subdivision, a province or the country whose code no row names stands for itself in both
/// vintages: the lists have it twice under one name. That its boundaries are the same is not said: figures tell
/// (`Boundaries` of the engine).
public struct Correspondence: Sendable {
  /// What became of an area.
  public enum Kind: String, Sendable, CaseIterable {
    /// The code and the name stand in both lists.
    case same
    /// The code stands in both lists under two names.
    case renamed
    /// The area has another code.
    case recoded
    /// It is several areas now.
    case split
    /// Whole areas became one under a code of its own.
    case merged
    /// Parts of several areas became one, or moved between them.
    case redrawn
    /// Its code is gone, and nothing says where its people count now.
    case ended
    /// Its code is new, and nothing says where its people counted before.
    case new
  }

  /// How it is known.
  public enum Evidence: String, Sendable, CaseIterable {
    /// It was read in the source.
    case seen
    /// It was not.
    case generalKnowledge = "general-knowledge"
  }

  /// An area of the earlier vintage and one of the later.
  public struct Link: Sendable, Equatable {
    /// The earlier area, empty for one that is new.
    public var from: String
    /// What the earlier area was called; empty where it is not said.
    public var fromName = ""
    /// The later area, empty for one that ended.
    public var to: String
    /// The share of the people of `from` who live in `to`; 0 for an area that ended or is new.
    public var weight: Double
    /// What became of it.
    public var kind: Kind
    /// How it is known.
    public var evidence = Evidence.seen
    /// Where it is from.
    public var source: String
    /// The line of the file, nil for a link that no row states.
    public var place = Place()

    /// True for a link that a file of tracts states, whose columns have names of their own.
    var isOfTractFile: Bool { place.column == Correspondence.tractColumns.from }
    /// The column of the file that the weight stands in.
    var weightColumn: String { isOfTractFile ? Correspondence.tractColumns.weight : "weight" }

    /// True when both ends are known.
    public var isWhole: Bool { !from.isEmpty && !to.isEmpty }
  }

  /// How far the weights of an area may be from 1: those that people publish are rounded.
  public static let tolerance = 0.001

  /// The earlier vintage.
  public let earlier: Int
  /// The later vintage.
  public let later: Int
  /// The links that rows state, in their order.
  public let links: [Link]
  private let byFrom: [String: [Int]]
  private let byTo: [String: [Int]]
  private let areas: AreaTable

  /// The levels at which a code that no row names stands for itself.
  private static let sameCodes: Set<String> = Set(
    [GeographicLevel.country, .province, .censusDivision, .censusSubdivision].compactMap(\.schema))

  /// Makes a correspondence of links that were checked.
  ///
  /// - Parameter areas: the areas of the later vintage.
  init(from earlier: Int, to later: Int, links: [Link], areas: AreaTable) {
    self.earlier = earlier
    self.later = later
    self.links = links
    self.areas = areas
    byFrom = Dictionary(grouping: links.indices.filter { !links[$0].from.isEmpty }) { links[$0].from }
    byTo = Dictionary(grouping: links.indices.filter { !links[$0].to.isEmpty }) { links[$0].to }
  }

  /// The later areas in which the people of an earlier one live; none where that is not known.
  public func successors(of code: String) -> [Link] {
    if let own = byFrom[code] { return own.map { links[$0] }.filter(\.isWhole) }
    return twin(of: code, at: later).map { [$0] } ?? []
  }

  /// The earlier areas of which people live in a later one; none where that is not known.
  public func predecessors(of code: String) -> [Link] {
    let own = (byTo[code] ?? []).map { links[$0] }.filter(\.isWhole)
    return own + (twin(of: code, at: earlier).map { [$0] } ?? [])
  }

  /// What the weights of an earlier area's rows come to; 1 where none states any.
  func statedWeight(of code: String) -> Double { byFrom[code]?.reduce(0) { $0 + links[$1].weight } ?? 1 }

  /// Whether an area was there at the earlier vintage; nil for a level whose earlier areas are not listed.
  public func hadArea(_ code: String) -> Bool? {
    if byFrom[code] != nil { return true }
    guard let area = DGUID(code), area.vintage == earlier, Self.sameCodes.contains(area.schema) else { return nil }
    return twin(of: code, at: later) != nil
  }

  /// The name of an area of the earlier vintage; nil where none is known.
  public func formerName(of code: String) -> LocalizedText? {
    if let own = byFrom[code]?.first { return links[own].fromName.isEmpty ? nil : .same(links[own].fromName) }
    return twin(of: code, at: later).flatMap { areas.areas[$0.to]?.name }
  }

  /// What the earlier areas are made up of: subdivisions of divisions, divisions of provinces, by their codes.
  public var formerCompositions: Compositions {
    let unnamed = areas.areas.keys.compactMap { twin(of: $0, at: earlier)?.from }
    return Compositions(AreaTable.nested(among: Set(unnamed).union(byFrom.keys)))
  }

  /// The link of an area to the one of the same digits, where no row names either of them.
  ///
  /// An area that took in a part of another, or all of it, was there before: rows that say so do not replace it.
  private func twin(of code: String, at vintage: Int) -> Link? {
    guard let area = DGUID(code), Self.sameCodes.contains(area.schema),
      area.vintage == (vintage == later ? earlier : later)
    else { return nil }
    let digits = area.schema + area.code
    let from = "\(earlier)\(digits)"
    let to = "\(later)\(digits)"
    guard areas.areas[to] != nil, byFrom[from] == nil,
      byTo[to]?.allSatisfy({ links[$0].kind == .redrawn }) ?? true
    else { return nil }
    return Link(from: from, to: to, weight: 1, kind: .same, source: "both lists")
  }
}
