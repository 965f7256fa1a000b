/// A Local or Zonal Immigration Partnership.
public struct Partnership: Sendable, Equatable {
  /// A stable kebab-case id.
  public var id: String
  /// The official name; one language stands for both where only one exists.
  public var name: LocalizedText
  /// `LIP` or `ZIP`.
  public var kind: String
  /// The provinces, as two-letter codes.
  public var provinces: [String]
  /// The region of the funder.
  public var region: String
  /// Who holds the agreement, empty where it is not known.
  public var host: String
  /// `municipal`, `service-provider`, `consortium`, `other`, or empty.
  public var hostType: String
  /// `urban`, `rural` or `mixed`.
  public var setting: String
  /// `large`, `medium` or `small`.
  public var sizeClass: String
  /// The umbrella organizations of the settlement sector that it belongs under, as their initials; none where not known.
  public var umbrellas: [String] = []
  /// The network's cluster that it belongs to, empty where it is not known.
  public var cluster = ""
  /// The catchment; nil where its membership is not known.
  public var catchment: Catchment?
  /// How far the entry can be trusted: `high`, `medium`, `low`.
  public var confidence: String
  /// Where the entry was read.
  public var evidence: String
  /// Who of the partnership confirmed the entry, and on which day; empty where nobody did.
  public var confirmedBy = ""
  /// The day of the confirmation, `2026-01-31`; empty where nobody confirmed it.
  public var confirmedOn = ""
  /// What a reader must know about the entry; its French is empty where nobody wrote it.
  public var note: LocalizedText
}
