import LIPData
import Testing

@testable import Indicators

@Suite("What is wrong with a definition is said with its line")
struct DefinitionErrorsTests {
  private static let good = """
    id: newcomer-share
    name: {en: Newcomers, fr: Nouveaux arrivants}
    theme: newcomers
    describes: newcomers
    measure: {share: immigrants, of: population-in-private-households}
    unit: percent
    direction: neutral
    breakdowns: [gender]
    compare: [province-without, canada]
    definition: {en: Newcomers among all., fr: Nouveaux arrivants parmi tous.}
    review: {status: draft}
    """

  private func read(_ yaml: String) throws -> IndicatorDefinition {
    try IndicatorDefinition(try YAMLNode.parse(yaml, file: "mine.yaml"))
  }

  /// The diagnostic of the good definition with one text in place of another.
  private func changed(_ old: String, _ new: String) -> Diagnostic? {
    #expect(Self.good.contains(old))
    return diagnostic { try read(Self.good.replacing(old, with: new)) }
  }

  private func checked(_ yaml: String) throws -> Diagnostic? {
    let catalogue = Catalogue(Embedded.folder)
    let definition = try read(yaml)
    return diagnostic {
      try definition.check(variables: try catalogue.variables(), in: try catalogue.descriptor("census-profile-2021"))
    }
  }

  @Test("the good definition is read as it was written")
  func good() throws {
    let indicator = try read(Self.good)
    #expect(indicator.id == "newcomer-share")
    #expect(indicator.describes == .newcomers)
    #expect(indicator.compare == [.provinceWithout, .canada])
    #expect(indicator.breakdowns == ["gender"])
    #expect(indicator.review == "draft")
    #expect(indicator.measure is Share)
    #expect(try checked(Self.good) == nil)
  }

  @Test("an unknown key is refused with the one that was meant")
  func unknownKey() {
    let error = changed("breakdowns:", "breakdown:")
    #expect(error?.code == "unknown-key")
    #expect(error?.place == Place(file: "mine.yaml", line: 8, column: "1"))
    #expect(error?.remedy?.contains("\"breakdowns\"") == true)
  }

  @Test("an unknown key of a measure likewise")
  func unknownMeasureKey() {
    let error = changed("of: population", "off: population")
    #expect(error?.code == "unknown-key")
    #expect(error?.place.line == 5)
    #expect(error?.remedy == "Did you mean \"of\"?")
  }

  @Test("a measure that there is none of is refused with the nearest")
  func unknownMeasure() {
    let error = changed("{share: immigrants", "{shares: immigrants")
    #expect(error?.code == "unknown-key")
    #expect(error?.place.line == 5)
    #expect(error?.remedy == "Did you mean \"share\"?")
  }

  @Test(
    "a text in one language only is refused",
    arguments: [
      ("{en: Newcomers, fr: Nouveaux arrivants}", "{en: Newcomers}"),
      ("{en: Newcomers, fr: Nouveaux arrivants}", "{en: Newcomers, fr: ''}"),
    ])
  func missingLanguage(old: String, new: String) {
    let error = changed(old, new)
    #expect(error?.code == "missing-language")
    #expect(error?.place.line == 2)
    #expect(error?.sentence.contains("French") == true)
  }

  @Test("a missing key is refused with what it is")
  func missingKey() {
    let error = changed("unit: percent\n", "")
    #expect(error?.code == "missing-key")
    #expect(error?.place.line == 1)
    #expect(error?.remedy?.contains("unit") == true)
  }

  @Test("a unit that the measure does not have is refused with those that it has")
  func wrongUnit() {
    let error = changed("unit: percent", "unit: persons")
    #expect(error?.code == "unit-disagrees")
    #expect(error?.place.line == 6)
    #expect(error?.remedy == "It can be: percent.")
  }

  @Test("a word that is none of those allowed is refused with the nearest")
  func wrongWord() {
    let error = changed("describes: newcomers", "describes: newcomer")
    #expect(error?.code == "wrong-word")
    #expect(error?.place.line == 4)
    #expect(error?.remedy == "Did you mean \"newcomers\"?")
  }

  @Test("a variable that nobody defines is refused with the nearest")
  func unknownVariable() throws {
    let error = try checked(Self.good.replacing("share: immigrants", with: "share: imigrants"))
    #expect(error?.code == "unknown-variable")
    #expect(error?.place.file == "mine.yaml")
    #expect(error?.place.line == 1)
    #expect(error?.remedy == "Did you mean \"immigrants\"?")
  }

  @Test("a raw member that the product does not have is refused")
  func unknownMember() throws {
    let error = try checked(Self.good.replacing("share: immigrants", with: "share: census-profile-2021/9999"))
    #expect(error?.code == "unknown-member")
    #expect(error?.place.line == 1)
    #expect(error?.remedy?.contains("census-profile-2021.members.tsv") == true)
  }

  @Test("a raw member that may be added is accepted")
  func rawMember() throws {
    #expect(try checked(Self.good.replacing("share: immigrants", with: "share: census-profile-2021/1536")) == nil)
  }

  @Test("what may not be added is refused with what would do instead")
  func notAdditive() throws {
    let members = try Catalogue(Embedded.folder).descriptor("census-profile-2021").members.members
    let cases: [(String, String, (Combination) -> Bool)] = [
      ("a median", "{median: [{class: ", { if case .median = $0 { true } else { false } }),
      ("a mean", "{mean: census-profile-2021/", { if case .mean = $0 { true } else { false } }),
      ("a rate", "It is rebuilt from counts: use {", { if case .ratio = $0 { true } else { false } }),
      ("an index", "{published: ", { $0 == .notAdditive }),
    ]
    for (name, remedy, matches) in cases {
      let member = try #require(members.first { matches($0.combine) }, "\(name)")
      let yaml = Self.good.replacing(
        "{share: immigrants, of: population-in-private-households}", with: "{count: census-profile-2021/\(member.id)}"
      ).replacing("unit: percent", with: "unit: persons")
      let error = try checked(yaml)
      #expect(error?.code == "not-additive", "\(name)")
      #expect(error?.place.line == 1)
      #expect(error?.remedy?.contains(remedy) == true, "\(name): \(error?.remedy ?? "")")
      // The same member as it is published is no sum.
      let published = yaml.replacing("{count: ", with: "{published: ").replacing("unit: persons", with: "unit: dollars")
      #expect(try checked(published) == nil, "\(name)")
    }
  }

  /// The diagnostic of the good definition with another measure.
  private func measuring(_ measure: String, _ unit: String = "dollars") throws -> Diagnostic? {
    try checked(
      Self.good.replacing("{share: immigrants, of: population-in-private-households}", with: measure)
        .replacing("unit: percent", with: "unit: \(unit)").replacing("breakdowns: [gender]\n", with: ""))
  }

  @Test(
    "what may not be added is refused with the measure that would do, by the names of variables where there are",
    arguments: [
      (
        "median-household-income",
        "{class: household-income-under-5000, to: …}, …, {class: household-income-200000-plus, from: …}], of: …}"
      ),
      ("average-household-income", "{mean: average-household-income, weighted-by: households-with-average-income}"),
      ("census-profile-2021/345", "{share: low-income-lim-at, of: low-income-total}"),
      ("census-profile-2021/379", "{published: census-profile-2021/379}"),
    ])
  func allowed(variable: String, remedy: String) throws {
    let error = try measuring("{count: \(variable)}", "persons")
    #expect(error?.code == "not-additive")
    #expect(error?.remedy?.contains(remedy) == true, "\(error?.remedy ?? "")")
  }

  @Test("a mean is refused with another weight than its own, and what is no mean with what it is")
  func wrongMean() throws {
    let right = "{mean: average-household-income, weighted-by: households-with-average-income}"
    #expect(try measuring(right) == nil)
    let weight = try measuring("{mean: average-household-income, weighted-by: private-households}")
    #expect(weight?.code == "wrong-member")
    #expect(weight?.sentence.contains("private-households") == true)
    #expect(weight?.remedy?.contains(right) == true)
    let median = try measuring("{mean: median-household-income, weighted-by: private-households}")
    #expect(median?.code == "wrong-member")
    #expect(median?.remedy?.contains("{median: ") == true)
    let weighted = try measuring("{mean: average-household-income, weighted-by: median-household-income}")
    #expect(weighted?.code == "not-additive")
  }

  @Test("classes of a median must be counts")
  func medianOfMeans() throws {
    let classes = "[{class: average-household-income, from: 0, to: 5}, {class: private-households, from: 5}]"
    #expect(try measuring("{median: \(classes), of: private-households}")?.code == "not-additive")
    let counts = "[{class: renters, from: 0, to: 5}, {class: private-households, from: 5}]"
    let published = "of: private-households, published-as: average-household-income"
    let error = try measuring("{median: \(counts), \(published)}")
    #expect(error?.code == "wrong-member")
    #expect(error?.remedy?.contains("{mean: average-household-income") == true)
  }

  @Test("an indicator that is defined twice is refused with both places")
  func duplicate() throws {
    let folder = try TemporaryFolder()
    let indented = Self.good.split(separator: "\n").enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
      .joined(separator: "\n")
    let file = try folder.write("twice.yaml", indented + "\n" + indented + "\n")
    let error = diagnostic { try IndicatorSet.read(file) }
    #expect(error?.code == "duplicate-definition")
    #expect(error?.place.file == file)
    #expect(error?.place.line == 12)
    #expect(error?.sentence.contains("\(file):1") == true)
  }

  @Test("two files of a folder may not define the same indicator")
  func duplicateFiles() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("a.yaml", Self.good)
    let second = try folder.write("b.yaml", "# mine\n" + Self.good)
    let error = diagnostic { try IndicatorSet.read(folder.path) }
    #expect(error?.code == "duplicate-definition")
    #expect(error?.place.file?.hasSuffix("b.yaml") == true)
    #expect(error?.place.line == 2)
    #expect(second.hasSuffix("b.yaml"))
  }

  @Test("a folder without definitions is refused")
  func empty() throws {
    let folder = try TemporaryFolder()
    #expect(diagnostic { try IndicatorSet.read(folder.path) }?.code == "no-definitions")
  }

  @Test("a theme that there is not is refused with the nearest")
  func unknownTheme() throws {
    let folder = try TemporaryFolder()
    _ = try folder.subfolder("indicators")
    _ = try folder.write("indicators/a.yaml", Self.good.replacing("theme: newcomers", with: "theme: newcomer"))
    let mine = DatasetsFolder(root: Embedded.folder.root, workspace: folder.path)
    let error = diagnostic { try IndicatorSet.shipped(mine) }
    #expect(error?.code == "unknown-theme")
    #expect(error?.place.line == 1)
    #expect(error?.remedy == "Did you mean \"newcomers\"?")
  }

  @Test("a workspace's indicator replaces the shipped one of the same id, and adds others")
  func workspace() throws {
    let folder = try TemporaryFolder()
    let mine = DatasetsFolder(root: Embedded.folder.root, workspace: try Self.workspace(in: folder))
    let shipped = try IndicatorSet.shipped(Embedded.folder)
    let overlaid = try IndicatorSet.shipped(mine)
    #expect(overlaid.indicators.count == shipped.indicators.count + 1)
    #expect(try overlaid.indicator("immigrant-share").name.en == "Newcomers")
    #expect(try overlaid.indicator("newcomer-share").theme == "newcomers")
  }

  private static func workspace(in folder: TemporaryFolder) throws -> String {
    _ = try folder.subfolder("indicators")
    _ = try folder.write("indicators/a.yaml", good)
    _ = try folder.write("indicators/b.yaml", good.replacing("id: newcomer-share", with: "id: immigrant-share"))
    return folder.path
  }

  @Test("an indicator that there is not is refused with the nearest")
  func unknownIndicator() throws {
    let set = try IndicatorSet.shipped(Embedded.folder)
    let error = diagnostic { try set.indicator("imigrant-share") }
    #expect(error?.code == "unknown-indicator")
    #expect(error?.exit == .usage)
    #expect(error?.remedy == "Did you mean \"immigrant-share\"?")
  }
}
