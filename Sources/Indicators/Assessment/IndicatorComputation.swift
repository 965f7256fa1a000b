public import LIPData

/// Computes indicators for many catchments from a store, or straight from an official file in one pass.
///
/// From a file without a store and without hashing it. Only the cells that the catchments and the measures name are
/// kept, so memory does not grow with the file.
public struct IndicatorComputation {
  /// What a computation came to.
  public struct Result: Sendable {
    /// The figures: by indicator, then by catchment in the order of its file, then by category.
    public var figures: [Figure]
    /// The areas that the file does not hold, by catchment.
    public var missing: [(lip: String, areas: [String])]
    /// The figures that are withheld, since beside the others they would tell a hidden cell.
    public var withheld: [DisclosureCheck.Finding]
  }

  /// Where the cells come from.
  public enum Source: Sendable {
    case file(RecognisedFile)
    case store(Store, CatalogueEntry, DatasetDescriptor)

    /// The dataset.
    public var entry: CatalogueEntry {
      switch self {
      case .file(let file): file.entry
      case .store(_, let entry, _): entry
      }
    }

    /// What its members mean.
    var descriptor: DatasetDescriptor {
      switch self {
      case .file(let file): file.descriptor
      case .store(_, _, let descriptor): descriptor
      }
    }
  }

  private let source: Source
  private let catchments: CatchmentFile
  private let indicators: [IndicatorDefinition]
  private let variables: [String: Variable]
  private let compositions: Compositions
  private let territory: Territory
  private let names: [String: LocalizedText]
  private let breaks: BreakRegister
  private let sizes: ([String]) throws -> AreaPopulations

  /// Prepares a computation; nothing is read yet.
  ///
  /// - Parameters:
  ///   - compositions: which areas are made up exactly of others.
  ///   - names: the partnerships' names by id; a catchment that is not among them goes by its id.
  ///   - sizes: how many people live in some areas, asked once where areas of a catchment are not in the data.
  ///
  /// A variable that the product does not have makes unavailable figures that say so. Throws what
  /// ``IndicatorDefinition/check(variables:in:)`` throws, and `other-vintage` for a DGUID of other boundaries than
  /// the file's.
  public init(
    _ source: Source, catchments: CatchmentFile, catchmentsPath: String, indicators: [IndicatorDefinition],
    variables: [String: Variable], compositions: Compositions, names: [String: LocalizedText],
    breaks: BreakRegister, sizes: @escaping ([String]) throws -> AreaPopulations = { _ in AreaPopulations([:]) }
  ) throws {
    self.breaks = breaks
    self.sizes = sizes
    self.source = source
    let descriptor = source.descriptor
    self.catchments = catchments
    self.indicators = indicators
    self.variables = variables
    self.compositions = compositions
    self.names = names
    territory = Territory(compositions: compositions)
    try breaks.check(variables: variables)
    for indicator in indicators { try indicator.check(variables: variables, in: descriptor) }
    for id in catchments.order {
      if let nested = territory.nestedParts(of: catchments.catchments[id] ?? Catchment([])) {
        throw Diagnostic(
          "overlapping-geographies",
          "\(nested.part) lies in \(nested.whole), which the catchment of \"\(id)\" lists too",
          at: Place(file: catchmentsPath, line: catchments.firstLines[id], column: "geography"),
          remedy: "Keep the larger area or its parts, not both: people would count twice.")
      }
      for part in catchments.catchments[id]?.parts ?? [] {
        guard let census = DGUID(part.code)?.census, census != descriptor.vintage else { continue }
        throw Diagnostic(
          "other-vintage",
          "\(part.code) has boundaries of \(census); the data's are of \(descriptor.vintage)",
          at: Place(file: catchmentsPath, line: catchments.firstLines[id], column: "geography"),
          remedy: "Vintages are not mixed: name the areas of \(descriptor.vintage), whose codes may differ.")
      }
    }
  }

  /// Reads the cells and computes.
  ///
  /// - Parameter threads: how many parts of a file are read at once.
  ///
  /// Throws `no-area-found` when there is no area of any catchment, and what the reader or the store throws.
  public func run(threads: Int = 1) throws -> Result {
    let descriptor = source.descriptor
    let members = AreaSums.members(for: indicators.flatMap { $0.measure.quantities }, in: descriptor)
    let matrix: CellMatrix
    let covers: [Cover]
    switch source {
    case .file(let file):
      matrix = try CellMatrix.read(file, areas: wantedAreas, members: members, threads: threads)
      covers = self.covers(holds: matrix.holds)
    case .store(let store, let entry, _):
      let held = try store.areas(of: entry.id, among: wantedAreas)
      covers = self.covers(holds: held.contains)
      let used = Set(covers.flatMap { $0.parts.map(\.code) }).union(largerAreas.filter(held.contains))
      matrix = try store.cells(of: entry.id, areas: used.sorted(), members: members)
    }
    guard covers.contains(where: { !$0.parts.isEmpty }) else { throw noAreaFound }
    let maker = FigureMaker(
      dataset: source.entry.id, descriptor: descriptor, variables: variables, breaks: breaks)
    let populations = try populations(covers, in: matrix)
    let disclosure = DisclosureCheck()
    var figures: [Figure] = []
    for indicator in indicators {
      for (id, cover) in zip(catchments.order, covers) {
        let subject = subject(id, cover)
        guard !cover.parts.isEmpty else {
          figures.append(
            FigureMaker.unavailable(
              indicator, for: subject, reason: .notInData, dataset: source.entry.id,
              vintage: String(descriptor.vintage), period: descriptor.period))
          continue
        }
        let sums = AreaSums(matrix: matrix, descriptor: descriptor, cover: cover) {
          populations.size(of: $0, compositions)
        }
        let larger = largerArea(of: indicator, around: id).flatMap { code in
          matrix.holds(code) ? AreaSums(matrix: matrix, descriptor: descriptor, cover: self.cover(of: code)) : nil
        }
        var added = maker.figures(of: indicator, for: subject, from: sums, against: larger)
        disclosure.withholdRest(of: indicator, in: &added, from: sums, source.entry.id, compositions)
        figures += added
      }
    }
    let missing = zip(catchments.order, covers).filter { !$1.missing.isEmpty }.map { ($0, $1.missing.map(\.code)) }
    return Result(figures: figures, missing: missing.map { (lip: $0.0, areas: $0.1) }, withheld: disclosure.findings)
  }

  private func covers(holds: @escaping (String) -> Bool) -> [Cover] {
    catchments.order.map { id in
      Cover.of(catchments.catchments[id] ?? Catchment([]), compositions: compositions, holds: holds)
    }
  }

  /// How many people live in the areas of covers that lack some, or a count of their people.
  private func populations(_ covers: [Cover], in matrix: CellMatrix) throws -> AreaPopulations {
    let descriptor = source.descriptor
    let member = descriptor.variables[descriptor.coverageVariable]?.member ?? 0
    let partial = covers.filter { cover in
      guard !cover.parts.isEmpty else { return false }
      return !cover.missing.isEmpty || cover.parts.contains { matrix.cell($0.code, member)?.hasValue == false }
    }
    let codes = Set(partial.flatMap { ($0.parts + $0.missing).map { AreaPopulations.code(of: $0.code) } })
    guard !codes.isEmpty else { return AreaPopulations([:]) }
    // With their parts, and with what they make up together.
    let parts = codes.flatMap { compositions[$0] ?? [] }
    return try sizes(codes.union(parts).union(compositions.wholes(above: codes)).sorted())
  }

  /// The cover of an area that is there.
  private func cover(of code: String) -> Cover {
    Cover.of(Catchment([Catchment.Part(code)]), compositions: compositions) { $0 == code }
  }

  private var noAreaFound: Diagnostic {
    switch source {
    case .file(let file):
      Diagnostic(
        "no-area-found", "The file holds no area of any catchment", at: Place(file: file.path),
        remedy: "Its areas may be of another level or province: look at its DGUID column.")
    case .store(let store, let entry, _):
      Diagnostic(
        "no-area-found", "The store holds no area of any catchment in \(entry.id)", at: Place(file: store.path),
        remedy: "Take in the file that has them: lipdata ingest FILE. What is there: lipdata status.")
    }
  }

  /// The areas of the catchments, and those that may stand for them.
  private var wantedAreas: [String] {
    var codes: Set<String> = []
    for catchment in catchments.catchments.values {
      var waiting = catchment.parts.map(\.code)
      while let code = waiting.popLast() {
        if codes.insert(code).inserted { waiting += compositions[code] ?? [] }
      }
    }
    // A whole may be a part of a larger one, whichever of the two comes first here.
    var candidates = compositions.wholes(above: codes).subtracting(codes)
    var grew = true
    while grew {
      grew = false
      for whole in candidates where compositions[whole]?.allSatisfy(codes.contains) == true {
        codes.insert(whole)
        candidates.remove(whole)
        grew = true
      }
    }
    return codes.union(largerAreas).sorted()
  }

  /// The areas that measures compare catchments with.
  private var largerAreas: [String] {
    indicators.flatMap { indicator in catchments.order.compactMap { largerArea(of: indicator, around: $0) } }
  }

  /// The larger area that a measure compares a catchment with; nil where it compares with none, or there is no one.
  private func largerArea(of indicator: IndicatorDefinition, around id: String) -> String? {
    guard let relative = indicator.measure as? any RelativeMeasure, let catchment = catchments.catchments[id] else {
      return nil
    }
    return territory.area(of: relative.comparator.level, around: catchment)
  }

  private func subject(_ id: String, _ cover: Cover) -> FigureMaker.Subject {
    let parts = catchments.catchments[id]?.parts ?? []
    let name = names[id] ?? .same(id)
    let code = parts.count == 1 && parts[0].weight == 1 && DGUID(parts[0].code) != nil ? parts[0].code : ""
    return FigureMaker.Subject(
      partnership: id, partnershipName: name, role: .catchment, areaCode: code, areaName: name)
  }
}
