import Foundation
import TestSupport

@testable import Indicators
@testable import LIPData

/// A made-up province of divisions and subdivisions, some of whose cells are hidden, and partnerships in it.
struct RandomProvince {
  static let columns: [ValueColumn] = [.count, .countMen, .countWomen]
  /// Total of the population, private households, immigrants.
  static let members = [1, 1527, 1529]
  let divisions: [String]
  /// The subdivisions of each division.
  let leaves: [[String]]
  /// The cells that are hidden, `area|member|column`.
  let hidden: Set<String>
  let partnerships: [Partnership]

  init(using generator: inout SeededGenerator) {
    let count = Int.random(in: 1...3, using: &generator)
    divisions = (0..<count).map { "2021A0003359\($0)" }
    var leaves: [[String]] = []
    for division in 0..<count {
      let number = Int.random(in: 2...4, using: &generator)
      leaves.append((1...number).map { "2021A0005359\(division)00\($0)" })
    }
    self.leaves = leaves
    let all = leaves.flatMap(\.self)
    var hidden: Set<String> = []
    for area in all + divisions {
      for member in [1527, 1529] {
        for column in Self.columns where Int.random(in: 0..<4, using: &generator) == 0 {
          hidden.insert("\(area)|\(member)|\(column.name)")
        }
      }
    }
    self.hidden = hidden
    var partnerships: [Partnership] = []
    for number in 0..<Int.random(in: 3...8, using: &generator) {
      var parts: [String] = []
      for (division, subdivisions) in zip(divisions, leaves) {
        if Int.random(in: 0..<4, using: &generator) == 0 {
          parts.append(division)
        } else {
          parts += subdivisions.shuffled(using: &generator).prefix(Int.random(in: 0..<3, using: &generator)).sorted()
        }
      }
      partnerships.append(SmallExtract.partnership("lip\(number)", parts.isEmpty ? [all[number % all.count]] : parts))
    }
    self.partnerships = partnerships
  }

  /// The compositions of the province.
  var compositions: Compositions {
    var parts = [SmallExtract.province: divisions]
    for (division, subdivisions) in zip(divisions, leaves) { parts[division] = subdivisions }
    return Compositions(parts)
  }

  /// The subdivisions that lie in an area.
  func leaves(in area: String) -> [String] {
    if area == SmallExtract.province { return leaves.flatMap(\.self) }
    return divisions.firstIndex(of: area).map { leaves[$0] } ?? [area]
  }

  /// The extract of its cells, every number of men and women 100 and more.
  func text(in table: MemberTable) -> String {
    var lines = ["#lipdata-extract 1\tdataset=census-profile-2021"]
    lines.append("area\tcolumn" + Self.members.map { "\t\($0)" }.joined())
    lines.append("\t" + Self.members.map { "\t" + (table[$0]?.label ?? "") }.joined())
    for area in [SmallExtract.province] + divisions + leaves.flatMap(\.self) {
      for column in Self.columns {
        let people = (column == .count ? 2000 : 1000) * leaves(in: area).count
        let cells = Self.members.map { member in
          hidden.contains("\(area)|\(member)|\(column.name)") ? "x" : String(member == 1529 ? people / 10 : people)
        }
        lines.append(([area, column.name] + cells).joined(separator: "\t"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The place of an unknown: what a subdivision truly has of a member in a column.
  func vector(_ areas: [String], _ member: Int, _ column: ValueColumn) -> [Double] {
    let all = leaves.flatMap(\.self)
    return Self.members.flatMap { other in
      Self.columns.flatMap { otherColumn in
        all.map { other == member && otherColumn == column && areas.contains($0) ? 1.0 : 0 }
      }
    }
  }

  /// The largest areas that lie outside of a catchment.
  func rest(of catchment: Catchment) -> [String] {
    let inside = Set(catchment.parts.map(\.code))
    return zip(divisions, leaves).flatMap { division, subdivisions in
      if inside.contains(division) { return [String]() }
      return inside.isDisjoint(with: subdivisions) ? [division] : subdivisions.filter { !inside.contains($0) }
    }
  }

  /// What the official cells say without the province: each that is shown, and that all persons are men and women.
  var official: [[Double]] {
    var rows = Self.members.flatMap { member in
      Self.columns.flatMap { column in
        (divisions + leaves.flatMap(\.self))
          .filter { !hidden.contains("\($0)|\(member)|\(column.name)") }
          .map { vector(leaves(in: $0), member, column) }
      }
    }
    for member in Self.members {
      for leaf in leaves.flatMap(\.self) {
        let (all, men, women) = (
          vector([leaf], member, .count), vector([leaf], member, .countMen), vector([leaf], member, .countWomen)
        )
        rows.append(all.indices.map { all[$0] - men[$0] - women[$0] })
      }
    }
    return rows
  }

  /// The hidden cells with the sums that they are.
  var secrets: [String: [Double]] {
    var secrets: [String: [Double]] = [:]
    for name in hidden {
      let words = name.split(separator: "|").map(String.init)
      guard let member = Int(words[1]), let column = ValueColumn(name: words[2]) else { continue }
      secrets[name] = vector(leaves(in: words[0]), member, column)
    }
    return secrets
  }
}
