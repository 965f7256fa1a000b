import Testing

@testable import LIPData

struct FrenchTypographyTests {
  @Test func `what is typed gets the spaces and apostrophes of print`() {
    #expect(FrenchTypography.set("Part : l'emploi") == "Part\u{A0}: l\u{2019}emploi")
    #expect(FrenchTypography.set("« oui » à 5 % et 10 $") == "«\u{A0}oui\u{A0}» à 5\u{A0}% et 10\u{A0}$")
    #expect(FrenchTypography.set("données à 100 %") == "données à 100\u{A0}%")
  }

  @Test func `a semicolon, a question and an exclamation mark have no space before them`() {
    #expect(FrenchTypography.set("Qui ? Nous ; tous !") == "Qui? Nous; tous!")
    #expect(FrenchTypography.set("hier\u{A0};\u{A0}demain") == "hier;\u{A0}demain")
    #expect(FrenchTypography.set("déjà\u{A0}; oui") == "déjà; oui")
  }

  @Test func `what is set already, quotation marks and amounts in words stay`() {
    for text in ["hier; demain", "'mot' seul", "les % et les $", "10:30", "", "Sans rien", "déjà\u{A0}: l\u{2019}un"] {
      #expect(FrenchTypography.set(text) == text)
    }
  }

  @Test func `a text that was set stays as it is`() {
    let set = FrenchTypography.set("« l'un » : 5 %")
    #expect(FrenchTypography.set(set) == set)
  }
}
