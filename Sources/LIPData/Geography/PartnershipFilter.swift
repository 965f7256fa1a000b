/// Which partnerships are wanted: those with a value in each of some fields.
public struct PartnershipFilter: Sendable, Equatable {
  /// A field by which members of the network compare themselves.
  public enum Field: String, Sendable, CaseIterable {
    case province, region, kind, setting, umbrella, cluster
    case size = "size class"
    case hostType = "host type"

    /// The registry's column of the field.
    public var column: String {
      switch self {
      case .size: "size_class"
      case .hostType: "host_type"
      default: rawValue
      }
    }

    /// What a partnership has in the field; several where it lies in several provinces, none where it is not known.
    public func values(_ partnership: Partnership) -> [String] {
      let values =
        switch self {
        case .province: partnership.provinces
        case .region: [partnership.region]
        case .kind: [partnership.kind]
        case .setting: [partnership.setting]
        case .size: [partnership.sizeClass]
        case .hostType: [partnership.hostType]
        case .umbrella: partnership.umbrellas
        case .cluster: [partnership.cluster]
        }
      return values.filter { !$0.isEmpty }
    }
  }

  /// Other names of the funder's regions, in small letters.
  private static let regions = [
    "bc": "british columbia", "bc/yukon": "british columbia", "atlantic canada": "atlantic", "prairies": "pnt",
    "prairies and northern territories": "pnt", "atlantique": "atlantic", "colombie-britannique": "british columbia",
    "prairies et territoires du nord": "pnt",
  ]

  /// The two letters of the provinces by their code and by their names in both languages, in small letters.
  private static let provinces: [String: String] = Territory.provinceCodes.reduce(into: [:]) { known, province in
    let name = PartnershipWords.name(of: province.key, in: .province)
    for word in [province.value, name.en.folded, name.fr.folded] { known[word] = province.key }
  }

  private var wanted: [Field: String] = [:]

  /// Makes a filter that lets all pass.
  public init() {}

  /// Wants a value in a field, in capital or small letters; throws `unknown-value` for one that no partnership has.
  public mutating func want(_ value: String, in field: Field, among registry: PartnershipRegistry) throws {
    var low = value.lowercased()
    if field == .region { low = Self.regions[low.folded] ?? low }
    if field == .province { low = (Self.provinces[low.folded] ?? low).lowercased() }
    let known = Set(registry.partnerships.flatMap { field.values($0) }).sorted()
    guard let found = known.first(where: { $0.lowercased() == low }) else {
      guard !known.isEmpty else {
        throw Diagnostic(
          "unknown-value", "No partnership has a \(field.rawValue) yet: nobody's is known",
          remedy:
            "Write it into the column \(field.column) of partnerships/registry.csv in a workspace, a row for each "
            + "partnership as in the shipped file, and name the workspace with --workspace.",
          exit: .usage)
      }
      throw Diagnostic(
        "unknown-value", "No partnership has the \(field.rawValue) \"\(value)\"",
        // Of two letters any other two are near.
        remedy: (value.count < 4 ? nil : Suggestion.nearest(to: value, among: known)).map { "Did you mean \"\($0)\"?" }
          ?? "There are \(known.joined(separator: ", ")).",
        exit: .usage)
    }
    wanted[field] = found
  }

  /// True for a partnership that has all that is wanted.
  public func lets(_ partnership: Partnership) -> Bool {
    wanted.allSatisfy { $0.key.values(partnership).contains($0.value) }
  }
}
