import LIPData

/// The sums of a catchment, or of any union of areas, in one dataset.
struct AreaSums: QuantitySums {
  /// The cells.
  let matrix: CellMatrix
  /// What the members mean.
  let descriptor: DatasetDescriptor
  /// The areas to sum.
  let cover: Cover
  private let sizes: [Double]
  private let missingSizes: [Double]

  /// Makes the sums of a cover.
  ///
  /// - Parameter size: about how many people live in some areas, for those that the data do not hold.
  init(
    matrix: CellMatrix, descriptor: DatasetDescriptor, cover: Cover, size: ([String]) -> Double? = { _ in nil }
  ) {
    self.matrix = matrix
    self.descriptor = descriptor
    self.cover = cover
    // Areas weigh by the descriptor's coverage variable where all of them have it, else each counts as one.
    let member = descriptor.variables[descriptor.coverageVariable]?.member ?? 0
    let counted = cover.parts.map { part in matrix.cell(part.code, member).flatMap { $0.hasValue ? $0.value : nil } }
    // A reserve that was not enumerated has no count, and nobody in any.
    let known = zip(cover.parts, counted).map { part, own in own ?? size([part.code]) }
    let isCounted = known.allSatisfy { $0 != nil } && known.contains { $0 ?? 0 > 0 }
    sizes = isCounted ? known.compactMap(\.self) : known.map { _ in 1 }
    // People of private households may stand for all: what is missing is told in the same.
    let present = sizes.reduce(0, +)
    let all = cover.missing.isEmpty ? nil : size(cover.parts.map(\.code))
    let scale = all.map { isCounted && $0 > 0 ? present / $0 : 1 } ?? 1
    // An area of which nobody knows how large it is weighs as much as those that are there, on average.
    let average = sizes.isEmpty ? 1 : present / Double(sizes.count)
    missingSizes = cover.missing.map { part in isCounted ? size([part.code]).map { $0 * scale } ?? average : average }
  }

  /// The members that must be in the matrix for some quantities: their own, their universes, and the sizes.
  static func members(for quantities: [Quantity], in descriptor: DatasetDescriptor) -> [Int] {
    var members = Set(quantities.compactMap { $0.member(in: descriptor) }.flatMap { [$0.id, $0.universe ?? $0.id] })
    if let size = descriptor.variables[descriptor.coverageVariable]?.member { members.insert(size) }
    return members.sorted()
  }

  var areaCount: Int { cover.parts.count + cover.missing.count }

  func sum(_ quantity: Quantity) -> CellSum { sums(of: [quantity])[0] }

  func sums(_ a: Quantity, _ b: Quantity) -> (CellSum, CellSum) {
    let both = sums(of: [a, b])
    return (both[0], both[1])
  }

  func sums(of quantities: [Quantity]) -> [CellSum] {
    var sums = quantities.map { _ in CellSum() }
    let members = quantities.map { $0.member(in: descriptor) }
    for index in cover.parts.indices { add(area: index, of: quantities, members, to: &sums) }
    for (part, size) in zip(cover.missing, missingSizes) {
      for place in sums.indices {
        sums[place].add(Cell(missing: []), rounding: .exact, weight: part.weight, size: size)
      }
    }
    return sums
  }

  func areas(of quantities: [Quantity]) -> [AreaCells] {
    let members = quantities.map { $0.member(in: descriptor) }
    return cover.parts.indices.compactMap { index in
      var sums = quantities.map { _ in CellSum() }
      add(area: index, of: quantities, members, to: &sums)
      guard sums.allSatisfy({ $0.cells == 1 }) else { return nil }
      return AreaCells(weight: cover.parts[index].weight, sums: sums)
    }
  }

  /// Adds one area's cells to the sums, each to its own; none of them where one is hidden or missing.
  private func add(area index: Int, of quantities: [Quantity], _ members: [Member?], to sums: inout [CellSum]) {
    let part = cover.parts[index]
    let cells = zip(quantities, members).map { quantity, member in
      member.flatMap { matrix.cell(part.code, $0.id, quantity.column) } ?? Cell(missing: .empty)
    }
    let whole = cells.allSatisfy(\.hasValue)
    for (place, cell) in cells.enumerated() {
      guard let member = members[place] else { continue }
      // Beside a hidden cell, its partner is left out; its own symbols still count.
      let used = whole || !cell.hasValue ? cell : Cell(missing: cell.status.union(.empty))
      sums[place].add(
        used, rounding: member.rounding, weight: part.weight, size: sizes[index],
        sampling: model(quantities[place]), universe: universe(of: member, in: part.code, quantities[place].column),
        published: publishedVariance(of: member, in: part.code, quantities[place].column))
    }
  }

  /// The sampling variance that the publisher gives for a cell of all persons; nil where it gives none.
  func publishedVariance(of member: Member, in area: String, _ column: ValueColumn) -> Double? {
    column == .count ? descriptor.publishedIntervals[member.id]?[area]?.variance : nil
  }

  private func universe(of member: Member, in area: String, _ column: ValueColumn) -> Double? {
    guard member.rounding.isSample, let universe = member.universe else { return nil }
    return matrix.cell(area, universe, column)?.value
  }

  func kinship(of a: Quantity, to b: Quantity) -> Kinship { a.kinship(to: b, in: descriptor) }

  func isSample(_ quantity: Quantity) -> Bool? {
    guard let member = quantity.member(in: descriptor) else { return nil }
    guard member.rounding == .published else { return member.rounding.isSample }
    // A median is of those whom its universe counts, who were asked with the long form or all of them.
    guard let universe = member.universe.flatMap({ descriptor.members[$0] }), universe.rounding != .published else {
      return nil
    }
    return universe.rounding.isSample
  }

  func model(_ quantity: Quantity) -> SamplingModel {
    let unit = quantity.member(in: descriptor)?.unit ?? "persons"
    return SamplingModel(clustering: descriptor.clustering(of: unit))
  }

  /// The worst class of non-response among the areas, 5 for half or more; nil where one of them has none at hand.
  func worstNonResponse(of quantity: Quantity) -> Int? {
    let sample = quantity.member(in: descriptor)?.rounding.isSample ?? false
    var worst = 0
    for part in cover.parts {
      guard let row = matrix.areas[part.code],
        let level = matrix.quality[row].nonResponseClass(sample: sample, censusYear: descriptor.vintage)
      else { return nil }
      worst = max(worst, level)
    }
    return worst
  }

  func reasons(for quantity: Quantity) -> [QualityReason] {
    let sample = quantity.member(in: descriptor)?.rounding.isSample ?? false
    let year = descriptor.vintage
    let qualities = cover.parts.compactMap { part in matrix.areas[part.code].map { matrix.quality[$0] } }
    let worst = qualities.compactMap { $0.nonResponseClass(sample: sample, censusYear: year) }.max() ?? 0
    var reasons: [QualityReason] = worst >= 2 ? [.nonResponse(class: min(worst, 5))] : []
    let leavesOut = qualities.contains { quality in
      DataQualityFlag(quality.flag, censusYear: year).map { $0.incompleteEnumeration > 0 } ?? false
    }
    if leavesOut { reasons.append(.incompleteEnumeration) }
    return reasons
  }
}

/// A larger area without a catchment in it: every sum of the one less the other's.
struct DifferenceSums: QuantitySums {
  let whole: AreaSums
  let part: AreaSums

  /// Makes the sums of a whole without a part; both must count the same universe.
  init(whole: AreaSums, without part: AreaSums) {
    self.whole = whole
    self.part = part
  }

  var areaCount: Int { whole.areaCount + part.areaCount }

  func sum(_ quantity: Quantity) -> CellSum {
    let part = part.sum(quantity)
    // Without all of the part there is no rest: the whole is not it (a city publishes no men+ and women+).
    guard part.hiddenCells == 0, part.missingCells == 0 else { return CellSum() }
    return whole.sum(quantity) - part
  }

  func sums(_ a: Quantity, _ b: Quantity) -> (CellSum, CellSum) { (sum(a), sum(b)) }

  func sums(of quantities: [Quantity]) -> [CellSum] { quantities.map(sum) }

  func areas(of quantities: [Quantity]) -> [AreaCells] { [] }

  func kinship(of a: Quantity, to b: Quantity) -> Kinship { whole.kinship(of: a, to: b) }

  func isSample(_ quantity: Quantity) -> Bool? { whole.isSample(quantity) }

  func model(_ quantity: Quantity) -> SamplingModel { whole.model(quantity) }

  func reasons(for quantity: Quantity) -> [QualityReason] { whole.reasons(for: quantity) }
}
