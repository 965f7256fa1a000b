import LIPData
import Testing

struct CatchmentFileTests {
  func read(_ text: String) throws -> CatchmentFile {
    let scratch = try Scratch()
    return try withExtendedLifetime(scratch) { try CatchmentFile.read(try scratch.write("c.csv", text)) }
  }

  func refusal(_ text: String) -> [String?] {
    let found = diagnostic { try read(text) }
    return [found?.code, found?.place.line.map(String.init), found?.place.column]
  }

  @Test func `areas, weights and order are read`() throws {
    let file = try read(
      "lip_id,geography,weight\nb,2021A00053506008,\nb,2021A00053507015,0.4\n\na,2021A000211,1\nb,2021A00053507017,1\n")
    #expect(file.order == ["b", "a"])
    #expect(file.firstLines == ["b": 2, "a": 5])
    #expect(
      file.catchments["b"]
        == Catchment([
          Catchment.Part("2021A00053506008"), Catchment.Part("2021A00053507015", weight: 0.4),
          Catchment.Part("2021A00053507017"),
        ]))
    #expect(file.catchments["a"]?.isConstructed == false)
  }

  @Test func `a file with semicolons and decimal commas, as Excel writes it in French, is read`() throws {
    let file = try read("lip_id;geography;weight\r\na;2021A000211;0,4\r\n")
    #expect(file.catchments["a"] == Catchment([Catchment.Part("2021A000211", weight: 0.4)]))
  }

  @Test func `the weight may be absent, and other columns may stand`() throws {
    let file = try read("note,geography,lip_id,constructed\nx,2021A000211,pei,true\n")
    #expect(file.catchments["pei"] == Catchment([Catchment.Part("2021A000211")], isConstructed: true))
  }

  @Test func `an area that stands twice is refused with both lines`() {
    let text = "lip_id,geography\na,2021A00053506008\nb,2021A00053506008\na,2021A00053506008\n"
    #expect(refusal(text) == ["duplicate-geography", "4", "geography"])
    let found = diagnostic { try read(text) }
    #expect(found?.sentence == "2021A00053506008 stands twice in the catchment of \"a\", first in line 2")
    #expect(found?.place.file?.hasSuffix("c.csv") == true)
  }

  @Test func `a census division beside a subdivision of it is refused, whichever stands first`() {
    let division = "a,2021A00033506"
    let subdivision = "a,2021A00053506008"
    #expect(
      refusal("lip_id,geography\n\(division)\n\(subdivision)\n") == ["overlapping-geographies", "3", "geography"])
    #expect(
      refusal("lip_id,geography\n\(subdivision)\n\(division)\n") == ["overlapping-geographies", "2", "geography"])
    #expect(refusal("lip_id,geography\n\(division)\nb,2021A00053506008\n") == [nil, nil, nil])
  }

  @Test func `a province beside a part of it is refused`() {
    #expect(refusal("lip_id,geography\na,2021A000235\na,2021A00033506\n").first == "overlapping-geographies")
    #expect(refusal("lip_id,geography\na,2021A00053506008\na,2021A000235\n").first == "overlapping-geographies")
    #expect(refusal("lip_id,geography\na,2021A000224\na,2021A00033506\n").first == .some(nil))
  }

  @Test func `areas of two vintages are not one catchment, whatever stands first`() {
    let old = "2016A00033506"
    let new = "2021A00053506008"
    #expect(refusal("lip_id,geography\na,\(old)\na,\(new)\n") == ["mixed-vintages", "3", "geography"])
    #expect(refusal("lip_id,geography\na,3506008-W01\na,\(new)\na,\(old)\n") == ["mixed-vintages", "4", "geography"])
    // Two catchments may be of two, and electoral districts have the year of their own list.
    #expect(refusal("lip_id,geography\na,\(old)\nb,\(new)\n").first == .some(nil))
    #expect(refusal("lip_id,geography\na,2013A000435075\na,\(new)\n").first == .some(nil))
  }

  @Test func `a catchment says its vintage only where it has one`() {
    #expect(Catchment([.init("3506008-W01"), .init("2021A000235")]).vintage == 2021)
    #expect(Catchment([.init("3506008-W01")]).vintage == nil)
    #expect(Catchment([.init("2021A000235"), .init("2016A000224")]).vintage == nil)
    #expect(Catchment([.init("2021A000235"), .init("2016A000224")]).vintages == [2016, 2021])
  }

  @Test func `a misspelt column is no column of one's own`() {
    #expect(refusal("lip_id,geography,wieght\na,2021A000211,0.4\n") == ["unknown-column", "1", "wieght"])
    #expect(refusal("lip_id,geography,untill\na,2021A000211,2019-01-01\n") == ["unknown-column", "1", "untill"])
    #expect(refusal("lip_id,geography,my notes\na,2021A000211,x\n").first == .some(nil))
  }

  @Test func `a day that is none is refused, a year or a month alone is enough`() {
    #expect(refusal("lip_id,geography,since\na,2021A000211,01/04/2026\n") == ["not-a-day", "2", "since"])
    #expect(refusal("lip_id,geography,until\na,2021A000211,2026-13-01\n") == ["not-a-day", "2", "until"])
    #expect(refusal("lip_id,geography,until\na,2021A000211,2023-02-29\n") == ["not-a-day", "2", "until"])
    #expect(refusal("lip_id,geography,since\na,2021A000211,2024-02-29\n").first == .some(nil))
    #expect(refusal("lip_id,geography,since\na,2021A000211,2017-06\nb,2021A000212,2015\n").first == .some(nil))
  }

  @Test(arguments: ["0", "-0.5", "1.01", "half", "nan", "inf", "40%", "0x1", "\"1,000\"", "+1"])
  func `a weight that is no part is refused`(weight: String) {
    #expect(
      refusal("lip_id,geography,weight\na,2021A000211,1\na,2021A000235,\(weight)\n") == ["bad-weight", "3", "weight"])
  }

  @Test func `an empty file and a lone header are told`() {
    #expect(refusal("").first == "empty-file")
    #expect(refusal("lip_id,geography\n").first == "no-data-rows")
    #expect(refusal("lip_id,geography\n\n\n").first == "no-data-rows")
  }

  @Test func `a missing column and an empty field are told by name`() {
    #expect(refusal("lip_id,weight\na,1\n") == ["missing-column", "1", "geography"])
    #expect(refusal("geography,weight\n2021A000211,1\n") == ["missing-column", "1", "lip_id"])
    #expect(refusal("lip_id,geography\na,2021A000211\n ,2021A000211\n") == ["empty-field", "3", "lip_id"])
    #expect(refusal("lip_id,geography\na,\n") == ["empty-field", "2", "geography"])
  }

  @Test func `a file that is absent ends with 66`() {
    #expect(diagnostic { try CatchmentFile.read("/nowhere/c.csv") }?.exit == .noInput)
  }
}
