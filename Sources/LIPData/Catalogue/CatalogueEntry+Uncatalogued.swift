extension CatalogueEntry {
  /// Makes an entry of what a file itself tells, for a dataset that the catalogue does not describe.
  ///
  /// Without a licence its figures can be read and computed with, and are not published.
  init(uncatalogued id: String, title: LocalizedText, publisher: LocalizedText, number: String?, licences: [String]) {
    self.id = id
    self.title = title
    kind = .dataset
    description = .same("")
    self.number = number
    levels = []
    frequency = nil
    topics = []
    category = nil
    keywords = .same("")
    download = nil
    self.publisher = publisher
    let name = LocalizedText(
      en: [title.en, number].compactMap { $0?.isEmpty == false ? $0 : nil }.joined(separator: ", "),
      fr: [title.fr, number].compactMap { $0?.isEmpty == false ? $0 : nil }.joined(separator: ", "))
    product = LocalizedText(en: name.en.isEmpty ? id : name.en, fr: name.fr.isEmpty ? id : name.fr)
    reference = .same("")
    referenceDate = ""
    released = nil
    address = ""
    evidence = "unverified"
    self.licences = licences
    descriptor = nil
    table = nil
    areas = nil
    rows = nil
    rowsIgnored = []
    nonResponseRow = nil
  }
}
