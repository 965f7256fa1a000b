import ArgumentParser
import Indicators
import LIPData

/// Prints the JSON Schema of a kind of definition.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a kind of definition, for editors that complete and check YAML.",
    discussion: """
      Example:
        lipdata schema indicator > indicator.json
      """)

  /// The kinds of definitions that there are.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case assessment, `break`, catalogue, composite, descriptor, framework, indicator, licence, table, theme, topic
    case variable

    var shape: Shape {
      switch self {
      case .assessment: AssessmentOutline.shape
      case .break: SeriesBreak.shape
      case .catalogue: CatalogueEntry.shape
      case .composite: CompositeDefinition.shape
      case .descriptor: DatasetDescriptor.shape
      case .framework: Framework.shape
      case .indicator: IndicatorDefinition.shape
      case .licence: Licence.shape
      case .table: OwnTable.shape
      case .theme: Theme.shape
      case .topic: Topic.shape
      case .variable: Variable.shape
      }
    }
  }

  @Argument(help: "The kind of definition.")
  var kind: Kind

  func run() throws {
    try Output.data(kind.shape.jsonSchema(id: kind.rawValue, title: "lipdata \(kind.rawValue)"))
  }
}
