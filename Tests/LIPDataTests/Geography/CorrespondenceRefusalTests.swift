import Testing

@testable import LIPData

/// Links that cannot be, and files that nobody would read.
struct CorrespondenceRefusalTests {
  private func refusal(own: String...) -> Diagnostic? {
    diagnostic { try CorrespondenceTests.read(CorrespondenceTests.rows, workspace: own) }
  }

  private func refusal(tracts: String...) -> Diagnostic? {
    diagnostic {
      try CorrespondenceTests.read(
        CorrespondenceTests.rows,
        tracts: "source_ctuid,target_ctuid,w_pop,w_dwe\n" + tracts.joined(separator: "\n") + "\n")
    }
  }

  @Test func `no area becomes one of another level or province, an agglomeration may become a metropolitan area`()
    throws
  {
    let level = refusal(own: "2016/2021\t2016A00053599001\t\t2021A00033599\t1\trecoded\tseen\ts")
    #expect(level?.code == "wrong-level" && level?.place.column == "to" && level?.place.line == 2)
    let province = refusal(own: "2016/2021\t2016A00052499001\t\t2021A00053599001\t1\trecoded\tseen\ts")
    #expect(["other-province", "unknown-code"].contains(province?.code ?? ""))
    let parts = refusal(own: "2016/2021\t2016S051224990001\t\t2021S051235990001\t1\trecoded\tseen\ts")
    #expect(parts?.code == "other-province" && parts?.remedy != nil)
    let grown = try CorrespondenceTests.read(
      CorrespondenceTests.rows, workspace: ["2016/2021\t2016S0504599\tOld\t2021S0503599\t1\trecoded\tseen\ts"])
    #expect(grown.before(2021)?.predecessors(of: "2021S0503599").map(\.from) == ["2016S0504599"])
  }

  @Test func `an area that never was is refused where the lists tell`() {
    let found = refusal(own: "2016/2021\t2016A00053599099\t\t2021A00053599001\t1\trecoded\tseen\ts")
    #expect(found?.code == "unknown-code" && found?.place.column == "from" && found?.place.line == 2)
    #expect(found?.sentence == "There was no area 2016A00053599099 in 2016")
    #expect(refusal(own: "2016/2017\t2016A00053599001\t\t2017A00053599001\t1\tsame\tseen\ts")?.code == "wrong-vintage")
  }

  @Test(arguments: ["0x1", "1,000", "nan", "inf", "-1", "-0.5", "1.5", "50%", "half"])
  func `a weight that is none is refused with its column`(weight: String) {
    let found = refusal(own: "2016/2021\t2016A00053599001\t\t2021A00053599001\t\(weight)\tsame\tseen\ts")
    #expect(found?.code == "bad-weight" && found?.place.column == "weight" && found?.place.line == 2)
    let tract = refusal(tracts: "5990001.00,5990001.00,\"\(weight)\",1")
    #expect(tract?.code == "bad-weight" && tract?.place.column == "w_pop" && tract?.remedy != nil)
  }

  @Test func `weights that exceed 1 are not said to lack an area`() {
    let found = refusal(
      own: "2016/2021\t2016A00053599001\t\t2021A00053599001\t0.6\tsplit\tseen\ts",
      "2016/2021\t2016A00053599001\t\t2021A00053599002\t0.6\tsplit\tseen\ts")
    #expect(found?.code == "weights-do-not-sum" && found?.sentence.contains("1.2 together") == true)
    #expect(found?.remedy?.contains("missing") == false)
  }

  @Test func `what is wrong in a file of tracts is told by the columns that it has`() {
    let sum = refusal(tracts: "5990001.00,5990001.00,0.7,1")
    #expect(sum?.code == "weights-do-not-sum" && sum?.place.column == "w_pop")
    let none = refusal(tracts: "5990001.00,5990001.00,1,1", "-1,-1,1,1", "-1,-1,-1,-1")
    #expect(none?.code == "missing-value" && none?.place.line == 3 && none?.place.column == "source_ctuid")
    #expect(none?.sentence.contains("-1,-1") == false)
    let metropolitan = refusal(tracts: "5990001.00,9990001.00,1,1")
    #expect(metropolitan?.code == "unknown-code" && metropolitan?.place.column == "target_ctuid")
    let column = diagnostic {
      try CorrespondenceTests.read(
        CorrespondenceTests.rows, tracts: "source_ctuid,target_ctuid,weight\n5990001.00,5990001.00,1\n")
    }
    #expect(column?.code == "missing-column" && column?.remedy?.contains("w_pop") == true)
  }

  @Test(arguments: [
    ("tracts-2021-2016.csv", "tracts-2016-2021.csv"), ("tracts_2016_2021.csv", "tracts-2016-2021.csv"),
    ("Tracts-2016-2021.CSV", "tracts-2016-2021.csv"), ("ct_crosswalk_2016_2021.csv", "tracts-2016-2021.csv"),
    ("tracts-2016-2022.csv", "two censuses"), ("tracts.csv", "tracts-2016-2021.csv"),
    ("correspondences.csv", "correspondences.tsv"),
  ])
  func `a file whose name is nearly right is not passed over`(name: String, wanted: String) throws {
    let scratch = try Scratch()
    try withExtendedLifetime(scratch) {
      try scratch.write("root/geography/notes.txt", "mine")
      let folder = DatasetsFolder(root: scratch.path("root"))
      _ = try Correspondences.shipped(folder, areas: CorrespondenceTests.areas)
      try scratch.write("root/geography/\(name)", "anything\n")
      let found = diagnostic { try Correspondences.shipped(folder, areas: CorrespondenceTests.areas) }
      #expect(found?.code == "unread-file" && found?.remedy?.contains(wanted) == true, "\(name)")
    }
  }

  @Test(arguments: [",", ";"]) func `commas or semicolons in the place of tabs are read`(delimiter: String) throws {
    let text = ([CorrespondenceTests.header] + CorrespondenceTests.rows).joined(separator: "\n") + "\n"
    let scratch = try Scratch()
    try withExtendedLifetime(scratch) {
      try scratch.write("root/geography/correspondences.tsv", text.replacing("\t", with: delimiter))
      try scratch.write(
        "root/geography/tracts-2016-2021.csv", "source_ctuid\ttarget_ctuid\tw_pop\n5990001.00\t5990001.00\t1\n")
      let read = try Correspondences.shipped(
        DatasetsFolder(root: scratch.path("root")), areas: CorrespondenceTests.areas)
      let known = try #require(read.before(2021))
      #expect(known.formerName(of: "2016A00053599002")?.en == "Old Name")
      #expect(known.successors(of: "2016S05075990001.00").map(\.kind) == [.same])
    }
  }

  @Test func `a column that is missing or misspelt is named`() throws {
    let scratch = try Scratch()
    try withExtendedLifetime(scratch) {
      try scratch.write(
        "root/geography/correspondences.tsv", "vintages\tfrom\tfrom_nam\tto\tweight\tkind\tevidence\tsource\n")
      let found = diagnostic {
        try Correspondences.shipped(DatasetsFolder(root: scratch.path("root")), areas: CorrespondenceTests.areas)
      }
      #expect(found?.code == "unknown-column" && found?.remedy?.contains("from_name") == true)
    }
  }
}
