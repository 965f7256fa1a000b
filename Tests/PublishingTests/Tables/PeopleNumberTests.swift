import LIPData
import Publishing
import Testing

struct PeopleNumberTests {
  @Test(arguments: [
    (0.0, "0", "0"), (999, "999", "999"), (1_000, "1,000", "1\u{00A0}000"),
    (12_345_678, "12,345,678", "12\u{00A0}345\u{00A0}678"), (-1_000, "\u{2212}1,000", "\u{2212}1\u{00A0}000"),
    (-999, "\u{2212}999", "\u{2212}999"),
  ]) func `thousands are grouped as each language groups them`(value: Double, en: String, fr: String) {
    #expect(PeopleNumber.text(value, unit: "persons", .english) == en)
    #expect(PeopleNumber.text(value, unit: "persons", .french) == fr)
  }

  @Test(arguments: [
    ("percent", "1,234.6%", "1\u{00A0}234,6\u{00A0}%"), ("points", "1,234.6", "1\u{00A0}234,6"),
    ("years", "1,234.6", "1\u{00A0}234,6"), ("ratio", "1,234.56", "1\u{00A0}234,56"),
    ("index", "1,234.56", "1\u{00A0}234,56"), ("per-1000", "1,234.56", "1\u{00A0}234,56"),
    ("dollars", "$1,235", "1\u{00A0}235\u{00A0}$"), ("persons", "1,235", "1\u{00A0}235"),
    ("households", "1,235", "1\u{00A0}235"), ("dwellings", "1,235", "1\u{00A0}235"),
  ]) func `each unit has its decimals and its sign`(unit: String, en: String, fr: String) {
    #expect(PeopleNumber.text(1234.56, unit: unit, .english) == en)
    #expect(PeopleNumber.text(1234.56, unit: unit, .french) == fr)
  }

  @Test func `a negative amount has its minus before the dollar sign`() {
    #expect(PeopleNumber.text(-1_500, unit: "dollars", .english) == "\u{2212}$1,500")
    #expect(PeopleNumber.text(-1_500, unit: "dollars", .french) == "\u{2212}1\u{00A0}500\u{00A0}$")
  }

  @Test(arguments: [(0.5, "0"), (1.5, "2"), (2.5, "2"), (-0.5, "0"), (-2.5, "\u{2212}2"), (999.5, "1,000")])
  func `halves go to the even digit`(value: Double, text: String) {
    #expect(PeopleNumber.text(value, unit: "persons", .english) == text)
  }

  @Test(arguments: [(0.25, "0.2%"), (0.75, "0.8%"), (99.95, "100.0%"), (-0.04, "0.0%"), (0.05, "0.0%"), (0.15, "0.2%")])
  func `shares round to one decimal, half to even`(value: Double, text: String) {
    #expect(PeopleNumber.text(value, unit: "percent", .english) == text)
  }

  @Test func `decimals keep their zeros`() {
    #expect(PeopleNumber.number(1.005_5, decimals: 2, .english) == "1.01")
    #expect(PeopleNumber.number(3, decimals: 2, .french) == "3,00")
    #expect(PeopleNumber.number(0.06, decimals: 2, .english) == "0.06")
  }

  @Test func `an interval names both ends without the unit`() {
    #expect(PeopleNumber.text(1_000, to: 2_000, unit: "persons", .english) == "1,000 to 2,000")
    #expect(PeopleNumber.text(16.46, to: 16.84, unit: "percent", .english) == "16.5 to 16.8")
    #expect(PeopleNumber.text(-1.25, to: 0.5, unit: "points", .french) == "\u{2212}1,2 à 0,5")
    #expect(PeopleNumber.text(0.5, to: 1_000, unit: "ratio", .french) == "0,50 à 1\u{00A0}000,00")
  }

  @Test func `no ordinary space stands inside a French number`() {
    for unit in ["percent", "dollars", "persons", "ratio"] {
      #expect(!PeopleNumber.text(-1_234_567.89, unit: unit, .french).contains(" "))
    }
  }
}
