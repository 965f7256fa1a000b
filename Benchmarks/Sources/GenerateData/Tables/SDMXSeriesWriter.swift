/// Writes one series after another, in either form of SDMX-ML 2.1.
struct SDMXSeriesWriter {
  private let table: PopulationTable
  private let isGeneric: Bool
  /// What opens an observation, by year: up to the value's opening quote, and up to the end of the period's.
  private let withValue, withoutValue: [[UInt8]]

  init(_ table: PopulationTable, form: SDMXCommand.Form) {
    self.table = table
    isGeneric = form == .generic
    let periods = (0..<PopulationTable.years).map { PopulationTable.firstYear + $0 }
    if isGeneric {
      let opening = periods.map { "<generic:Obs><generic:ObsDimension value=\"\($0)\"/>" }
      withValue = opening.map { Array("\($0)<generic:ObsValue value=\"".utf8) }
      withoutValue = opening.map { Array($0.utf8) }
    } else {
      withValue = periods.map { Array("<Obs TIME_PERIOD=\"\($0)\" OBS_VALUE=\"".utf8) }
      withoutValue = periods.map { Array("<Obs TIME_PERIOD=\"\($0)".utf8) }
    }
  }

  /// Writes the series of a geography, a sex and an age group, all by position.
  func write(_ geography: Int, _ sex: Int, _ age: Int, into file: inout ByteFile) throws {
    try file.beginRow()
    file.put(Array(opening(geography, sex, age).utf8))
    for year in 0..<PopulationTable.years {
      try file.beginRow()
      let figure = table.figure(geography, sex, age, year)
      if let persons = figure.persons {
        file.put(withValue[year])
        file.put(persons)
      } else {
        file.put(withoutValue[year])
      }
      put(figure, into: &file)
    }
    file.put(isGeneric ? Self.genericEnd : Self.specificEnd)
  }

  private func opening(_ geography: Int, _ sex: Int, _ age: Int) -> String {
    let dguid = table.geographies[geography].dguid
    let codes = [("Geography", geography + 1), ("Sex", sex + 1), ("Age_group", age + 1)].map { ($0.0, String($0.1)) }
    let attributes = [
      ("VECTOR_ID", String(PopulationTable.vector(geography, sex, age))), ("SCALAR_FACTOR", "0"), ("NB_DECIMAL", "0"),
      ("UOM", "249"), ("DGUID", dguid),
    ]
    func generic(_ pairs: [(String, String)]) -> String {
      pairs.map { "<generic:Value id=\"\($0.0)\" value=\"\($0.1)\"/>" }.joined()
    }
    guard isGeneric else {
      return "<Series " + (codes + attributes).map { "\($0.0)=\"\($0.1)\"" }.joined(separator: " ") + ">"
    }
    return "<generic:Series><generic:SeriesKey>\(generic(codes))</generic:SeriesKey>"
      + "<generic:Attributes>\(generic(attributes))</generic:Attributes>\n"
  }

  /// What stands behind the value: its symbols as the numbers of Statistics Canada's codelists.
  private func put(_ figure: PopulationTable.Figure, into file: inout ByteFile) {
    if isGeneric {
      switch figure.symbol {
      case .none: file.put(Self.genericPlain)
      case .notAvailable: file.put(Self.genericNotAvailable)
      case .confidential: file.put(Self.genericConfidential)
      case .revised: file.put(Self.genericRevised)
      case .preliminary: file.put(Self.genericPreliminary)
      }
    } else {
      switch figure.symbol {
      case .none: file.put(Self.specificPlain)
      case .notAvailable: file.put(Self.specificNotAvailable)
      case .confidential: file.put(Self.specificConfidential)
      case .revised: file.put(Self.specificRevised)
      case .preliminary: file.put(Self.specificPreliminary)
      }
    }
  }

  private static let genericPlain = generic("\"/>", "STATUS_CAN", "0")
  private static let genericNotAvailable = generic("", "STATUS_CAN", "1")
  private static let genericConfidential = generic("", "SECURITY_LEVEL", "1")
  private static let genericRevised = generic("\"/>", "SYMBOL", "3")
  private static let genericPreliminary = generic("\"/>", "SYMBOL", "1")
  private static let genericEnd = Array("</generic:Series>\n".utf8)
  private static let specificPlain = Array("\"/>".utf8)
  private static let specificNotAvailable = Array("\" STATUS_CAN=\"1\"/>".utf8)
  private static let specificConfidential = Array("\" SECURITY_LEVEL=\"1\"/>".utf8)
  private static let specificRevised = Array("\" SYMBOL=\"3\"/>".utf8)
  private static let specificPreliminary = Array("\" SYMBOL=\"1\"/>".utf8)
  private static let specificEnd = Array("</Series>".utf8)

  private static func generic(_ end: String, _ attribute: String, _ code: String) -> [UInt8] {
    Array(
      (end + "<generic:Attributes><generic:Value id=\"\(attribute)\" value=\"\(code)\"/>"
        + "<generic:Value id=\"DECIMALS\" value=\"0\"/></generic:Attributes></generic:Obs>\n").utf8)
  }
}
