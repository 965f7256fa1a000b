/// What the values of a table are given for: its dimensions in the order of the file, besides the period.
public struct TableStructure: Sendable, Equatable {
  /// A dimension.
  public struct Dimension: Sendable, Equatable {
    /// A kebab-case id.
    public var id: String
    /// The name as the file gives it; the French is empty where the file has none.
    public var name: LocalizedText

    /// Makes a dimension.
    public init(id: String, name: LocalizedText) {
      self.id = id
      self.name = name
    }
  }

  /// The most dimensions that a row has room for.
  public static let mostDimensions = 12

  /// The dimensions.
  public var dimensions: [Dimension]

  /// Makes a structure.
  public init(_ dimensions: [Dimension]) {
    self.dimensions = dimensions
  }

  /// The ids of the dimensions, separated by commas.
  public var text: String { dimensions.map(\.id).joined(separator: ", ") }
}
