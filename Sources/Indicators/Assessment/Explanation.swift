public import LIPData

/// How the figures of an indicator for one area came about: formula, cover, every cell, where each was printed.
///
/// Made from the very sums that the figures were made from, so that it cannot tell another story.
public struct Explanation: Sendable {
  /// One area of the cover.
  public struct Piece: Sendable, Equatable {
    /// The dataset that gives it.
    public var dataset: String
    /// A DGUID, or a city's own code.
    public var code: String
    /// The area's name.
    public var name: LocalizedText
    /// The level, nil where it is not known.
    public var level: GeographicLevel?
    /// The part of the area that counts, 1 for all of it.
    public var weight: Double
    /// The side of the formula that it stands on.
    public var side: Side
  }

  /// The side of a figure's formula that an area stands on.
  public enum Side: Sendable, Equatable {
    /// Its cells are summed.
    case summed
    /// Its cells are taken away, such as a catchment's from its province's.
    case takenAway
    /// It makes up the larger area that a share is compared with.
    case compared
    /// It makes up the catchment at the earlier census, from which a change is told.
    case earlier
  }

  /// What became of a cell.
  public enum Use: String, Sendable {
    /// Its value counts.
    case counted
    /// It has no value.
    case withoutValue = "without-value"
    /// Its value does not count: another of the same area that it is divided by, or that divides it, has none.
    case leftOut = "left-out"
    /// The file does not give it.
    case notGiven = "not-given"
  }

  /// One published cell.
  public struct Cell: Sendable {
    /// What it counts.
    public var quantity: Quantity
    /// The quantity's name.
    public var name: LocalizedText
    /// The member as the product describes it.
    public var member: Member
    /// The dataset.
    public var dataset: String
    /// The area's code.
    public var area: String
    /// The part of the area that counts.
    public var weight: Double
    /// The side of the formula that its area stands on.
    public var side: Side
    /// The value as it was printed, with its symbols; nil where the file does not give it.
    public var cell: LIPData.Cell?
    /// What became of it.
    public var use: Use
    /// What the unrounded count may be; nil for a mean, a median or a rate, and where there is no value.
    public var bounds: ClosedRange<Double>?
    /// The variance that rounding gives it.
    public var roundingVariance: Double
    /// The modelled sampling variance; 0 for 100 % data.
    public var samplingVariance: Double
  }

  /// A partnership whose value stands in a median of peers.
  public struct Peer: Sendable, Equatable {
    /// The partnership's id.
    public var id: String
    /// Its name.
    public var name: LocalizedText
    /// Its value of the indicator.
    public var value: Double
  }

  /// The indicator.
  public let indicator: IndicatorDefinition
  /// The figures that are explained, of one area.
  public let figures: [Figure]
  /// The names of the variables, for the formula.
  public internal(set) var names: [Quantity: LocalizedText]
  /// The areas that are summed, then those that are taken away.
  public let pieces: [Piece]
  /// The catchment's areas that the data do not hold.
  public let missing: [Piece]
  /// The cells: by quantity, then by area; of all persons, then men+ and women+ where the figures show them.
  public let cells: [Cell]
  /// The peers, for a median of them.
  public let peers: [Peer]
  /// What must be known before the figures are set beside those of another census.
  public let breaks: [SeriesBreak]
  /// Whether the boundaries are today's, for the catchment at an earlier census; nil for any other area.
  public let boundaries: Boundaries?

  /// The formula in a language.
  public func formula(_ language: Language) -> String {
    indicator.measure.formula(language) { (names[$0] ?? .same($0.text))[language] }
  }
}

extension Explanation {
  /// The explanation of figures from what they were made from.
  init(_ indicator: IndicatorDefinition, _ derivation: Derivation, atlas: Atlas) {
    self.indicator = indicator
    figures = derivation.figures
    boundaries = derivation.boundaries
    peers = []
    let hasGender = derivation.figures.contains { $0.breakdown == "gender" }
    breaks = atlas.breaks.breaks(
      of: indicator.measure, in: derivation.dataset.descriptor, breakdown: hasGender ? "gender" : nil, between: nil
    ).filter { !$0.isOfHighNonResponse || derivation.mayHaveHighNonResponse(of: indicator.measure) }
    var trails = [Trail(dataset: derivation.dataset, sums: derivation.sums, side: .summed)]
    if let away = derivation.takenAway {
      trails.append(Trail(dataset: away.dataset, sums: away.sums, side: .takenAway))
    }
    if let larger = derivation.larger {
      trails.append(Trail(dataset: larger.dataset, sums: larger.sums, side: .compared))
    }
    if let earlier = derivation.earlier {
      trails.append(Trail(dataset: earlier.dataset, sums: earlier.sums, side: .earlier))
    }
    pieces = trails.flatMap { trail in trail.sums.cover.parts.map { trail.piece($0, atlas) } }
    missing = trails.flatMap { trail in trail.sums.cover.missing.map { trail.piece($0, atlas) } }
    var columns: [ValueColumn] = [.count]
    if hasGender { columns += [.countMen, .countWomen] }
    let quantities = indicator.measure.quantities
    names = Dictionary(
      quantities.map { ($0, derivation.dataset.maker.name(of: $0)) }, uniquingKeysWith: { first, _ in first })
    let isJoint = indicator.measure.breakdown == "total" && quantities.count > 1
    cells = columns.flatMap { column in
      var seen: Set<Quantity> = []
      // Where the published figure is taken, the counts that would stand for it elsewhere are no part of it.
      let used = indicator.measure.used(from: derivation.sums, column: column)
      let asked = used.map { $0.of(column) }.filter { seen.insert($0).inserted }
      return trails.flatMap { $0.cells(of: asked, isJoint: isJoint, among: asked) }
    }
  }

  /// The explanation of a median of peers.
  init(_ indicator: IndicatorDefinition, figures: [Figure], peers: [Peer]) {
    self.indicator = indicator
    self.figures = figures
    self.peers = peers
    breaks = []
    boundaries = nil
    names = [:]
    pieces = []
    missing = []
    cells = []
  }

  /// The explanation of figures that nothing was found for.
  init(_ indicator: IndicatorDefinition, figures: [Figure]) { self.init(indicator, figures: figures, peers: []) }
}

/// The sums of one area, on the way to their cells.
private struct Trail {
  let dataset: Atlas.Dataset
  let sums: AreaSums
  let side: Explanation.Side

  func piece(_ part: Catchment.Part, _ atlas: Atlas) -> Explanation.Piece {
    Explanation.Piece(
      dataset: dataset.entry.id, code: part.code, name: atlas.name(of: part.code),
      level: DGUID(part.code)?.level ?? atlas.areas.areas[part.code]?.level, weight: part.weight, side: side)
  }

  /// The cells of some quantities of one column, by quantity and area.
  func cells(of quantities: [Quantity], isJoint: Bool, among asked: [Quantity]) -> [Explanation.Cell] {
    quantities.flatMap { quantity -> [Explanation.Cell] in
      guard let member = quantity.member(in: sums.descriptor) else { return [] }
      return sums.cover.parts.map { part in
        let cell = sums.matrix.cell(part.code, member.id, quantity.column)
        let value = cell?.hasValue == true ? cell?.value : nil
        // As `AreaSums` adds them: beside a cell without a value its partner is left out.
        let hasPartners =
          !isJoint
          || asked.allSatisfy { other in
            other.member(in: sums.descriptor).flatMap { sums.matrix.cell(part.code, $0.id, other.column) }?.hasValue
              ?? false
          }
        var sum = CellSum()
        if let cell {
          let universe = member.universe.flatMap { sums.matrix.cell(part.code, $0, quantity.column)?.value }
          sum.add(
            cell, rounding: member.rounding, sampling: sums.model(quantity), universe: universe,
            published: sums.publishedVariance(of: member, in: part.code, quantity.column))
        }
        return Explanation.Cell(
          quantity: quantity, name: dataset.maker.name(of: quantity), member: member, dataset: dataset.entry.id,
          area: part.code, weight: part.weight, side: side, cell: cell,
          use: cell == nil ? .notGiven : value == nil ? .withoutValue : hasPartners ? .counted : .leftOut,
          bounds: value.flatMap { member.rounding.bounds(of: $0) }.map { $0.lower...$0.upper },
          roundingVariance: sum.roundingVariance, samplingVariance: sum.samplingVariance)
      }
    }
  }
}
