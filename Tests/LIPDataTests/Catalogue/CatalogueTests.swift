import Testing

@testable import LIPData

struct CatalogueTests {
  @Test func `entries stand in the order of their ids and are found`() throws {
    let small = try SmallDatasets()
    #expect(
      small.catalogue.entries.map(\.id) == ["census-profile-2021", "quarterton", "small-extract", "wardville"])
    let entry = try small.catalogue.entry("wardville")
    #expect(entry.areas?.whole == .init(column: "City of Wardville", code: "2021A00053506008"))
    #expect(entry.areas?.prefix == "Ward ")
    #expect(entry.areas?.level == .ward)
    #expect(entry.nonResponseRow == "Global Non-Response")
    #expect(entry.rowsIgnored == ["Remark"])
  }

  @Test func `unknown ids are told with the nearest`() throws {
    let small = try SmallDatasets()
    let entry = diagnostic { try small.catalogue.entry("wardvile") }
    #expect(entry?.code == "unknown-dataset")
    #expect(entry?.remedy == "Did you mean \"wardville\"?")
    #expect(entry?.exit == .usage)
    #expect(diagnostic { try small.catalogue.descriptor("nothing") }?.code == "unknown-descriptor")
    #expect(diagnostic { try small.catalogue.licence("nothing") }?.code == "unknown-licence")
  }

  @Test func `the attribution sentence is filled in, in both languages`() throws {
    let small = try SmallDatasets()
    let found = try small.catalogue.attributions(of: try small.catalogue.entry("wardville"))
    #expect(
      found == [
        LocalizedText(en: "Adapted from Product, no. 1, May 11, 2021.", fr: "Adapté de Produit n° 1, 11 mai 2021.")
      ])
  }

  @Test func `an entry without a licence is refused`() throws {
    let small = try SmallDatasets()
    let text = SmallDatasets.entry("bare", descriptor: "profile").replacing("licence: open\n", with: "")
    try small.scratch.write("catalogue/bare.yaml", text)
    let found = diagnostic { try Catalogue(DatasetsFolder(root: small.scratch.path)) }
    #expect(found?.code == "missing-key")
    #expect(found?.sentence.contains("licence") == true)
    #expect(found?.place.file?.hasSuffix("bare.yaml") == true)
  }

  @Test func `every shipped dataset has its descriptor and whole attribution sentences`() throws {
    let catalogue = try Catalogue(DatasetsFolder(root: Checkout.datasets))
    #expect(catalogue.entries.filter { $0.table == nil }.count == 5)
    for entry in catalogue.entries {
      #expect(try catalogue.descriptor(of: entry)?.id == entry.descriptor)
      let sentences = try catalogue.attributions(of: entry)
      #expect(sentences.count == entry.licences.count && !sentences.isEmpty)
      for sentence in sentences {
        for language in Language.allCases { #expect(!sentence[language].contains("{"), "\(entry.id)") }
        #expect(sentence.en != sentence.fr)
      }
      if entry.table != nil { continue }
      // The figures of profiles are Statistics Canada's, whoever published them.
      #expect(
        sentences.contains { $0.en.contains("Statistics Canada") && $0.en.contains(entry.product.en) }, "\(entry.id)")
    }
  }

  @Test func `every table of the catalogue is told from the others by its file and dimensions`() throws {
    let tables = try Catalogue(DatasetsFolder(root: Checkout.datasets)).entries.compactMap(\.table)
    #expect(tables.count == 6)
    #expect(Set(tables.map { $0.file + " " + $0.dimensions.joined(separator: " ") }).count == tables.count)
  }
}
