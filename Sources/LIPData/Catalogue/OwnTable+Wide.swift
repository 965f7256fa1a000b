extension OwnTable {
  /// How a wide table is read: areas as rows, and a column for each category or period.
  public struct Wide: Sendable, Equatable {
    /// A column of labels.
    public struct Labels: Sendable, Equatable {
      /// Its heading.
      public var column: String
      /// True where a blank cell means the one above it.
      public var isFilled = false
    }

    /// A column of figures.
    public struct Column: Sendable, Equatable {
      /// Its heading, the levels with ` / ` between.
      public var name: String
      /// What the figures are of; nil where a column of labels says it.
      public var variable: String?
      /// Their period; nil where a column of labels says it.
      public var period: TimePeriod?
      /// The category of each breakdown that is no column of labels, in the order of the breakdowns.
      public var categories: [String] = []
      /// The heading of the column that holds its symbols; nil where they stand with the figures.
      public var symbols: String?
    }

    /// What a symbol of the file means.
    public enum Meaning: Sendable, Equatable {
      case zero
      case status(ObservationStatus)
    }

    /// The column of the areas.
    public internal(set) var geography = Labels(column: "")
    /// The column of the period; nil where every column of figures has its own.
    public internal(set) var period: Labels?
    /// The column of the variable; nil where every column of figures has its own.
    public internal(set) var variable: Labels?
    /// The breakdowns that are columns of labels, by the places of the breakdowns.
    public internal(set) var labels: [Int: Labels] = [:]
    /// The columns of figures, in the order of the descriptor.
    public internal(set) var columns: [Column] = []
    /// The headings of columns that are not read.
    public internal(set) var ignored: [String] = []
    /// The sheet of a workbook; nil for the first that has the headings.
    public internal(set) var sheet: String?
    /// The lines of the headings; empty for the line in which the areas' heading stands.
    public internal(set) var headings: [Int] = []
    /// The language that numbers and notes are written in; nil where numbers are digits and a point.
    public internal(set) var language: Language?
    /// What the file's own symbols mean.
    public internal(set) var symbols: [String: Meaning] = [:]

    /// The words for what a symbol means: `zero`, `missing`, or a symbol that is known.
    static let meanings = ["zero", "missing"] + ObservationStatus.symbols.map(\.symbol).filter { $0 != "?" }

    /// The keys that only a wide table has.
    static let keys = ["ignored", "period", "variable", "sheet", "headings", "language", "symbols"]

    /// The keys of a column of figures that are no breakdowns.
    static let reserved = ["variable", "period", "symbols-of"]

    /// The headings that the descriptor names, in its order.
    var names: [String] {
      let stubs = [geography, period, variable].compactMap(\.self) + labels.sorted { $0.key < $1.key }.map(\.value)
      return stubs.map(\.column) + columns.map(\.name) + columns.compactMap(\.symbols) + ignored
    }

    /// A heading without line breaks and with single blanks, by which headings are compared.
    static func plain(_ heading: String) -> String {
      heading.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }
}
