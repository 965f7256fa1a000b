/// What is being read.
enum SDMXScope: UInt8 {
  case outside, header, dataSet, group, series, observation
}

/// What a list of values is about.
enum SDMXList: UInt8 {
  case none, key, attributes
}

/// What an attribute is said of.
enum SDMXTarget { case dataSet, group, series, observation }
