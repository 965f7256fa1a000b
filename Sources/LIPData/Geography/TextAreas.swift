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
    /// The name in files, in both languages.
    public var name: LocalizedText
    /// What the name stands for.
    public var kind: Kind
    /// The DGUID, empty for a rest and where the place is not known.
    public var code: String
    /// The provinces, as two-letter codes, empty where the place is not known.
    public var provinces: [String]

    fileprivate var isProvince: Bool { DGUID(code)?.level == .province }
  }

  /// Where it stands among the definitions.
  static let file = "geography/text-areas.tsv"

  /// Provinces, and all other areas: in French *Québec* is one of each.
  private let provinces: [String: TextArea]
  private let others: [String: TextArea]

  /// Makes a table; the first of several areas with one name is taken.
  public init(_ areas: [TextArea]) {
    func named(_ areas: [TextArea]) -> [String: TextArea] {
      let both = areas.flatMap { area in [area.name.en, area.name.fr].map { (Self.plain($0), area) } }
      return Dictionary(both, uniquingKeysWith: { first, _ in first })
    }
    provinces = named(areas.filter(\.isProvince))
    others = named(areas.filter { !$0.isProvince })
  }

  /// Reads the table that comes with the program, or that of a workspace; throws `unknown-kind`.
  public static func shipped(_ folder: DatasetsFolder) throws -> TextAreas {
    let table = try DelimitedTable(path: try folder.required(Self.file), dialect: .tab)
    return TextAreas(
      try table.records.map { row in
        let kind = try row.required("kind")
        let (english, french) = (try row.required("name"), try row["name_fr"])
        guard let known = Kind(rawValue: kind) else {
          throw Diagnostic(
            "unknown-kind", "\"\(kind)\" is no kind of an area's name", at: row.place("kind"),
            remedy: Suggestion.remedy(for: kind, among: Kind.allCases.map(\.rawValue)))
        }
        return TextArea(
          name: LocalizedText(en: english, fr: french.isEmpty ? english : french), kind: known, code: try row["code"],
          provinces: try row["province"].split(separator: " ").map(String.init))
      })
  }

  /// The area with a name in either language; nil where nobody has reviewed it.
  ///
  /// - Parameter amongProvinces: true for a name in a column of provinces, which *Québec* is there and nowhere else.
  public func area(named name: String, amongProvinces: Bool) -> TextArea? {
    let plain = Self.plain(name)
    return amongProvinces ? provinces[plain] ?? others[plain] : others[plain] ?? provinces[plain]
  }

  /// Small letters, and no spaces around a slash: the same words are set in several ways.
  private static func plain(_ name: String) -> String {
    name.lowercased().replacing(" /", with: "/").replacing("/ ", with: "/").trimmed
  }
}
