import Publishing
import Testing

struct ChartReadyNumberTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (25.897286, "25.897286"), (12.5, "12.5"), (0.1, "0.1"),
    (-0.000001, "-0.000001"), (100.000010, "100.00001"), (8_361_505, "8361505"), (1_000_000, "1000000"),
  ]) func `trailing zeros are trimmed and nothing is grouped`(value: Double, text: String) {
    #expect(ChartReadyNumber.text(value) == text)
  }

  @Test(arguments: [
    (1.0 / 3, "0.333333"), (2.0 / 3, "0.666667"), (1.0000004, "1"), (1.9999999, "2"), (-1.9999999, "-2"),
    (0.99999949, "0.999999"),
  ]) func `there are at most six decimals`(value: Double, text: String) {
    #expect(ChartReadyNumber.text(value) == text)
  }

  @Test(arguments: [
    (0.0000005, "0"), (0.0000015, "0.000002"), (0.0000025, "0.000002"), (-0.0000015, "-0.000002"),
    (-0.0000025, "-0.000002"), (1.0 + 1.0 / 128, "1.007812"), (1.0 + 3.0 / 128, "1.023438"),
  ]) func `halves go to the even digit`(value: Double, text: String) {
    #expect(ChartReadyNumber.text(value) == text)
  }

  @Test func `what rounds to zero has no sign`() {
    #expect(ChartReadyNumber.text(-0.0000001) == "0")
    #expect(ChartReadyNumber.text(-0.0000005) == "0")
  }

  @Test(arguments: [
    (9_000_000_000_000.5, "9000000000000.5"), (8_999_999_999_999.125, "8999999999999.125"),
    (123_456_789_012.345, "123456789012.345"), (-9_007_199_254_740_991, "-9007199254740991"),
    (1e16, "10000000000000000"), (1e19, "10000000000000000000"), (-1e20, "-100000000000000000000"),
  ]) func `large numbers keep their digits and have no exponent`(value: Double, text: String) {
    #expect(ChartReadyNumber.text(value) == text)
  }

  @Test func `what is no number is empty and never 0`() {
    #expect(ChartReadyNumber.text(nil) == "")
    #expect(ChartReadyNumber.text(.nan) == "")
    #expect(ChartReadyNumber.text(.infinity) == "")
    #expect(ChartReadyNumber.text(-.infinity) == "")
  }

  @Test func `every number reads back to within half a millionth`() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<10_000 {
      let value = Double.random(in: -1e9...1e9, using: &generator)
      let back = try #require(Double(ChartReadyNumber.text(value)))
      #expect(abs(back - value) <= 0.000_000_7, "\(value)")
    }
  }
}
