public import LIPData

/// The indicators of a folder, a file or a workspace, in the order of their files.
public struct IndicatorSet: Sendable {
  /// The indicators.
  public let indicators: [IndicatorDefinition]

  /// The shipped indicators with the workspace's own laid over them, in the order of the themes.
  ///
  /// Throws `unknown-theme` for an indicator of a theme that `themes.yaml` does not have.
  public static func shipped(_ folder: DatasetsFolder) throws -> IndicatorSet {
    let themes = try folder.definitions(at: "themes.yaml").map { try Theme($0).id }
    let indicators = try folder.definitions(in: "indicators").map { try IndicatorDefinition($0) }
    for indicator in indicators where !themes.contains(indicator.theme) {
      throw Diagnostic(
        "unknown-theme", "The indicator \"\(indicator.id)\" is of \"\(indicator.theme)\", which is no theme",
        at: indicator.place, remedy: Suggestion.remedy(for: indicator.theme, among: themes))
    }
    return IndicatorSet(indicators: themes.flatMap { theme in indicators.filter { $0.theme == theme } })
  }

  /// The indicators of a file, or of all YAML files of a folder.
  public static func read(_ path: String) throws -> IndicatorSet {
    let files = InputFile.isFolder(path) ? try DatasetsFolder.yamlFiles(in: path) : [path]
    guard !files.isEmpty else {
      throw Diagnostic(
        "no-definitions", "\(path) holds no YAML file", remedy: "Name a file of indicators, or a folder of them.",
        exit: .noInput)
    }
    var indicators: [IndicatorDefinition] = []
    var places: [String: Place] = [:]
    for file in files {
      for node in try DatasetsFolder.definitions(of: file) {
        let indicator = try IndicatorDefinition(node)
        if let first = places.updateValue(indicator.place, forKey: indicator.id) {
          throw Diagnostic(
            "duplicate-definition", "The indicator \"\(indicator.id)\" is defined twice, first in \(first)",
            at: indicator.place, remedy: "Keep one of the two definitions, or give one another id.")
        }
        indicators.append(indicator)
      }
    }
    return IndicatorSet(indicators: indicators)
  }

  /// The members of a product that the indicators need: what they name, its universes, and what coverage is told by.
  public func members(of descriptor: DatasetDescriptor) -> [Int] {
    AreaSums.members(for: indicators.flatMap(\.measure.quantities), in: descriptor)
  }

  /// The indicator with an id; throws `unknown-indicator` with a "did you mean".
  public func indicator(_ id: String) throws -> IndicatorDefinition {
    if let found = indicators.first(where: { $0.id == id }) { return found }
    throw Diagnostic(
      "unknown-indicator", "There is no indicator \"\(id)\"",
      remedy: Suggestion.remedy(for: id, among: indicators.map(\.id), listedBy: "lipdata indicators list"), exit: .usage
    )
  }
}

extension IndicatorDefinition {
  /// Refuses names that nobody defines and members that may not be added, or do not serve the measure.
  ///
  /// Throws `unknown-variable`, `unknown-member`, `not-additive` or `wrong-member`, naming what would allow it.
  public func check(variables: [String: Variable], in descriptor: DatasetDescriptor) throws {
    for quantity in measure.quantities {
      switch quantity.name {
      case .variable(let name):
        guard variables[name] != nil else {
          throw Diagnostic(
            "unknown-variable", "The indicator \"\(id)\" names \"\(name)\", which is no variable", at: place,
            remedy: Suggestion.remedy(for: name, among: Array(variables.keys)))
        }
      case .member(let product, let member):
        guard product != descriptor.id || descriptor.members[member] != nil else {
          throw Diagnostic(
            "unknown-member", "The indicator \"\(id)\" names \(quantity.text), which is no characteristic", at: place,
            remedy: "\(descriptor.members.file) lists what there is.")
        }
      }
    }
    for quantity in measure.summed {
      guard let member = quantity.member(in: descriptor), member.combine != .additive else { continue }
      throw Diagnostic(
        "not-additive", "The indicator \"\(id)\" would add \"\(member.label)\" (\(quantity.text)) over areas",
        at: place,
        remedy: member.combine.remedy(for: quantity, in: descriptor))
    }
    if let misfit = measure.misfit(in: descriptor) {
      throw Diagnostic(
        "wrong-member", "The indicator \"\(id)\" \(misfit.sentence)", at: place, remedy: misfit.remedy)
    }
  }
}
