import Testing

@testable import LIPData

struct CatalogueTests {
  @Test func `entries stand in the order of their ids and are found`() throws {
    let small = try SmallDatasets()
    #expect(
      try small.catalogue.entries.map(\.id) == [
        "census-profile-2016", "census-profile-2021", "quarterton", "small-extract", "wardville",
      ])
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

  @Test func `one entry is the same alone as among all, and a workspace's own has its place`() throws {
    let root = Checkout.datasets
    let all = Dictionary(uniqueKeysWithValues: try Catalogue(DatasetsFolder(root: root)).entries.map { ($0.id, $0) })
    for id in ["census-profile-2021", "census-profile-2016", "statcan-17-10-0009"] {
      let alone = try Catalogue(DatasetsFolder(root: root)).entry(id)
      #expect(String(describing: alone) == String(describing: try #require(all[id])))
    }
    let scratch = try Scratch()
    let own = try InputFile.text(root + "/catalogue/census-profile-2021.yaml")
    try scratch.write("catalogue/mine.yaml", own.replacing("X2021001", with: "X2021999"))
    let workspace = Catalogue(DatasetsFolder(root: root, workspace: scratch.path))
    #expect(try workspace.entry("census-profile-2021").product.en.contains("X2021999"))
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
    let found = diagnostic { try Catalogue(DatasetsFolder(root: small.scratch.path)).entries }
    #expect(found?.code == "missing-key")
    #expect(found?.sentence.contains("licence") == true)
    #expect(found?.place.file?.hasSuffix("bare.yaml") == true)
  }

  @Test func `every shipped dataset has its descriptor and whole attribution sentences`() throws {
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    #expect(try catalogue.entries.filter { $0.descriptor != nil }.count == 8)
    for entry in try catalogue.entries where entry.kind == .dataset {
      #expect(try catalogue.descriptor(of: entry)?.id == entry.descriptor)
      let sentences = try catalogue.attributions(of: entry)
      #expect(sentences.count == entry.licences.count && !sentences.isEmpty)
      for sentence in sentences {
        for language in Language.allCases { #expect(!sentence[language].contains("{"), "\(entry.id)") }
        #expect(sentence.en != sentence.fr)
      }
      if entry.descriptor == nil { continue }
      // The figures of profiles are Statistics Canada's, whoever published them.
      #expect(
        sentences.contains { $0.en.contains("Statistics Canada") && $0.en.contains(entry.product.en) }, "\(entry.id)")
    }
  }

  @Test func `the catalogue holds what a partnership plans with`() throws {
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let datasets = try catalogue.entries.filter { $0.kind == .dataset }
    let resources = try catalogue.entries.filter { $0.kind == .resource }
    #expect(datasets.count >= 40)
    #expect(resources.count >= 12)
    let topics = try catalogue.topics()
    for topic in topics where topic.id != "planning" {
      #expect(datasets.contains { $0.topics.contains(topic.id) }, "\(topic.id)")
    }
    let known = Set(topics.map(\.id))
    for entry in try catalogue.entries {
      #expect(!entry.topics.isEmpty && known.isSuperset(of: entry.topics), "\(entry.id)")
      #expect(entry.description.en.isEmpty == entry.description.fr.isEmpty, "\(entry.id)")
    }
    let numbers = datasets.compactMap(\.number)
    #expect(Set(numbers).count == numbers.count)
    // The families that the field asks for, each by one that stands for it.
    let wanted = [
      "98-401-X2021001", "98-401-X2021004", "98-401-X2021005", "98-401-X2021007", "98-401-X2021012",
      "99-004-XWE2011001",
      "98-400-X2016353", "98-10-0307", "17-10-0008", "17-10-0148", "17-10-0152", "17-10-0155", "43-10-0010",
      "14-10-0083", "34-10-0133", "11-10-0135", "35-10-0066",
    ]
    for number in wanted { #expect(numbers.contains(number), "\(number)") }
    for topic in ["immigration", "temporary-residents", "asylum", "settlement"] {
      #expect(datasets.contains { $0.id.hasPrefix("ircc-") && $0.topics.contains(topic) }, "\(topic)")
    }
  }

  @Test func `a table of the catalogue is found by its number`() throws {
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    #expect(try catalogue.entry(number: "17-10-0009")?.id == "statcan-17-10-0009")
    #expect(try catalogue.entry(number: "17-10-9999") == nil)
  }

  @Test(arguments: [
    ("kind: resource\n", "missing-key"), ("category: guide\n", "missing-key"),
    ("download: ftp://x/y\n", "not-an-address"),
    ("frequency: weekly\n", "wrong-word"), ("levels: [county]\n", "wrong-word"),
  ]) func `what an entry cannot be is refused`(more: String, code: String) throws {
    let small = try SmallDatasets()
    try small.scratch.write("catalogue/odd.yaml", SmallDatasets.entry("odd", descriptor: "profile") + "\n" + more)
    #expect(diagnostic { try Catalogue(DatasetsFolder(root: small.scratch.path)).entries }?.code == code)
  }

  @Test func `every table of the catalogue is told from the others by its file and dimensions`() throws {
    let tables = try Catalogue(DatasetsFolder(root: Checkout.datasets)).entries.compactMap(\.table)
    #expect(tables.count == 6)
    #expect(Set(tables.map { $0.file + " " + $0.dimensions.joined(separator: " ") }).count == tables.count)
  }
}
