public import LIPData

/// One way to tell progress from a series; one method, one file.
///
/// The doc comment of each is its method note.
public protocol ProgressMethod: Sendable {
  /// The name in definitions and on the command line.
  static var name: String { get }
  /// Where the method comes from, and whether that was verified.
  static var source: LocalizedText { get }
  /// What its scores range over; nil where it gives none.
  static var scale: ClosedRange<Double>? { get }

  /// Makes the method with the settings that its author chose.
  init()

  /// What the method makes of a series.
  func progress(of series: MeasuredSeries) -> Progress
  /// A value of progress as a number that is the larger the better.
  func goodness(of value: Double, _ direction: MeasuredSeries.Direction) -> Double
  /// The status that a mean of scores has; nil where the method gives none.
  func status(ofMean score: Double) -> ProgressStatus?
}

extension ProgressMethod {
  /// The value itself, unless a method says otherwise.
  public func goodness(of value: Double, _ direction: MeasuredSeries.Direction) -> Double { value }

  /// None, unless a method says otherwise.
  public func status(ofMean score: Double) -> ProgressStatus? { nil }

  /// A yes or no: achieved or not; nil for a series of numbers.
  func binary(_ series: MeasuredSeries) -> Progress? {
    guard series.isBinary else { return nil }
    guard let current = series.current else { return .none(NoProgress.current) }
    return Progress(status: current.value > 0 ? .targetAchieved : .notAchieved)
  }
}

/// The methods that definitions and the command line can name.
public enum ProgressMethods {
  /// Every method.
  public static let all: [any ProgressMethod.Type] = [
    StatCanProgress.self, EurostatProgress.self, DistanceCovered.self, ExpectedToDate.self, DistanceToTarget.self,
    SDGIndexProgress.self, GapToReference.self, ParityWithReference.self,
  ]

  /// The name of the one that is taken where none is named: the Canadian federal standard.
  public static let usual = StatCanProgress.name

  /// The name of the one with arrows and traffic lights.
  public static let dashboard = SDGIndexProgress.name

  /// The method with a name; throws `unknown-method` with a "did you mean".
  public static func method(_ name: String) throws -> any ProgressMethod {
    if let found = all.first(where: { $0.name == name }) { return found.init() }
    throw Diagnostic(
      "unknown-method", "There is no scoring method \"\(name)\"",
      remedy: Suggestion.remedy(for: name, among: all.map { $0.name }), exit: .usage)
  }
}
