@testable import LIPData

/// A Datasets folder with products of a few members, written for the tests.
struct SmallDatasets {
  let scratch: Scratch
  let catalogue: Catalogue

  static let members = """
    member\tlevel\tlabel\tunit\tcombine\tuniverse\trounding
    1\t0\tPopulation, 2021\tpersons\tadditive\t\texact
    2\t0\tTotal - Immigrant status\tpersons\tadditive\t\tbase-5-sample
    3\t1\tNon-immigrants\tpersons\tadditive\t2\tbase-5-sample
    4\t1\tImmigrants\tpersons\tadditive\t2\tbase-5-sample
    5\t0\tEmployment rate\tpercent\tratio-of(4,2)\t2\tpublished

    """

  static func entry(_ id: String, descriptor: String, more: String = "") -> String {
    """
    id: \(id)
    title: {en: Title, fr: Titre}
    publisher: {en: Publisher, fr: Éditeur}
    product: {en: "Product, no. 1", fr: "Produit n° 1"}
    reference: {en: "May 11, 2021", fr: 11 mai 2021}
    reference_date: 2021-05-11
    address: https://example.org/
    evidence: seen
    licence: open
    descriptor: \(descriptor)
    \(more)
    """
  }

  static func descriptor(_ id: String) -> String {
    """
    id: \(id)
    name: {en: Name, fr: Nom}
    vintage: 2021
    period: "2021"
    members: \(id).members.tsv
    coverage: population
    sampling: {persons: 1.25}
    variables:
      population: {member: "1", label: "Population, 2021"}
      immigrants: {member: "4", label: Immigrants, period: "2020"}

    """
  }

  init() throws {
    scratch = try Scratch()
    for id in ["profile", "city"] {
      try scratch.write("descriptors/\(id).yaml", Self.descriptor(id))
      try scratch.write("descriptors/\(id).members.tsv", Self.members)
    }
    try scratch.write("catalogue/census-profile-2021.yaml", Self.entry("census-profile-2021", descriptor: "profile"))
    try scratch.write("catalogue/census-profile-2016.yaml", Self.entry("census-profile-2016", descriptor: "profile"))
    try scratch.write("catalogue/small-extract.yaml", Self.entry("small-extract", descriptor: "profile"))
    let wards = """
      areas:
        header: Characteristics
        whole: {column: City of Wardville, code: 2021A00053506008}
        parts: {level: ward, pattern: "Ward {n}", code: "3506008-W{n:2}"}
      rows_ignored: [Remark]
      non_response_row: Global Non-Response
      """
    try scratch.write("catalogue/wardville.yaml", Self.entry("wardville", descriptor: "city", more: wards))
    let quarters = """
      areas:
        header: Quarter Name
        parts: {level: neighbourhood, code_row: Quarter Number, code: "3520005-N{n:3}"}
      rows_ignored: [Designation]
      """
    try scratch.write("catalogue/quarterton.yaml", Self.entry("quarterton", descriptor: "city", more: quarters))
    let licence = """
      id: open
      name: {en: Open, fr: Ouverte}
      address: {en: "https://example.org/en", fr: "https://example.org/fr"}
      attribution: {en: "Adapted from {product}, {reference}.", fr: "Adapté de {product}, {reference}."}
      review: {status: draft}
      """
    try scratch.write("licences.yaml", licence)
    catalogue = Catalogue(DatasetsFolder(root: scratch.path))
  }

  /// Writes a file and recognises it.
  func recognise(_ text: String, name: String = "file.csv", as layout: Layout? = nil) throws -> RecognisedFile {
    try RecognisedFile.recognise(try scratch.write(name, text), as: layout, in: catalogue)
  }

  /// Writes a file, recognises it and reads every row.
  func read(_ text: String, name: String = "file.csv", wanted: MemberSet = .all) throws -> [ProfileCollector] {
    try recognise(text, name: name).read { ProfileCollector(wantedMembers: wanted) }
  }
}

/// An extract of the small datasets: its first three lines and some more.
func extract(_ lines: [String], members: [Int] = [1, 2, 3, 4, 5], dataset: String = "small-extract") -> String {
  let labels = ["Population, 2021", "Total - Immigrant status", "Non-immigrants", "Immigrants", "Employment rate"]
  let head = [
    "#lipdata-extract 1\tdataset=\(dataset)",
    (["area", "column"] + members.map(String.init)).joined(separator: "\t"),
    (["", ""] + members.map { labels[$0 - 1] }).joined(separator: "\t"),
  ]
  return (head + lines).map { $0 + "\n" }.joined()
}

/// A file of the census profile's layout with the labels of the small datasets.
func smallProfile(_ areas: [(code: String, values: [String])], newline: String = "\r\n") -> String {
  let labels = [
    "Population, 2021", "Total - Immigrant status", "  Non-immigrants", "  Immigrants (12)", "Employment rate",
  ]
  let rows = areas.flatMap { area in
    area.values.enumerated().map { index, values in
      "2021,\"\(area.code)\",\"59\",\"Province\",\"Somewhere\",3.1,4.3,\"00000\",\(index + 1),\"\(labels[index])\",,\(values)"
    }
  }
  return ([header] + rows).map { $0 + newline }.joined()
}

/// Six values without symbols, as a row of the census profile holds them.
func plainValues(_ value: Int) -> String { "\(value),,\(value / 2),,\(value - value / 2),,,,,,," }
