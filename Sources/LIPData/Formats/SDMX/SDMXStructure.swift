/// What a structure message declares: codelists, concepts, data structures, dataflows.
struct SDMXStructure: Sendable {
  /// A code of a codelist.
  struct Code: Sendable, Equatable {
    var id: String
    /// The name; in both where the file gives no language, as Statistics Canada does for geographies.
    var name: LocalizedText
    /// The code above it; nil at the top.
    var parent: String?
    /// The publisher's data quality flag of a geography, empty where there is none.
    var qualityFlag = ""
    /// The type of a geography, such as CMA; empty where there is none.
    var kind = ""
  }

  /// A list of the values that a dimension or an attribute takes.
  struct Codelist: Sendable {
    var id: String
    var agency: String
    var name: LocalizedText
    var codes: [Code]
  }

  /// A dimension or an attribute, with the list of its values.
  struct Component: Sendable, Equatable {
    var id: String
    /// The concept that it measures.
    var concept: String
    /// The id of its codelist; nil for free text.
    var codelist: String?
  }

  /// What a dataset's keys are made of.
  struct DataStructure: Sendable {
    var id: String
    var agency: String
    var name: LocalizedText
    /// The dimensions in their order, without that of time.
    var dimensions: [Component]
    /// The id of the time dimension; nil where there is none.
    var time: String?
    /// The ids of the measures, one in all versions before 3.
    var measures: [String]
    var attributes: [Component]
  }

  /// A name under which data of a structure are given out.
  struct Dataflow: Sendable {
    var id: String
    var agency: String
    var name: LocalizedText
    var structure: String
  }

  var codelists: [Codelist] = []
  var concepts: [String: LocalizedText] = [:]
  var dataStructures: [DataStructure] = []
  var dataflows: [Dataflow] = []
  /// The id and the name in the header.
  var id = ""
  var title = LocalizedText.same("")

  /// The codelist with an id; nil where it is not declared here.
  func codelist(_ id: String?) -> Codelist? { id.flatMap { id in codelists.first { $0.id == id } } }

  /// The data structure that data refer to, by its own id or a dataflow's; nil where it is not declared here.
  func dataStructure(for reference: String?) -> DataStructure? {
    guard let reference else { return nil }
    if let found = dataStructures.first(where: { $0.id == reference }) { return found }
    let flow = dataflows.first { $0.id == reference }
    return dataStructures.first { $0.id == flow?.structure }
  }
}
