import LIPData
import Testing

@testable import Indicators

@Suite("Interpolated medians against published ones")
struct PublishedMediansTests {
  /// The interpolated and the published median of every area of a file, by their indicators.
  private func pairs(_ dataset: String, _ interpolated: String, _ published: Quantity) throws -> [(Estimate, Double)] {
    let indicator = try IndicatorSet.shipped(Embedded.folder).indicator(interpolated)
    let classed = try #require(indicator.measure as? Median).classed
    let file = try Embedded.file(dataset)
    let store = try EmbeddedStore.shared.store
    let areas = try store.areas(of: dataset).sorted()
    let members = AreaSums.members(for: indicator.measure.quantities + [published], in: file.descriptor)
    let matrix = try store.cells(of: dataset, areas: areas, members: members)
    return areas.compactMap { area -> (Estimate, Double)? in
      let cover = Cover.of(Catchment([Catchment.Part(area)]), compositions: [:]) { _ in true }
      let sums = AreaSums(matrix: matrix, descriptor: file.descriptor, cover: cover)
      let median = sums.sum(published)
      guard median.cells == 1 else { return nil }
      return (classed.estimate(0.5, from: sums, column: .count), median.value)
    }
  }

  @Test(
    "household income: within a tenth of the class, as a rule within a twentieth; the interval holds it",
    arguments: ["toronto-neighbourhoods-2021", "ottawa-wards-2021", "census-profile-2021"])
  func income(dataset: String) throws {
    let pairs = try pairs(
      dataset, "median-household-income", Quantity("median-household-income"))
    #expect(pairs.count >= 8)
    let errors = try pairs.map { estimate, median in abs(try #require(estimate.value) - median) / median }.sorted()
    let held = pairs.count { estimate, median in
      guard let interval = estimate.interval else { return true }
      return interval.low...interval.high ~= median
    }
    #expect(errors[errors.count / 2] < 0.01)
    #expect((errors.last ?? 1) < 0.02)
    #expect(Double(held) >= 0.94 * Double(pairs.count))
    print(
      "\(dataset): \(pairs.count) medians, relative difference in the middle \(errors[errors.count / 2]),",
      "at most \(errors.last ?? 0), \(held) inside the interval")
  }

  @Test("age: within six tenths of a year", arguments: ["toronto-neighbourhoods-2021", "census-profile-2021"])
  func age(dataset: String) throws {
    let member = try Embedded.file(dataset).descriptor.id == "city-profile-2021" ? 33 : 40
    let published = Quantity("\(try Embedded.file(dataset).descriptor.id)/\(member)")
    let pairs = try pairs(dataset, "median-age", published)
    #expect(pairs.count >= 8)
    for (estimate, median) in pairs { #expect(abs(try #require(estimate.value) - median) < 0.6) }
  }
}
