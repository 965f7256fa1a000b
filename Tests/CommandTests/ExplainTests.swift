import Foundation
import TestSupport
import Testing

struct ExplainTests {
  let folder: Folder
  let store: String

  init() throws {
    folder = try Folder()
    store = try SharedStore.path()
  }

  private func explain(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(Program.path, ["explain", "--store", store] + arguments, in: folder)
  }

  /// The document without what differs from machine to machine: where the checkout stands, when the store was made.
  private func plain(_ document: String) -> [UInt8] {
    let datasets = /\| \/[^|]*\/Datasets\//
    let time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/
    return Array(document.replacing(datasets, with: "| Datasets/").replacing(time, with: "TIME").utf8)
  }

  @Test(arguments: ["en", "fr"]) func `a figure and its comparators are explained in full`(lang: String) throws {
    let outcome = try explain("ottawa", "recent-immigrant-share", "--role", "all", "--lang", lang)
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.err == "")
    try Golden.expect(plain(outcome.out), is: "explain/recent-immigrant-share.\(lang).md")
  }

  @Test func `a hidden cell of a catchment is shown as it was printed, and its partner as left out`() throws {
    let rows =
      try CensusFile.area("2021A00051307022", "Moncton", [1: "900", 1527: "880", 1536: "40"])
      + CensusFile.area("2021A00051307045", "Dieppe", [1: "300", 1527: "290", 1536: "x"])
    try folder.write("profile.csv", try CensusFile.bytes(rows))
    #expect(try Program.run("ingest", "profile.csv", "--store", "s.sqlite", in: folder).status == 0)
    try folder.write(
      "mine/partnerships/registry.csv",
      "lip_id,name_en,name_fr,kind,province,region,host,host_type,setting,size_class,umbrella,cluster,catchment,"
        + "constructed,confidence,evidence,confirmed_by,confirmed_on,note\n"
        + "two,Two towns,Deux villes,LIP,NB,Atlantic,,,urban,small,,,known,false,high,mine,,,\n")
    try folder.write(
      "mine/partnerships/catchments.csv",
      "lip_id,geography,weight,since,until,constructed,confidence,evidence\n"
        + "two,2021A00051307022,,,,false,high,mine\ntwo,2021A00051307045,,,,false,high,mine\n")
    let arguments = [
      "explain", "two", "recent-immigrant-share", "--store", "s.sqlite", "--workspace", "mine",
    ]
    let outcome = try Program.run(Program.path, arguments, in: folder)
    #expect(outcome.status == 0, "\(outcome.err)")
    try Golden.expect(plain(outcome.out), is: "explain/hidden-cell.md")
    let table = try Program.run(Program.path, arguments + ["--format", "csv"], in: folder)
    let cells = try CSV(Array(table.out.utf8)).rows
    let dieppe = cells.filter { $0["area_code"] == "2021A00051307045" && $0["column"] == "count" }
    #expect(dieppe.map { $0["use"] } == ["without-value", "left-out"])
    #expect(dieppe[0]["status"] == "x" && dieppe[0]["value"] == "" && dieppe[0]["line"] == "7")
  }

  @Test func `where only a wider area is published, its name says how much of it the catchment is`() throws {
    try FileManager.default.copyItem(atPath: store, toPath: folder("mine.sqlite"))
    try folder.write(
      "brant.csv",
      try CensusFile.bytes(try CensusFile.area("2021A00033529", "Brant", [1: "144162", 1527: "141000", 1529: "16000"])))
    #expect(try Program.run("ingest", "brant.csv", "--store", "mine.sqlite", in: folder).status == 0)
    let outcome = try Program.run(
      "explain", "brantford", "immigrants", "--store", "mine.sqlite", "--role", "all", in: folder)
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.out.contains("## A wider area: Brant, of whose people 73% live in the catchment (2021A00033529)"))
    #expect(outcome.out.contains("| total | 16,000 |"))
    #expect(outcome.out.contains("There is no value, and so nothing to explain but why."))
  }

  @Test func `a table without a catalogue entry in the store stands in no assessment's way`() throws {
    try FileManager.default.copyItem(atPath: store, toPath: folder("mine.sqlite"))
    try folder.write(
      "ODP-PR-Lieux.csv",
      "EN_YEAR\tEN_QUARTER\tEN_MONTH\tFR_ANNEE\tFR_TRIMESTRE\tFR_MOIS\tEN_PROVINCE_TERRITORY\tFR_PROVINCE_TERRITOIRE\t"
        + "TOTAL\n2024\tQ1\tJan\t2024\tT1\tjanv.\tOntario\tOntario\t15\n")
    let taken = try Program.run("ingest", "ODP-PR-Lieux.csv", "--store", "mine.sqlite", in: folder)
    #expect(taken.status == 0, "\(taken.err)")
    let outcome = try Program.run("explain", "ottawa", "immigrants", "--store", "mine.sqlite", in: folder)
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.out.contains("259,215"))
  }

  @Test func `without any data the formula has its names all the same, in the language asked for`() throws {
    let outcome = try explain("waterloo-region", "recent-immigrant-share", "--lang", "fr")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.out.contains("100 × Σ Immigrants récents ÷ Σ Population"))
    #expect(outcome.out.contains("pourcentage · porte sur les nouveaux arrivants"))
  }

  @Test func `the cells as a table add up to the figure that the chart-ready file gives`() throws {
    #expect(try explain("ottawa", "immigrants", "--output", "cells.csv").status == 0)
    let cells = try CSV(try folder.bytes("cells.csv")).rows.filter { $0["column"] == "count" }
    let computed = try Program.run(
      "indicators", "compute", "--store", store, "--dataset", "ottawa-wards-2021", "--lip", "ottawa", "--output",
      "i.csv", in: folder)
    #expect(computed.status == 0, "\(computed.err)")
    let figures = try CSV(try folder.bytes("i.csv")).rows
    let figure = try #require(figures.first { $0["indicator_id"] == "immigrants" && $0["category"] == "total" })
    #expect(!cells.isEmpty)
    #expect(cells.allSatisfy { $0["use"] == "counted" && $0["line"] != "" && ($0["sha256"] ?? "").count == 64 })
    #expect(cells.compactMap { Double($0["value"] ?? "") }.reduce(0, +) == Double(figure["value"] ?? ""))
  }

  @Test(arguments: [
    (["nowhere", "immigrants"], "unknown-lip"), (["ottawa", "immigrant"], "unknown-indicator"),
    (["ottawa", "immigrants", "--role", "region"], "no-figure"),
  ]) func `what cannot be explained is refused with a remedy`(arguments: [String], code: String) throws {
    let outcome = try Program.run(Program.path, ["explain", "--store", store] + arguments, in: folder)
    #expect(outcome.status == 64)
    #expect(outcome.err.contains("error[\(code)]"), "\(outcome.err)")
    #expect(outcome.err.split(separator: "\n").count == 2, "\(outcome.err)")
    #expect(outcome.out == "")
  }
}
