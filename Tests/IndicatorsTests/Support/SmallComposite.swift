import LIPData

@testable import Indicators

/// Composites of texts.
enum SmallComposite {
  /// A definition of YAML.
  static func definition(_ yaml: String) throws -> CompositeDefinition {
    try CompositeDefinition(YAMLNode.parse(yaml, file: "composite.yaml"))
  }

  /// A composite of YAML and CSV.
  static func make(_ yaml: String, _ csv: String) throws -> Composite {
    let definition = try definition(yaml)
    return try Composite(
      definition, of: Panel(DelimitedTable(bytes: Array(csv.utf8), file: "data.csv"), for: definition))
  }

  /// Two indicators under a pillar and one beside it, with no step but those that must be.
  static let plain = """
    id: small
    unit_column: place
    indicators:
      - {id: jobs, parent: Work, direction: up-is-better, weight: 3}
      - {id: waiting, parent: Work, direction: down-is-better}
      - {id: homes, parent: Index, direction: up-is-better}
    aggregates:
      - {id: Index}
      - {id: Work, parent: Index, weight: 3}
    """

  /// Figures for it, out of which scores can be told by heart.
  static let figures = """
    place,jobs,waiting,homes
    A,10,0,4
    B,20,5,2
    C,30,10,
    D,,10,0

    """
}
