import Testing

@testable import LIPData

struct CatalogueSearchTests {
  let search: CatalogueSearch

  init() throws { search = try CatalogueSearch(Catalogue(DatasetsFolder(root: Checkout.datasets))) }

  func ids(_ words: String...) throws -> [String] { try search.find(words).entries.map(\.id) }

  @Test func `words are found in both languages, whatever their accents and capitals`() throws {
    #expect(try ids("hate", "crime").first == "statcan-35-10-0066")
    #expect(try ids("CRIMES", "haineux").first == "statcan-35-10-0066")
    #expect(try ids("réfugiés") == ids("refugies"))
    #expect(try ids("loyers").contains("statcan-34-10-0133"))
    #expect(try ids("17-10-0153") == ["statcan-17-10-0153"])
  }

  @Test func `a variable finds the dataset that gives it, a topic those about it`() throws {
    #expect(try ids("recent", "immigrants").contains("census-profile-2021"))
    #expect(try ids("settlement").contains("ircc-settlement-services"))
    #expect(try ids("guide").contains("census-guide-2021"))
  }

  @Test func `a word may be the beginning of one`() throws {
    #expect(try ids("immigr").count > 10)
    #expect(try ids("vacanc").contains("statcan-34-10-0127"))
  }

  @Test func `all words are looked for first, then any`() throws {
    let all = try search.find(["hate", "crime"])
    #expect(all.hasAllWords)
    let some = try search.find(["hate", "xylophone"])
    #expect(!some.hasAllWords)
    #expect(some.entries.map(\.id).contains("statcan-35-10-0066"))
    #expect(try search.find(["xylophone"]).entries.isEmpty)
  }

  @Test(arguments: [
    "\"", "a\" OR \"b", "NEAR(", "*", "-", "title:housing", "housing AND", "(", "^x", "'; DROP TABLE entry",
  ])
  func `what SQLite would take for more than words is words`(text: String) throws {
    if text.contains(where: { $0.isLetter }) {
      _ = try search.find([text])
    } else {
      #expect(diagnostic { try search.find([text]) }?.code == "no-words")
    }
    #expect(diagnostic { try search.find([]) }?.code == "no-words")
  }

  @Test func `the same words give the same order`() throws {
    #expect(try ids("population", "immigrants") == ids("population", "immigrants"))
  }
}
