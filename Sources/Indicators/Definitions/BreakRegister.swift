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
    let ids = measure.quantities.flatMap { Self.variables(of: $0, in: descriptor) }
    let isOfGender = measure.quantities.contains { $0.column != .count }
    let isSample = measure.quantities.contains { $0.member(in: descriptor)?.rounding.isSample ?? false }
    return breaks(
      of: ids, breakdown: breakdown ?? (isOfGender ? "gender" : measure.breakdown), isSample: isSample, between: years)
  }

  /// The variable that a quantity is; those of a raw member, which breaks of every variable are about all the same.
  private static func variables(of quantity: Quantity, in descriptor: DatasetDescriptor) -> [String] {
    switch quantity.name {
    case .variable(let id): return [id]
    case .member(let product, let member):
      let ids = product == descriptor.id ? descriptor.variables.filter { $0.value.member == member }.keys.sorted() : []
      return ids.isEmpty ? [quantity.text] : ids
    }
  }

  /// Refuses a break of a variable or a breakdown that nobody knows: it would never be asked.
  ///
  /// What ends in `*` may stand for variables to come. Throws `unknown-variable` and `unknown-breakdown`.
  ///
  /// - Parameter breakdowns: those of all indicators; nil where only some are at hand, so that none can be unknown.
  func check(variables: [String: Variable], breakdowns: Set<String>? = nil) throws {
    for one in breaks {
      if let unknown = one.variables.first(where: { !$0.hasSuffix("*") && variables[$0] == nil }) {
        throw Diagnostic(
          "unknown-variable", "The break \(one.id) is about \"\(unknown)\", which is no variable", at: one.place,
          remedy: "The variables are in variables.yaml; one that ends in * stands for all that begin so.")
      }
      if let breakdown = one.breakdown, let breakdowns, !breakdowns.contains(breakdown) {
        throw Diagnostic(
          "unknown-breakdown", "The break \(one.id) is about the breakdown \"\(breakdown)\", which no indicator has",
          at: one.place, remedy: "Breakdowns are \(breakdowns.sorted().joined(separator: ", ")).")
      }
    }
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
