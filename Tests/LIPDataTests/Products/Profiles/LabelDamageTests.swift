import Testing

@testable import LIPData

struct LabelDamageTests {
  @Test(arguments: [
    ("Mňoré", "Mòoré"), ("    MÃ²orÃ©", "Mòoré"), ("M\u{FFFD}or\u{FFFD}", "Mòoré"), ("M??or??", "Mòoré"),
    ("M?oré", "Mòoré"),
    ("CÃ´te d'Ivoire", "Côte d'Ivoire"), ("Côte dâ€™Ivoire", "Côte d'Ivoire"),
    ("Côte d?Ivoire", "Côte d'Ivoire"),
    ("CÃ\u{A0}o", "Cào"), ("CÃ´te d’Ivoire (12)", "Côte d'Ivoire"),
  ])
  func `letters that an encoding changed are shown to be damage`(found: String, expected: String) {
    #expect(LabelDamage.explains(found, expected: expected))
  }

  @Test(arguments: [
    ("Moore", "Mòoré"), ("Màoré", "Mòoré"), ("Mwani", "Mòoré"), ("Mňor", "Mòoré"), ("Mňoréa", "Mòoré"), ("", "Mòoré"),
    ("Immigr?nts", "Immigrants"), ("Immigrants", "Non-immigrants"), ("2011 to 2015", "2016 to 2021"),
    ("Immigr\u{FFFD}nts", "Immigrants"), ("???", "Mòo"), ("???????", "Mòoré"),
  ])
  func `any other difference is another label`(found: String, expected: String) {
    #expect(!LabelDamage.explains(found, expected: expected))
  }
}
