public import LIPData

/// The breaks that are known, asked before two vintages are compared.
public struct BreakRegister: Sendable {
  /// The breaks in the order of their file.
  public let breaks: [SeriesBreak]

  /// Makes a register.
  public init(_ breaks: [SeriesBreak] = []) { self.breaks = breaks }

  /// The shipped register with the workspace's own laid over it.
  public static func shipped(_ folder: DatasetsFolder) throws -> BreakRegister {
    BreakRegister(try folder.definitions(at: "breaks.yaml").map { try SeriesBreak($0) })
  }

  /// The breaks of what a measure counts between two vintages; of any two without years.
  func breaks(
    of measure: any Measure, in descriptor: DatasetDescriptor, breakdown: String? = nil, between years: (Int, Int)?
  ) -> [SeriesBreak] {
    let ids = measure.quantities.compactMap { quantity in
      if case .variable(let id) = quantity.name { id } else { nil }
    }
    let isSample = measure.quantities.contains { $0.member(in: descriptor)?.rounding.isSample ?? false }
    return breaks(of: ids, breakdown: breakdown ?? measure.breakdown, isSample: isSample, between: years)
  }

  /// The breaks of some variables between two vintages, in the order of the register; those of any two without years.
  ///
  /// - Parameters:
  ///   - variables: ids of variables.
  ///   - breakdown: the breakdown of the figures, `total` for none.
  ///   - isSample: true when a variable comes from the long form.
  ///   - years: the two vintages compared, in any order; nil for all breaks of the variables.
  public func breaks(
    of variables: [String], breakdown: String, isSample: Bool, between years: (Int, Int)?
  ) -> [SeriesBreak] {
    breaks.filter { one in
      guard variables.contains(where: one.isAbout) else { return false }
      if let only = one.breakdown, only != breakdown { return false }
      if one.isOfSample, !isSample { return false }
      guard let years else { return true }
      return min(years.0, years.1) <= one.from && max(years.0, years.1) >= one.to
    }
  }
}

extension Estimate {
  /// The estimate as it stands over some breaks: blocked by one that blocks, else with their sentences.
  func crossing(_ breaks: [SeriesBreak]) -> Estimate {
    guard !breaks.isEmpty, value != nil else { return self }
    var estimate = self
    estimate.reasons += breaks.map {
      .seriesBreak(id: $0.id, blocks: $0.effect == .block, sentence: $0.sentence)
    }
    if breaks.contains(where: { $0.effect == .block }) {
      estimate.value = nil
      estimate.bounds = nil
    }
    return estimate
  }
}
