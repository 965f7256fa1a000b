/// The five-digit data quality flag of the 2021 Census Profile.
///
/// Other censuses use the same width with other meanings, so a flag is decoded by its census year. Source:
/// the metadata file of product 98-401-X2021003.
public struct DataQualityFlag: Sendable, Equatable {
  /// Whether reserves were enumerated: 0 all, 1 the area is one that was not, 2 it leaves out one or more.
  public let incompleteEnumeration: Int
  /// Short-form non-response class: 0 under 10 %, … 5 half or more (published, with caution), 9 suppressed.
  public let shortForm: Int
  /// Short-form income: 0, or 9 suppressed.
  public let shortFormIncome: Int
  /// Long-form non-response class, as the short form's.
  public let longForm: Int
  /// Long-form income: 0, or 9 suppressed.
  public let longFormIncome: Int

  /// Decodes a flag; nil when it is empty, no flag, or of a census whose flags are not read.
  ///
  /// A flag that lost its leading zeros on the way through a spreadsheet is padded to five digits.
  public init?(_ text: String, censusYear: Int) {
    guard censusYear == 2021, !text.isEmpty, text.utf8.count <= 5 else { return nil }
    var digits = text.utf8.map { Int($0) - 0x30 }
    guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    digits = Array(repeating: 0, count: 5 - digits.count) + digits
    incompleteEnumeration = digits[0]
    shortForm = digits[1]
    shortFormIncome = digits[2]
    longForm = digits[3]
    longFormIncome = digits[4]
  }
}
