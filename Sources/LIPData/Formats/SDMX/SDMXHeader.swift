/// What a data message says of itself before its data.
struct SDMXHeader: Sendable, Equatable {
  /// How a dataset refers to its structure.
  struct Reference: Sendable, Equatable {
    /// The id by which datasets name it.
    var id = ""
    /// The id of the data structure or dataflow.
    var structure = ""
    var agency = ""
    /// The dimension whose values stand at the observations: `TIME_PERIOD`, `AllDimensions`, any.
    var dimensionAtObservation: String?
  }

  var id = ""
  var sender = ""
  /// The dataset's action where the header gives it for all.
  var action = ""
  var references: [Reference] = []
}
