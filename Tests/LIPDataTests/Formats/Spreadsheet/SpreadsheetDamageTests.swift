import Testing

@testable import LIPData

/// What a spreadsheet leaves in published files: accepted where it is empty, said where it is not.
struct SpreadsheetDamageTests {
  @Test(arguments: ["\t", "\t\t\t"]) func `spare tabs in an IRCC file make no difference while they are empty`(
    spare: String
  ) throws {
    let plain = try MonthlyFile.read(MonthlyFile.text()).lines
    let rows = MonthlyFile.rows.map { $0 + spare }
    #expect(try MonthlyFile.read(MonthlyFile.text(rows, header: MonthlyFile.header + spare)).lines == plain)
    #expect(try MonthlyFile.read(MonthlyFile.text(rows)).lines == plain)
    let blank = String(repeating: "\t", count: 10)
    #expect(try MonthlyFile.read(MonthlyFile.text(rows + [blank, "", spare])).lines == plain)
    let found = diagnostic { try MonthlyFile.read(MonthlyFile.text([MonthlyFile.rows[0] + spare + "x"])) }
    #expect(found?.code == "truncated-row")
    #expect(found?.place.line == 2)
  }

  @Test(arguments: [",", ",,,"]) func `spare commas in a full table make no difference while they are empty`(
    spare: String
  ) throws {
    let tests = FullTableTests()
    let plain = try tests.read(FullTableTests.text()).lines
    let rows = FullTableTests.rows.map { $0 + spare }
    #expect(try tests.read(FullTableTests.text(rows, header: FullTableTests.header + spare)).lines == plain)
    #expect(try tests.read(FullTableTests.text(rows)).lines == plain)
    let blank = String(repeating: ",", count: 14)
    #expect(try tests.read(FullTableTests.text(rows + [blank, spare])).lines == plain)
    #expect(tests.refusal(FullTableTests.rows[0] + spare + "x")[0] == "truncated-row")
  }

  @Test(arguments: [("2021A00022", "has 1 digit"), ("2021A00051001", "as that of a census division")])
  func `a DGUID whose code is too short is refused`(dguid: String, said: String) throws {
    let tests = FullTableTests()
    let row = FullTableTests.rows[0].replacing("2021A000235", with: dguid)
    let found = diagnostic { try tests.read(FullTableTests.text([row])) }
    #expect(found?.code == "not-a-geography")
    #expect(found?.place == Place(line: 2, column: "DGUID"))
    #expect(found?.sentence.contains(said) == true)
    #expect(found?.sentence.contains("leading zeros may have been lost") == true)
  }

  @Test func `a DGUID of a level that is not known passes`() throws {
    let row = FullTableTests.rows[0].replacing("2021A000235", with: "2018A00073595")
    #expect(try FullTableTests().read(FullTableTests.text([row])).observations.count == 1)
  }
}
