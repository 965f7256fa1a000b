import LIPData

/// Whether a catchment has the same boundaries at two censuses, told by the people of the earlier one.
///
/// A profile counts the people of its own census within its own boundaries; the profile of the next census counts them
/// again within the new ones (characteristic 2, "Population, 2016"). Where the two counts are equal the boundaries are
/// the same as far as people go; where they are not, the difference is what redrawing moved.
public enum Boundaries: Sendable, Equatable {
  /// The two counts are equal, or as near as their rounding allows.
  case same
  /// They are not: the people of the earlier census within the boundaries of either.
  case redrawn(earlier: Double, within: Double)
  /// One of the two is not in the data.
  case unknown

  private static let population = Quantity("population")
  private static let rounded = Quantity("population-rounded")
  private static let previous = Quantity("population-previous")

  /// What the comparison counts.
  static let quantities = [population, rounded, previous]

  /// Compares the people of a census within its own boundaries and within later ones.
  ///
  /// - Parameters:
  ///   - earlier: the sum of the people within the boundaries of their own census; nil where it is not in the data.
  ///   - within: the sum of the same people within later boundaries.
  init(_ earlier: CellSum?, within: CellSum?) {
    guard let earlier, let within else {
      self = .unknown
      return
    }
    // Half a person: sums of weighted counts are not whole. Rounded counts may be anything within their bounds.
    let isSame = within.lower <= earlier.upper + 0.5 && earlier.lower <= within.upper + 0.5
    self = isSame ? .same : .redrawn(earlier: earlier.value, within: within.value)
  }

  /// The difference in people, 0 where there is none; nil where it is not known.
  public var difference: Double? {
    switch self {
    case .same: 0
    case .redrawn(let earlier, let within): within - earlier
    case .unknown: nil
    }
  }
}

extension Atlas {
  /// Compares the boundaries of a catchment with those of its areas at an earlier census.
  ///
  /// - Parameter earlier: the areas of the earlier vintage.
  func boundaries(of catchment: Catchment, _ earlier: Catchment, at vintage: Int, _ cells: CellCache) throws
    -> Boundaries
  {
    if let known = cells.boundaries[catchment.parts]?[vintage] { return known }
    let later = try people(Boundaries.quantities.suffix(1), in: catchment, cells) { quantity, dataset in
      quantity.period(in: dataset.descriptor) == String(vintage) && dataset.descriptor.vintage > vintage
    }
    let former = try people(Boundaries.quantities.dropLast(), in: earlier, cells) { _, dataset in
      dataset.descriptor.vintage == vintage
    }
    let found = Boundaries(former, within: later)
    cells.boundaries[catchment.parts, default: [:]][vintage] = found
    return found
  }

  /// The sum of the first of some quantities that a dataset gives for all of a catchment; nil where none does.
  private func people(
    _ quantities: some Sequence<Quantity>, in catchment: Catchment, _ cells: CellCache,
    _ serves: (Quantity, Dataset) -> Bool
  ) throws -> CellSum? {
    for quantity in quantities {
      for dataset in datasets where quantity.member(in: dataset.descriptor) != nil && serves(quantity, dataset) {
        let cover = cover(of: catchment, in: dataset)
        guard cover.missing.isEmpty, !cover.parts.isEmpty else { continue }
        let sum = try cells.sums(dataset, cover).sum(quantity)
        if sum.cells == cover.parts.count { return sum }
      }
    }
    return nil
  }
}
