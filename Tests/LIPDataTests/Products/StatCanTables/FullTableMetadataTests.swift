import Testing

@testable import LIPData

struct FullTableMetadataTests {
  static let text = """
    \u{FEFF}"Cube Title","Product Id","CANSIM Id",URL,"Cube Notes","Archive Status"
    "Newcomers, yearly","17100001","051","https://example",1;2,"CURRENT",

    "Dimension ID","Dimension name","Dimension Notes","Dimension Definitions"
    "1","Geography",,""
    "2","Immigrant status","2",""

    "Dimension ID","Member Name","Classification Code","Member ID","Parent Member ID",Terminated,"Member Notes","Member Definitions"
    "1","Canada","[11124]","1","","",,
    "1","Ontario","[35]","7","1","","1;2",
    "2","Landed, all","","2","","",,
    "2","Born in Canada","","3","2","t",,

    Symbol Legend
    Description,Symbol
    "not applicable","..."

    "Note ID",Note
    1,"A note, with a comma
    and a second line."
    2,"Another."

    "Correction ID","Correction Date","Correction Note"
    """

  func read(_ text: String) throws -> FullTableMetadata? {
    try FullTableMetadata.read(ByteSource(bytes: Array(text.utf8)))
  }

  @Test func `title, members with parents and codes, and notes are read`() throws {
    let metadata = try #require(try read(Self.text))
    #expect(metadata.product == "17100001")
    #expect(metadata.structure.title == LocalizedText(en: "Newcomers, yearly", fr: ""))
    #expect(metadata.structure.dimensions.map(\.notes) == [[], [2]])
    let ontario = metadata.structure.dimensions[0].codes[1]
    #expect(
      ontario
        == .init(
          code: "7", name: LocalizedText(en: "Ontario", fr: ""), parent: "1", notes: [1, 2], classification: "35"))
    #expect(metadata.structure.dimensions[1].codes.map(\.parent) == [nil, "2"])
    #expect(metadata.notes.map(\.number) == [1, 2])
    #expect(metadata.notes[0].text.en == "A note, with a comma\nand a second line.")
  }

  @Test func `the French file gives French names`() throws {
    let text = """
      "Titre du cube";"Identificateur du produit"
      "Nouveaux arrivants";"17100001"

      "Numéro d'identification de la dimension";"Nom de la dimension"
      "1";"Géographie"

      "Numéro d'identification de la dimension";"Nom du membre";"Code sur la classification";"Numéro d'identification du membre";"Numéro d'identification du membre parent"
      "1";"Québec";"[24]";"6";"1"

      "Numéro d'identification de la note";Note
      1;"Une note."
      """
    let metadata = try #require(try read(text))
    #expect(metadata.structure.title == LocalizedText(en: "", fr: "Nouveaux arrivants"))
    #expect(metadata.structure.dimensions[0].codes[0].name == LocalizedText(en: "", fr: "Québec"))
    #expect(metadata.notes[0].text.fr == "Une note.")
  }

  @Test func `another file is none, and a member of no dimension is refused`() throws {
    #expect(try read("a,b\n1,2\n") == nil)
    #expect(try read("") == nil)
    #expect(
      diagnostic { try read(Self.text.replacing("\"2\",\"Landed", with: "\"9\",\"Landed")) }?.code
        == "metadata-disagrees")
  }

  @Test func `metadata of another table are refused`() throws {
    let scratch = try Scratch()
    let three = Self.text.replacing(
      "\"2\",\"Immigrant status\"", with: "\"2\",\"Age\",,\"\"\n\"3\",\"Immigrant status\"")
    try scratch.write("17100001_MetaData.csv", three)
    let path = try scratch.write("17100001.csv", FullTableTests.text())
    let found = diagnostic { try OfficialFile.recognise(path, in: Catalogue(DatasetsFolder(root: Checkout.datasets))) }
    #expect(found?.code == "metadata-disagrees")
  }

  @Test func `both languages of a table meet in one dataset`() throws {
    let scratch = try Scratch()
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let store = try Store(path: scratch.path("s.sqlite"), create: true)
    let english = try scratch.write("en/17100001.csv", FullTableTests.text())
    let header =
      "PÉRIODE DE RÉFÉRENCE;GÉO;DGUID;Statut d'immigrant;UNITÉ DE MESURE;IDENTIFICATEUR D'UNITÉ DE MESURE;"
      + "FACTEUR SCALAIRE;IDENTIFICATEUR SCALAIRE;VECTEUR;COORDONNÉES;VALEUR;STATUS;SYMBOLE;TERMINÉ;DÉCIMALES"
    let row = "2025;Ontario;2021A000235;Né au Canada;Personnes;249;milliers;3;v2;7.3;;x;;;3"
    let french = try scratch.write("fr/17100001.csv", FullTableTests.text([row], header: header))
    _ = try store.ingest(try OfficialFile.recognise(english, in: catalogue))
    let done = try store.ingest(try OfficialFile.recognise(french, in: catalogue))
    // A selection takes the place of the series that it gives, and leaves the others.
    #expect(done.revision == Store.Revision(moved: 0, appeared: 0, vanished: 0))
    let dump = try store.dump()
    #expect(dump.contains { $0.contains("'Born in Canada'|'Né au Canada'") })
    #expect(dump.contains { $0.contains("'Immigrant status'|'Statut d''immigrant'") })
  }
}
