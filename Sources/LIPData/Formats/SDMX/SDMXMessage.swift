/// What an XML file is, told from its outermost element and that element's namespace.
enum SDMXMessage: Sendable, Equatable {
  /// Data whose key values name their concepts: SDMX 2.0, or 2.1 (time series too).
  case generic(SDMXVersion)
  /// Data whose keys are XML attributes: 2.0 compact, 2.1 and 3 structure-specific.
  case specific(SDMXVersion)
  /// Codelists, concepts and data structures.
  case structure
  /// A message of another kind, with what it is in a phrase.
  case other(String)
  /// XML of something else, with what it is in a phrase.
  case foreign(String)

  /// Tells what a file is; nil when it is no XML.
  ///
  /// Throws what keeps it from being read at all: `xml-doctype`.
  static func recognise(head: [UInt8]) throws -> SDMXMessage? {
    guard looksLikeXML(head) else { return nil }
    do {
      _ = try XMLReader.read(ByteSource(bytes: head), into: RootVisitor())
    } catch let root as Root {
      return message(root.name, root.namespace)
    }
    return nil
  }

  /// True when the first character is an opening bracket, in any encoding that XML begins with.
  static func looksLikeXML(_ head: [UInt8]) -> Bool {
    for byte in head.prefix(256) {
      switch byte {
      case 0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00, 0x20, 0x09, 0x0A, 0x0D: continue
      default: return byte == 0x3C
      }
    }
    return false
  }

  /// The outermost element, thrown to stop the reader there.
  private struct Root: Error {
    var name: String
    var namespace: String
  }

  private struct RootVisitor: XMLVisitor {
    mutating func begin(_ names: XMLNames) {}
    mutating func start(_ tag: borrowing XMLTag) throws {
      throw Root(name: XMLNames.text(tag.name), namespace: XMLNames.text(tag.namespace))
    }
    mutating func end(_ name: XMLName) throws {}
    mutating func text(_ bytes: UnsafeRawBufferPointer) throws {}
  }

  private static func message(_ name: String, _ namespace: String) -> SDMXMessage {
    let version = SDMXVersion(namespace: namespace)
    switch (name, version) {
    case ("GenericData", let version?), ("GenericTimeSeriesData", let version?): return .generic(version)
    case ("CompactData", let version?), ("StructureSpecificData", let version?),
      ("StructureSpecificTimeSeriesData", let version?), ("UtilityData", let version?):
      return .specific(version)
    case ("Structure", .some): return .structure
    case ("MessageGroup", .some): return .other("a group of messages")
    case ("CrossSectionalData", .some): return .other("cross-sectional data")
    case ("Error", .some): return .other("an error message")
    case ("GenericMetadata", .some), ("StructureSpecificMetadata", .some), ("MetadataReport", .some),
      ("GenericMetadataReport", .some):
      return .other("reference metadata")
    case (_, .some): return .other("a message \"\(name)\", which is no data")
    case (_, nil): return .foreign(foreign(name, namespace))
    }
  }

  private static func foreign(_ name: String, _ namespace: String) -> String {
    switch name.lowercased() {
    case "md_metadata", "di_metadata": return "metadata of a geographic file (ISO 19115)"
    case "html": return "a web page"
    case "rss", "feed": return "a news feed"
    case "error", "errors", "fault", "exception": return "an error page"
    case "workbook": return "a workbook of Excel 2003"
    default: return "XML of another kind: its outermost element is \"\(name)\""
    }
  }
}

/// A version of SDMX-ML.
enum SDMXVersion: String, Sendable {
  case v1 = "1.0"
  case v20 = "2.0"
  case v21 = "2.1"
  case v3 = "3"

  /// The version that a namespace is of; nil for what is no SDMX.
  init?(namespace: String) {
    let text = namespace.lowercased()
    guard text.contains("sdmx.org/resources/sdmxml/schemas/") else { return nil }
    if text.contains("/v1_0/") {
      self = .v1
    } else if text.contains("/v2_0/") {
      self = .v20
    } else if text.contains("/v2_1/") {
      self = .v21
    } else if text.contains("/v3_") {
      self = .v3
    } else {
      return nil
    }
  }
}
