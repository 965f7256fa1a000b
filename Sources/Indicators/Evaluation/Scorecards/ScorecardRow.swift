public import LIPData

/// A measure of a node as a scorecard shows it.
public struct ScorecardRow: Sendable {
  /// A value of a period, with its 95 % interval where it has one.
  public struct Value: Sendable, Equatable {
    /// The period, as it is written.
    public var period: String
    /// The value; nil where there is none.
    public var value: Double?
    /// The lower end of its interval; nil for none.
    public var low: Double?
    /// The upper end; nil for none.
    public var high: Double?
  }

  /// What is known of a measure.
  public enum Status: Sendable, Equatable {
    /// What its method says.
    case progress(ProgressStatus)
    /// What the ends of its interval say, the worse first: the value alone would say more than is known.
    case between(ProgressStatus, ProgressStatus)
    /// An answer that is yes or no.
    case yesNo(Bool)
    /// A level of a rubric.
    case level(Rubric.Level)
    /// How far an activity is; late where it is not done and was due before the period's end.
    case activity(ActivityState, isLate: Bool)
    /// A value that nothing is measured against.
    case known
    /// Words.
    case text
    /// It was said not to apply.
    case notApplicable
    /// Nobody answered, or the data have no figure.
    case missing
  }

  /// What a value does against the one before it.
  public enum Trend: String, Sendable {
    case improving, worsening
    /// Moving, where neither way is better.
    case rising, falling
    case unchanged
    /// The intervals do not allow to say.
    case unclear
  }

  /// How far the value can be leaned on.
  public enum Confidence: String, Sendable, Comparable {
    case usable, caution, unreliable, unavailable
    /// An answer that names its evidence.
    case evidenced
    /// An answer that does not.
    case stated

    /// The worse is the larger; an answer is no figure's.
    public static func < (a: Confidence, b: Confidence) -> Bool {
      let order: [Confidence] = [.evidenced, .stated, .usable, .caution, .unreliable, .unavailable]
      return (order.firstIndex(of: a) ?? 0) < (order.firstIndex(of: b) ?? 0)
    }
  }

  /// The node's id.
  public var node: String
  /// The measure.
  public var measure: NodeMeasure
  /// What people read.
  public var name: LocalizedText
  /// Whom an indicator is about; nil for an answer.
  public var describes: Describes?
  /// The unit's code of an indicator, as in ``Figure``; empty for an answer.
  public var unit: String
  /// The unit of an answer in words; nil for none.
  public var unitName: LocalizedText?
  /// Where it began; nil for none.
  public var baseline: Value?
  /// Where it is.
  public var current: Value
  /// What it is compared with; nil for none.
  public var reference: (area: LocalizedText, value: Value)?
  /// Where it should come to; nil for none.
  public var target: Value?
  /// What its method makes of it; nil where it has nothing to go by.
  public var progress: Progress?
  /// The ends of a gap's own interval; nil for other methods, and where it is not known.
  public var progressEnds: ClosedRange<Double>?
  /// The score at the lower end of the interval; nil where there is none.
  public var lowScore: Double?
  /// The score at its upper end.
  public var highScore: Double?
  /// What is known of it.
  public var status: Status
  /// What it does against the value before; nil where there is none.
  public var trend: Trend?
  /// How far it can be leaned on.
  public var confidence: Confidence
  /// Why it has the status that it has, in one sentence.
  public var reason: LocalizedText
  /// What else a reader must know, such as a break between the baseline and now.
  public var cautions: [LocalizedText] = []
  /// Who does an activity; nil for nobody named.
  public var owner: String?
  /// The day by which an activity is due; nil for none.
  public var due: String?
  /// What an evaluator names as evidence; empty for nothing.
  public var evidence: String
  /// What an evaluator adds; empty for nothing.
  public var note = ""
  /// The indicator's figure, and that of what it is compared with.
  public var figures: [Figure] = []

  /// The datasets that the figures come from, whose licence lines travel along.
  public var datasets: [String] {
    var seen: Set<String> = []
    return figures.flatMap(\.datasets).filter { seen.insert($0).inserted }
  }

  /// The score, nil where there is none.
  public var score: Double? { progress?.score }
  /// Takes the score away, and leaves the value.
  mutating func dropScore() {
    progress?.score = nil
    lowScore = nil
    highScore = nil
  }

  /// True when there is a value, a state or words.
  public var isMeasured: Bool { status != .missing && status != .notApplicable }

  /// The status that the interval allows, or the two between which it lies, the worse first; none where nothing is
  /// judged.
  var judged: [ProgressStatus] {
    switch status {
    case .progress(let one): [one]
    case .between(let worse, let better): [worse, better]
    // Of a rubric only the best is a word of progress: all of it is there.
    case .yesNo, .level, .activity: progress?.status == .targetAchieved ? [.targetAchieved] : []
    case .known, .text, .notApplicable, .missing: []
    }
  }
}
