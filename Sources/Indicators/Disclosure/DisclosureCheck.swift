public import LIPData

/// Whether the figures of a run, all of them together, let a hidden cell be computed.
///
/// What a publisher shows is known, what it hides (`x`, `F`, `--`) is unknown. A figure that is a published whole less
/// something (a province without a catchment, the rest of a distribution) is an equation: the hidden cells in it add up
/// to a number that we would print. Each such figure is held against all that were printed before it, and is withheld
/// where it would complete one of two things:
///
/// - *alone*: our differences, one by one or taken from each other, would give a hidden cell;
/// - *together*: they would, joined with the sums that hold between published cells (all persons are men+ and women+;
///   an area is its parts), unless those sums give the cell without us. The sum of the larger areas that we take from
///   is not among these: it is what our difference would print.
///
/// The first figures stay and the one that completes is withheld, in the order of the run, so that the same run gives
/// the same bytes. Official cells are never withheld: a reader who takes them from each other needs nothing of ours.
/// Rounding is left aside, as if sums were exact: a number within ±4 of a hidden cell tells it well enough.
public final class DisclosureCheck {
  /// A figure that was withheld.
  public struct Finding: Sendable, Equatable {
    /// The partnership's id.
    public var partnership: String
    /// The indicator's id.
    public var indicator: String
    /// The area of the figure.
    public var area: LocalizedText
    /// The category, `total` where there is none.
    public var category: LocalizedText
    /// The cells that it would have told, in order.
    public var cells: [CellKey]
  }

  /// The figures that were withheld, in the order of the run.
  public private(set) var findings: [Finding] = []
  /// The differences, and nothing else.
  private var alone = LinearSystem<CellKey>()
  /// The sums between published cells, and nothing else.
  private var published = LinearSystem<CellKey>()
  /// Both.
  private var together = LinearSystem<CellKey>()
  /// The cells whose sums with others are known to the systems.
  private var explored: Set<CellKey> = []

  /// Makes a check of a run in which nothing is printed yet.
  public init() {}

  /// Tells which hidden cells a figure would give, and takes it for printed where it gives none.
  ///
  /// - Parameters:
  ///   - equations: for each difference that the figure prints, its unknown cells with their coefficients.
  ///   - surroundings: the sums that those cells stand in.
  func admit(_ equations: [[CellKey: Int]], in surroundings: CellSurroundings) -> [CellKey] {
    let equations = equations.filter { !$0.isEmpty }
    guard !equations.isEmpty else { return [] }
    for equation in equations { explore(equation.keys, surroundings) }
    var (alone, together) = (alone, together)
    var told: Set<CellKey> = []
    for equation in equations {
      told.formUnion(alone.newlyDetermined(by: equation))
      told.formUnion(together.newlyDetermined(by: equation).subtracting(published.determined))
      alone.add(equation)
      together.add(equation)
    }
    told = told.filter(\.isPublished)
    if told.isEmpty { (self.alone, self.together) = (alone, together) }
    return told.sorted()
  }

  /// Notes a figure that is withheld.
  func withhold(_ figure: Figure, telling cells: [CellKey]) {
    findings.append(
      Finding(
        partnership: figure.partnership, indicator: figure.indicator, area: figure.areaName, category: figure.category,
        cells: cells))
  }

  /// Adds the sums that cells stand in, and those that the other hidden cells of these stand in.
  private func explore(_ cells: some Sequence<CellKey>, _ surroundings: CellSurroundings) {
    var waiting = cells.sorted()
    while let next = waiting.popLast() {
      guard next.isPublished, explored.insert(next).inserted else { continue }
      for sum in surroundings.sums(around: next) {
        published.add(sum)
        together.add(sum)
        waiting += sum.keys.sorted()
      }
    }
  }
}
