import Foundation
import TestSupport
import Testing

@testable import Indicators
@testable import LIPData

@Suite("Nothing that is printed tells a hidden cell")
struct DisclosureCheckTests {
  static let outline = OutlineErrorsTests.good.replacing("[immigrants, recent-immigrants]", with: "[immigrants]")

  /// The figures of all partnerships of a province in one run, and what was withheld of them.
  private func run(
    _ province: RandomProvince, _ indicators: IndicatorSet, _ breaks: BreakRegister
  ) throws -> (figures: [Figure], withheld: [DisclosureCheck.Finding]) {
    let folder = try TemporaryFolder()
    let catalogue = Catalogue(Embedded.folder)
    let members = try catalogue.descriptor("census-profile-2021").members
    let path = try folder.write("random.tsv", province.text(in: members))
    let store = try Store(path: folder.path + "/store.sqlite", create: true)
    _ = try store.ingest(
      try RecognisedFile.recognise(path, in: catalogue),
      options: IngestionOptions(time: Date(timeIntervalSince1970: 0)))
    let atlas = try Atlas(
      store: store, catalogue: catalogue, areas: AreaTable(areas: [:], compositions: province.compositions),
      registry: PartnershipRegistry(province.partnerships), indicators: indicators, breaks: breaks)
    let assessor = try Assessor(
      atlas, outline: try AssessmentOutline(try YAMLNode.parse(Self.outline, file: "outline.yaml")))
    let figures = try province.partnerships.flatMap { try assessor.assess($0).tables.flatMap(\.figures) }
    return (figures, assessor.withheld)
  }

  /// What the printed provinces without a catchment say, and what those would that are withheld.
  private func equations(_ province: RandomProvince, _ figures: [Figure]) throws -> (
    printed: [[Double]], withheld: [[Double]]
  ) {
    var equations: (printed: [[Double]], withheld: [[Double]]) = ([], [])
    for figure in figures where figure.role == .provinceWithout {
      let own = try #require(province.partnerships.first { $0.id == figure.partnership }?.catchment)
      let inside = Set(own.parts.flatMap { province.leaves(in: $0.code) })
      let outside = province.leaves.flatMap(\.self).filter { !inside.contains($0) }
      let column: ValueColumn =
        figure.breakdown == "total" ? .count : figure.category == FigureMaker.men ? .countMen : .countWomen
      let members = figure.indicator == "immigrants" ? [1529] : [1527, 1529]
      if figure.estimate.value != nil {
        // What others may tell is not told by one number of ours either.
        for member in members {
          let hidden = province.rest(of: own).filter { province.hidden.contains("\($0)|\(member)|\(column.name)") }
          #expect(hidden.count != 1)
        }
      }
      let rows = members.map { province.vector(outside, $0, column) }
      if figure.estimate.value != nil { equations.printed += rows } else { equations.withheld += rows }
    }
    return equations
  }

  /// A province of four subdivisions, two of whose cells are hidden: `1` of them is in neither rest, then in one.
  @Test("of two rests that together tell a cell the first is printed and the second withheld")
  func together() throws {
    let leaves = ["2021A00053599001", "2021A00053599002", "2021A00053599003", "2021A00053599004"]
    func cell(_ leaf: Int) -> CellKey { CellKey(dataset: "d", area: leaves[leaf], member: 1, column: .count) }
    var matrix = CellMatrix(areas: leaves, members: [1])
    for (row, leaf) in leaves.enumerated() {
      for column in 0..<3 {
        let isHidden = row > 0 && column == 0
        _ = matrix.set(
          row: row, place: 0, column: column, to: isHidden ? Cell(missing: .suppressed) : Cell(.nan, .notAvailable))
        #expect(matrix.holds(leaf))
      }
    }
    let surroundings = CellSurroundings(dataset: "d", matrix: matrix, compositions: [SmallExtract.province: leaves])
    let check = DisclosureCheck()
    #expect(check.admit([[cell(1): 1, cell(2): 1, cell(3): 1]], in: surroundings) == [])
    #expect(check.admit([[cell(1): 1, cell(2): 1]], in: surroundings) == [cell(3)])
    // What was withheld is not taken for printed, and what is printed again tells nothing new.
    #expect(check.admit([[cell(3): 1]], in: surroundings) == [cell(3)])
    #expect(check.admit([[cell(1): 1, cell(2): 1, cell(3): 1]], in: surroundings) == [])
    // A share prints two sums: it stands or falls with both.
    #expect(check.admit([[:], [cell(2): 1]], in: surroundings) == [cell(2)])
  }

  @Test("with men and all persons printed, the women of the rest are withheld: they would be one cell")
  func genders() throws {
    let area = "2021A00053599001"
    func cell(_ area: String, _ column: ValueColumn) -> CellKey {
      CellKey(dataset: "d", area: area, member: 1, column: column)
    }
    let other = "2021A00053599002"
    var matrix = CellMatrix(areas: [area, other], members: [1])
    for column in 0..<3 {
      _ = matrix.set(row: 0, place: 0, column: column, to: Cell(missing: .suppressed))
      // Of the other area the women are shown.
      _ = matrix.set(row: 1, place: 0, column: column, to: column == 2 ? Cell(40) : Cell(missing: .suppressed))
    }
    let surroundings = CellSurroundings(dataset: "d", matrix: matrix, compositions: [:])
    let check = DisclosureCheck()
    #expect(check.admit([[cell(area, .count): 1, cell(other, .count): 1]], in: surroundings) == [])
    // All persons less men leaves the women of one area, since those of the other are known.
    let men = [cell(area, .countMen): 1, cell(other, .countMen): 1]
    #expect(check.admit([men], in: surroundings) == [cell(area, .countWomen)])
    #expect(DisclosureCheck().admit([men], in: surroundings) == [])
  }

  @Test("an area that the data do not give keeps a hidden cell, until another rest is without it")
  func unpublished() throws {
    let hidden = CellKey(dataset: "d", area: "a", member: 1, column: .count)
    var nowhere = CellKey(dataset: "d", area: "b", member: 1, column: .count)
    nowhere.isPublished = false
    let surroundings = CellSurroundings(
      dataset: "d", matrix: CellMatrix(areas: ["a"], members: [1]), compositions: [:])
    let check = DisclosureCheck()
    #expect(check.admit([[hidden: 1, nowhere: 1]], in: surroundings) == [])
    #expect(check.admit([[nowhere: 1]], in: surroundings) == [hidden])
  }

  @Test("what was withheld is told in a sentence with the first five")
  func sentence() {
    #expect(DisclosureCheck.Finding.sentence([]) == nil)
    let finding = DisclosureCheck.Finding(
      partnership: "mine", indicator: "immigrants", area: .same("Rest"), category: FigureMaker.men, cells: [])
    #expect(
      DisclosureCheck.Finding.sentence([finding])
        == "1 figure is withheld: beside the others of the run it would tell a cell that its publisher hides: "
        + "mine immigrants Men+ (Rest)")
    let many = DisclosureCheck.Finding.sentence(Array(repeating: finding, count: 6)) ?? ""
    #expect(many.hasPrefix("6 figures are withheld: ") && many.hasSuffix("(Rest); …"))
  }

  /// Solved by another elimination, over the subdivisions and not over the cells.
  @Test("over 80 random provinces, hidden cells and runs of partnerships; without the check many would be told")
  func random() throws {
    var generator = SeededGenerator(seed: 42)
    var (wouldTell, printed, withheldFigures, byOthers) = (0, 0, 0, 0)
    let indicators = try IndicatorSet.shipped(Embedded.folder)
    let breaks = try BreakRegister.shipped(Embedded.folder)
    for _ in 0..<80 {
      let province = RandomProvince(using: &generator)
      let (figures, withheld) = try run(province, indicators, breaks)
      let equations = try equations(province, figures)
      let before = Elimination(province.official)
      let after = Elimination(province.official + equations.printed)
      let without = Elimination(province.official + equations.printed + equations.withheld)
      for (name, secret) in province.secrets {
        if before.tells(secret) { byOthers += 1 }
        #expect(!after.tells(secret) || before.tells(secret), "\(name) is told")
        if without.tells(secret) && !before.tells(secret) { wouldTell += 1 }
      }
      printed += equations.printed.count
      withheldFigures += withheld.count
    }
    #expect(wouldTell > 20, "\(wouldTell)")
    #expect(printed > 100, "\(printed)")
    #expect(withheldFigures > 20, "\(withheldFigures)")
    #expect(byOthers > 20, "\(byOthers)")
  }
}
