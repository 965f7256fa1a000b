extension SDMXTable {
  /// How many structure files beside the data are looked into.
  private static let mostStructures = 60

  /// Finds the table in a file's first bytes, with its structure file and its other parts beside it.
  ///
  /// Nil when the file is no XML. Throws `structure-only`, `not-data` and what keeps the structure from being read.
  static func find(_ head: [UInt8], _ file: SourceFile) throws -> TableContent.Found? {
    guard let message = try SDMXMessage.recognise(head: head) else { return nil }
    let isGeneric = try isGeneric(message, file.name)
    let opening = try opening(file)
    let reference = opening.references.first
    let described = try structure(for: reference, beside: file)
    guard described != nil || isGeneric else { throw structureNeeded(reference) }
    let parts = parts(of: file)
    let structure = described?.structure
    let declared = described?.dataStructure
    let table = tableStructure(declared?.dimensions.map(\.id) ?? [], structure, declared)
    return TableContent.Found(
      content: .sdmx(Files(message: message, structure: structure, dataStructure: declared, parts: parts)),
      structure: table,
      identity: identity(file, opening, structure, declared, title: table.title),
      // A table in numbered parts is whole; what a service was asked for is a selection.
      rule: TableRule(replaces: parts.count > 1 ? .everything : .givenCells, repeats: .laterWins),
      sources: parts + (described.map { [$0.file] } ?? []))
  }

  /// The header of a data message, which stands before its data.
  private static func opening(_ file: SourceFile) throws -> SDMXHeader {
    do {
      return try XMLReader.read(try file.open(), into: HeaderVisitor()).reader.header
    } catch let found as FoundHeader {
      return found.header
    }
  }

  /// The structure file beside the data that declares their structure; nil where there is none.
  ///
  /// Of several the one with the data's own name comes first: `34100158_Structure.xml` for `34100158_1.xml`.
  private static func structure(
    for reference: SDMXHeader.Reference?, beside file: SourceFile
  ) throws -> (structure: SDMXStructure, dataStructure: SDMXStructure.DataStructure, file: SourceFile)? {
    let own = core(file.stem)
    func isNamesake(_ other: SourceFile) -> Bool {
      let core = core(other.stem)
      return core.count > 3 && own.hasPrefix(core)
    }
    func rank(_ other: SourceFile) -> Int {
      let lower = other.baseName.lowercased()
      return isNamesake(other) ? 0 : lower.contains("structure") || lower.contains("dsd") ? 1 : 2
    }
    let candidates = file.siblings.filter { $0.baseName.lowercased().hasSuffix(".xml") && $0.baseName != file.baseName }
      .sorted { (rank($0), $0.name) < (rank($1), $1.name) }
    for candidate in candidates.prefix(mostStructures) {
      let source = try candidate.open()
      guard try SDMXMessage.recognise(head: source.head()) == .structure else { continue }
      let structure = try SDMXStructure.read(source)
      if let declared = structure.dataStructure(for: reference?.structure) { return (structure, declared, candidate) }
      // Data that name no structure, or by another name, are described by the file that bears their own.
      if isNamesake(candidate), let only = structure.dataStructures.first, structure.dataStructures.count == 1 {
        return (structure, only, candidate)
      }
    }
    return nil
  }

  private static func structureNeeded(_ reference: SDMXHeader.Reference?) -> Diagnostic {
    let id = reference?.structure ?? ""
    return Diagnostic(
      "structure-needed",
      "Only the structure file\(id.isEmpty ? "" : " of \(id)") tells the dimensions of these data from their attributes,"
        + " and none lies beside them",
      remedy: "Put the structure file (…_Structure.xml) beside the data, or ingest the archive or folder that has both."
    )
  }

  /// What is a file's own in its name: `98-311-XCB2011021` of `Generic_98-311-XCB2011021`.
  private static func core(_ stem: String) -> String {
    var words = stem.lowercased()
    for word in ["structure", "generic", "compact", "data", "dsd"] { words = words.replacing(word, with: "") }
    while let first = words.first, !first.isLetter, !first.isNumber { words.removeFirst() }
    while let last = words.last, !last.isLetter, !last.isNumber { words.removeLast() }
    return words
  }

  /// The parts that a file is one of, in their order: `34100158_1.xml` … `34100158_10.xml`.
  private static func parts(of file: SourceFile) -> [SourceFile] {
    func split(_ stem: String) -> (stem: String, number: Int)? {
      guard let line = stem.lastIndex(of: "_"), let number = Int(stem[stem.index(after: line)...]), number > 0 else {
        return nil
      }
      return (String(stem[..<line]), number)
    }
    guard let own = split(file.stem) else { return [file] }
    let found = file.siblings.compactMap { sibling -> (number: Int, file: SourceFile)? in
      guard sibling.baseName.lowercased().hasSuffix(".xml"), let other = split(sibling.stem), other.stem == own.stem
      else { return nil }
      return (other.number, sibling)
    }
    return found.isEmpty ? [file] : found.sorted { $0.number < $1.number }.map(\.file)
  }

  private static func identity(
    _ file: SourceFile, _ header: SDMXHeader, _ structure: SDMXStructure?, _ declared: SDMXStructure.DataStructure?,
    title: LocalizedText
  ) -> TableIdentity {
    let reference = header.references.first
    let agency = declared?.agency ?? reference?.agency ?? header.sender
    guard !statisticsCanada.contains(agency), !statisticsCanada.contains(header.sender) else {
      let id = [reference?.structure, declared?.id, structure?.id, header.id, file.stem].compactMap(\.self)
      // DF_34100158 and Data_Structure_34100158, or a census product such as 98-311-XCB2011021.
      let number = id.lazy.compactMap { FullTable.number(inName: $0) }.first
      let product = id.lazy.compactMap { censusProduct($0) }.first
      return .statisticsCanada(number: product ?? number, title: title)
    }
    let flow = [reference?.structure, declared?.id, file.stem].compactMap(\.self).first { !$0.isEmpty } ?? ""
    let words = "\(agency) \(flow)".replacing("_", with: " ")
    return TableIdentity(
      id: TableStructure.Dimension.identifier(words), title: title,
      publisher: LocalizedText(en: agency, fr: agency))
  }

  /// `98-311-XCB2011021` in the forms that files write it; nil where it is none.
  private static func censusProduct(_ text: String) -> String? {
    let words = text.uppercased().split { !$0.isLetter && !$0.isNumber }
    guard let first = words.firstIndex(of: "98"), first + 2 < words.count, words[first + 1].count == 3,
      words[first + 2].hasPrefix("X")
    else { return nil }
    return "98-\(words[first + 1])-\(words[first + 2])"
  }
}

/// The header of a message, thrown to stop the reader before its data.
private struct FoundHeader: Error {
  var header: SDMXHeader
}

/// Reads the header of a message and stops at its data.
private struct HeaderVisitor: XMLVisitor {
  var reader = SDMXHeaderReader()
  private var header: XMLName?
  private var dataSet: XMLName?
  private var keyFamily: XMLName?
  private var isInHeader = false
  private var text: [UInt8] = []
  private var isInReference = false

  mutating func begin(_ names: XMLNames) {
    header = names.name("Header")
    dataSet = names.name("DataSet")
    keyFamily = names.name("KeyFamilyRef")
  }

  mutating func start(_ tag: borrowing XMLTag) throws {
    if isInHeader {
      reader.start(tag)
    } else if tag.name == header {
      isInHeader = true
    } else if tag.name == keyFamily {
      isInReference = true
    } else if tag.name != dataSet, XMLNames.text(tag.name).hasSuffix("Series") || XMLNames.text(tag.name) == "Obs" {
      throw FoundHeader(header: reader.header)
    }
  }

  mutating func end(_ name: XMLName) throws {
    if isInHeader {
      reader.end(XMLNames.text(name))
      if name == header { isInHeader = false }
    } else if name == keyFamily {
      reader.refer(to: String(decoding: text, as: UTF8.self).trimmed)
      isInReference = false
    }
  }

  mutating func text(_ bytes: UnsafeRawBufferPointer) throws {
    if isInHeader { reader.text(bytes) } else if isInReference, text.count < 1 << 16 { text.append(contentsOf: bytes) }
  }
}
