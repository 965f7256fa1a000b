/// What the values of a table are given for: its dimensions in the order of the file, besides the period.
public struct TableStructure: Sendable, Equatable {
  /// A code that the structure names before any value is given for it.
  public struct Code: Sendable, Equatable {
    /// The publisher's own code.
    public var code: String
    /// The label, empty in a language that the file has not.
    public var name: LocalizedText
    /// The code above it; nil for one at the top.
    public var parent: String?
    /// The numbers of the publisher's notes on it.
    public var notes: [Int]
    /// The publisher's classification code, such as 35 for Ontario; empty where there is none.
    public var classification: String
    /// The five digits of a census geography's data quality flag; empty where it is not given.
    public var qualityFlag: String

    /// Makes a code.
    public init(
      code: String, name: LocalizedText, parent: String? = nil, notes: [Int] = [], classification: String = "",
      qualityFlag: String = ""
    ) {
      self.code = code
      self.name = name
      self.parent = parent
      self.notes = notes
      self.classification = classification
      self.qualityFlag = qualityFlag
    }
  }

  /// A dimension.
  public struct Dimension: Sendable, Equatable {
    /// A kebab-case id.
    public var id: String
    /// The name as the file gives it, empty in a language that the file has not.
    public var name: LocalizedText
    /// The numbers of the publisher's notes on it.
    public var notes: [Int]
    /// The codes that are known beforehand, in the order of the file.
    public var codes: [Code]

    /// Makes a dimension.
    public init(id: String, name: LocalizedText, notes: [Int] = [], codes: [Code] = []) {
      self.id = id
      self.name = name
      self.notes = notes
      self.codes = codes
    }

    /// The kebab-case id that a name gives: `Place of birth (290)` gives `place-of-birth`.
    public static func identifier(_ name: some StringProtocol) -> String {
      var text = String(name).trimmed
      if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
        let inside = text[text.index(after: open)...].dropLast()
        // The number of members, as in "Age (15C)": it is no part of the name.
        if inside.first?.isNumber == true { text = String(text[..<open]) }
      }
      let folded = text.folded
      let words = folded.unicodeScalars.split { !("a"..."z").contains($0) && !("0"..."9").contains($0) }
      return words.map { String(String.UnicodeScalarView($0)) }.joined(separator: "-")
    }
  }

  /// The most dimensions that a key has room for.
  public static let mostDimensions = 24

  /// The dimensions.
  public var dimensions: [Dimension]
  /// The title, empty in a language that the file has not.
  public var title: LocalizedText
  /// The language of labels that have but one; nil where the file has both.
  public var language: Language?

  /// Makes a structure.
  public init(_ dimensions: [Dimension], title: LocalizedText = .same(""), language: Language? = nil) {
    self.dimensions = dimensions
    self.title = title
    self.language = language
  }

  /// The ids of the dimensions, separated by commas.
  public var text: String { dimensions.map(\.id).joined(separator: ", ") }
}
