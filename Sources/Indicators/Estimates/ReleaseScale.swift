/// The scales by which surveys grade an estimate before they release it, by its coefficient of variation (CV).
///
/// CV = SE/estimate, in percent. Small proportions mislead it: of those the interval is looked at. Source: frameworks
/// notes §11.6; the limits of `statcan-business` beyond 25 %, `cchs-2015` and `cis` are general knowledge and not read
/// in a publication of the survey.
public enum ReleaseScale: String, Sendable, CaseIterable {
  /// A under 5, B under 10, C under 15, D under 25, E under 50, F from 50.
  case statcanBusiness = "statcan-business"
  /// No letter up to 16.5, E up to 33.3, F above it or with fewer than 10 respondents. The CV is rounded to 0.1 first.
  case cchsClassic = "cchs-classic"
  /// No letter up to 15, E up to 35, F above it.
  case cchs2015 = "cchs-2015"
  /// A under 2, B under 4, C under 8, D under 16, E under 33.3, F from 33.3.
  case cis

  /// A grade: the letter that the survey prints, empty for none.
  public struct Grade: Sendable, Equatable {
    /// `A` to `F`, or nothing.
    public var letter: String
    /// What it means here: E asks for caution, F is too unreliable to lean on.
    public var quality: Quality
  }

  /// The grade of an estimate; nil where it has no value or no known sampling error, or is zero.
  ///
  /// - Parameter respondents: how many answered, where known.
  public func grade(_ estimate: Estimate, respondents: Int? = nil) -> Grade? {
    guard let value = estimate.value, value != 0, let error = estimate.samplingStandardError else { return nil }
    return grade(cv: 100 * error / abs(value), respondents: respondents)
  }

  /// The grade of a CV in percent.
  public func grade(cv: Double, respondents: Int? = nil) -> Grade {
    switch self {
    case .statcanBusiness: grade(under: [("A", 5), ("B", 10), ("C", 15), ("D", 25), ("E", 50)], cv)
    case .cis: grade(under: [("A", 2), ("B", 4), ("C", 8), ("D", 16), ("E", 33.3)], cv)
    case .cchsClassic:
      if let respondents, respondents < 10 {
        Self.grade("F")
      } else {
        grade(upTo: [("", 16.5), ("E", 33.3)], (cv * 10).rounded() / 10)
      }
    case .cchs2015: grade(upTo: [("", 15), ("E", 35)], cv)
    }
  }

  private func grade(under limits: [(letter: String, cv: Double)], _ cv: Double) -> Grade {
    Self.grade(limits.first { cv < $0.cv }?.letter ?? "F")
  }

  private func grade(upTo limits: [(letter: String, cv: Double)], _ cv: Double) -> Grade {
    Self.grade(limits.first { cv <= $0.cv }?.letter ?? "F")
  }

  private static func grade(_ letter: String) -> Grade {
    Grade(letter: letter, quality: letter == "F" ? .unreliable : (letter == "E" ? .caution : .usable))
  }
}
