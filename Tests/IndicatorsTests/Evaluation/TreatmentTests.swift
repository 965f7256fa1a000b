import LIPData
import Testing

@testable import Indicators

/// Skewness and kurtosis, and what is done about outliers.
struct TreatmentTests {
  private let outliers: [Double?] = (1...10).map { Double($0) } + [30, 100]

  @Test func `the moments are those of type 2, as a spreadsheet has them`() {
    let values = outliers.compactMap(\.self)
    let n = Double(values.count)
    let moments = Moments(values)
    // SKEW and KURT as spreadsheets document them: other formulas than ours, of the same numbers.
    let mean = values.reduce(0, +) / n
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
    let parts = values.map { ($0 - mean) / deviation }
    let third = parts.reduce(0) { $0 + $1 * $1 * $1 }
    let fourth = parts.reduce(0) { $0 + $1 * $1 * $1 * $1 }
    #expect(close(moments.skewness, n / ((n - 1) * (n - 2)) * third, within: 1e-12))
    let head = n * (n + 1) / ((n - 1) * (n - 2) * (n - 3))
    let tail = 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3))
    #expect(close(moments.kurtosis, head * fourth - tail, within: 1e-12))
    #expect(close(moments.skewness, 3.0632410342394985, within: 1e-12))
    #expect(close(moments.kurtosis, 9.741390834569142, within: 1e-12))
    #expect(close(moments.deviation, deviation, within: 1e-12))
  }

  @Test func `an indicator that only type 3 would let pass is treated`() {
    // Type 2: 2.07 and 4.93. Type 3: 1.36 and 0.58, which would pass.
    let outcome = Treatment()([1, 2, 3, 4, 5, 6, 7, 18])
    #expect(outcome.step == .winsorised)
    #expect(outcome.values == [1, 2, 3, 4, 5, 6, 7, 7])
  }

  @Test func `winsorising stops at the first step that passes, on either side`() {
    let high = Treatment()(outliers)
    #expect(high.step == .winsorised && high.passes)
    #expect(high.values == outliers.dropLast() + [30])
    #expect(high.changed == [11])
    #expect(close(high.after.skewness, 1.71203806008905, within: 1e-12))
    let low = Treatment()(outliers.map { $0.map { -$0 } })
    #expect(low.values == high.values.map { $0.map { -$0 } })
  }

  @Test func `tied values are one step, and a step takes those set before along`() {
    // 2^0 to 2^19 pass when the three largest are the fourth largest's neighbour.
    let growth = (0..<20).map { Double(1 << $0) as Double? }
    let outcome = Treatment()(growth)
    #expect(outcome.values == growth.dropLast(2) + [131072, 131072])
    #expect(outcome.changed == [18, 19])
    var tied = Treatment()
    tied.winsorised = 1
    // A first tie of two is set at once, though one value may be changed: it is not a choice which of the two.
    #expect(tied([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 99, 99]).changed == [16, 17])
  }

  @Test func `what winsorising cannot help is put on a logarithmic scale from its own values`() {
    var treatment = Treatment()
    treatment.winsorised = 1
    let growth = (0..<20).map { Double(1 << $0) as Double? } + [nil]
    let outcome = treatment(growth)
    #expect(outcome.step == .log && outcome.passes)
    #expect(close(outcome.values[0], 8.564624337300417, within: 1e-12))
    #expect(close(outcome.values[2], 8.56519637933441, within: 1e-12))
    #expect(close(outcome.values[19], 13.179744854141678, within: 1e-12))
    #expect(outcome.values[20] == nil)
    #expect(close(outcome.after.skewness, 1.4279242096710612, within: 1e-9))
    treatment.winsorised = 0
    #expect(treatment(outliers).step == .log)
  }

  @Test func `an indicator passes by either threshold`() {
    #expect(Treatment()((1...10).map { Double($0) }).step == .none)
    // Skewed by more than 2, and its kurtosis is 9.7.
    var patient = Treatment()
    patient.kurtosis = 10
    #expect(patient(outliers).step == .none)
    patient = Treatment()
    patient.skewness = 3.1
    #expect(patient(outliers).step == .none)
  }

  @Test func `too few values, values alike and two values are left as they are`() {
    #expect(Treatment()([1, 2, 100]).step == .untested)
    #expect(Treatment()([0.1, 0.1, 0.1, 0.1, 0.1, nil]).step == .untested)
    let binary = Treatment()([Double?](repeating: 0, count: 19) + [1])
    #expect(binary.step == .twoValues && !binary.passes)
    #expect(binary.values.last == 1)
  }

  @Test func `treatment keeps the order of values`() {
    for values in [outliers, (0..<20).map { Double(1 << $0) }, (0..<20).map { -Double(1 << $0) }] {
      let treated = Treatment()(values).values
      for (a, b) in zip(values.indices, values.indices.dropFirst()) {
        guard let x = values[a], let y = values[b], let u = treated[a], let v = treated[b] else { continue }
        #expect((x < y) ? u <= v : u >= v)
      }
    }
  }
}
