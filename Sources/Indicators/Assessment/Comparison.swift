import LIPData

/// The figures of one indicator: the catchment's, then those of what it is compared with.
struct Comparison {
  var figures: [Figure] = []
  /// What the figures of each area were made from.
  var derivations: [Derivation] = []
  /// The previous census and why it does not stand beside, where it was asked for.
  var noPreviousCensus: (vintage: Int, why: NoPreviousCensus)?
  /// The areas that were asked for and are not in the data.
  private(set) var missingAreas: [LocalizedText] = []
  /// The areas of the catchment that are not in the data, beside others that are.
  private(set) var missingParts: [LocalizedText] = []
  /// How many peers have a value, when they are too few for a median.
  private(set) var tooFewPeers: Int?
  let indicator: IndicatorDefinition
  let partnership: Partnership
  let catchment: Catchment
  let atlas: Atlas
  let cells: CellCache

  /// Makes the figures of an indicator for a partnership.
  ///
  /// - Parameters:
  ///   - vintage: the only one whose data are asked; nil for the newest that serves.
  ///   - isAlone: true for the catchment's own figures, without what it is compared with.
  init(
    _ indicator: IndicatorDefinition, _ partnership: Partnership, _ catchment: Catchment, at vintage: Int? = nil,
    isAlone: Bool = false, atlas: Atlas, cells: CellCache
  ) throws {
    self.indicator = indicator
    self.partnership = partnership
    self.catchment = catchment
    self.atlas = atlas
    self.cells = cells
    let single = catchment.parts.count == 1 && catchment.parts[0].weight == 1 ? catchment.parts[0].code : ""
    let own = subject(.catchment, DGUID(single) == nil ? "" : single, partnership.name)
    switch atlas.source(for: indicator, catchment, vintage: vintage) {
    case .failure(let missing):
      figures = [FigureMaker.unavailable(indicator, for: own, reason: missing.reason)]
      if missing.reason != .noVariable, !isAlone { try addWiderArea() }
    case .success(let (dataset, cover)):
      missingParts = cover.missing.map { atlas.name(of: $0.code) }
      let sums = try cells.sums(dataset, cover)
      try addOwn(own, dataset, sums)
      if !isAlone { try addComparators(dataset, sums) }
    }
  }

  /// The figures of the smallest published area that the catchment lies in, where nothing of its own is published.
  ///
  /// They stay that area's: its name says which part of its people live in the catchment, and nothing is apportioned.
  private mutating func addWiderArea() throws {
    guard let (dataset, code) = atlas.widerArea(for: indicator, around: catchment) else { return }
    let sums = try cells.sums(dataset, Cover(parts: [Catchment.Part(code)]))
    var name = atlas.areas.name(of: code)
    if let part = try partOfPeople(in: code) {
      let share = Int((100 * part).rounded())
      name = LocalizedText(
        en: "\(name.en), of whose people \(share)% live in the catchment",
        fr: "\(name.fr), dont \(share)\u{00A0}% des habitants vivent sur le territoire")
    } else {
      name = LocalizedText(
        en: "\(name.en), in which the catchment lies", fr: "\(name.fr), où se situe le territoire")
    }
    var added = dataset.maker.figures(of: indicator, for: subject(.region, code, name), from: sums)
    added.removeAll { $0.estimate.value == nil }
    guard !added.isEmpty else { return }
    figures += added
    derivations.append(Derivation(figures: added, dataset: dataset, sums: sums))
  }

  /// The part of an area's people who live in the catchment, 0 to 1; nil where one of the two is not known.
  private func partOfPeople(in code: String) throws -> Double? {
    // A city's tabulation of the long form knows the people in private households alone, nearly all.
    for people in [Quantity("population"), Quantity("population-in-private-households")] {
      if let part = try count(people, of: catchment), let all = try count(people, of: Catchment([.init(code)])),
        all > 0
      {
        return part / all
      }
    }
    return atlas.partOfPeople(of: catchment, in: code)
  }

  /// The people of a catchment by the first dataset that has all of its areas; nil where none has.
  private func count(_ people: Quantity, of catchment: Catchment) throws -> Double? {
    for dataset in atlas.datasets where people.member(in: dataset.descriptor) != nil {
      let cover = atlas.cover(of: catchment, in: dataset)
      guard cover.missing.isEmpty, !cover.parts.isEmpty else { continue }
      let sum = try cells.sums(dataset, cover).sum(people)
      if sum.cells == cover.parts.count { return sum.value }
    }
    return nil
  }

  /// The catchment's own figures; for a measure against a larger area, with the sums of that.
  private mutating func addOwn(_ own: FigureMaker.Subject, _ dataset: Atlas.Dataset, _ sums: AreaSums) throws {
    guard let relative = indicator.measure as? any RelativeMeasure,
      let code = atlas.territory.area(of: relative.comparator.level, around: catchment),
      case .success(let (other, cover)) = atlas.source(for: indicator, Catchment([Catchment.Part(code)])),
      cover.missing.isEmpty, Set(cover.parts) != Set(sums.cover.parts)
    else {
      figures = dataset.maker.figures(of: indicator, for: own, from: sums)
      cells.disclosure.withholdRest(of: indicator, in: &figures, from: sums, dataset.entry.id, atlas.areas.compositions)
      derivations.append(Derivation(figures: figures, dataset: dataset, sums: sums))
      return
    }
    let larger = try cells.sums(other, cover)
    figures = dataset.maker.figures(of: indicator, for: own, from: sums, against: larger)
    if other.entry.id != dataset.entry.id {
      let same = samePeople(dataset, other)
      for index in figures.indices where figures[index].estimate.value != nil {
        figures[index].alsoFrom = [other.entry.id]
        if !same { figures[index].estimate.reasons.append(.otherUniverse) }
      }
    }
    derivations.append(Derivation(figures: figures, dataset: dataset, sums: sums, larger: (other, larger)))
  }

  /// True when two datasets count the same people, sampled alike, in everything that the measure names.
  private func sameUniverse(_ own: Atlas.Dataset, _ other: Atlas.Dataset) -> Bool {
    own.entry.id == other.entry.id
      || indicator.measure.quantities.allSatisfy { quantity in
        Self.agree(quantity.member(in: own.descriptor), quantity.member(in: other.descriptor))
      }
  }

  /// True when two datasets count the same people, sampled or not.
  ///
  /// Only private households are sampled: 100 % data of households are of the same ones, those of persons are not.
  private func samePeople(_ own: Atlas.Dataset, _ other: Atlas.Dataset) -> Bool {
    own.entry.id == other.entry.id
      || indicator.measure.quantities.allSatisfy { quantity in
        guard let a = quantity.member(in: own.descriptor), let b = quantity.member(in: other.descriptor) else {
          return false
        }
        guard a.unit == b.unit, ["households", "families"].contains(a.unit) else { return Self.agree(a, b) }
        return (a.profileMember ?? a.id) == (b.profileMember ?? b.id)
      }
  }

  func subject(_ role: AreaRole, _ code: String, _ name: LocalizedText) -> FigureMaker.Subject {
    FigureMaker.Subject(
      partnership: partnership.id, partnershipName: partnership.name, role: role, areaCode: code, areaName: name)
  }

  /// The categories that a distribution shows for the catchment, for its comparators to show the same.
  private func shown(_ sums: AreaSums) -> [Quantity]? {
    guard let distribution = indicator.measure as? Distribution else { return nil }
    return distribution.estimates(from: sums, column: .count, shown: nil).compactMap {
      if case .quantity(let quantity) = $0.category { quantity } else { nil }
    }
  }

  private mutating func addComparators(_ dataset: Atlas.Dataset, _ sums: AreaSums) throws {
    let shown = shown(sums)
    let country = "\(dataset.descriptor.vintage)A000011124"
    for role in indicator.compare {
      switch role {
      case .province, .provinceWithout:
        for province in partnership.provinces {
          guard let code = Territory.provinceCodes[province] else { continue }
          try addProvince("\(dataset.descriptor.vintage)A0002\(code)", role, dataset, sums, shown)
        }
      case .canada: try add(country, .canada, dataset, sums, without: false, shown)
      case .previousCensus: try addPreviousCensus(dataset, sums, shown)
      default: break
      }
    }
  }

  private mutating func addProvince(
    _ code: String, _ role: AreaRole, _ dataset: Atlas.Dataset, _ sums: AreaSums, _ shown: [Quantity]?
  ) throws {
    // A partnership that is its province is compared with none; one in two provinces with each as a whole.
    guard !catchment.parts.contains(where: { $0.code == code }) else { return }
    let without = role == .provinceWithout && partnership.provinces.count == 1
    try add(code, role, dataset, sums, without: without, shown)
  }

  private mutating func add(
    _ code: String, _ role: AreaRole, _ own: Atlas.Dataset, _ sums: AreaSums, without: Bool, _ shown: [Quantity]?
  ) throws {
    let name = atlas.areas.name(of: code)
    guard case .success(let (dataset, cover)) = atlas.source(for: indicator, Catchment([Catchment.Part(code)])),
      cover.missing.isEmpty
    else { return missingAreas.append(name) }
    let whole = try cells.sums(dataset, cover)
    // A catchment that lists all parts of its province is its province.
    if role != .canada, Set(cover.parts) == Set(sums.cover.parts), sums.cover.missing.isEmpty { return }
    let sameUniverse = sameUniverse(own, dataset)
    let crossed =
      own.descriptor.vintage == dataset.descriptor.vintage
      ? []
      : atlas.breaks.breaks(
        of: indicator.measure, in: own.descriptor, between: (own.descriptor.vintage, dataset.descriptor.vintage))
    if crossed.contains(where: { $0.effect == .block }) { return missingAreas.append(name) }
    var derivation = Derivation(figures: [], dataset: dataset, sums: whole)
    let complete = figures.allSatisfy {
      // What is hidden in the rest of a distribution is in no category that is taken away.
      $0.role != .catchment || $0.category == FigureMaker.otherAndHidden
        || ($0.estimate.coverage >= 1 && $0.estimate.hiddenCells == 0)
    }
    let mayBeTakenAway = without && sameUniverse && complete && indicator.measure.comparesRest
    var added: [Figure] = []
    if mayBeTakenAway {
      let name = LocalizedText(en: "\(name.en) without the catchment", fr: "\(name.fr) sans le territoire")
      added = dataset.maker.figures(
        of: indicator, for: subject(.provinceWithout, "", name), from: DifferenceSums(whole: whole, without: sums),
        shown: shown)
      for index in added.indices where own.entry.id != dataset.entry.id { added[index].alsoFrom = [own.entry.id] }
      added = try withholding(added, restOf: code, in: dataset, shown: shown)
    }
    let withheld = added.filter { $0.estimate.reasons == [.wouldReveal] }
    if added.allSatisfy({ $0.breakdown == "gender" || $0.estimate.reasons == [.wouldReveal] }) {
      let plain: AreaRole = role == .provinceWithout ? .province : role
      added = dataset.maker.figures(of: indicator, for: subject(plain, code, name), from: whole, shown: shown)
      cells.disclosure.withholdRest(of: indicator, in: &added, from: whole, dataset.entry.id, atlas.areas.compositions)
    } else {
      derivation.takenAway = (own, sums)
    }
    added.removeAll { $0.estimate.value == nil }
    if added.isEmpty { return missingAreas.append(name) }
    if !samePeople(own, dataset) {
      for index in added.indices { added[index].estimate.reasons.append(.otherUniverse) }
    }
    for index in added.indices { added[index].estimate = added[index].estimate.crossing(crossed) }
    figures += added + withheld
    derivation.figures = added
    derivations.append(derivation)
  }

  /// True when two members of different products count the same people, sampled alike.
  private static func agree(_ a: Member?, _ b: Member?) -> Bool {
    guard let a, let b, a.rounding.isSample == b.rounding.isSample else { return false }
    return (a.profileMember ?? a.id) == (b.profileMember ?? b.id)
  }

  /// Adds the median of the peers, when at least five have a value; beside nothing it says nothing.
  ///
  /// - Parameter datasets: what their values come from, whose licences ask for a line as well.
  mutating func addPeers(_ values: [Double], of all: Int, from datasets: [String]) {
    guard indicator.measure.breakdown == "total", figures.contains(where: { $0.estimate.value != nil }) else { return }
    guard values.count >= 5 else {
      tooFewPeers = values.count
      return
    }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    let median = sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    guard let own = figures.first(where: { $0.role == .catchment && $0.breakdown == "total" }) else { return }
    var figure = own
    figure.role = .peers
    figure.areaCode = ""
    figure.dataset = datasets.first ?? ""
    figure.alsoFrom = Array(datasets.dropFirst())
    figure.areaName = LocalizedText(
      en: "Median of \(values.count) of \(all) peers", fr: "Médiane de \(values.count) pairs sur \(all)")
    figure.estimate = Estimate(from: CellSum())
    figure.estimate.value = median
    figure.estimate.cells = values.count
    figure.estimate.coverage = 1
    if let derivation = derivations.first, own.estimate.value != nil,
      !atlas.datasets.allSatisfy({ !datasets.contains($0.entry.id) || samePeople(derivation.dataset, $0) })
    {
      figure.estimate.reasons.append(.otherUniverse)
    }
    figure.range = Interval(
      low: sorted[0], high: sorted[sorted.count - 1], method: "range-of-\(values.count)-peers")
    figures.append(figure)
  }
}
