import LIPData

@testable import Indicators

/// Reads a measure as it stands in a definition.
func measure(_ yaml: String) throws -> any Measure {
  try Measures.read(try YAMLNode.parse(yaml, file: "measure.yaml"))
}

/// The one estimate of a measure.
func estimate(_ yaml: String, _ sums: any QuantitySums) throws -> Estimate {
  let all = try measure(yaml).estimates(from: sums, column: .count)
  return all[0].estimate
}
