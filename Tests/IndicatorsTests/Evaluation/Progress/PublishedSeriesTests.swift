import LIPData
import Testing

@testable import Indicators

/// The published series of the federal and the global framework, where they are beside the checkout.
struct PublishedSeriesTests {
  @Test func `every row of the published series is reproduced to a billionth, its status equal`() throws {
    guard let path = Shared.reference("data/worked-examples/statcan_sdg_progress_components.csv") else { return }
    var compared = 0
    var byIndicator: [String: [(Progress, DelimitedTable.Record)]] = [:]
    for row in try DelimitedTable(path: path).records {
      var series = try SeriesTargets.series(row)
      func point(_ year: String, _ value: String) throws -> MeasuredSeries.Point? {
        guard let year = SeriesYear.point(try row[year]), let value = Double(try row[value]) else { return nil }
        return .init(year: year, value: value)
      }
      series.base = try point("base_year", "base_value")
      series.current = try point("current_year", "current_value")
      let progress = StatCanProgress().progress(of: series)
      let name = try row["series"]
      #expect(progress.status.rawValue == (try row["status"]), "\(name)")
      for (mine, column) in [(progress.value, "progress_value"), (progress.score, "score")] {
        let published = Double(try row[column])
        #expect((mine == nil) == (published == nil), "\(name)")
        if let mine, let published { #expect(abs(mine - published) <= 1e-9 * max(1, abs(published)), "\(name)") }
      }
      compared += 1
      byIndicator[try row["framework"] + " " + row["indicator"], default: []].append((progress, row))
    }
    #expect(compared == 242)
    var equal = 0
    for (_, rows) in byIndicator {
      let mine = IndicatorProgress(rows.map(\.0), by: StatCanProgress())
      let published = Double(try rows[0].1["indicator_score"])
      // Two indicators have series that are not in the file.
      if mine.status.rawValue == (try rows[0].1["indicator_status"]), (mine.score == nil) == (published == nil),
        abs((mine.score ?? 0) - (published ?? 0)) < 1e-9
      {
        equal += 1
      }
    }
    print("published series: \(compared) reproduced; indicators: \(equal) of \(byIndicator.count)")
    #expect(equal >= byIndicator.count - 2)
  }
}
