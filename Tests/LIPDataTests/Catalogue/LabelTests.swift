import LIPData
import Testing

struct LabelTests {
  @Test(arguments: [
    ("Immigrants", "    Immigrants"), ("Immigrants", "Immigrants (12)"), ("Total - Age  groups", "Total – Age groups"),
    ("Bachelor's degree", "Bachelor’s degree"), ("Côte d'Ivoire", "Côte d’Ivoire"), ("a b", "a\u{A0}b"),
    ("x\t y", "x y"),
    ("French-speaking", "French‑speaking"), ("65 years and over", "65 years and over "),
  ])
  func `labels agree`(a: String, b: String) {
    #expect(Label.agree(a, b))
    #expect(Label.agree(b, a))
  }

  @Test(arguments: [
    ("Immigrants", "Non-immigrants"), ("Immigrants", "immigrants"), ("2011 to 2015", "2011 to 2016"), ("", "Total"),
    ("Income ($)", "Income"), ("Average (mean)", "Average"), ("Cote", "Côte"), ("Total (x)", "Total"), ("A ()", "A"),
  ])
  func `labels disagree`(a: String, b: String) {
    #expect(!Label.agree(a, b))
    #expect(!Label.agree(b, a))
  }
}
