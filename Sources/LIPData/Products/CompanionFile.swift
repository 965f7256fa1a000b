/// A file that a publisher puts beside its data to describe them; it holds no figures.
struct CompanionFile {
  /// What it is, a phrase.
  let kind: String
  /// How the data file beside it is called.
  let data: String

  /// Tells a companion by its name, as it is published; nil for other names.
  init?(_ baseName: String) {
    let name = baseName.lowercased()
    if let found = name.wholeMatch(of: /(\d{8})_metadata(_fra)?\.csv/) {
      self.init(kind: "the metadata of table \(found.1)", data: "\(found.1).csv")
    } else if let found = name.prefixMatch(of: /(98-4\d\d-x\d{7}).*_meta\.txt/) {
      let product = found.1.uppercased()
      self.init(kind: "the notes of product \(product)", data: "\(product)_English_CSV_data.csv")
    } else if name.contains("geo_starting_row") {
      self.init(kind: "the list of the lines at which areas begin", data: "…_CSV_data.csv")
    } else if name.hasSuffix("readme_meta.txt") {
      self.init(kind: "the guide to a download", data: "…_CSV_data.csv")
    } else if name == "metadata-eng.csv" || name == "metadata-fra.csv" {
      self.init(kind: "the description of highlight tables", data: "98-402-X….csv")
    } else {
      return nil
    }
  }

  private init(kind: String, data: String) {
    self.kind = kind
    self.data = data
  }

  /// The refusal of it where data are looked for.
  func refusal(of path: String) -> Diagnostic {
    Diagnostic(
      "companion-file", "The file is \(kind) and holds no figures", at: Place(file: path),
      remedy: "Give the data file, \(data): what stands beside it is read along with it.")
  }
}
