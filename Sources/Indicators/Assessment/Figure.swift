public import LIPData

/// One mark of a chart: an estimate with everything that says what it is of.
public struct Figure: Sendable {
  /// The indicator's id.
  public var indicator: String
  /// The indicator's name.
  public var indicatorName: LocalizedText
  /// The partnership's id.
  public var partnership: String
  /// The partnership's name.
  public var partnershipName: LocalizedText
  /// The part that the area plays.
  public var role: AreaRole
  /// The area's DGUID, empty where it has none.
  public var areaCode: String
  /// The area's name.
  public var areaName: LocalizedText
  /// The year of the boundaries.
  public var vintage: String
  /// The reference period.
  public var period: String
  /// The dimension of the category, `total` where there is none.
  public var breakdown: String
  /// The category, `total` where there is none.
  public var category: LocalizedText
  /// The universe that is counted.
  public var universe: LocalizedText
  /// Whom the indicator is about; nil for what is about nobody, such as a score of a partnership's own work.
  public var describes: Describes?
  /// The unit of the value.
  public var unit: String
  /// The estimate, nil for a figure that is not one: the peers' median has a value and a range only.
  public var estimate: Estimate
  /// A range that stands in the interval's place, such as that of the peers.
  public var range: Interval?
  /// The dataset, whose source and licence lines travel with the figure.
  public var dataset: String
  /// Other datasets that the figure is made from: what was taken away, or what the peers' values come from.
  public var alsoFrom: [String] = []

  /// Every dataset that the figure is made from, each once.
  public var datasets: [String] {
    var seen: Set<String> = []
    return ([dataset] + alsoFrom).filter { !$0.isEmpty && seen.insert($0).inserted }
  }
  /// The interval, or the range in its place.
  public var interval: Interval? { range ?? estimate.interval }
}
