/// A table or view of the store, documented for those who open it with another SQLite tool.
public struct StoreTable: Sendable {
  /// A column.
  public struct Column: Sendable {
    /// The column's name.
    public let name: String
    /// What stands in it.
    public let meaning: String
  }

  /// The table's name.
  public let name: String
  /// What a row of it is.
  public let meaning: String
  /// True for a view: it holds nothing itself.
  public let isView: Bool
  /// The columns, in their order.
  public let columns: [Column]

  private init(_ name: String, _ meaning: String, isView: Bool = false, _ columns: KeyValuePairs<String, String>) {
    self.name = name
    self.meaning = meaning
    self.isView = isView
    self.columns = columns.map { Column(name: $0.key, meaning: $0.value) }
  }

  /// The views first, which are meant for queries, then the tables that they are made of.
  public static let all: [StoreTable] = views + shared + profiles + tables

  private static let views = [
    StoreTable(
      "profile_figure", "The figures of a member of an area, with names in the place of keys.", isView: true,
      [
        "dataset": "id of the dataset in the catalogue", "area": "DGUID, or a city's own code",
        "area_name": "its name",
        "member": "id of the member (characteristic)", "label": "its label, without indentation",
        "count": "value; null where there is none, and symbols says why", "count_men": "value, men+",
        "count_women": "value, women+", "rate": "rate", "rate_men": "rate, men+", "rate_women": "rate, women+",
        "symbols": "symbols beside the six values, separated by |; \"empty\" for a value that the file leaves out",
        "quality_flag": "the area's data quality flag, five digits", "file": "path of the file that gives them",
      ]),
    StoreTable(
      "table_figure", "A figure of a table, with names in the place of keys.", isView: true,
      [
        "dataset": "id of the dataset in the catalogue", "series": "key of the series, for series_code",
        "names": "names of its codes in the order of the dimensions, separated by |",
        "period": "2025, 2025-Q4, 2025-12, 2024/2025, 2025-12-31; empty for none",
        "value": "value; null where there is none, and symbol says why", "symbol": "symbol, empty for none",
        "attributes": "of the series, JSON: unit (UOM), scalar factor, vector",
        "of_value": "of this value alone, JSON",
        "file": "path of the file that gives it now",
      ]),
    StoreTable(
      "series_code", "A code of a series, one row for each dimension.", isView: true,
      [
        "series": "key of the series", "dataset": "id of the dataset in the catalogue",
        "dimension": "id of the dimension, such as geography",
        "code": "the publisher's code, empty where there is none",
        "name": "name, in English where there is one", "name_en": "name in English", "name_fr": "name in French",
        "dguid": "DGUID of a geography, of the file or of the reviewed table of names; empty where there is none",
      ]),
  ]

  private static let shared = [
    StoreTable(
      "dataset", "A dataset that the store holds figures of.",
      [
        "id": "key", "name": "id of the dataset in the catalogue",
        "descriptor": "id of the descriptor that gives its members their meaning, empty for a table",
        "title_en": "title in English", "title_fr": "title in French",
        "licences": "ids of licences, separated by spaces; empty where they are not known",
      ]),
    StoreTable(
      "file", "A file, or files read together, that was ingested.",
      [
        "id": "key", "dataset": "key of the dataset", "path": "as it was given; archive.zip/member for a member",
        "sha256": "of its bytes; of the list in source where it was read from several", "bytes": "length",
        "layout": "layout that was recognised, or named by --as", "ingested": "UTC, ISO 8601",
        "rows": "area and member pairs kept, or a table's cells",
        "address": "where it was downloaded from, empty where that is not known",
        "members": "ids of the members kept, separated by spaces; empty for all",
      ]),
    StoreTable(
      "source", "Bytes that a file was read from: itself, its parts, its structure, its archive.",
      [
        "file": "key of the file", "position": "from 1", "name": "path", "sha256": "of its bytes", "bytes": "length",
      ]),
    StoreTable(
      "symbols", "A set of symbols that occurs.",
      [
        "id": "key",
        "text": "symbols in words; of a profile's six values separated by |, \"empty\" for a value left out",
      ]),
    StoreTable(
      "note", "A note of the publisher, which travels with the figures that it is about.",
      [
        "dataset": "key of the dataset", "number": "the publisher's number", "text_en": "text in English",
        "text_fr": "text in French",
      ]),
  ]

  private static let profiles = [
    StoreTable(
      "area", "An area that profiles are given for.",
      ["id": "key", "code": "DGUID, or a city's own code", "name": "name as the first file gives it"]),
    StoreTable(
      "profile", "What a file says of an area as a whole.",
      [
        "dataset": "key of the dataset", "area": "key of the area",
        "file": "key of the file that gives its figures now",
        "first_line": "line of the area's first row",
        "short_form_non_response": "percent, null where it is not given",
        "long_form_non_response": "percent, null where it is not given",
        "quality_flag": "data quality flag, five digits, empty where it is not given",
      ]),
    StoreTable(
      "member", "A member (characteristic) of a profile.",
      [
        "dataset": "key of the dataset", "id": "id of the member in the product",
        "label": "label as the file writes it, with its indentation", "note": "number of the note, 0 for none",
      ]),
    StoreTable(
      "observation", "Six values of a member of an area; a null has no value, and its symbol says why.",
      [
        "dataset": "key of the dataset", "area": "key of the area", "member": "id of the member",
        "count": "value", "count_men": "value, men+", "count_women": "value, women+", "rate": "rate",
        "rate_men": "rate, men+", "rate_women": "rate, women+", "symbols": "key of the symbols of the six",
      ]),
  ]

  private static let tables = [
    StoreTable(
      "dimension", "What a table's values are given for, besides the period.",
      [
        "dataset": "key of the dataset", "position": "from 1, in the order of the file",
        "id": "kebab-case, from the English name", "name_en": "name in English", "name_fr": "name in French",
        "notes": "numbers of notes, separated by spaces",
      ]),
    StoreTable(
      "code", "A value of a dimension.",
      [
        "dataset": "key of the dataset", "dimension": "position of the dimension",
        "id": "from 1, in the order in which files brought them", "name_en": "name in English",
        "name_fr": "name in French", "code": "the publisher's code or member id, empty where there is none",
        "parent": "the code above it, empty for none", "dguid": "DGUID of a geography, empty where none is given",
        "classification": "the publisher's classification code, empty where there is none",
        "quality_flag": "data quality flag of a census geography, five digits, empty where it is not given",
        "notes": "numbers of notes, separated by spaces",
      ]),
    StoreTable(
      "series", "A combination of codes, one of each dimension.",
      [
        "id": "key", "dataset": "key of the dataset",
        "key": "ids of the codes in the order of the dimensions, joined by points",
        "attributes": "key of the attributes, 0 for none",
      ]),
    StoreTable(
      "attributes", "A set of attributes that occurs, such as unit, scalar factor and vector.",
      ["id": "key", "text": "a JSON object"]),
    StoreTable(
      "cell", "A value of a series in a period; a null has no value, and its symbol says why.",
      [
        "series": "key of the series",
        "period": "packed in an integer; table_figure has it in text",
        "value": "value", "symbols": "key of its symbol", "file": "key of the file that gives it now",
        "attributes": "key of what is said of this value alone, 0 for none",
      ]),
  ]
}
