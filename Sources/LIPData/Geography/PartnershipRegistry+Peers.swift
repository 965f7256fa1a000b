extension PartnershipRegistry {
  /// The partnerships to compare with: same setting and size class, catchments that do not overlap.
  ///
  /// Candidates of low confidence are left out, and a city-wide partnership where those of its quarters are in.
  /// Of candidates that still overlap each other the first of the registry is taken: nobody counts twice. Those whose
  /// areas are of another census are left out: whether they overlap is not known, and figures are not set side by side.
  public func peers(of partnership: Partnership, _ catchment: Catchment, in territory: Territory) -> [Partnership] {
    let candidates = partnerships.filter { other in
      guard let area = other.catchment, other.id != partnership.id, other.confidence != "low" else { return false }
      if let vintage = area.vintage, let own = catchment.vintage, vintage != own { return false }
      return other.setting == partnership.setting && other.sizeClass == partnership.sizeClass
        && !territory.overlap(area, catchment)
    }
    let smallest = candidates.filter { larger in
      !candidates.contains { smaller in
        guard let inner = smaller.catchment, let outer = larger.catchment, smaller.id != larger.id else { return false }
        return territory.contains(outer, inner) && !territory.contains(inner, outer)
      }
    }
    return smallest.reduce(into: []) { kept, next in
      let overlaps = kept.contains { other in
        guard let a = other.catchment, let b = next.catchment else { return false }
        return territory.overlap(a, b)
      }
      if !overlaps { kept.append(next) }
    }
  }

  /// How many partnerships of the same setting and size class are no peers for their boundaries: those of another census.
  public func countOfOtherCensus(_ partnership: Partnership, _ catchment: Catchment) -> Int {
    partnerships.count { other in
      guard let vintage = other.catchment?.vintage, let own = catchment.vintage else { return false }
      return other.id != partnership.id && other.confidence != "low" && vintage != own
        && other.setting == partnership.setting && other.sizeClass == partnership.sizeClass
    }
  }
}
