/// What `98-400-X2016nnn_English_meta.txt` says of a census data table: title, members with their parents, notes.
struct CensusTableMetadata: Sendable, Equatable {
  /// The title.
  var title = ""
  /// The members of each dimension, by its name.
  var members: [String: [TableStructure.Code]] = [:]
  /// The publisher's footnotes.
  var notes: [TableNote] = []

  /// Reads the text; nil when it has no title and no members.
  init?(_ text: String) {
    let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).replacing("\u{FEFF}", with: "") }
    var section = ""
    var dimension = ""
    var isMembers = false
    var footnote: Int?
    var words: [String] = []
    var depths: [(depth: Int, id: String)] = []
    var last = ""

    func closed() -> TableNote? {
      let text = words.joined(separator: "\n").trimmed
      return footnote.flatMap { text.isEmpty ? nil : TableNote(number: $0, text: LocalizedText(en: text, fr: "")) }
    }
    for (index, line) in lines.enumerated() {
      let plain = line.trimmed
      if plain.hasPrefix("** ") {
        section = String(plain.dropFirst(3)).trimmed
      } else if plain.hasPrefix("***") || section == "General Information" {
        if title.isEmpty, !plain.isEmpty, !plain.hasPrefix("*") { title = plain }
      } else if section.hasPrefix("Definitions") {
        let isEnd = plain.isEmpty && last.isEmpty || plain == "Footnotes" || plain.hasPrefix("Footnote ")
        if isEnd, let note = closed() { notes.append(note) }
        if isEnd { (footnote, words) = (nil, []) }
        if let number = plain.wholeMatch(of: /Footnote (\d+)/)?.output.1 {
          footnote = Int(number)
        } else if footnote != nil {
          words.append(plain)
        } else if plain == "Definition" {
          dimension = lines[..<index].last { !$0.trimmed.isEmpty }.map { $0.trimmed } ?? ""
          isMembers = false
        } else if plain == "Member" {
          (isMembers, depths) = (true, [])
        } else if isMembers, let found = line.wholeMatch(of: /\ *(\d+)\.( +)(.+)/) {
          let depth = found.output.2.utf8.count
          depths.removeAll { $0.depth >= depth }
          let id = String(found.output.1)
          members[dimension, default: []].append(
            .init(
              code: id, name: LocalizedText(en: String(found.output.3).trimmed, fr: ""), parent: depths.last?.id))
          depths.append((depth, id))
        }
      }
      last = plain
    }
    if let note = closed() { notes.append(note) }
    guard !title.isEmpty, !members.isEmpty else { return nil }
    takeNotesFromLabels()
  }

  /// Takes the numbers of footnotes from the ends of labels: `Total - School attendance (1)`.
  private mutating func takeNotesFromLabels() {
    let known = Set(notes.map(\.number))
    for (dimension, codes) in members {
      members[dimension] = codes.map { code in
        guard let found = code.name.en.wholeMatch(of: /(.+?) \(([\d, ]+)\)/) else { return code }
        let numbers = found.output.2.split { !$0.isNumber }.compactMap { Int($0) }
        guard !numbers.isEmpty, numbers.allSatisfy({ known.contains($0) }) else { return code }
        var plain = code
        plain.name.en = String(found.output.1)
        plain.notes = numbers
        return plain
      }
    }
  }
}
