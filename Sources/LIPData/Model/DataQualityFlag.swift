/// The five-digit data quality flag of a census profile, decoded by its census year.
///
/// The 2016 and the 2021 Census have the same five places and not the same meanings: a class of 5 means published with
/// caution in 2021 and suppressed in 2016, and the income digits are classes of non-response in 2016 and marks of
/// suppression in 2021. Sources: the metadata files of products 98-401-X2021003 and 98-401-X2016045.
public struct DataQualityFlag: Sendable, Equatable {
  /// The census that the flag is of: 2016 or 2021.
  public let censusYear: Int
  /// Whether reserves were enumerated: 0 all, 1 the area is one that was not, 2 it leaves out one or more.
  public let incompleteEnumeration: Int
  /// Short-form non-response class: 0 under 10 %, … 5 half or more, 9 suppressed.
  public let shortForm: Int
  /// Short-form income: 9 suppressed; in 2016 also the non-response class, 0 to 3.
  public let shortFormIncome: Int
  /// Long-form non-response class, as the short form's.
  public let longForm: Int
  /// Long-form income, as the short form's.
  public let longFormIncome: Int

  /// What a digit says of the figures that it is about.
  public enum Meaning: Sendable, Equatable {
    /// Nothing to tell: the default.
    case good
    /// Non-response of this class, 1 (10 % or more) to 5 (half or more); the figures are published.
    case nonResponse(class: Int)
    /// Non-response of half or more, for which the census of that year publishes nothing.
    case suppressedForNonResponse
    /// Hidden to keep what persons answered confidential.
    case suppressedForConfidentiality
  }

  /// Decodes a flag; nil when it is empty, no flag, or of a census whose flags are not read.
  ///
  /// A flag that lost its leading zeros on the way through a spreadsheet is padded to five digits.
  public init?(_ text: String, censusYear: Int) {
    guard censusYear == 2021 || censusYear == 2016, !text.isEmpty, text.utf8.count <= 5 else { return nil }
    var digits = text.utf8.map { Int($0) - 0x30 }
    guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    digits = Array(repeating: 0, count: 5 - digits.count) + digits
    // A digit that the census does not define makes the text no flag of that census.
    let income = censusYear == 2016 ? [0, 1, 2, 3, 9] : [0, 9]
    let classes = [0, 1, 2, 3, 4, 5, 9]
    guard digits[0] <= 2, classes.contains(digits[1]), income.contains(digits[2]), classes.contains(digits[3]),
      income.contains(digits[4])
    else { return nil }
    self.censusYear = censusYear
    incompleteEnumeration = digits[0]
    shortForm = digits[1]
    shortFormIncome = digits[2]
    longForm = digits[3]
    longFormIncome = digits[4]
  }

  /// What the flag says of counts: of those that everyone was asked for, or of the long form's.
  public func meaning(sample: Bool) -> Meaning { classMeaning(sample ? longForm : shortForm) }

  /// What the flag says of income.
  public func incomeMeaning(sample: Bool) -> Meaning { classMeaning(sample ? longFormIncome : shortFormIncome) }

  private func classMeaning(_ digit: Int) -> Meaning {
    switch digit {
    case 0: .good
    case 9: .suppressedForConfidentiality
    case 5 where censusYear == 2016: .suppressedForNonResponse
    default: .nonResponse(class: digit)
    }
  }
}
