public import LIPData

/// Makes the figures of indicators from the sums of an area.
///
/// What the store's assessments and the straight computation share: the same cells give the same figures.
public struct FigureMaker {
  /// The dataset's id.
  public let dataset: String
  /// What its members mean.
  public let descriptor: DatasetDescriptor
  /// The variables' names.
  public let variables: [String: Variable]
  private let names: [Int: LocalizedText]
  private let breaks: BreakRegister

  /// Makes a maker for one dataset.
  ///
  /// - Parameter breaks: what is asked before a change is printed.
  public init(
    dataset: String, descriptor: DatasetDescriptor, variables: [String: Variable], breaks: BreakRegister
  ) {
    self.dataset = dataset
    self.breaks = breaks
    self.descriptor = descriptor
    self.variables = variables
    // Several variables may be one member; the first by id names it, so that the choice is the same each time.
    names = Dictionary(
      descriptor.variables.sorted { $0.key < $1.key }.compactMap { id, mapping in
        variables[id].map { (mapping.member, $0.name) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The area that figures are of.
  public struct Subject: Sendable {
    /// The partnership's id.
    public var partnership: String
    /// The partnership's name.
    public var partnershipName: LocalizedText
    /// The part that the area plays.
    public var role: AreaRole
    /// The area's DGUID, empty where it has none.
    public var areaCode: String
    /// The area's name.
    public var areaName: LocalizedText

    /// Makes a subject.
    public init(
      partnership: String, partnershipName: LocalizedText, role: AreaRole, areaCode: String, areaName: LocalizedText
    ) {
      self.partnership = partnership
      self.partnershipName = partnershipName
      self.role = role
      self.areaCode = areaCode
      self.areaName = areaName
    }
  }

  /// The figures of one indicator for one area: the total, its categories, then men+ and women+ where asked.
  ///
  /// - Parameters:
  ///   - shown: for a distribution's comparator, the categories that the catchment shows.
  ///   - larger: for a measure against a larger area, the sums of that.
  public func figures(
    of indicator: IndicatorDefinition, for subject: Subject, from sums: any QuantitySums, shown: [Quantity]? = nil,
    against larger: (any QuantitySums)? = nil
  ) -> [Figure] {
    let measure = indicator.measure
    func measured(_ column: ValueColumn) -> [Measured] {
      if let relative = measure as? any RelativeMeasure, let larger {
        return relative.estimates(from: sums, against: larger, column: column)
      }
      if let distribution = measure as? Distribution {
        return distribution.estimates(from: sums, column: column, shown: shown)
      }
      return measure.estimates(from: sums, column: column)
    }
    let missing = measure.quantities.contains { $0.member(in: descriptor) == nil }
    var figures = (missing ? [Measured(category: nil, estimate: .unavailable(.noVariable))] : measured(.count)).map {
      figure($0, of: indicator, for: subject, sums: sums)
    }
    guard !missing, indicator.breakdowns.contains("gender"), measure.breakdown == "total" else { return figures }
    for (column, name) in [(ValueColumn.countMen, Self.men), (.countWomen, Self.women)] {
      // Products without columns for men+ and women+ have no such rows, rather than empty ones.
      for one in measured(column) where one.estimate.cells > 0 {
        var figure = figure(one, of: indicator, for: subject, sums: sums)
        figure.breakdown = "gender"
        figure.category = name
        figures.append(figure)
      }
    }
    return figures
  }

  /// The rows of an indicator that no dataset can give.
  public static func unavailable(
    _ indicator: IndicatorDefinition, for subject: Subject, reason: QualityReason, dataset: String = "",
    vintage: String = "", period: String = ""
  ) -> Figure {
    Figure(
      indicator: indicator.id, indicatorName: indicator.name, partnership: subject.partnership,
      partnershipName: subject.partnershipName, role: subject.role, areaCode: subject.areaCode,
      areaName: subject.areaName, vintage: vintage, period: period, breakdown: indicator.measure.breakdown,
      category: total, universe: .same(""), describes: indicator.describes, unit: indicator.unit,
      estimate: .unavailable(reason), range: nil, dataset: dataset)
  }

  static let total = LocalizedText.same("total")
  static let other = LocalizedText(en: "Other", fr: "Autres")
  static let otherAndHidden = LocalizedText(en: "Other and hidden", fr: "Autres et masqués")
  // The gender categories of the 2021 census: the plus sign stands for the non-binary persons distributed.
  static let men = LocalizedText(en: "Men+", fr: "Hommes+")
  static let women = LocalizedText(en: "Women+", fr: "Femmes+")

  private func figure(
    _ measured: Measured, of indicator: IndicatorDefinition, for subject: Subject, sums: any QuantitySums
  ) -> Figure {
    let measure = indicator.measure
    var estimate = measured.estimate
    let first = measure.quantities[0]
    if estimate.value != nil {
      for reason in sums.reasons(for: first) where !estimate.reasons.contains(reason) {
        estimate.reasons.append(reason)
      }
    }
    if estimate.reasons == [.noCells], estimate.hiddenCells == 0 { estimate.reasons = [.notGiven] }
    var period = first.period(in: descriptor)
    if let earlier = measure.earlier {
      let before = earlier.period(in: descriptor)
      estimate = estimate.crossing(breaks(of: measure, between: before, period))
      period = before + "/" + period
    }
    var category = Self.total
    switch measured.category {
    case .quantity(let quantity): category = name(of: quantity)
    case .other: category = Self.other
    case .otherAndHidden: category = Self.otherAndHidden
    case nil: break
    }
    return Figure(
      indicator: indicator.id, indicatorName: indicator.name, partnership: subject.partnership,
      partnershipName: subject.partnershipName, role: subject.role, areaCode: subject.areaCode,
      areaName: subject.areaName, vintage: String(descriptor.vintage), period: period,
      breakdown: measure.breakdown, category: category, universe: universe(of: measure), describes: indicator.describes,
      unit: indicator.unit, estimate: estimate, range: nil, dataset: dataset)
  }

  /// The breaks that a change passes over; both ends are on the same boundaries.
  private func breaks(of measure: any Measure, between before: String, _ after: String) -> [SeriesBreak] {
    guard let first = Int(before.prefix(4)), let second = Int(after.prefix(4)) else { return [] }
    return breaks.breaks(of: measure, in: descriptor, between: (first, second)).filter { $0.kind != "geography" }
  }

  private func universe(of measure: any Measure) -> LocalizedText {
    if let universe = measure.universe { return name(of: sampled(universe)) }
    let first = measure.quantities[0]
    guard let member = first.member(in: descriptor) else { return name(of: first) }
    guard let universe = member.universe else { return name(of: first) }
    return names[universe] ?? descriptor.members[universe].map { .same($0.label) } ?? name(of: first)
  }

  /// The universe that a quantity is in a product: its population is that of private households where it is sampled.
  private func sampled(_ universe: Quantity) -> Quantity {
    let households = Quantity(descriptor.coverageVariable)
    guard case .variable(let id) = universe.name, ["population", "population-rounded"].contains(id),
      universe.member(in: descriptor)?.rounding.isSample == true,
      households.member(in: descriptor)?.rounding.isSample == true
    else { return universe }
    return households
  }

  /// The name of a quantity: its variable's, else the member's label.
  func name(of quantity: Quantity) -> LocalizedText {
    switch quantity.name {
    case .variable(let id): variables[id]?.name ?? .same(id)
    case .member(_, let id): names[id] ?? .same(descriptor.members[id]?.label ?? quantity.text)
    }
  }
}
