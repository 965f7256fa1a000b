/// The areas that files name in words alone, without a code: a reviewed table of names.
///
/// IRCC's files have names such as "Other - Ontario" and "Ottawa - Gatineau (Ontario part)". All 152 metropolitan areas
/// and agglomerations of 2021 stand in them under their names of 2021; nothing is matched by likeness.
public struct TextAreas: Sendable {
  /// What a name stands for.
  public enum Kind: String, Sendable, CaseIterable {
    /// A standard area.
    case area
    /// The part of a metropolitan area that lies in one province.
    case part
    /// What is left of a province outside of its metropolitan areas and agglomerations: an area without a code.
    case rest
    /// The place is not known.
    case notStated = "not-stated"
  }

  /// An area as files name it.
  public struct TextArea: Sendable, Equatable {
    /// The English name.
    public var name: String
    /// What the name stands for.
    public var kind: Kind
    /// The DGUID, empty for a rest and where the place is not known.
    public var code: String
    /// The provinces, as two-letter codes, empty where the place is not known.
    public var provinces: [String]
  }

  /// Where it stands among the definitions.
  static let file = "geography/text-areas.tsv"

  private let areas: [String: TextArea]

  /// Makes a table; the first of several areas with one name is taken.
  public init(_ areas: [TextArea]) {
    self.areas = Dictionary(areas.map { (Self.plain($0.name), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads the table that comes with the program, or that of a workspace; throws `unknown-kind`.
  public static func shipped(_ folder: DatasetsFolder) throws -> TextAreas {
    let table = try DelimitedTable(path: try folder.required(Self.file), dialect: .tab)
    return TextAreas(
      try table.records.map { row in
        let kind = try row.required("kind")
        guard let known = Kind(rawValue: kind) else {
          throw Diagnostic(
            "unknown-kind", "\"\(kind)\" is no kind of an area's name", at: row.place("kind"),
            remedy: Suggestion.remedy(for: kind, among: Kind.allCases.map(\.rawValue)))
        }
        return TextArea(
          name: try row.required("name"), kind: known, code: try row["code"],
          provinces: try row["province"].split(separator: " ").map(String.init))
      })
  }

  /// The area with a name; nil where nobody has reviewed it.
  public func area(named name: String) -> TextArea? { areas[Self.plain(name)] }

  /// Small letters, and no spaces around a slash: the same words are set in several ways.
  private static func plain(_ name: String) -> String {
    name.lowercased().replacing(" /", with: "/").replacing("/ ", with: "/").trimmed
  }
}
