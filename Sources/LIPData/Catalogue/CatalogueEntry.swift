/// An official dataset: what it is, who publishes it, and under which licence.
public struct CatalogueEntry: Sendable {
  /// How the columns of a city's profile name areas.
  public struct CityAreas: Sendable, Equatable {
    /// The text of the file's first cell.
    public var header: String
    /// The column of the labels, where it is not the first.
    public var label: String?
    /// The column of the members' ids, where there is one.
    public var id: String?
    /// The columns of published areas, such as the whole city, and their codes.
    public var wholes: [Whole]
    /// The column of the whole city and its code.
    public var whole: Whole? { wholes.first }
    /// The level of the parts.
    public var level: GeographicLevel
    /// The row that holds a number for each column; nil when the header itself does.
    public var codeRow: String?
    /// What stands before the number in a column's header, such as `Ward `.
    public var prefix: String?
    /// The headers of the parts' columns in the order of their numbers, where these hold no number.
    public var names: [String]
    /// The code of a part, with `{n:DIGITS}` for its number; empty where there are no parts.
    public var code: String
    /// True where numbers may have commas between thousands.
    public var thousandsCommas: Bool

    /// The column of a published area.
    public struct Whole: Sendable, Equatable {
      /// The column's header.
      public var column: String
      /// The area's DGUID.
      public var code: String
      /// The area's name, where the header is not it.
      public var name: String?
      /// The header of the column of its men, where there is one.
      public var men: String?
      /// The header of the column of its women, where there is one.
      public var women: String?

      /// Makes a column.
      public init(
        column: String, code: String, name: String? = nil, men: String? = nil, women: String? = nil
      ) {
        self.column = column
        self.code = code
        self.name = name
        self.men = men
        self.women = women
      }
    }
  }

  /// What a table is recognised by.
  public struct Table: Sendable, Equatable {
    /// The layout of its files.
    public var layout: Layout
    /// The name of its file, without the ending.
    public var file: String
    /// The ids of its dimensions, in the order of its columns.
    public var dimensions: [String]

    /// The layouts of publishers' tables: one of the user's own describes itself.
    static let layouts = Layout.allCases.filter { $0.isTable && $0 != .tidy && $0 != .wide }.map(\.rawValue)
  }

  /// What an entry is.
  public enum Kind: String, Sendable, CaseIterable {
    case dataset, resource
  }

  /// How often a dataset is published.
  static let frequencies = ["once", "every-5-years", "annual", "quarterly", "monthly", "irregular"]
  /// The sorts of resources.
  static let categories = ["report", "toolkit", "guide", "portal", "dashboard", "organization"]

  /// A kebab-case id.
  public let id: String
  /// The title.
  public let title: LocalizedText
  /// A dataset, or a resource: a report, a toolkit, a guide.
  public let kind: Kind
  /// What it holds and is good for, in our own words; empty where the title says it.
  public let description: LocalizedText
  /// The publisher's number, such as 17-10-0009; nil where there is none.
  public let number: String?
  /// The geographic levels that it gives figures for.
  public let levels: [GeographicLevel]
  /// How often it is published; nil where that is not known.
  public let frequency: String?
  /// What it is about: ids of topics.yaml.
  public let topics: [String]
  /// For a resource, what sort of thing it is.
  public let category: String?
  /// More words that it is looked for by.
  public let keywords: LocalizedText
  /// The address of the file itself; nil where there is none.
  public let download: String?
  /// Who publishes it.
  public let publisher: LocalizedText
  /// The product's name, as it stands in the attribution sentence.
  public let product: LocalizedText
  /// The reference date, as it stands in the attribution sentence.
  public let reference: LocalizedText
  /// The reference date.
  public let referenceDate: String
  /// The day of the release, where it is known.
  public let released: String?
  /// The official address.
  public let address: String
  /// `seen` or `unverified`.
  public let evidence: String
  /// True where nobody of us saw the address.
  public var isUnverified: Bool { evidence == "unverified" }
  /// The licences whose sentences must stand: the publisher's, and that of the figures' maker.
  public let licences: [String]
  /// The descriptor of a profile's layout; nil for a table, whose codes are in its files.
  public let descriptor: String?
  /// What a table is recognised by; nil for a profile.
  public let table: Table?
  /// For a city's profile, how its columns name areas.
  public let areas: CityAreas?
  /// For a table with areas as rows, which columns are no members.
  public let rows: AreaRowColumns?
  /// Rows of a city's profile that hold no figures.
  public let rowsIgnored: [String]
  /// The row of a city's profile that gives the long-form non-response rate.
  public let nonResponseRow: String?

  private static let wholeShape = Shape.object([
    .required("column", .text, "the header of the column"),
    .required("code", .text, "the area's DGUID"),
    .optional("name", .text, "the area's name, where the header is not it"),
    .optional("men", .text, "the header of the column of its men"),
    .optional("women", .text, "the header of the column of its women"),
  ])

  /// What a catalogue entry must hold.
  public static let shape = Shape.object([
    .required("id", .identifier, "the id of the dataset"),
    .required("title", .localized, "the title"),
    .optional("kind", .choice(Kind.allCases.map(\.rawValue)), "dataset, or resource for a report, a toolkit, a guide"),
    .optional("description", .localized, "what it holds and is good for, in our own words"),
    .optional("number", .text, "the publisher's number, such as 17-10-0009"),
    .optional("levels", .list(.choice(GeographicLevel.allCases.map(\.rawValue))), "the geographic levels"),
    .optional("frequency", .choice(frequencies), "how often it is published"),
    .optional("topics", .list(.identifier), "what it is about: ids of topics.yaml"),
    .optional("category", .choice(categories), "for a resource, what sort of thing it is"),
    .optional("keywords", .localized, "more words that it is looked for by"),
    .optional("download", .text, "the address of the file itself"),
    .required("publisher", .localized, "who publishes it"),
    .optional("product", .localized, "the product's name for the attribution sentence; else title and number"),
    .optional("reference", .localized, "the reference date in words"),
    .optional("reference_date", .date, "the reference date"),
    .optional("released", .date, "the day of the release"),
    .required("address", .text, "the official address"),
    .required("evidence", .choice(["seen", "unverified"]), "whether the address was seen"),
    .optional("licence", .identifier, "the licence of the publisher; a dataset must have one"),
    .optional("also", .identifier, "the licence of whoever made the figures, where it is another"),
    .optional("descriptor", .identifier, "the descriptor of its layout, for a profile of areas"),
    .optional(
      "table",
      .object([
        .required("layout", .choice(Table.layouts), "the layout of its files"),
        .required("file", .text, "the name of its file, without the ending"),
        .required("dimensions", .list(.identifier), "its dimensions, in the order of the columns"),
      ]), "for a table: what it is recognised by"),
    .optional(
      "areas",
      .object([
        .required("header", .text, "the text of the first cell"),
        .optional("label", .text, "the header of the column of labels, where it is not the first"),
        .optional("id", .text, "the header of the column of the members' ids"),
        .optional("whole", wholeShape, "the column of the whole city"),
        .optional("wholes", .list(wholeShape), "the columns of several published areas"),
        .optional("thousands_commas", .boolean, "whether numbers may have commas between thousands"),
        .optional(
          "parts",
          .object([
            .required("level", .choice(GeographicLevel.allCases.map(\.rawValue)), "the level of the columns"),
            .optional("code_row", .text, "the row that holds each column's number"),
            .optional("pattern", .text, "how a column's header holds its number, such as Ward {n}"),
            .optional("names", .list(.text), "the headers of the columns, in the order of their numbers"),
            .required("code", .text, "the code of an area, with {n:DIGITS} for its number"),
          ]), "the columns of its areas"),
      ]), "how the columns of a city's profile name areas"),
    .optional(
      "rows",
      .object([
        .required("area", .text, "the column of each area's code"),
        .required("code", .text, "the DGUID of an area, with {n:DIGITS} for what its column holds"),
        .optional("fixed", .map(.text), "columns that hold one text in every row, such as the census year"),
        .optional("non_response", .text, "the column of the long form's non-response rate"),
        .optional("quality", .list(.text), "the columns of quality flags"),
      ]), "for a table with areas as rows: which columns are no members"),
    .optional("rows_ignored", .list(.text), "rows of a city's profile that hold no figures"),
    .optional("non_response_row", .text, "the row with the long-form non-response rate"),
  ])

  init(_ node: YAMLNode) throws {
    try Self.shape.check(node, key: "a catalogue entry")
    func text(_ key: String) -> String { node[key]?.text ?? "" }
    id = text("id")
    let title = node.localized("title")
    self.title = title
    kind = Kind(rawValue: text("kind")) ?? .dataset
    description = node["description"] == nil ? .same("") : node.localized("description")
    let number = node["number"]?.text
    self.number = number
    levels = node.texts("levels").compactMap { GeographicLevel(rawValue: $0) }
    frequency = node["frequency"]?.text
    topics = node.texts("topics")
    category = node["category"]?.text
    keywords = node["keywords"] == nil ? .same("") : node.localized("keywords")
    download = node["download"]?.text
    publisher = node.localized("publisher")
    product =
      node["product"] == nil
      ? LocalizedText(
        en: number.map { "\(title.en), \($0)" } ?? title.en, fr: number.map { "\(title.fr), \($0)" } ?? title.fr)
      : node.localized("product")
    reference =
      node["reference"] == nil
      ? LocalizedText(en: "most recent release", fr: "diffusion la plus récente") : node.localized("reference")
    referenceDate = text("reference_date")
    released = node["released"]?.text
    address = text("address")
    evidence = text("evidence")
    licences = [text("licence"), text("also")].filter { !$0.isEmpty }
    descriptor = node["descriptor"]?.text
    table = node["table"].map { Table($0) }
    rowsIgnored = node.texts("rows_ignored")
    nonResponseRow = node["non_response_row"]?.text
    areas = node["areas"].map { CityAreas($0) }
    rows = node["rows"].map { AreaRowColumns($0) }
    guard descriptor == nil || table == nil else {
      throw Diagnostic(
        "profile-or-table", "\(id) has both descriptor and table", at: node.place,
        remedy: "A profile of areas has a descriptor, a table has table: {layout: …, file: …, dimensions: […]}.")
    }
    guard kind == .resource || !licences.isEmpty else {
      throw Diagnostic(
        "missing-key", "\(id) has no licence", at: node.place,
        remedy: "A dataset must name its licence: nothing is published without a licence line.")
    }
    guard (kind == .resource) == (category != nil) else {
      throw Diagnostic(
        "missing-key", kind == .resource ? "\(id) has no category" : "\(id) has a category and is no resource",
        at: node.place,
        remedy: "A resource has kind: resource and a category: \(Self.categories.joined(separator: ", ")).")
    }
    for address in [address, download].compactMap(\.self)
    where !address.hasPrefix("https://") && !address.hasPrefix("http://") {
      throw Diagnostic(
        "not-an-address", "\"\(address)\" is no web address", at: node.place, remedy: "It begins with https://.")
    }
  }
}

extension CatalogueEntry.Table {
  fileprivate init(_ node: YAMLNode) {
    layout = Layout(rawValue: node["layout"]?.text ?? "") ?? .irccMonthly
    file = node["file"]?.text ?? ""
    dimensions = node.texts("dimensions")
  }
}

extension CatalogueEntry.CityAreas {
  fileprivate init(_ node: YAMLNode) {
    let parts = node["parts"]
    header = node["header"]?.text ?? ""
    label = node["label"]?.text
    id = node["id"]?.text
    wholes = ([node["whole"]].compactMap(\.self) + (node["wholes"]?.elements ?? [])).map {
      Whole(
        column: $0["column"]?.text ?? "", code: $0["code"]?.text ?? "", name: $0["name"]?.text, men: $0["men"]?.text,
        women: $0["women"]?.text)
    }
    level = GeographicLevel(rawValue: parts?["level"]?.text ?? "") ?? .neighbourhood
    codeRow = parts?["code_row"]?.text
    prefix = parts?["pattern"]?.text.map { String($0.prefix(while: { $0 != "{" })) }
    names = parts?.texts("names") ?? []
    code = parts?["code"]?.text ?? ""
    thousandsCommas = node["thousands_commas"]?.text == "true"
  }
}
