import GRDB

extension Store {
  /// Keeps the notes of a profile, which travel with every figure made from the members that they are about.
  ///
  /// A note that the dataset has already takes the new text.
  static func keep(_ notes: [TableNote], dataset: Int64, in db: Database) throws {
    for note in notes {
      try db.execute(
        sql: "INSERT OR REPLACE INTO note VALUES (?, ?, ?, ?)",
        arguments: [dataset, note.number, note.text.en, note.text.fr])
    }
  }
}
