import Foundation
import Testing

@testable import LIPData

/// The parts of fetching that need no server.
struct FetchPartsTests {
  @Test(arguments: [
    ("5GB", 5_000_000_000), ("1.5 gb", 1_500_000_000), ("700MB", 700_000_000), ("12 kB", 12_000), ("4096", 4096),
    ("1 KiB", 1024), ("2 B", 2),
  ]) func `a size is read as people write it`(text: String, bytes: Int) {
    #expect(ByteSize(text)?.bytes == bytes)
  }

  @Test(arguments: ["", "GB", "5 XB", "-1GB", "0", "1.2.3MB", "99999999999TB", "nan", "0.2 B"])
  func `what is no size is none`(text: String) { #expect(ByteSize(text) == nil) }

  @Test(arguments: [
    (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"), (1049, "1.0 kB"), (1050, "1.1 kB"),
    (999_949, "999.9 kB"), (999_950, "1.0 MB"), (12_345_678, "12.3 MB"), (5_000_000_000, "5.0 GB"),
    (Int.max, "9223372.0 TB"),
  ]) func `a size is said with one decimal`(bytes: Int, text: String) {
    #expect(ByteSize(bytes: bytes).description == text)
  }

  @Test(arguments: [
    ("https://a.ca/n1/tbl/csv/17100009-eng.zip", "17100009-eng.zip"),
    ("https://a.ca/ODP-PR-Gender.csv?x=1", "ODP-PR-Gender.csv"),
    ("https://a.ca/a.XLSX", "a.XLSX"), ("https://a.ca/GetFile.cfm?FILETYPE=CSV", nil), ("https://a.ca/", nil),
    ("https://a.ca", nil), ("https://a.ca/%2e%2e%2fa.csv", nil), ("https://a.ca/.csv", nil),
    ("https://a.ca/-rf.csv", nil),
    ("https://a.ca/a%20b.csv", nil), ("https://a.ca/$(id).csv", nil), ("https://a.ca/.hidden.csv", nil),
  ]) func `a name is taken from an address only where it is plain`(address: String, name: String?) throws {
    #expect(try #require(HTTPAddress(address)).fileName == name)
  }

  @Test func `every download of the shipped catalogue has an address that is fetched, over https`() throws {
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let entries = try catalogue.entries.filter { $0.download != nil }
    #expect(entries.count > 40)
    #expect(try Fetcher.entries(entries.map(\.id), in: catalogue).map(\.id) == entries.map(\.id))
    for entry in entries {
      #expect(HTTPAddress(entry.download ?? "")?.isEncrypted == true, "\(entry.id)")
    }
  }

  @Test func `an entry is fetched once, and one without an address says where to look`() throws {
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let id = "statcan-17-10-0009"
    #expect(try Fetcher.entries([id, id], in: catalogue).count == 1)
    let refusal = try #require(throws: Diagnostic.self) {
      try Fetcher.entries([id, "census-guide-2021"], in: catalogue)
    }
    #expect(refusal.code == "no-download")
    #expect(refusal.remedy?.contains("https://www12.statcan.gc.ca/") == true)
  }

  @Test func `the cache is the option's, XDG's, or the home's`() throws {
    func folder(_ option: String?, _ environment: [String: String]) throws -> String {
      try FetchCache(option: option, environment: environment).folder
    }
    let both = ["XDG_CACHE_HOME": "/x", "HOME": "/h"]
    #expect(try folder("c/", both) == "c")
    #expect(try folder(nil, both) == "/x/lipdata")
    #expect(try folder(nil, ["XDG_CACHE_HOME": "x", "HOME": "/h"]) == "/h/.cache/lipdata")
    #expect(try folder("", ["HOME": "/h"]) == "/h/.cache/lipdata")
    #expect(throws: Diagnostic.self) { try folder(nil, [:]) }
  }

  @Test func `waits double up to the longest`() {
    let options = FetchOptions()
    #expect((1...9).map { options.wait(before: $0) } == [1, 2, 4, 8, 16, 32, 64, 120, 120])
    #expect(options.wait(before: 1_000_000) == 120)
  }

  @Test(
    arguments: [
      ("bytes 0-4/5", 0, 4, 5), ("Bytes 2-3/*", 2, 3, nil), ("bytes 2-9/5", nil, nil, nil),
      ("bytes */5", nil, nil, nil),
      ("bytes 4-2/5", nil, nil, nil), ("bytes x-2/5", nil, nil, nil), ("items 0-4/5", nil, nil, nil),
    ] as [(String, Int?, Int?, Int?)]) func `the place of a part is read`(
      text: String, first: Int?, last: Int?, total: Int?
    )
  {
    var answer = HTTPAnswer()
    answer.take(line: "HTTP/1.1 100 Continue\r\n")
    answer.take(line: "HTTP/2 206 \r\n")
    answer.take(line: "content-Range:  \(text) \r\n")
    #expect(answer.status == 206)
    #expect(answer.range?.first == first)
    #expect(answer.range?.last == last)
    #expect(answer.range?.total == total)
  }

  @Test func `a receipt is of its file only while it has its length`() throws {
    let scratch = try Scratch()
    let shelf = FetchShelf(folder: scratch.path, base: "a.csv")
    let receipt = FetchReceipt(
      address: "https://a.ca/a.csv", finalAddress: "https://a.ca/a.csv", file: "a.csv", version: FileVersion(),
      bytes: 3,
      sha256: "", fetched: "")
    try shelf.write(receipt, to: shelf.receipt)
    #expect(FetchReceipt.beside(scratch.path("a.csv")) == nil)
    try scratch.write("a.csv", "abc")
    #expect(FetchReceipt.beside(scratch.path("a.csv")) == receipt)
    try scratch.write("a.csv", "abcd")
    #expect(FetchReceipt.beside(scratch.path("a.csv")) == nil)
    #expect(FetchReceipt.beside(scratch.path("b.csv")) == nil)
  }
}
