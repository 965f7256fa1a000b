import Foundation
import Testing

/// Groups of partnerships as one: `--by` and `--network`.
struct GroupTests {
  let folder: Folder
  let store: String

  init() throws {
    folder = try Folder()
    store = try SharedStore.path()
  }

  private func populations(_ arguments: String...) throws -> [String: Double] {
    let outcome = try Program.run(
      Program.path,
      ["indicators", "compute", "--store", store, "--dataset", "population-counts-2021", "--output", "o.csv"]
        + arguments, in: folder)
    #expect(outcome.status == 0, "\(outcome.err)")
    let rows = try CSV(try folder.bytes("o.csv")).rows.filter { $0["indicator_id"] == "population" }
    return Dictionary(
      uniqueKeysWithValues: rows.map { ($0["lip_id"] ?? "", Double($0["value"] ?? "") ?? .nan) })
  }

  @Test func `the regions add up to the network`() throws {
    let network = try populations("--network")
    let regions = try populations("--by", "region")
    #expect(network.keys.sorted() == ["network"])
    #expect(regions.keys.sorted() == ["region-atlantic", "region-british-columbia", "region-ontario", "region-pnt"])
    #expect(regions.values.reduce(0, +) == network["network"])
  }

  @Test func `the network is assessed as one, in both languages`() throws {
    let outcome = try Program.run(
      "assess", "--network", "--partial", "--store", store, "--output", "out", "--lang", "both", in: folder)
    #expect(outcome.status == 0, "\(outcome.err)")
    let english = try folder.text("out/network/needs-assessment.en.md")
    #expect(english.contains("## The network: 78 partnerships as one"))
    #expect(english.contains("Areas count once. Members: "))
    let french = try folder.text("out/network/needs-assessment.fr.md")
    #expect(french.contains("Le réseau") && french.contains("Chaque secteur compte une fois. Membres\u{00A0}: "))
    #expect(outcome.err.contains("note: 26 of 104 partnerships are in no group: 26 are candidates of low confidence"))
  }

  @Test func `a figure of a group is explained as that of a partnership is`() throws {
    let computed = try populations("--by", "size")
    let outcome = try Program.run(
      "explain", "size-class-medium", "population", "--store", store, "--format", "csv", in: folder)
    #expect(outcome.status == 0, "\(outcome.err)")
    let cells = try CSV(Array(outcome.out.utf8)).rows
    #expect(cells.compactMap { Double($0["value"] ?? "") }.reduce(0, +) == computed["size-class-medium"])
    let unknown = try Program.run("explain", "size-class-tiny", "population", "--store", store, in: folder)
    #expect(unknown.status == 64 && unknown.err.contains("unknown-lip"), "\(unknown.err)")
  }

  @Test func `partnerships that are in no group are counted, with the reason`() throws {
    let outcome = try Program.run(
      "indicators", "compute", "--store", store, "--dataset", "population-counts-2021", "--output", "o.csv", "--by",
      "host-type", in: folder)
    #expect(outcome.err.contains("of 19 the host type is not known"), "\(outcome.err)")
  }

  @Test(arguments: [
    ["--by", "region", "--network"], ["--network", "--lip", "ottawa"], ["--by", "colour"], ["--by", "cluster"],
  ]) func `what is no group is refused with 64 or 65`(arguments: [String]) throws {
    let outcome = try Program.run(
      Program.path, ["indicators", "compute", "--store", store, "--output", "o.csv"] + arguments, in: folder)
    #expect([64, 65].contains(outcome.status))
    #expect(!folder.has("o.csv"))
  }
}
