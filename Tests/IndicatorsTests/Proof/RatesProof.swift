import LIPData
import TestSupport
import Testing

@testable import Indicators

/// Published rates against the bounds of those that we make of the published counts.
@Suite("Proof: published rates, made anew from counts")
struct RatesProof {
  /// Rates compared.
  ///
  /// A printed rate is rounded itself, and in up to three ways: to its last digit; to two digits before that (2.849
  /// became 2.85 and then 2.9); and it may be the quotient of counts that were rounded on their own, not of those
  /// that are printed beside it (80 of 850, printed as 8.8 %: it is 75 of 850).
  private struct Comparison {
    var compared = 0
    /// Inside the bounds as they are printed; with the last digit; rounded twice; with counts of their own.
    var inside = [0, 0, 0, 0]
    /// Equal to the quotient of the printed counts, to the last printed digit.
    var same = 0
    var widths: [Double] = []
    var outside: [String] = []
    /// Those that only the rounding of counts of their own explains.
    var ownCounts: [String] = []

    /// Compares a printed rate that has so many decimals; `scale` is 100 for percent.
    mutating func add(
      _ name: @autoclosure () -> String, printed: Double, _ estimate: Estimate, decimals: Int, scale: Double = 100
    ) {
      guard let bounds = estimate.bounds, let value = estimate.shownValue, let whole = estimate.denominator else {
        return
      }
      var unit = 1.0
      for _ in 0..<decimals { unit /= 10 }
      let digit = unit / 2 + 1e-9
      let counts = scale * 4 * (1 + value / scale) / whole
      compared += 1
      widths.append(bounds.upperBound - bounds.lowerBound)
      let reach = max(bounds.lowerBound - printed, printed - bounds.upperBound)
      for (place, allowed) in [0, digit, 1.1 * digit, 1.1 * digit + counts].enumerated() where reach <= allowed {
        inside[place] += 1
      }
      if reach > 1.1 * digit { ownCounts.append("\(name()): \(printed), bounds \(bounds)") }
      if reach > 1.1 * digit + counts { outside.append("\(name()): \(printed), bounds \(bounds)") }
      if abs(printed - value) <= digit { same += 1 }
    }

    static func + (a: Comparison, b: Comparison) -> Comparison {
      var both = a
      both.compared += b.compared
      both.inside = zip(a.inside, b.inside).map(+)
      both.same += b.same
      both.widths += b.widths
      both.outside += b.outside
      both.ownCounts += b.ownCounts
      return both
    }
  }

  private func show(_ title: String, _ rows: [(String, Comparison)]) {
    var table = ProofTable(
      title,
      [
        "Areas", "rates", "inside as printed", "± last digit", "rounded twice", "of counts of their own",
        "the printed quotient", "median width",
      ])
    for (name, all) in rows {
      table.add(
        [name, "\(all.compared)"] + all.inside.map { ProofTable.percent($0, of: all.compared) } + [
          ProofTable.percent(all.same, of: all.compared),
          ProofTable.number(all.widths.sorted().dropFirst(all.widths.count / 2).first, 3),
        ])
      #expect(all.outside.isEmpty, "\(name), \(all.outside.count): \(all.outside.prefix(8))")
    }
    table.show()
    var named = ProofTable("\(title): explained by the rounding of counts of their own alone", ["Rate"])
    for one in rows.flatMap(\.1.ownCounts).sorted().prefix(20) { named.add([one]) }
    named.show()
  }

  private static func sum(_ cell: Cell, _ member: Member) -> CellSum {
    var sum = CellSum()
    sum.add(cell, rounding: member.rounding)
    return sum
  }

  /// The shares of their universes, and what the members table says is a quotient of two counts.
  private static func rates(_ cells: [Int: [Cell]], _ table: MemberTable, _ area: String) -> (Comparison, Comparison) {
    var shares = Comparison()
    var quotients = Comparison()
    for member in table.members {
      guard let own = cells[member.id] else { continue }
      for column in 0..<3 {
        if member.combine == .additive, let universe = member.universe.flatMap({ table[$0] }),
          own[column + 3].hasValue, own[column].hasValue, let whole = cells[universe.id]?[column], whole.hasValue
        {
          shares.add(
            "\(area) \(column) \(member.id) \(member.label)", printed: own[column + 3].value,
            .share(sum(own[column], member), of: sum(whole, universe), model: SamplingModel()), decimals: 1)
        }
        // A density is no quotient of two counts: its area is printed with two decimals.
        guard case .ratio(let a, let b) = member.combine, a != b, member.unit != "per-square-kilometre",
          let part = table[a], let whole = table[b],
          own[column].hasValue, let x = cells[a]?[column], let y = cells[b]?[column], x.hasValue, y.hasValue
        else { continue }
        let (top, bottom) = (sum(x, part), sum(y, whole))
        quotients.add(
          "\(area) \(column) \(member.id) \(member.label)", printed: own[column].value,
          member.unit == "percent"
            ? .share(top, of: bottom, model: SamplingModel()) : .ratio(top, to: bottom), decimals: 1,
          scale: member.unit == "percent" ? 100 : 1)
      }
    }
    return (shares, quotients)
  }

  @Test("every published rate of a profile lies within the bounds of the counts that it is made of")
  func profiles() throws {
    var files = try ["census-profile-2021", "census-profile-2016", "ottawa-wards-2021", "toronto-neighbourhoods-2021"]
      .map { try Embedded.file($0) }
    if let path = Shared.reference("data/statcan/vancouver-local-areas/CensusLocalAreaProfiles2016.csv") {
      files.append(try RecognisedFile.recognise(path, in: Catalogue(Embedded.folder)))
    }
    var rows: [(String, Comparison)] = []
    for file in files {
      var (shares, quotients) = (Comparison(), Comparison())
      for (area, cells) in try ProfileCells.read(file).cells {
        let found = Self.rates(cells, file.descriptor.members, area)
        shares = shares + found.0
        quotients = quotients + found.1
      }
      if shares.compared > 0 { rows.append(("\(file.entry.id), shares", shares)) }
      if quotients.compared > 0 { rows.append(("\(file.entry.id), rates and ratios", quotients)) }
    }
    show("Published rates of profiles", rows)
    #expect(rows.map(\.1.compared).reduce(0, +) > 30_000)
  }

  @Test("every published distribution of the highlight tables of 2016 lies within the bounds of its counts")
  func highlights() throws {
    var rows: [(String, Comparison)] = []
    for (name, cells) in try Highlights.tables.get() {
      var all = Comparison()
      for (key, cell) in cells where key.codes[4].hasSuffix("(% distribution 2016)") && cell.hasValue {
        let count = key.with(key.codes[4].replacing("(% distribution 2016)", with: "(2016 counts)"), at: 4)
        var sums = [CellSum(), CellSum()]
        for (place, key) in [count, count.with(Highlights.total, at: 4)].enumerated() {
          sums[place].add(cells[key] ?? Cell(missing: .empty), rounding: .base5Sample)
        }
        all.add(
          key.codes.joined(separator: ", "), printed: cell.value,
          .share(sums[0], of: sums[1], model: SamplingModel()), decimals: 1)
      }
      rows.append((name == "CANPR" ? "Canada and provinces" : "160 CMAs and CAs", all))
    }
    show("Published distributions, highlight tables of 2016", rows)
  }

  @Test("visible minorities: the share of a city lies within the bounds of the shares of its parts")
  func cities() throws {
    guard let path = Shared.reference("data/statcan/csd-2021/visible_minorities.csv") else { return }
    let published = try ProofData.percentages(path)
    var all = Comparison()
    let toronto = try ProofData.toronto.get()
    let ottawa = try ProofData.ottawa.get()
    for (city, profile, parts) in [
      ("3520005", toronto, ProofData.neighbourhoods), ("3506008", ottawa, ProofData.wards),
      ("3506008", ottawa, [ProofData.ottawaCity]),
    ] {
      let whole = try #require(profile.table.members.first { $0.label.hasPrefix("Total - Visible minority") })
      let part = try #require(profile.table[whole.id + 1])
      var sums = [CellSum(), CellSum()]
      for area in parts {
        for (place, member) in [part, whole].enumerated() {
          sums[place].add(profile.matrix.cell(area, member.id) ?? Cell(missing: .empty), rounding: member.rounding)
        }
      }
      all.add(
        city, printed: try #require(published[city]), .share(sums[0], of: sums[1], model: SamplingModel()), decimals: 4)
    }
    show("Visible minorities: cities against their parts", [("Toronto, Ottawa", all)])
    #expect(all.compared == 3)
  }
}
