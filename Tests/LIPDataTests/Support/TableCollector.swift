@testable import LIPData

/// Keeps every value of a table as a line of text, and what stands behind it.
struct TableCollector: TableSink {
  var structure = TableStructure([])
  /// The names of each series' codes.
  var series: [[LocalizedText]] = []
  /// The publisher's codes of each series.
  var codes: [[String]] = []
  var seriesAttributes: [String] = []
  var dguids: [[String]] = []
  var attributeTexts = [""]
  var observations: [TableObservation] = []
  var notes: [TableNote] = []
  var deleted: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func begin(_ structure: TableStructure) throws { self.structure = structure }

  mutating func series(_ key: borrowing SeriesKey) throws -> Int {
    var names: [LocalizedText] = []
    var codes: [String] = []
    var dguids: [String] = []
    for position in structure.dimensions.indices {
      let code = key.codes[position]
      names.append(code.text)
      codes.append(String(decoding: code.code, as: UTF8.self))
      dguids.append(String(decoding: code.dguid, as: UTF8.self))
    }
    let text = zip(names, codes).map { $1.isEmpty ? "\($0.en)|\($0.fr)" : $1 }.joined(separator: "\u{1F}")
    if let known = numbers[text] { return known }
    numbers[text] = series.count
    series.append(names)
    self.codes.append(codes)
    self.dguids.append(dguids)
    seriesAttributes.append(attributeTexts[key.attributes])
    return series.count - 1
  }

  mutating func attributes(_ text: String) throws -> Int {
    if let known = attributeTexts.firstIndex(of: text) { return known }
    attributeTexts.append(text)
    return attributeTexts.count - 1
  }

  mutating func take(_ observation: TableObservation) throws { observations.append(observation) }

  mutating func delete(series: Int, period: TimePeriod?) throws {
    deleted.append("\(series) \(period?.description ?? "all")")
  }

  mutating func take(_ note: TableNote) throws { notes.append(note) }

  /// Every value with its line, period and labels.
  var lines: [String] {
    observations.map { observation in
      var words = ["\(observation.line)", observation.period?.description ?? "never"]
      words += series[observation.series].map { $0.fr.isEmpty ? $0.en : $0.en.isEmpty ? $0.fr : $0.en + "/" + $0.fr }
      if observation.cell.hasValue {
        words.append(Int(exactly: observation.cell.value).map(String.init) ?? "\(observation.cell.value)")
      }
      let symbols = observation.cell.status.text
      if !symbols.isEmpty { words.append(symbols) } else if !observation.cell.hasValue { words.append("empty") }
      let attributes = attributeTexts[observation.attributes]
      return (words + (attributes.isEmpty ? [] : [attributes])).joined(separator: " ")
    }
  }
}
