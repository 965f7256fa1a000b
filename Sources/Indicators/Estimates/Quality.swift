public import LIPData

/// How far an estimate can be leaned on.
public enum Quality: String, Sendable, Comparable, CaseIterable {
  case usable, caution, unreliable, unavailable

  /// Usable comes first, unavailable last.
  public static func < (a: Quality, b: Quality) -> Bool {
    rank(a) < rank(b)
  }

  private static func rank(_ quality: Quality) -> Int {
    switch quality {
    case .usable: 0
    case .caution: 1
    case .unreliable: 2
    case .unavailable: 3
    }
  }
}

/// Why an estimate is less than usable.
public enum QualityReason: Sendable, Equatable, Hashable {
  /// No area of the catchment is in the data.
  case notInData
  /// The dataset does not have the variable.
  case noVariable
  /// The data that have the area do not have the variable.
  case noVariableHere
  /// Every cell is hidden or missing.
  case noCells
  /// No cell is hidden: the files do not give it for the area.
  case notGiven
  /// The denominator is zero or absent.
  case noDenominator
  /// A part of the catchment is missing or hidden: the part that is covered.
  case partMissing(coverage: Double)
  /// The publisher says: use with caution.
  case publisherCaution
  /// Long-form non-response of class 2 to 4, or 5 and more, in an area.
  case nonResponse(class: Int)
  /// A reserve in the area was not, or not fully, enumerated and is left out.
  case incompleteEnumeration
  /// The 95 % interval is wide: its half-width against the value, or in points.
  case wideInterval(unreliable: Bool)
  /// Zeros of sample data may hide a notable part: the value is "at least".
  case atLeast
  /// Hidden small cells may take away a notable part: the value is "at most".
  case atMost
  /// Hidden small cells may add or take away a notable part.
  case moreOrLess
  /// A part of an area counts by weight.
  case apportioned
  /// A count of which a part is missing or counts by weight: nobody says how far off it is.
  case noIntervalOfPart
  /// A part is larger than its whole, beyond what rounding does.
  case largerThanWhole
  /// Hidden cells, so many, are in what is left of a whole.
  case holdsHidden(cells: Int)
  /// A median, mean or index may not be combined over areas.
  case notCombinable
  /// Fewer than five peers have data.
  case tooFewPeers
  /// The areas come from a dataset with another universe than the comparator's.
  case otherUniverse
  /// One part of a published total is hidden: the difference is not printed.
  case wouldReveal
  /// Two vintages are compared that are not of the same thing: a break of the register.
  case seriesBreak(id: String, blocks: Bool, sentence: LocalizedText)
  /// A quantile was interpolated within a class from its lower to its upper bound, nil where it is open.
  case interpolated(from: Double, to: Double?)
  /// The quantile lies in an open class, or in one whose curve cannot be told.
  case openClass
  /// The categories or classes do not make up their whole.
  case notWhole
  /// The catchment is one published area: there are no parts to look at.
  case onePart
  /// Of an index over so many parts, the part (0 to 1) that chance alone would give.
  case byChance(parts: Int, part: Double)
  /// There is no larger area to compare with.
  case noComparator
  /// The publisher does not say how sure its means are.
  case errorNotPublished
  /// The boundaries changed between two vintages: the people of the earlier census within those of either.
  case redrawn(earlier: Double, within: Double, vintage: Int)
  /// Areas of the catchment have no counterpart at the vintage.
  case noCounterpart(areas: [LocalizedText], vintage: Int)
  /// Which areas of another vintage these are is general knowledge, read in no list.
  case generalKnowledge(vintage: Int)
  /// No correspondence between the catchment's vintage and another is known.
  case noCorrespondence(vintage: Int)

  /// The grade that the reason alone gives.
  public var grade: Quality {
    switch self {
    case .notInData, .noVariable, .noVariableHere, .noCells, .notGiven, .noDenominator, .notCombinable, .tooFewPeers,
      .wouldReveal, .openClass, .notWhole, .largerThanWhole, .onePart, .noComparator, .noCorrespondence:
      .unavailable
    case .seriesBreak(_, let blocks, _): blocks ? .unavailable : .caution
    case .partMissing(let coverage): coverage < 0.5 ? .unavailable : (coverage < 0.9 ? .unreliable : .caution)
    case .nonResponse(let level): level >= 5 ? .unreliable : .caution
    case .wideInterval(let unreliable): unreliable ? .unreliable : .caution
    case .publisherCaution, .atLeast, .atMost, .moreOrLess, .apportioned, .otherUniverse, .holdsHidden:
      .caution
    // A tenth and a half are ours: beyond the first the index says less than it seems to, beyond the second little.
    case .byChance(_, let part): part > 0.5 ? .unreliable : (part > 0.1 ? .caution : .usable)
    // A hundredth and a tenth are ours: within the first a change of boundaries moves next to nothing.
    case .redrawn(let earlier, let within, _):
      abs(within - earlier) > 0.1 * earlier
        ? .unreliable : (abs(within - earlier) > 0.01 * earlier ? .caution : .usable)
    case .noCounterpart, .generalKnowledge: .caution
    // Said beside the figure; nearly every large area leaves out a reserve, Canada first.
    case .incompleteEnumeration, .interpolated, .errorNotPublished, .noIntervalOfPart: .usable
    }
  }
}
