import GRDB

/// Finds entries of the catalogue by words, in both languages: an index of SQLite's FTS5 in memory, accents folded.
public struct CatalogueSearch {
  /// What a search found.
  public struct Answer: Sendable {
    /// The entries, best first; ties in the order of their ids.
    public var entries: [CatalogueEntry]
    /// False where no entry has all words, so that those with any of them are given.
    public var hasAllWords: Bool
  }

  private let database: DatabaseQueue
  private let entries: [CatalogueEntry]

  /// Makes the index of a catalogue: titles, descriptions, topics, categories, keywords, numbers, and the variables
  /// that a dataset gives.
  public init(_ catalogue: Catalogue) throws {
    entries = try catalogue.entries
    let topics = Dictionary(try catalogue.topics().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let variables = try catalogue.variables()
    database = try DatabaseQueue()
    try database.write { db in
      try db.execute(
        sql: """
          CREATE VIRTUAL TABLE entry USING fts5 (
            id, title, number, topics, text, variables, tokenize = "unicode61 remove_diacritics 2")
          """)
      for entry in entries {
        let descriptor = try catalogue.descriptor(of: entry)
        let names = (descriptor?.variables.keys.sorted() ?? []).compactMap { variables[$0]?.name }
        func both(_ text: LocalizedText) -> String { "\(text.en) \(text.fr)" }
        try db.execute(
          sql: "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)",
          arguments: [
            entry.id, both(entry.title), entry.number ?? "",
            entry.topics.map { id in "\(id) " + (topics[id].map(both) ?? "") }.joined(separator: " ") + " "
              + (entry.category ?? "") + " " + entry.kind.rawValue,
            [entry.description, entry.keywords, entry.publisher].map(both).joined(separator: " "),
            names.map(both).joined(separator: " "),
          ])
      }
    }
  }

  /// The entries that hold words: all of them, else any; the last word may be a beginning.
  ///
  /// Throws `no-words` where nothing that was asked for is a letter or a digit.
  public func find(_ words: [String]) throws -> Answer {
    let asked = words.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }.map(String.init)
    guard !asked.isEmpty else {
      throw Diagnostic(
        "no-words", "There is no word to look for", remedy: "Say words such as: housing, logement, asylum.",
        exit: .usage)
    }
    let all = try ids(asked, joined: " AND ")
    if !all.isEmpty { return Answer(entries: picked(all), hasAllWords: true) }
    return Answer(entries: picked(try ids(asked, joined: " OR ")), hasAllWords: false)
  }

  private func picked(_ ids: [String]) -> [CatalogueEntry] {
    ids.compactMap { id in entries.first { $0.id == id } }
  }

  /// The ids that match, best first: a word of the title weighs most.
  private func ids(_ words: [String], joined operation: String) throws -> [String] {
    // In quotes a word is a word, whatever FTS5 would make of it; each may be a beginning.
    let query = words.map { "\"\($0)\" *" }.joined(separator: operation)
    return try database.read { db in
      try String.fetchAll(
        db, sql: "SELECT id FROM entry WHERE entry MATCH ? ORDER BY bm25(entry, 4, 8, 8, 4, 2, 1), id",
        arguments: [query])
    }
  }
}
