import LIPData

/// Makes the row of an answered measure.
struct AnswerScoring {
  private let framework: Framework
  private let node: FrameworkNode
  private let measure: NodeMeasure
  private let answers: [Response]
  private let period: String
  private let baseline: String?

  /// - Parameters:
  ///   - answers: those of one partnership to the measure and its milestones, of all periods.
  ///   - period: the period that is scored.
  ///   - baseline: the period of the baseline where the measure states none.
  init(
    _ framework: Framework, _ node: FrameworkNode, _ measure: NodeMeasure, _ answers: [Response], period: String,
    baseline: String?
  ) {
    self.framework = framework
    self.node = node
    self.measure = measure
    self.answers = answers
    self.period = period
    self.baseline = baseline
  }

  var row: ScorecardRow {
    var row = ScorecardRow(
      node: node.id, measure: measure, name: measure.name ?? .same(measure.id), unit: "",
      current: .init(period: period), status: .missing, confidence: .unavailable, reason: ScoreReason.unanswered,
      evidence: "")
    if case .response(.number(let unit)) = measure.kind { row.unitName = unit }
    row.target = measure.goal?.target.map { .init(period: $0.period, value: $0.value) }
    var current = answers.filter { $0.period == period }
    if case .activity(let owner, let due, let milestones) = measure.kind {
      // A milestone that was reached in a year before is reached: the latest answer of each counts.
      current = latest()
      row.owner = owner
      row.due = due
      fill(&row, activity: current, due: due, milestones)
    } else if let answer = current.first(where: { $0.question.milestone == nil }) {
      fill(&row, answer)
    }
    guard row.status != .missing else { return row }
    row.evidence = current.map(\.evidence).filter { !$0.isEmpty }.joined(separator: "; ")
    row.note = current.map(\.note).filter { !$0.isEmpty }.joined(separator: "; ")
    row.confidence = current.contains { !$0.evidence.isEmpty } ? .evidenced : .stated
    if current.contains(where: \.isDraft) { row.cautions.append(ScoreReason.draft) }
    return row
  }

  /// The latest answer of each part of an activity, up to the period.
  private func latest() -> [Response] {
    guard let year = SeriesYear.point(period) else { return [] }
    var found: [String?: Response] = [:]
    for answer in answers where answer.year <= year {
      if let known = found[answer.question.milestone], known.year > answer.year { continue }
      found[answer.question.milestone] = answer
    }
    return answers.filter { answer in
      found[answer.question.milestone].map { $0.period == answer.period } ?? false
    }
  }

  private func fill(_ row: inout ScorecardRow, _ answer: Response) {
    switch answer.content {
    case .notApplicable:
      row.status = .notApplicable
      row.reason = ScoreReason.notApplicable
    case .text:
      row.status = .text
      row.reason = ScoreReason.words
    case .yesNo(let yes):
      row.status = .yesNo(yes)
      row.current.value = yes ? 1 : 0
      row.reason = ScoreReason.answered
      score(&row, yes ? 100 : 0, isBest: yes)
    case .level(let value):
      guard case .response(.scale(let id)) = measure.kind, let rubric = framework.rubric(id),
        let level = rubric.level(Double(value))
      else { return }
      row.status = .level(level)
      row.current.value = Double(value)
      row.reason = ScoreReason.level(level, of: rubric)
      row.trend = trend(of: Double(value), .up)
      score(&row, rubric.position(Double(value)), isBest: level == rubric.levels.last)
    case .number(let value): fill(&row, number: value, answer)
    case .state: break
    }
  }

  /// A score of a rubric's file; other methods have scales of their own.
  private func score(_ row: inout ScorecardRow, _ score: Double, isBest: Bool) {
    guard framework.scoring.method == FrameworkScoring.rubric else { return }
    let status = isBest ? .targetAchieved : DistanceCovered().status(ofMean: score) ?? .limitedProgress
    row.progress = Progress(status: status, score: score)
    row.lowScore = row.progress?.score
    row.highScore = row.progress?.score
  }

  private func fill(_ row: inout ScorecardRow, number value: Double, _ answer: Response) {
    row.current.value = value
    row.trend = trend(of: value, measure.goal?.direction)
    row.status = .known
    row.reason = ScoreReason.noTarget
    guard let goal = measure.goal else { return }
    row.baseline = start(goal)
    var series = MeasuredSeries(
      base: row.baseline.flatMap { start in
        start.value.flatMap { value in
          SeriesYear.point(start.period).map { MeasuredSeries.Point(year: $0, value: value) }
        }
      }, current: .init(year: answer.year, value: value), target: goal.target?.value, limit: goal.limit,
      worst: goal.worst, best: goal.best)
    if let year = goal.target?.year { series.targetYear = year }
    guard let direction = goal.direction else {
      row.reason = ScoreReason.neutral
      return
    }
    series.direction = direction
    if framework.scoring.comparesWithReference {
      guard let reference = goal.reference, let method = framework.scoring.progress else { return }
      series.reference = reference
      let progress = method.progress(of: series)
      row.progress = progress
      row.lowScore = progress.score
      row.highScore = progress.score
      if progress.status != .notAvailable { row.status = .progress(progress.status) }
      row.reason = ScoreReason.answered
      return
    }
    // A rubric has no way with numbers: what there is of a target is the part of the way to it.
    let method = framework.scoring.progress ?? DistanceCovered()
    guard series.target != nil || framework.scoring.progress != nil && series.base != nil else { return }
    let progress = method.progress(of: series)
    row.progress = progress
    row.lowScore = progress.score
    row.highScore = progress.score
    row.status = progress.status == .notAvailable ? .known : .progress(progress.status)
    row.reason = ScoreReason.progress(progress, row)
  }

  /// Where a number began: what the framework states, else the answer for the period that it or the user names.
  private func start(_ goal: MeasuredGoal) -> ScorecardRow.Value? {
    if let stated = goal.baseline, let value = stated.value { return .init(period: stated.period, value: value) }
    guard let wanted = goal.baseline?.period ?? baseline, let year = SeriesYear.point(wanted),
      let now = SeriesYear.point(period), year < now
    else { return nil }
    let answer = answers.first { $0.year == year && $0.question.milestone == nil }
    return number(answer).map { .init(period: wanted, value: $0) }
  }

  private func number(_ answer: Response?) -> Double? {
    switch answer?.content {
    case .number(let value): value
    case .level(let value): Double(value)
    default: nil
    }
  }

  /// What a value does against the answer of the period before.
  private func trend(of value: Double, _ direction: MeasuredSeries.Direction?) -> ScorecardRow.Trend? {
    guard let year = answers.first(where: { $0.period == period })?.year else { return nil }
    let earlier = answers.filter { $0.year < year && number($0) != nil }.max { $0.year < $1.year }
    return number(earlier).map { ScorecardRow.Trend(Reading(exactly: value).minus(Reading(exactly: $0)), direction) }
  }

  private func fill(
    _ row: inout ScorecardRow, activity current: [Response], due: String?, _ milestones: [NodeMeasure.Milestone]
  ) {
    func state(_ milestone: String?) -> Response.Content? {
      current.first { $0.question.milestone == milestone }?.content
    }
    let applicable = milestones.filter { state($0.id) != .notApplicable }
    if state(nil) == .notApplicable || !milestones.isEmpty && applicable.isEmpty {
      row.status = .notApplicable
      row.reason = ScoreReason.notApplicable
      return
    }
    let steps = applicable.compactMap { step in
      if case .state(let state) = state(step.id) { (step, state) } else { nil }
    }
    var whole: ActivityState?
    if case .state(let state) = state(nil) { whole = state }
    guard whole != nil || !steps.isEmpty else { return }
    let done = steps.count { $0.1 == .done }
    let overall: ActivityState =
      whole
      ?? (done == applicable.count ? .done : steps.allSatisfy { $0.1 == .planned } ? .planned : .started)
    row.status = .activity(overall, isLate: overall != .done && isPast(due))
    let late = steps.filter { $0.1 != .done && isPast($0.0.due) }.map(\.0)
    row.reason = ScoreReason.activity(
      overall, answered: steps.count, done: done, of: applicable.count, late: late, due: due)
    // Where milestones are answered they tell how far it is, whatever is said of the whole.
    let score = steps.isEmpty ? overall.score : 100 * Double(done) / Double(applicable.count)
    self.score(&row, score, isBest: score == 100)
  }

  /// True when a day lies before the end of the period that is scored.
  private func isPast(_ day: String?) -> Bool {
    guard let day, let end = PeriodEnd.day(of: period) else { return false }
    return day < end
  }
}
