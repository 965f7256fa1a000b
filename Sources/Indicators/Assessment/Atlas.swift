public import LIPData

/// What an assessment draws on: the store, and the definitions that give its figures their meaning.
///
/// Holds what is read once for any number of partnerships.
public final class Atlas {
  /// A dataset of the store with its meaning.
  public struct Dataset {
    /// The catalogue entry.
    public let entry: CatalogueEntry
    /// What its members mean.
    public let descriptor: DatasetDescriptor
    /// The areas that it gives figures for.
    public let areas: Set<String>
    let maker: FigureMaker
  }

  /// The store.
  public let store: Store
  /// The areas' names and compositions.
  public let areas: AreaTable
  /// The partnerships.
  public let registry: PartnershipRegistry
  /// The indicators.
  public let indicators: IndicatorSet
  /// The datasets in the order in which they are asked: newest boundaries first, then those that know most.
  public let datasets: [Dataset]
  /// Where figures of two vintages are not of the same thing.
  public let breaks: BreakRegister
  /// Which areas lie in which.
  public let territory: Territory
  /// Which areas of one vintage are which of another.
  public let correspondences: Correspondences
  /// The census subdivisions on reserve.
  private let reserves: Reserves
  /// How many people live in areas, whether the store holds them or not.
  private let populations: AreaPopulations
  private let variables: [String: Variable]
  /// The covers found so far: an assessment asks for the same ones again, for each indicator and each peer.
  private var covers: [CoverKey: Cover] = [:]

  /// What the areas of earlier vintages are made up of, put together when it is first asked for.
  private var formerCompositions: [Int: Compositions] = [:]

  private struct CoverKey: Hashable {
    var dataset: String
    var parts: [Catchment.Part]
  }

  /// Reads what assessments of a store need.
  public init(
    store: Store, catalogue: Catalogue, areas: AreaTable, registry: PartnershipRegistry, indicators: IndicatorSet,
    breaks: BreakRegister, correspondences: Correspondences = Correspondences(), reserves: Reserves = Reserves([])
  ) throws {
    self.breaks = breaks
    self.reserves = reserves
    self.correspondences = correspondences
    self.store = store
    self.areas = areas
    self.registry = registry
    self.indicators = indicators
    territory = Territory(compositions: areas.compositions)
    let variables = try catalogue.variables()
    self.variables = variables
    try breaks.check(
      variables: variables, breakdowns: Set(indicators.indicators.map(\.measure.breakdown) + ["total", "gender"]))
    populations = try AreaPopulations.shipped(catalogue, areas: areas)
    // A table has no areas of its own kind: an assessment of profiles does not ask it, nor whether it is catalogued.
    datasets = try store.profiles().compactMap { id in
      let entry = try catalogue.entry(id)
      guard let descriptor = try catalogue.descriptor(of: entry) else { return nil }
      return Dataset(
        entry: entry, descriptor: descriptor, areas: try store.areas(of: id),
        maker: FigureMaker(dataset: id, descriptor: descriptor, variables: variables, breaks: breaks))
    }.sorted {
      ($1.descriptor.vintage, $1.descriptor.members.members.count, $0.entry.id)
        < ($0.descriptor.vintage, $0.descriptor.members.members.count, $1.entry.id)
    }
    for dataset in datasets {
      for indicator in indicators.indicators { try indicator.check(variables: variables, in: dataset.descriptor) }
    }
  }

  /// The first dataset that has everything that a measure counts and makes up the catchment, with its cover.
  ///
  /// Where none makes it up whole, the one that misses least. Nil with the reason where none has a part.
  ///
  /// - Parameter vintage: the only one whose datasets are asked; nil for any.
  func source(
    for indicator: IndicatorDefinition, _ catchment: Catchment, vintage: Int? = nil
  ) -> Result<(Dataset, Cover), Missing> {
    var best: (Dataset, Cover)?
    var hasVariable = false
    for dataset in datasets where vintage == nil || dataset.descriptor.vintage == vintage {
      guard indicator.measure.quantities.allSatisfy({ $0.member(in: dataset.descriptor) != nil }) else { continue }
      hasVariable = true
      let cover = cover(of: catchment, in: dataset)
      if cover.parts.isEmpty { continue }
      if cover.missing.isEmpty { return .success((dataset, cover)) }
      if let (_, known) = best, isLessMissing(known, cover) { continue }
      best = (dataset, cover)
    }
    if let best { return .success(best) }
    guard hasVariable else { return .failure(Missing(reason: .noVariable)) }
    let hasAreas = datasets.contains { dataset in
      (vintage == nil || dataset.descriptor.vintage == vintage) && !cover(of: catchment, in: dataset).parts.isEmpty
    }
    return .failure(Missing(reason: hasAreas ? .noVariableHere : .notInData))
  }

  /// The part of an area's people of 2021 who live in a catchment, 0 to 1, by the counts that come with the program.
  func partOfPeople(of catchment: Catchment, in code: String) -> Double? {
    let (people, missing) = populations.sum(of: catchment, compositions: areas.compositions)
    guard catchment.vintage == 2021, missing.isEmpty, let all = populations.size(of: code, areas.compositions), all > 0
    else { return nil }
    return people / all
  }

  /// The reserves in a catchment, with what the census of 2021 did of them.
  func reserves(in catchment: Catchment) -> [NeedsAssessment.Reserve] {
    reserves.within(catchment, territory).map { reserve in
      NeedsAssessment.Reserve(
        code: reserve.code, name: areas.name(of: reserve.code), type: Reserves.name(ofType: reserve.type),
        isNotEnumerated: Reserves.enumeration(of: reserve.code, populations) == .notEnumerated)
    }
  }

  /// True when a cover lacks fewer people than another, or as many; by areas where people are not known.
  private func isLessMissing(_ a: Cover, _ b: Cover) -> Bool {
    func missing(_ cover: Cover) -> Double? {
      cover.missing.reduce(0.0 as Double?) { sum, part in size(of: part.code).flatMap { own in sum.map { $0 + own } } }
    }
    if let first = missing(a), let second = missing(b) { return first <= second }
    return a.missing.count <= b.missing.count
  }

  /// About how many people live in an area, of any vintage; nil where nobody knows.
  func size(of code: String) -> Double? { populations.size(of: code, areas.compositions) }

  /// About how many people live in several areas together.
  func size(of codes: [String]) -> Double? { populations.size(of: codes, areas.compositions) }

  /// The cover of a catchment in a dataset, found once.
  func cover(of catchment: Catchment, in dataset: Dataset) -> Cover {
    let key = CoverKey(dataset: dataset.entry.id, parts: catchment.parts)
    if let known = covers[key] { return known }
    let cover = Cover.of(catchment, compositions: compositions(of: catchment)) { dataset.areas.contains($0) }
    covers[key] = cover
    return cover
  }

  /// What the areas of a catchment's vintage are made up of.
  private func compositions(of catchment: Catchment) -> Compositions {
    guard let vintage = catchment.vintage,
      let correspondence = correspondences.all.first(where: { $0.earlier == vintage })
    else { return areas.compositions }
    if let known = formerCompositions[vintage] { return known }
    // What a workspace says of the earlier areas goes before what their codes tell.
    let found = Compositions(correspondence.formerCompositions.parts.merging(areas.compositions.parts) { $1 })
    formerCompositions[vintage] = found
    return found
  }

  /// The name of a quantity: its variable's, else that of the product that has its member.
  func name(of quantity: Quantity) -> LocalizedText {
    if case .variable(let id) = quantity.name { return variables[id]?.name ?? .same(id) }
    let dataset = datasets.first { quantity.member(in: $0.descriptor) != nil }
    return dataset?.maker.name(of: quantity) ?? .same(quantity.text)
  }

  /// The name of an area of any vintage, its code where the name is not known.
  func name(of code: String) -> LocalizedText {
    if let own = areas.areas[code]?.name { return own }
    return correspondences.all.lazy.compactMap { $0.formerName(of: code) }.first ?? .same(code)
  }

  /// The smallest published area that all of a catchment lies in, a division or a metropolitan area, and who gives it.
  ///
  /// Of several of a level the first by code; a province is no stand-in for a catchment.
  func widerArea(for indicator: IndicatorDefinition, around catchment: Catchment) -> (Dataset, String)? {
    let larger = catchment.parts.map { territory.lineage(of: $0.code).subtracting([$0.code]) }
    guard let first = larger.first else { return nil }
    let common = larger.dropFirst().reduce(first) { $0.intersection($1) }
    let levels: [GeographicLevel] = [
      .censusSubdivision, .censusAgglomeration, .censusDivision, .censusMetropolitanArea,
    ]
    for level in levels {
      let codes = common.filter { DGUID($0)?.level == level }.sorted()
      for dataset in datasets
      where indicator.measure.quantities.allSatisfy({ $0.member(in: dataset.descriptor) != nil }) {
        if let code = codes.first(where: dataset.areas.contains) { return (dataset, code) }
      }
    }
    return nil
  }

  /// Why no dataset serves.
  struct Missing: Error {
    let reason: QualityReason
  }
}
