/// Finds the publisher's notes of a census profile: at the end of a web download, or in the metadata file beside the data.
enum ProfileNotes {
  /// The name of the metadata file that goes with a data file; nil for a file that is not called as published.
  ///
  /// `98-401-X2021006_English_CSV_data_Ontario.csv` goes with `98-401-X2021006_English_meta.txt`.
  static func metadataName(of baseName: String) -> String? {
    guard let product = baseName.prefixMatch(of: /98-401-X\d{7}/) else { return nil }
    return product.output + "_English_meta.txt"
  }

  /// The notes of a metadata file: `Footnote 7` on a line of its own, then its paragraphs.
  ///
  /// Two blank lines, or a line of asterisks, end a note.
  static func inMetadata(_ text: String) -> [TableNote] {
    var gathering = Gathering()
    var blanks = 0
    for line in lines(text) {
      if let heading = line.wholeMatch(of: /Footnote (\d{1,4})/), let number = Int(heading.1) {
        gathering.begin(number)
      } else if line.isEmpty {
        blanks += 1
        if blanks >= 2 { gathering.end() }
        continue
      } else if line.hasPrefix("***") {
        gathering.end()
      } else {
        gathering.add(line)
      }
      blanks = 0
    }
    return gathering.notes
  }

  /// The notes of a web download: a number and a comma begin one after a blank line, commas end each line.
  static func inPage(_ text: String) -> [TableNote] {
    var gathering = Gathering()
    var isNotes = false
    var follows = true
    for line in lines(text) {
      let plain = String(line.reversed().drop { $0 == "," }.reversed()).trimmed
      if plain == "Notes:" {
        isNotes = true
      } else if plain == "Data quality:" {
        break
      } else if isNotes, follows, let start = plain.prefixMatch(of: /(\d{1,4}),/), let number = Int(start.1),
        number > gathering.last
      {
        gathering.begin(number)
        gathering.add(String(plain[start.range.upperBound...]))
      } else if isNotes, !plain.isEmpty {
        gathering.add(String(plain.drop { $0 == "," }))
      }
      follows = plain.isEmpty || plain == "Notes:"
    }
    return gathering.notes
  }

  private static func lines(_ text: String) -> some Sequence<String> {
    // Not at "\n": the two bytes of a Windows line end are one character.
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).lazy.map { String($0).trimmed }
  }

  /// A note that is put together from its lines.
  private struct Gathering {
    private(set) var notes: [TableNote] = []
    private var isOpen = false
    /// The number of the note begun last, 0 before the first.
    var last: Int { notes.last?.number ?? 0 }

    mutating func begin(_ number: Int) {
      isOpen = !notes.contains { $0.number == number }
      if isOpen { notes.append(TableNote(number: number, text: LocalizedText(en: "", fr: ""))) }
    }

    mutating func add(_ line: String) {
      guard isOpen, !line.isEmpty else { return }
      let before = notes[notes.count - 1].text.en
      notes[notes.count - 1].text = LocalizedText(en: before.isEmpty ? line : before + "\n" + line, fr: "")
    }

    mutating func end() { isOpen = false }
  }
}
