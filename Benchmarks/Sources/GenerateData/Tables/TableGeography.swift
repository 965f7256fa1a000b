/// A geography of the generated tables.
struct TableGeography {
  let dguid: String
  let name: String
  let french: String
  /// `ON`; two of them for an area that crosses a border, empty for Canada.
  let province: String

  /// The areas of `geography/areas.tsv` whose DGUID has one of these schemas, schema by schema, in the file's order.
  static func load(_ datasets: String, schemas: [String]) throws -> [TableGeography] {
    let path = datasets + "/geography/areas.tsv"
    let lines = try tableLines(path)
    let column = try columns(["code", "name_en", "name_fr", "province"], in: lines[0], separator: "\t", of: path)
    let all = try lines.dropFirst().map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let last = column.max(), fields.count > last else {
        throw Failure.badTable(path, "a line has too few columns: \(line)")
      }
      let name = fields[column[1]]
      return TableGeography(
        dguid: fields[column[0]], name: name, french: fields[column[2]].isEmpty ? name : fields[column[2]],
        province: fields[column[3]])
    }
    return schemas.flatMap { schema in all.filter { $0.dguid.hasPrefix("2021" + schema) } }
  }
}
