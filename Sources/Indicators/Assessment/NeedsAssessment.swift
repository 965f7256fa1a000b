public import LIPData

/// A needs assessment of one partnership: chapters of tables, each figure with all that it knows.
public struct NeedsAssessment: Sendable {
  /// A table with its figures.
  public struct Table: Sendable {
    /// The outline's table.
    public var definition: AssessmentOutline.Table
    /// The title with what must stand before it.
    public var title: LocalizedText
    /// The indicators of its rows.
    public var indicators: [IndicatorDefinition]
    /// The figures: by indicator, then the catchment before its comparators.
    public var figures: [Figure]
    /// Why comparators that were asked for are not there.
    public var notes: [LocalizedText]
    /// The vintage of the previous census where it was asked for and the data at hand have none of it for the table.
    public var missingCensus: Int?

    /// The figures of the catchment.
    public var catchmentFigures: [Figure] { figures.filter { $0.role == .catchment } }
    /// True when the catchment has a value in at least one row.
    public var isFilled: Bool { catchmentFigures.contains { $0.estimate.value != nil } }
    /// The indicators for which the catchment has no value.
    public var missingIndicators: [IndicatorDefinition] {
      indicators.filter { indicator in
        !catchmentFigures.contains { $0.indicator == indicator.id && $0.estimate.value != nil }
      }
    }
  }

  /// A chapter with its tables.
  public struct Chapter: Sendable {
    /// The outline's chapter.
    public var definition: AssessmentOutline.Chapter
    /// The tables.
    public var tables: [Table]
  }

  /// A reserve in the catchment: it is named with its enumeration and has no figure of its own (DESIGN §4.13).
  public struct Reserve: Sendable, Equatable {
    /// Its DGUID.
    public var code: String
    /// Its name.
    public var name: LocalizedText
    /// What kind of subdivision it is.
    public var type: LocalizedText
    /// True where the census did not, or not fully, enumerate it: its people are in no figure.
    public var isNotEnumerated: Bool
  }

  /// The partnership.
  public var partnership: Partnership
  /// Its catchment.
  public var catchment: Catchment
  /// The names of the catchment's areas, in its order.
  public var areaNames: [LocalizedText]
  /// The reserves in the catchment.
  public var reserves: [Reserve]
  /// The title of the document.
  public var title: LocalizedText
  /// The chapters.
  public var chapters: [Chapter]
  /// The partnerships of the same setting and size class, whose catchments do not overlap.
  public var peers: [Partnership]
  /// Those of them that have a value of an indicator that peers are asked for.
  public var peersWithData: [Partnership]

  /// The previous census where tables ask for it and none has it.
  public var missingCensus: Int? {
    let hasEarlier = tables.contains { $0.figures.contains { $0.role == .previousCensus } }
    return hasEarlier ? nil : tables.compactMap(\.missingCensus).first
  }
  /// All tables.
  public var tables: [Table] { chapters.flatMap(\.tables) }
  /// The number of tables that have a value for the catchment.
  public var filledTables: Int { tables.count(where: \.isFilled) }
  /// True when the number of immigrants is known: without it, an assessment is refused unless asked for.
  public var hasImmigrantCount: Bool {
    tables.flatMap(\.catchmentFigures).contains { $0.indicator == "immigrants" && $0.estimate.value != nil }
  }
}
