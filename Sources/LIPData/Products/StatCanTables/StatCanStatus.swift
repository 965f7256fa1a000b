/// What Statistics Canada's status codes in SDMX mean; the symbols are those of its CSV files.
enum StatCanStatus {
  /// True for an attribute that ``table(_:_:)`` knows codes of.
  static func isOfTables(_ attribute: String) -> Bool {
    ["STATUS_CAN", "SECURITY_LEVEL", "SYMBOL", "TERMINATED"].contains(attribute)
  }

  /// The status of a full table's attribute: its codes are numbers whose labels carry the symbol.
  ///
  /// Codelists CL_STATUS_CAN, CL_SECURITY_LEVEL, CL_SYMBOL, CL_TERMINATED of table 34-10-0158's structure file.
  static func table(_ attribute: String, _ value: UnsafeRawBufferPointer) -> ObservationStatus? {
    guard let code = NumberParsing.integer(value) else { return nil }
    switch (attribute, code) {
    case ("STATUS_CAN", 0), ("SECURITY_LEVEL", 0), ("SYMBOL", 0), ("TERMINATED", 0): return []
    case ("STATUS_CAN", 1): return .notAvailable
    case ("STATUS_CAN", 2): return .roundsToZero
    case ("STATUS_CAN", 3): return .qualityA
    case ("STATUS_CAN", 4): return .qualityB
    case ("STATUS_CAN", 5): return .qualityC
    case ("STATUS_CAN", 6): return .qualityD
    case ("STATUS_CAN", 7): return .useWithCaution
    case ("STATUS_CAN", 8): return .tooUnreliable
    case ("STATUS_CAN", 9): return .notApplicable
    case ("STATUS_CAN", _): return nil
    case ("SECURITY_LEVEL", 1): return .suppressed
    case ("SYMBOL", 1): return .preliminary
    case ("SYMBOL", 3): return .revised
    case ("TERMINATED", 1): return .terminated
    default: return nil
    }
  }

  /// The status of a census cross-tabulation's OBS_STATUS, codelist CL_OBS_STATUS of 98-311-XCB2011021.
  static func crossTabulation(_ value: UnsafeRawBufferPointer) -> ObservationStatus? {
    switch XMLTag.text(value) {
    case "": []
    case "X": .suppressed
    case "NRP", "D": .notAvailable
    case "NA": .notApplicable
    case "N": .notAvailable
    default: nil
    }
  }
}

/// What the common codelist CL_OBS_STATUS of SDMX means, as far as a symbol of ours says it; the code stays beside.
enum SDMXStatus {
  static func common(_ value: UnsafeRawBufferPointer) -> ObservationStatus? {
    switch XMLTag.text(value) {
    case "P": .preliminary
    case "U": .useWithCaution
    case "Q": .suppressed
    case "M", "L", "H": .notAvailable
    default: nil
    }
  }
}
