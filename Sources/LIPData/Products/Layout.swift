/// The published layouts that are read.
public enum Layout: String, Sendable, CaseIterable {
  /// The official long layout of the Census Profile, 98-401-X2021…
  case censusProfile = "census-profile"
  /// The official long layout of the Census Profile of 2016, 98-401-X2016…
  case censusProfile2016 = "census-profile-2016"
  /// The web site's download of the Census Profile: one area, or several side by side.
  case webProfile = "web-profile"
  /// A city's profile with areas as columns.
  case cityProfile = "city-profile"
  /// A table with areas as rows and characteristics as columns.
  case areaRows = "area-rows"
  /// Figures carried over in lipdata's own layout.
  case extract
  /// The monthly long files of IRCC, ODP-…
  case irccMonthly = "ircc-monthly"
  /// Statistics Canada's tables for loading into a database, NNNNNNNN.csv.
  case fullTable = "full-table"
  /// Statistics Canada's tables downloaded as displayed: a page as text.
  case asDisplayed = "as-displayed"
  /// IRCC's wide tables, XLSX or CSV, with periods as columns.
  case irccWide = "ircc-wide"
  /// Data in SDMX-ML, with their structure file.
  case sdmx = "sdmx-ml"
  /// The data tables of the 2016 census, 98-400-X2016…
  case censusTable = "census-table"
  /// Highlight tables of the census, 98-402-X2016…
  case highlightTable = "highlight-table"
  /// IRCC's yearly files with small letters in their header.
  case irccYearly = "ircc-yearly"
  /// A table of the user's own with a row for each value, and a descriptor beside it.
  case tidy
  /// A table of the user's own with areas as rows and a column for each category, and a descriptor beside it.
  case wide

  /// True for tables, whose values are given for dimensions and a period; false for profiles of areas.
  public var isTable: Bool {
    switch self {
    case .irccMonthly, .fullTable, .asDisplayed, .irccWide, .sdmx, .tidy, .wide, .censusTable, .highlightTable,
      .irccYearly:
      true
    case .censusProfile, .censusProfile2016, .webProfile, .cityProfile, .areaRows, .extract: false
    }
  }

  /// What the layout is looked for by, in one phrase.
  public var signs: String {
    switch self {
    case .censusProfile: "the columns CENSUS_YEAR, DGUID … of the Census Profile (98-401-X2021)"
    case .censusProfile2016:
      "the columns GEO_CODE (POR) … DIM: Profile of … of the Census Profile of 2016 (98-401-X2016)"
    case .webProfile: "the title \"Census Profile, 2021 Census of Population\" of the web download"
    case .cityProfile: "a first cell such as \"Neighbourhood Name\" of a city profile that the catalogue describes"
    case .areaRows: "the columns of a table with areas as rows that the catalogue describes"
    case .extract: "the first line \"#lipdata-extract 1\""
    case .fullTable: "the columns REF_DATE, GEO … VALUE of a table of Statistics Canada, in English or French"
    case .asDisplayed: "a line \"Table: NN-NN-NNNN\" of a table downloaded as displayed"
    case .irccWide: "the months, quarters and years above the columns of a wide table of IRCC (XLSX or CSV)"
    case .sdmx: "a data message of SDMX-ML (GenericData, CompactData, StructureSpecificData)"
    case .censusTable: "the columns CENSUS_YEAR, GEO_CODE (POR), DIM: …, Member ID: … of a census table (98-400-X2016)"
    case .highlightTable:
      "the columns Geographic code, Geographic name … (2016 counts) of a highlight table (98-402-X2016)"
    case .irccYearly: "the columns …_year and …_eng_desc of a yearly file of IRCC"
    case .tidy: "the columns geography, period, variable, value of a table of your own"
    case .wide: "areas as rows (DGUIDs, codes, partnerships) with a descriptor that names the columns"
    case .irccMonthly: "the columns EN_YEAR … TOTAL of a monthly file of IRCC (ODP-…)"
    }
  }
}
