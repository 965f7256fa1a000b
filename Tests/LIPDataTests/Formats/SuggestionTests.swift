import LIPData
import Testing

struct SuggestionTests {
  static let words = ["immigrants", "recent-immigrants", "population", "households", "income"]

  @Test(arguments: [
    ("imigrants", "immigrants"), ("immigrnats", "immigrants"), ("IMMIGRANTS", "immigrants"),
    ("popluation", "population"),
    ("incom", "income"), ("recent", "recent-immigrants"), ("house", "households"),
    ("recent-imigrant", "recent-immigrants"),
  ])
  func `a slip of the keyboard finds its word`(slip: String, word: String) {
    #expect(Suggestion.nearest(to: slip, among: Self.words) == word)
  }

  @Test(arguments: ["", "zebra", "x", "median-age", String(repeating: "a", count: 101)])
  func `nothing near is nothing`(word: String) {
    #expect(Suggestion.nearest(to: word, among: Self.words) == nil)
  }

  @Test func `letters exchanged count once`() {
    #expect(Suggestion.nearest(to: "ba", among: ["ab"]) == "ab")
    #expect(Suggestion.nearest(to: "acb", among: ["abc"]) == "abc")
    #expect(Suggestion.nearest(to: "bca", among: ["abc"]) == nil)
  }

  @Test func `the answer does not depend on the order of the words`() {
    #expect(Suggestion.nearest(to: "cat", among: ["bat", "hat"]) == "bat")
    #expect(Suggestion.nearest(to: "cat", among: ["hat", "bat"]) == "bat")
    #expect(Suggestion.nearest(to: "cat", among: ["cut", "cat"]) == "cat")
    #expect(Suggestion.nearest(to: "a", among: []) == nil)
  }

  @Test func `the remedy says what there is`() {
    #expect(Suggestion.remedy(for: "incme", among: Self.words) == "Did you mean \"income\"?")
    #expect(Suggestion.remedy(for: "zzz", among: ["a", "b"]) == "It can be: a, b.")
    #expect(
      Suggestion.remedy(for: "zzz", among: ["a"], listedBy: "lipdata lips") == "lipdata lips lists what there is.")
    let many = (1...20).map { "word-\($0)" }
    #expect(
      Suggestion.remedy(for: "zzz", among: many)
        == "It can be one of 20 words, such as word-1, word-2, word-3, word-4, word-5, word-6.")
  }
}
