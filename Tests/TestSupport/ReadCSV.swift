import Testing

/// A plain reader of RFC 4180 that shares no code with the program's own.
public func readCSV(_ bytes: [UInt8]) throws -> [[String]] {
  let text = try #require(String(validating: bytes, as: UTF8.self))
  var rows: [[String]] = []
  var row: [String] = []
  var field = String.UnicodeScalarView()
  var quoted = false
  var scalars = text.unicodeScalars.makeIterator()
  var next = scalars.next()
  while let scalar = next {
    next = scalars.next()
    switch scalar {
    case "\"" where quoted && next == "\"":
      field.append("\"")
      next = scalars.next()
    case "\"": quoted.toggle()
    case "," where !quoted:
      row.append(String(field))
      field = String.UnicodeScalarView()
    case "\r" where !quoted && next == "\n": break
    case "\n" where !quoted:
      rows.append(row + [String(field)])
      row = []
      field = String.UnicodeScalarView()
    default: field.append(scalar)
    }
  }
  try #require(!quoted && row.isEmpty && field.isEmpty, "the last line has no newline, or a quote is open")
  return rows
}
