public import LIPData

/// What a method makes of a series.
public struct Progress: Sendable, Equatable {
  /// The measure of progress, in the method's own scale; nil where there is none.
  public var value: Double?
  /// The status.
  public var status: ProgressStatus
  /// The score, in the method's own scale; nil where there is none.
  public var score: Double?
  /// Why there is no value, or what a reader must know; nil for nothing.
  public var note: LocalizedText?

  /// Makes a result.
  public init(
    value: Double? = nil, status: ProgressStatus, score: Double? = nil, note: LocalizedText? = nil
  ) {
    guard value?.isFinite ?? true, score?.isFinite ?? true else {
      self.status = .notAvailable
      self.note = NoProgress.tooLarge
      return
    }
    // A growth of nothing times a direction is -0, which no reader should meet.
    self.value = value.map { $0 == 0 ? 0 : $0 }
    self.status = status
    self.score = score.map { $0 == 0 ? 0 : $0 }
    self.note = note
  }

  /// No progress can be told, and why.
  static func none(_ why: LocalizedText) -> Progress { Progress(status: .notAvailable, note: why) }
}

/// Why a series has no progress.
enum NoProgress {
  static let baseline = LocalizedText(en: "There is no baseline.", fr: "Il n’y a pas de valeur de départ.")
  static let current = LocalizedText(en: "There is no current value.", fr: "Il n’y a pas de valeur actuelle.")
  static let target = LocalizedText(en: "There is no target.", fr: "Il n’y a pas de cible.")
  static let onePoint = LocalizedText(
    en: "One point in time tells no change.", fr: "Un seul point dans le temps ne révèle aucun changement.")
  static let order = LocalizedText(
    en: "The baseline is later than the current value.",
    fr: "La valeur de départ est postérieure à la valeur actuelle.")
  static let sign = LocalizedText(
    en: "The values lie on both sides of zero, where no rate of growth exists.",
    fr: "Les valeurs se situent de part et d’autre de zéro, où aucun taux de croissance n’existe.")
  static let targetYear = LocalizedText(
    en: "The target’s year is not after the baseline’s.",
    fr: "L’année de la cible ne suit pas celle de la valeur de départ.")
  static let reference = LocalizedText(
    en: "There is nothing to compare with.", fr: "Il n’y a rien avec quoi comparer.")
  static let spread = LocalizedText(
    en: "The spread of the units that are compared is not known.",
    fr: "La dispersion des unités comparées n’est pas connue.")
  static let beganBeyond = LocalizedText(
    en: "It began at its target or beyond and fell back, which the published rule calls deterioration.",
    fr: "La série a commencé à sa cible ou au-delà puis a reculé, ce que la règle publiée qualifie de détérioration.")
  static let tooLarge = LocalizedText(
    en: "The numbers are too large or too small to be divided.",
    fr: "Les nombres sont trop grands ou trop petits pour être divisés.")
  static let fromZero = LocalizedText(
    en: "It began at zero, for which 0.001 stands: the rate says little.",
    fr: "La série part de zéro, remplacé par 0,001\u{00A0}: le taux est peu parlant.")
  static let targetPassed = LocalizedText(
    en: "The year of the target has passed.", fr: "L’année de la cible est passée.")
  static let sameAsTarget = LocalizedText(
    en: "The baseline is the target: there is no distance to cover.",
    fr: "La valeur de départ est la cible\u{00A0}: il n’y a aucune distance à parcourir.")
}
