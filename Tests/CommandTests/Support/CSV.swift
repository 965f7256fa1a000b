import TestSupport
import Testing

/// A table that a program wrote, read by a plain reader of RFC 4180 that shares no code with the program's own.
struct CSV {
  var header: [String]
  var rows: [[String: String]]

  init(_ text: String) throws { try self.init(Array(text.utf8)) }

  init(_ bytes: [UInt8]) throws {
    let records = try readCSV(bytes)
    header = try #require(records.first)
    rows = []
    for record in records.dropFirst() {
      try #require(record.count == header.count, "\(record)")
      rows.append(Dictionary(uniqueKeysWithValues: zip(header, record)))
    }
  }

  /// The rows in which a column has a value.
  func rows(where column: String, is value: String) -> [[String: String]] { rows.filter { $0[column] == value } }
}

/// The columns of chart-ready CSV, copied from DESIGN §3 and not from the program.
let chartReadyHeader =
  "indicator_id,indicator,lip_id,lip,area_role,area_code,area,vintage,period,breakdown,category,value,numerator,"
  + "denominator,universe,describes,low,high,interval,se,unit,status,quality,cells,hidden_cells,coverage,source,licence"
