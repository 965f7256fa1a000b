import LIPData
import TestSupport
import Testing

struct NumberParsingTests {
  @Test func `digits beyond what a number holds are no number`() {
    let digits = String(repeating: "9", count: 400)
    for text in [digits, "-" + digits, digits + ".5"] {
      #expect(Array(text.utf8).withUnsafeBytes { NumberParsing.decimal($0) } == nil)
    }
    #expect(Array("9.99".utf8).withUnsafeBytes { NumberParsing.decimal($0, timesTenTo: 6) } == 9_990_000)
    #expect(Array("0.1".utf8).withUnsafeBytes { NumberParsing.decimal($0, timesTenTo: 3) } == 100)
  }

  func decimal(_ text: String) -> Double? { Array(text.utf8).withUnsafeBytes { NumberParsing.decimal($0) } }
  func integer(_ text: String) -> Int? { Array(text.utf8).withUnsafeBytes { NumberParsing.integer($0) } }

  @Test func `decimals are those of the standard library, to the last bit`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200_000 {
      let whole = (0..<Int.random(in: 1...20, using: &generator)).map { _ in Int.random(in: 0...9, using: &generator) }
      let decimals = (0..<Int.random(in: 0...24, using: &generator)).map { _ in Int.random(in: 0...9, using: &generator)
      }
      var text = Bool.random(using: &generator) ? "-" : ""
      text += whole.prefix(Int.random(in: 1...20, using: &generator)).map(String.init).joined()
      if !decimals.isEmpty { text += "." + decimals.map(String.init).joined() }
      #expect(decimal(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }

  @Test(arguments: [
    "0", "-0", "0.1", "-4.9", "5.4", "920686.55", "9007199254740993", "9007199254740992", "0.30000000000000004",
  ])
  func `known decimals`(text: String) {
    #expect(decimal(text)?.bitPattern == Double(text)?.bitPattern)
  }

  @Test(arguments: [
    "", "-", ".", "5.", ".5", "-.5", "1.2.3", "+1", " 1", "1 ", "1,000", "1e5", "nan", "inf", "0x1", "1\0",
  ])
  func `what is not exactly a number is none`(text: String) {
    #expect(decimal(text) == nil)
    #expect(integer(text) == nil)
  }

  @Test func `integers are exact to the ends of their range`() {
    #expect(integer("0") == 0)
    #expect(integer("-0") == 0)
    #expect(integer("2631") == 2631)
    #expect(integer("-17") == -17)
    #expect(integer("9223372036854775807") == Int.max)
    #expect(integer("-9223372036854775808") == Int.min)
    #expect(integer("9223372036854775808") == nil)
    #expect(integer("-9223372036854775809") == nil)
    #expect(integer("123456789012345678901") == nil)
    #expect(integer("00000000000000000000012") == 12)
    #expect(integer("1.0") == nil)
  }
}
