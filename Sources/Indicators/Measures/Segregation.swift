import LIPData

/// What dissimilarity and isolation share: two counts of each part of a catchment, and what chance does to an index.
///
/// Were people spread without regard to group, a part with t persons of whom a proportion P is expected would still
/// not have exactly P·t: the count varies by σ² = t·P(1 − P)·(1 − t/T), and as measured by the sampling variance
/// k²·3·t·P(1 − P) of long-form cells and by their rounding variances more. Indices of unevenness take such scatter for
/// segregation, the more the smaller the parts. What they would come to by chance alone is computed from σ² and said
/// beside the figure with the number of parts; nothing is subtracted. The problem: Cortese, Falk & Cohen, American
/// Sociological Review 41 (1976); Winship, Social Forces 55 (1977). The formula is worked out here from the normal
/// approximation, and a test compares it with simulated populations.
struct SegregationParts {
  /// A part: the group and the others there, or the whole there; rounding variances beside.
  struct Part {
    var group: Double
    var all: Double
    /// The variance of the group's count if people were spread by chance, as measured.
    var chance: Double
  }

  /// The parts that have somebody.
  let parts: [Part]
  /// The group in all parts.
  let group: Double
  /// Everybody in all parts.
  let all: Double

  /// Makes the parts from each area's group and its others (`second` is part of the group's complement) or its whole.
  init(_ areas: [AreaCells], secondIsWhole: Bool, model: SamplingModel) {
    let pairs = areas.map { area in
      let (first, second) = (area.sums[0], area.sums[1])
      let all = secondIsWhole ? second.value : first.value + second.value
      return (group: first.value, all: all, first: first, second: second, weight: area.weight)
    }.filter { $0.all > 0 }
    let group = pairs.reduce(0) { $0 + $1.group }
    let all = pairs.reduce(0) { $0 + $1.all }
    let share = all > 0 ? group / all : 0
    parts = pairs.map { pair in
      let sampled = pair.first.isSample || pair.second.isSample ? model.perPerson : 0
      // An area that counts by a weight w scatters as all of it does, times w: w²·(all/w).
      let binomial = pair.weight * pair.all * max(0, share * (1 - share)) * max(0, 1 - pair.all / all + sampled)
      // group − P·all: what rounding adds to it.
      let first = secondIsWhole ? 1 : (1 - share) * (1 - share)
      let rounding = first * pair.first.roundingVariance + share * share * pair.second.roundingVariance
      return Part(group: pair.group, all: pair.all, chance: binomial + rounding)
    }
    self.group = group
    self.all = all
  }

  /// The dissimilarity of the group and the others that chance alone would give.
  ///
  /// The mean of |x| of a normal x is σ√(2/π).
  var chanceDissimilarity: Double {
    let share = group / all
    return parts.reduce(0) { $0 + (2 * $1.chance / Double.pi).squareRoot() } / (2 * all * share * (1 - share))
  }

  /// What chance alone would add to the group's share of everybody in its isolation.
  var chanceIsolation: Double { parts.reduce(0) { $0 + $1.chance / (group * $1.all) } }

  /// The reason that says the number of parts and how much of an index chance alone would give.
  func reason(byChance expected: Double, of value: Double) -> QualityReason {
    .byChance(parts: parts.count, part: value > 0 ? min(1, expected / value) : 1)
  }
}

extension Estimate {
  /// An index of 0 to 1 over parts of a catchment, without bounds and without an interval.
  static func index(_ value: Double, because reason: QualityReason, from sums: [CellSum]) -> Estimate {
    var estimate = Estimate(from: sums.reduce(CellSum(), +))
    estimate.coverage = sums.map(\.coverage).min() ?? 0
    estimate.value = value
    estimate.ceiling = 1
    estimate.sampling = sums.contains(where: \.isSample) ? .unknown : .none
    estimate.reasons = [reason]
    return estimate.graded(by: sums)
  }
}
