extension OwnTable {
  /// The levels whose codes may stand in the column of the areas.
  static let levels = GeographicLevel.allCases.filter { $0.schema != nil && $0 != .country }

  /// The word for codes whose number of digits tells their level.
  static let byLength = "by-length"

  /// What the file must hold.
  public static let shape = Shape.object([
    .required("id", .identifier, "the id of the dataset"),
    .required("title", .localized, "the title"),
    .required("publisher", .localized, "who publishes the figures"),
    .optional("licence", .identifier, "an id of licences.yaml; without one the figures are not published"),
    .required("unit", .choice(Member.units), "what is counted or measured"),
    .required("universe", .localized, "whom the figures are about"),
    .optional(
      "geography",
      .object([
        .optional("column", .text, "the heading of the column of the areas, where there are columns"),
        .optional(
          "level", .choice(levels.map(\.rawValue) + [byLength]),
          "the level of the areas; by-length: 2 digits a province (01 Canada), 4 a census division, 7 a subdivision"),
        .optional("vintage", .integer, "the year of their boundaries"),
        filled,
      ]), "where the areas are codes and no DGUIDs: which"),
    .required(
      "variables",
      .map(
        .object([
          .required("name", .localized, "what people read"),
          .optional("unit", .choice(Member.units), "its unit, where it is not the table's"),
          .optional("universe", .text, "the variable that is its denominator"),
        ])), "what is counted or measured: what stands in the column variable, or under columns"),
    .optional(
      "breakdowns",
      .map(
        .object([
          .required("name", .localized, "what people read"),
          .optional("categories", .map(.localized), "what stands in the column; else anything may"),
          filled,
        ])), "the columns besides geography, period, variable, value and status, and what columns name"),
    .optional(
      "columns", .map(.map(.text)),
      "for a wide table: each heading of figures (levels with / between) and what they are of: "
        + "{variable: immigrants, gender: women}, with period where the table has several; "
        + "{symbols-of: heading} for a column of symbols"),
    .optional("ignored", .list(.text), "the headings of columns that are not read"),
    .optional(
      "period", .either(.text, labels), "what period the figures are of, such as 2021, or the column that says it"),
    .optional("variable", labels, "the column that says the variable, where the headings do not"),
    .optional("sheet", .text, "the sheet of a workbook; else the first with the headings"),
    .optional("headings", .list(.integer), "the lines of the headings; else the line with the areas' heading"),
    .optional("language", .choice(Language.allCases.map(\.rawValue)), "how numbers are written: 1,234.5 or 1 234,5"),
    .optional("symbols", .map(.choice(Wide.meanings)), "what the file's own symbols mean"),
  ])

  private static let filled = Shape.Key.optional(
    "filled", .boolean, "true where a blank cell means the one above it")

  private static let labels = Shape.object([
    .required("column", .text, "its heading"), filled,
  ])
}
