public import Indicators
public import LIPData

/// Chart-ready CSV: one row per mark, the columns of DESIGN §3 in their order.
///
/// UTF-8, LF, RFC 4180. Header and codes are English in every language; names, universe, source and licence
/// are in the language asked for. A missing value is empty, never 0.
public struct ChartReadyCSV {
  /// The columns, in their order.
  public static let columns = [
    "indicator_id", "indicator", "lip_id", "lip", "area_role", "area_code", "area", "vintage", "period", "breakdown",
    "category", "value", "numerator", "denominator", "universe", "describes", "low", "high", "interval", "se", "unit",
    "status", "quality", "cells", "hidden_cells", "coverage", "source", "licence",
  ]

  private let sources: [String: SourceLines]

  /// Makes a writer that knows the source and licence lines of each dataset.
  public init(sources: [String: SourceLines]) {
    self.sources = sources
  }

  /// The bytes of a file with some figures.
  ///
  /// - Parameter excel: begins with a byte order mark and ends lines with CRLF.
  ///
  /// Throws `no-licence` for a figure whose dataset has no licence line: nothing is published without one.
  public func bytes(_ figures: [Figure], language: Language, excel: Bool = false) throws -> [UInt8] {
    var writer = DelimitedWriter(excel: excel)
    writer.row(Self.columns)
    for figure in figures { try write(figure, language, to: &writer) }
    return writer.bytes
  }

  /// Writes a row; field by field, since an array of 28 texts a row costs more than the figures.
  private func write(_ figure: Figure, _ language: Language, to writer: inout DelimitedWriter) throws {
    let estimate = figure.estimate
    let interval = figure.interval
    let lines = try lines(of: figure)
    writer.text(figure.indicator)
    writer.text(figure.indicatorName[language])
    writer.text(figure.partnership)
    writer.text(figure.partnershipName[language])
    writer.text(figure.role.column)
    writer.text(figure.areaCode)
    writer.text(figure.areaName[language])
    writer.text(figure.vintage)
    writer.text(figure.period)
    writer.text(figure.breakdown)
    writer.text(figure.category[language])
    writer.number(estimate.value)
    writer.number(estimate.value == nil ? nil : estimate.numerator)
    writer.number(estimate.value == nil ? nil : estimate.denominator)
    writer.text(figure.universe[language])
    writer.text(figure.describes?.rawValue ?? "")
    writer.number(interval?.low)
    writer.number(interval?.high)
    writer.text(interval?.method ?? "")
    writer.number(estimate.samplingStandardError)
    writer.text(figure.unit)
    writer.text(estimate.status.text)
    writer.text(estimate.quality.rawValue)
    writer.number(Double(estimate.cells))
    writer.number(Double(estimate.hiddenCells))
    writer.number(estimate.coverage)
    // Nearly every figure is of one dataset, whose lines need no joining.
    writer.text(
      lines.count == 1 ? lines[0].source[language] : lines.map { $0.source[language] }.joined(separator: "; "))
    writer.text(
      lines.count == 1 ? lines[0].licence[language] : lines.map { $0.licence[language] }.joined(separator: " "))
    writer.endRow()
  }

  private func lines(of figure: Figure) throws -> [SourceLines] {
    try figure.datasets.map { try sources.lines(of: $0) }
  }
}

/// The source and licence lines of a dataset, which travel with every table.
public struct SourceLines: Sendable, Equatable {
  /// Publisher, title and reference date.
  public var source: LocalizedText
  /// The attribution sentences that the licences ask for.
  public var licence: LocalizedText
  /// The reference date in words.
  public var reference: LocalizedText

  /// The lines of every dataset that assessments draw on, by its id.
  public static func all(of atlas: Atlas, in catalogue: Catalogue) throws -> [String: SourceLines] {
    try Dictionary(
      atlas.datasets.map { ($0.entry.id, try SourceLines($0.entry, in: catalogue)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Lines of what no catalogue knows.
  init(source: LocalizedText, licence: LocalizedText, reference: LocalizedText) {
    self.source = source
    self.licence = licence
    self.reference = reference
  }

  /// The lines of a catalogue entry.
  public init(_ entry: CatalogueEntry, in catalogue: Catalogue) throws {
    let attributions = try catalogue.attributions(of: entry)
    source = LocalizedText(
      en: "\(entry.publisher.en), \(entry.title.en)", fr: "\(entry.publisher.fr), \(entry.title.fr)")
    licence = LocalizedText(
      en: attributions.map(\.en).joined(separator: " "), fr: attributions.map(\.fr).joined(separator: " "))
    reference = entry.reference
  }
}
