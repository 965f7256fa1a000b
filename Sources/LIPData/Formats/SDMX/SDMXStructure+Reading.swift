extension SDMXStructure {
  /// Reads a structure message of SDMX 2.0, 2.1 or 3; throws what ``XMLTree`` throws and `not-a-structure`.
  static func read(_ source: ByteSource) throws -> SDMXStructure {
    let tree = try XMLTree(source)
    guard tree.root.name == "Structure", let version = SDMXVersion(namespace: tree.namespace) else {
      throw Diagnostic(
        "not-a-structure", "The file is no structure message of SDMX", at: Place(file: source.name),
        remedy: "Give the file with the codelists, which is called …_Structure.xml or Structure_….xml.")
    }
    var structure = SDMXStructure()
    let header = tree.root.child("Header")
    structure.id = header?.child("ID")?.text.trimmed ?? ""
    structure.title = localized(header?.all("Name") ?? [])
    let lists = tree.root.descendants("Codelist") + tree.root.descendants("CodeList")
    structure.codelists = (lists + tree.root.descendants("ValueList")).map { codelist($0) }
    for concept in tree.root.descendants("Concept") where !concept.all("Name").isEmpty {
      if let id = concept["id"] { structure.concepts[id] = localized(concept.all("Name")) }
    }
    structure.dataStructures =
      version == .v20
      ? tree.root.descendants("KeyFamily").filter { $0.child("Components") != nil }.map { keyFamily($0) }
      : tree.root.descendants("DataStructure").filter { $0.child("DataStructureComponents") != nil }
        .map { dataStructure($0) }
    for flow in tree.root.descendants("Dataflow") where flow["id"] != nil {
      let reference = flow.child("Structure")
      structure.dataflows.append(
        Dataflow(
          id: flow["id"] ?? "", agency: flow["agencyID"] ?? "", name: localized(flow.all("Name")),
          structure: reference?.child("Ref")?["id"] ?? SDMXReference.id(inURN: reference?.text ?? "")))
    }
    return structure
  }

  /// Texts by language; one without a language stands for both.
  static func localized(_ elements: [XMLTree.Element]) -> LocalizedText {
    var text = LocalizedText.same("")
    for element in elements {
      // Leading spaces tell the level of a code: they go here, and are counted before.
      let words = element.text.trimmed
      switch element["lang"]?.lowercased().prefix(2) {
      case "en": text.en = words
      case "fr": text.fr = words
      case nil:
        if text.en.isEmpty { text.en = words }
        if text.fr.isEmpty { text.fr = words }
      default:
        // Another language stands in where neither of ours is given.
        if text.en.isEmpty && text.fr.isEmpty && elements.count == 1 { text.en = words }
      }
    }
    return text
  }

  private static func codelist(_ element: XMLTree.Element) -> Codelist {
    var codes: [Code] = []
    var levels: [(depth: Int, id: String)] = []
    let children = element.children.filter { $0.name == "Code" || $0.name == "ValueItem" }
    for child in children {
      // 2.0 has the value and a description, later versions an id and a name.
      let names = child.all("Name").isEmpty ? child.all("Description") : child.all("Name")
      var code = Code(id: child["id"] ?? child["value"] ?? "", name: localized(names))
      code.parent = child["parentCode"] ?? parent(child)
      if child["value"] != nil, child["id"] == nil, code.parent == nil {
        // Statistics Canada's 2.0 files tell the level by leading spaces, two a level.
        let depth = names.map { spaces($0.text) }.max() ?? 0
        while let last = levels.last, last.depth >= depth { levels.removeLast() }
        code.parent = levels.last?.id
        levels.append((depth, code.id))
      }
      for annotation in child.descendants("Annotation") {
        let kind = annotation.child("AnnotationType")?.text.trimmed
        if kind == "Data Quality Flag" { code.qualityFlag = annotation.child("AnnotationText")?.text.trimmed ?? "" }
        if kind == "Geography Type Acronym" { code.kind = annotation.child("AnnotationTitle")?.text.trimmed ?? "" }
      }
      codes.append(code)
    }
    return Codelist(
      id: element["id"] ?? "", agency: element["agencyID"] ?? "", name: localized(element.all("Name")), codes: codes)
  }

  private static func parent(_ code: XMLTree.Element) -> String? {
    guard let parent = code.child("Parent") else { return nil }
    if let reference = parent.child("Ref")?["id"] { return reference }
    let text = parent.text.trimmed
    return text.isEmpty ? nil : SDMXReference.id(inURN: text)
  }

  /// The spaces before the first word of the last line that has one.
  private static func spaces(_ text: String) -> Int {
    text.utf8.prefix { $0 == 0x20 }.count
  }

  private static func keyFamily(_ element: XMLTree.Element) -> DataStructure {
    let components = element.child("Components")
    func component(_ child: XMLTree.Element) -> Component {
      let concept = child["conceptRef"] ?? child["concept"] ?? ""
      return Component(id: concept, concept: concept, codelist: child["codelist"])
    }
    return DataStructure(
      id: element["id"] ?? "", agency: element["agencyID"] ?? element["agency"] ?? "",
      name: localized(element.all("Name")), dimensions: (components?.all("Dimension") ?? []).map(component),
      time: components?.child("TimeDimension").map { component($0).id },
      measures: (components?.all("PrimaryMeasure") ?? []).map { component($0).id },
      attributes: (components?.all("Attribute") ?? []).map(component))
  }

  private static func dataStructure(_ element: XMLTree.Element) -> DataStructure {
    let components = element.child("DataStructureComponents")
    let list = components?.child("DimensionList")
    let dimensions = (list?.children ?? []).filter { $0.name == "Dimension" || $0.name == "MeasureDimension" }
    // The position decides where it is given; else the order of the file.
    let placed = dimensions.enumerated().sorted {
      (Int($0.element["position"] ?? "") ?? 0, $0.offset) < (Int($1.element["position"] ?? "") ?? 0, $1.offset)
    }.map(\.element)
    let measures = components?.child("MeasureList")?.children.filter {
      $0.name == "PrimaryMeasure" || $0.name == "Measure"
    }
    return DataStructure(
      id: element["id"] ?? "", agency: element["agencyID"] ?? "", name: localized(element.all("Name")),
      dimensions: placed.map { component($0) }, time: list?.child("TimeDimension").map { component($0).id },
      measures: (measures ?? []).map { component($0).id },
      attributes: (components?.child("AttributeList")?.all("Attribute") ?? []).map { component($0) })
  }

  private static func component(_ element: XMLTree.Element) -> Component {
    let identity = element.child("ConceptIdentity")
    let concept = identity?.child("Ref")?["id"] ?? SDMXReference.id(inURN: identity?.text ?? "")
    let enumeration = element.child("LocalRepresentation")?.child("Enumeration")
    let reference = enumeration?.child("Ref")?["id"] ?? SDMXReference.id(inURN: enumeration?.text ?? "")
    // An id may be left out where it is the concept's.
    return Component(
      id: element["id"] ?? concept, concept: concept, codelist: reference.isEmpty ? nil : reference)
  }
}

/// Reads the references of SDMX that are texts: `urn:sdmx:org….Codelist=ECB:CL_FREQ(1.0)`.
enum SDMXReference {
  /// The id that a reference names; empty for none.
  static func id(inURN text: String) -> String {
    let text = text.trimmed
    guard let equals = text.lastIndex(of: "=") else { return text }
    var rest = text[text.index(after: equals)...]
    if let colon = rest.firstIndex(of: ":") { rest = rest[rest.index(after: colon)...] }
    // A code or concept stands behind the version: CL_FREQ(1.0).A
    if let close = rest.lastIndex(of: ")"), rest.index(after: close) < rest.endIndex {
      let tail = rest[rest.index(after: close)...]
      if tail.first == "." { return String(tail.dropFirst()) }
    }
    return String(rest.prefix { $0 != "(" })
  }

  /// The agency that a reference names; empty for none.
  static func agency(inURN text: String) -> String {
    guard let equals = text.lastIndex(of: "=") else { return "" }
    let rest = text[text.index(after: equals)...]
    guard let colon = rest.firstIndex(of: ":") else { return "" }
    return String(rest[..<colon])
  }
}
