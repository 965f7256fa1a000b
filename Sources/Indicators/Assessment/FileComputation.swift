public import LIPData

/// Computes indicators for many catchments straight from an official file, in one pass.
///
/// Without a store and without hashing the file: only the cells that the catchments and the measures name are
/// kept, so memory does not grow with the file.
public struct FileComputation {
  /// What a computation came to.
  public struct Result: Sendable {
    /// The figures: by indicator, then by catchment in the order of its file, then by category.
    public var figures: [Figure]
    /// The areas that the file does not hold, by catchment.
    public var missing: [(lip: String, areas: [String])]
  }

  private let file: RecognisedFile
  private let catchments: CatchmentFile
  private let indicators: [IndicatorDefinition]
  private let variables: [String: Variable]
  private let compositions: [String: [String]]
  private let names: [String: LocalizedText]

  /// Prepares a computation; nothing is read yet.
  ///
  /// - Parameters:
  ///   - compositions: which areas are made up exactly of others.
  ///   - names: the partnerships' names by id; a catchment that is not among them goes by its id.
  ///
  /// A variable that the product does not have makes unavailable figures that say so. Throws what
  /// ``IndicatorDefinition/check(variables:in:)`` throws, and `other-vintage` for a DGUID of other boundaries than
  /// the file's.
  public init(
    file: RecognisedFile, catchments: CatchmentFile, catchmentsPath: String, indicators: [IndicatorDefinition],
    variables: [String: Variable], compositions: [String: [String]], names: [String: LocalizedText]
  ) throws {
    self.file = file
    self.catchments = catchments
    self.indicators = indicators
    self.variables = variables
    self.compositions = compositions
    self.names = names
    for indicator in indicators { try indicator.check(variables: variables, in: file.descriptor) }
    let territory = Territory(compositions: compositions)
    for id in catchments.order {
      if let nested = territory.nestedParts(of: catchments.catchments[id] ?? Catchment([])) {
        throw Diagnostic(
          "overlapping-geographies",
          "\(nested.part) lies in \(nested.whole), which the catchment of \"\(id)\" lists too",
          at: Place(file: catchmentsPath, line: catchments.firstLines[id], column: "geography"),
          remedy: "Keep the larger area or its parts, not both: people would count twice.")
      }
      for part in catchments.catchments[id]?.parts ?? [] {
        guard let area = DGUID(part.code), area.vintage != file.descriptor.vintage else { continue }
        throw Diagnostic(
          "other-vintage",
          "\(part.code) has boundaries of \(area.vintage); the file's are of \(file.descriptor.vintage)",
          at: Place(file: catchmentsPath, line: catchments.firstLines[id], column: "geography"),
          remedy: "Vintages are not mixed: name the areas of \(file.descriptor.vintage), whose codes may differ.")
      }
    }
  }

  /// Reads the file and computes.
  ///
  /// Throws `no-area-found` when the file holds no area of any catchment, and what the reader throws.
  public func run(threads: Int = 1) throws -> Result {
    let matrix = try CellMatrix.read(
      file, areas: wantedAreas,
      members: AreaSums.members(for: indicators.flatMap { $0.measure.quantities }, in: file.descriptor),
      threads: threads)
    let covers = catchments.order.map { id in
      Cover.of(catchments.catchments[id] ?? Catchment([]), compositions: compositions, holds: matrix.holds)
    }
    guard covers.contains(where: { !$0.parts.isEmpty }) else {
      throw Diagnostic(
        "no-area-found", "The file holds no area of any catchment", at: Place(file: file.path),
        remedy: "Its areas may be of another level or province: look at its DGUID column.")
    }
    let maker = FigureMaker(dataset: file.entry.id, descriptor: file.descriptor, variables: variables)
    var figures: [Figure] = []
    for indicator in indicators {
      for (id, cover) in zip(catchments.order, covers) {
        let subject = subject(id, cover)
        guard !cover.parts.isEmpty else {
          figures.append(
            FigureMaker.unavailable(
              indicator, for: subject, reason: .notInData, dataset: file.entry.id,
              vintage: String(file.descriptor.vintage), period: file.descriptor.period))
          continue
        }
        let sums = AreaSums(matrix: matrix, descriptor: file.descriptor, cover: cover)
        figures += maker.figures(of: indicator, for: subject, from: sums)
      }
    }
    let missing = zip(catchments.order, covers).filter { !$1.missing.isEmpty }.map { ($0, $1.missing.map(\.code)) }
    return Result(figures: figures, missing: missing.map { (lip: $0.0, areas: $0.1) })
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
    var grew = true
    while grew {
      grew = false
      for (whole, parts) in compositions where parts.allSatisfy(codes.contains) {
        if codes.insert(whole).inserted { grew = true }
      }
    }
    return codes.sorted()
  }

  private func subject(_ id: String, _ cover: Cover) -> FigureMaker.Subject {
    let parts = catchments.catchments[id]?.parts ?? []
    let name = names[id] ?? .same(id)
    let code = parts.count == 1 && parts[0].weight == 1 && DGUID(parts[0].code) != nil ? parts[0].code : ""
    return FigureMaker.Subject(
      partnership: id, partnershipName: name, role: .catchment, areaCode: code, areaName: name)
  }
}
