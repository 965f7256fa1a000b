import Indicators

@testable import LIPData

/// A made-up extract of the census profile: a province and some of its subdivisions.
enum SmallExtract {
  static let province = "2021A000235"
  static let subdivisions = ["2021A00053599001", "2021A00053599002", "2021A00053599003"]

  /// The text of an extract: for each area, the printed cells of the members.
  static func text(members: [Int], areas: [(code: String, cells: [String])], in table: MemberTable) -> String {
    var lines = ["#lipdata-extract 1\tdataset=census-profile-2021"]
    lines.append(["area", "column"].joined(separator: "\t") + members.map { "\t\($0)" }.joined())
    lines.append("\t" + members.map { "\t" + (table[$0]?.label ?? "") }.joined())
    for area in areas { lines.append(([area.code, "count"] + area.cells).joined(separator: "\t")) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A partnership with a catchment of its own.
  static func partnership(
    _ id: String, _ parts: [String]?, provinces: [String] = ["ON"], setting: String = "urban", size: String = "large"
  ) -> Partnership {
    Partnership(
      id: id, name: .same(id), kind: "LIP", provinces: provinces, region: "Ontario", host: "", hostType: "",
      setting: setting, sizeClass: size, catchment: parts.map { Catchment($0.map { Catchment.Part($0) }) },
      confidence: "high", evidence: "", note: .same(""))
  }
}
