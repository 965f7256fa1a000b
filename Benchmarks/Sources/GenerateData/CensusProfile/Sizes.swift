/// Published population counts, so that areas are as large, and as often suppressed, as they really are.
struct Sizes {
  enum Size {
    case persons(Int)
    /// An incompletely enumerated reserve: the count is `..`.
    case notEnumerated
  }

  private var sizes: [Substring: Size] = [:]

  /// Reads `default/population-counts-2021.tsv`; without that file all sizes are drawn.
  init(_ path: String) {
    guard let lines = try? tableLines(path) else { return }
    for line in lines {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count > 2, fields[1] == "count" else { continue }
      guard let persons = Int(fields[2]) else {
        if fields[2] == ".." { sizes[fields[0]] = .notEnumerated }
        continue
      }
      sizes[fields[0]] = .persons(persons)
      // Census divisions add up to the provinces and to Canada.
      if fields[0].hasPrefix("2021A0003") {
        add(persons, to: "2021A0002" + fields[0].dropFirst(9).prefix(2))
        add(persons, to: "2021A000011124")
      }
    }
  }

  subscript(_ dguid: String) -> Size? { sizes[Substring(dguid)] }

  private mutating func add(_ persons: Int, to dguid: String) {
    var sum = persons
    if case .persons(let before) = sizes[Substring(dguid)] { sum += before }
    sizes[Substring(dguid)] = .persons(sum)
  }
}
