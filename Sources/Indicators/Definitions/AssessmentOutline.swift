public import LIPData

/// The chapters and tables of a needs assessment, as people write them in YAML.
public struct AssessmentOutline: Sendable {
  /// A chapter.
  public struct Chapter: Sendable {
    /// A kebab-case id.
    public var id: String
    /// The title.
    public var title: LocalizedText
    /// What the chapter answers, and its limits.
    public var introduction: LocalizedText
    /// The tables.
    public var tables: [Table]
  }

  /// A table.
  public struct Table: Sendable {
    /// A kebab-case id, the name of its file.
    public var id: String
    /// The title, without what the program puts before it.
    public var title: LocalizedText
    /// The ids of the indicators, in the order of the rows.
    public var indicators: [String]
    /// Where it was written.
    public var place: Place
  }

  /// A kebab-case id.
  public let id: String
  /// The title of the document.
  public let title: LocalizedText
  /// The chapters.
  public let chapters: [Chapter]

  /// What an outline must hold.
  public static let shape = Shape.object([
    .required("id", .identifier, "the outline's id"),
    .required("title", .localized, "the title of the document"),
    .optional("compare", .list(.choice(AreaRole.comparators.map(\.rawValue))), "what its tables are compared with"),
    .required(
      "chapters",
      .list(
        .object([
          .required("id", .identifier, "the chapter's id"),
          .required("title", .localized, "the chapter's title"),
          .required("introduction", .localized, "what the chapter answers, and its limits"),
          .required(
            "tables",
            .list(
              .object([
                .required("id", .identifier, "the table's id, the name of its file"),
                .required("title", .localized, "the table's title"),
                .required("indicators", .list(.identifier), "the indicators, in the order of the rows"),
              ])), "the tables"),
        ])), "the chapters"),
  ])

  /// Reads an outline; throws what ``Shape/check(_:key:)`` throws, and `duplicate-definition`.
  public init(_ node: YAMLNode) throws {
    try Self.shape.check(node, key: "an assessment outline")
    id = node["id"]?.text ?? ""
    title = node.localized("title")
    var seen: Set<String> = []
    chapters = try (node["chapters"]?.elements ?? []).map { chapter in
      Chapter(
        id: chapter["id"]?.text ?? "", title: chapter.localized("title"),
        introduction: chapter.localized("introduction"),
        tables: try (chapter["tables"]?.elements ?? []).map { table in
          let id = table["id"]?.text ?? ""
          guard seen.insert(id).inserted else {
            throw Diagnostic(
              "duplicate-definition", "The table \"\(id)\" stands twice in the outline", at: table.place,
              remedy: "Give one of them another id: it names its file.")
          }
          return Table(
            id: id, title: table.localized("title"), indicators: table.texts("indicators"), place: table.place)
        })
    }
  }

  /// Refuses indicators that nobody defines and tables that mix whom they describe.
  ///
  /// Throws `unknown-indicator` or `mixed-describes`: a title could not say whom such a table is about.
  public func check(_ set: IndicatorSet) throws {
    for table in chapters.flatMap(\.tables) {
      var describes: Describes?
      for id in table.indicators {
        guard let indicator = set.indicators.first(where: { $0.id == id }) else {
          throw Diagnostic(
            "unknown-indicator", "The table \"\(table.id)\" names \"\(id)\", which is no indicator", at: table.place,
            remedy: Suggestion.remedy(for: id, among: set.indicators.map(\.id)))
        }
        if let describes, describes != indicator.describes {
          throw Diagnostic(
            "mixed-describes",
            "The table \"\(table.id)\" mixes indicators about \(describes.rawValue) and \(indicator.describes.rawValue)",
            at: table.place, remedy: "Give each its own table: the title says whom a table is about.")
        }
        describes = indicator.describes
      }
    }
  }
}
