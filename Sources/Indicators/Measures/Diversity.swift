import LIPData

/// Diversity: the chance that two people taken at random are of different groups, 0 to 1.
///
/// `{diversity: [born-in-india, born-in-china, …], of: place-of-birth-total}`: Simpson's index 1 − Σpᵢ² of the groups'
/// shares pᵢ of all that are listed. Of the usual indices it is the one that a reader can be told in a sentence, that
/// stays between 0 and 1 without being divided by anything, and that small groups hardly move: Shannon's entropy leans
/// on the rare groups, which are the ones that rounding and hiding change most. Groups that a list lumps together count
/// as one, so that indices over different lists do not compare. Refused where the groups do not make up `of`.
///
/// Bounds: hard, with every share at the least and the most that the cells' bounds allow; a little wider than they need
/// be. Rounding variance: delta method, (2/N)²·Σ(pᵢ − Σp²)²·σᵢ². Sampling: `4·k²·3/N·(Σpᵢ³ − (Σpᵢ²)²)`, the variance of
/// Σp² in a sample of N, with the model's factor for the long form; of weighted areas, each person's square weight.
struct Diversity: Measure {
  static let key = "diversity"
  static let shape = Shape.object([
    .required("diversity", .list(.identifier), "the variables that are the groups, all of them"),
    .required("of", .identifier, "the variable that is the whole, which the groups must make up"),
  ])
  let units = ["index"]
  let groups: [Quantity]
  let whole: Quantity

  init(_ node: YAMLNode) throws {
    groups = node.texts("diversity").map { Quantity($0) }
    whole = node.quantity("of")
    guard groups.count > 1, Set(groups).count == groups.count else {
      throw Diagnostic(
        "duplicate-definition", "A diversity is of two groups or more, each a variable of its own", at: node.place)
    }
  }

  var quantities: [Quantity] { groups + [whole] }
  var universe: Quantity? { whole }

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String {
    switch language {
    case .english: "1 − the sum over the groups P of \(name(whole)) of (Σ P ÷ Σ all groups)²"
    case .french: "1 − la somme, pour tous les groupes P de \(name(whole)), de (Σ P ÷ Σ de tous les groupes)²"
    }
  }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    let all = sums.sums(of: (groups + [whole]).map { $0.of(column) })
    let (groups, whole) = (Array(all.dropLast()), all[all.count - 1])
    let estimate: Estimate =
      if let reason = whole.refusal(ofParts: groups) {
        .unavailable(reason, from: groups.reduce(CellSum(), +))
      } else {
        .diversity(groups, model: sums.model(self.whole))
      }
    return [Measured(category: nil, estimate: estimate)]
  }
}

extension Estimate {
  /// Simpson's index of the counts of groups that make up their whole.
  static func diversity(_ groups: [CellSum], model: SamplingModel) -> Estimate {
    let sum = groups.reduce(CellSum(), +)
    let total = sum.value
    guard total > 0 else { return unavailable(.noDenominator, from: sum) }
    var estimate = Estimate(from: sum)
    estimate.coverage = groups.map(\.coverage).min() ?? 0
    let shares = groups.map { $0.value / total }
    let same = shares.reduce(0) { $0 + $1 * $1 }
    estimate.value = 1 - same
    estimate.ceiling = 1
    // A share is least where its group is at its lowest and all others at their highest.
    var (least, most) = (0.0, 0.0)
    for group in groups {
      let (low, high) = (group.lower + sum.upper - group.upper, group.upper + sum.lower - group.lower)
      if low > 0 { least += (group.lower / low) * (group.lower / low) }
      if high > 0 { most += (group.upper / high) * (group.upper / high) }
    }
    // Σp² of so many groups is never under one over their number.
    least = max(least, 1 / Double(groups.count))
    estimate.bounds = max(0, 1 - min(1, max(most, same)))...(1 - min(least, same))
    for (group, share) in zip(groups, shares) {
      let slope = -2 * (share - same) / total
      estimate.roundingVariance += slope * slope * group.roundingVariance
      estimate.hiddenReach += max(0, slope) * group.hiddenReach + max(0, -slope) * group.hiddenReachBelow
      estimate.hiddenReachBelow += max(0, slope) * group.hiddenReachBelow + max(0, -slope) * group.hiddenReach
    }
    if sum.isSample {
      let spread = zip(groups, shares).reduce(0) { sum, one in
        sum + one.0.squareWeighted * (one.1 - same) * (one.1 - same)
      }
      estimate.sampling = .modelled(variance: 4 * model.perPerson * spread / (total * total))
    }
    return estimate.graded(by: groups)
  }
}
