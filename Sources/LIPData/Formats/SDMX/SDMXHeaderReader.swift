/// Reads the header of a data message, in all versions.
struct SDMXHeaderReader {
  private(set) var header = SDMXHeader()
  private var path: [String] = []
  private var text = ""

  mutating func start(_ tag: borrowing XMLTag) {
    let name = XMLNames.text(tag.name)
    text = ""
    func value(_ wanted: String) -> String? {
      for index in 0..<tag.count where XMLNames.text(tag.attributeName(index)) == wanted {
        return XMLTag.text(tag.value(index))
      }
      return nil
    }
    switch name {
    case "Structure" where path.isEmpty:
      header.references.append(
        .init(id: value("structureID") ?? "", dimensionAtObservation: value("dimensionAtObservation")))
    case "Ref" where path.first == "Structure" && !header.references.isEmpty:
      header.references[header.references.count - 1].structure = value("id") ?? ""
      header.references[header.references.count - 1].agency = value("agencyID") ?? ""
    case "Sender" where path.isEmpty: header.sender = value("id") ?? ""
    default: break
    }
    path.append(name)
  }

  /// Notes the structure that a 2.0 dataset names in itself.
  mutating func refer(to structure: String) {
    guard !structure.isEmpty, header.references.isEmpty else { return }
    header.references.append(.init(id: structure, structure: structure))
  }

  mutating func text(_ bytes: UnsafeRawBufferPointer) {
    if text.utf8.count < 1 << 16 { text += String(decoding: bytes, as: UTF8.self) }
  }

  mutating func end(_ name: String) {
    let said = text.trimmed
    text = ""
    switch name {
    case "ID" where path.count == 1: header.id = said
    case "DataSetAction" where path.count == 1: header.action = said
    case "KeyFamilyRef" where path.count == 1: header.references.append(.init(id: said, structure: said))
    case "KeyFamilyAgency" where path.count == 1 && !header.references.isEmpty:
      header.references[header.references.count - 1].agency = said
    case "StructureUsage", "URN", "Structure", "ProvisionAgreement", "ProvisionAgrement":
      // In 3 the reference is a text.
      if said.hasPrefix("urn:"), !header.references.isEmpty {
        header.references[header.references.count - 1].structure = SDMXReference.id(inURN: said)
        header.references[header.references.count - 1].agency = SDMXReference.agency(inURN: said)
      }
    default: break
    }
    if !path.isEmpty { path.removeLast() }
  }
}
