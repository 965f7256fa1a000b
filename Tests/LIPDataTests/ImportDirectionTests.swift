import Foundation
import Testing

/// The house rules that the compiler does not hold (DESIGN §2).
struct ImportDirectionTests {
  static let allowed: [String: Set<String>] = [
    "CByteMasks": [],
    "CLibCurl": [],
    "LIPData": [
      "Foundation", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization", "CByteMasks", "CLibArchive",
      "CLibCurl", "CLibXML2", "Crypto", "GRDB", "GRDBSQLite", "Yams",
    ],
    "Indicators": ["LIPData"],
    "Publishing": ["Indicators", "LIPData"],
    "lipdata-cli": [
      "ArgumentParser", "Dispatch", "Synchronization", "Foundation", "LIPData", "Indicators", "Publishing",
    ],
  ]

  struct SourceFile {
    var target: String
    var path: String
    var lines: [String]

    var imports: [String] {
      lines.compactMap { line in
        let words = line.split(separator: " ").map(String.init)
        guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count,
          words[..<keyword].allSatisfy({
            $0.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains($0)
          })
        else { return nil }
        let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        let name = kinds.contains(words[keyword + 1]) ? words.dropFirst(keyword + 2).first ?? "" : words[keyword + 1]
        return String(name.split(separator: ".").first ?? "")
      }
    }
  }

  static func sources() throws -> [SourceFile] {
    let root = Checkout.path("Sources")
    let names = try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
    return try names.filter { $0.hasSuffix(".swift") }.map { name in
      let text = try String(contentsOfFile: root + "/" + name, encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      return SourceFile(target: String(name.split(separator: "/")[0]), path: name, lines: lines)
    }
  }

  @Test func `each target imports only what its room may know`() throws {
    let files = try Self.sources()
    #expect(files.count > 100)
    for file in files {
      let allowed = try #require(Self.allowed[file.target], "\(file.target) is in no list")
      #expect(Set(file.imports).isSubset(of: allowed), "\(file.path): \(file.imports)")
    }
  }

  @Test func `the imports are seen`() throws {
    let file = SourceFile(
      target: "", path: "",
      lines: [
        "public import A", "  import B", "@testable import C", "import struct D.E", "// import F", "let import = 1",
        "import G.H",
      ])
    #expect(file.imports == ["A", "B", "C", "D", "G"])
    let seen = Dictionary(grouping: try Self.sources(), by: \.target).mapValues { Set($0.flatMap(\.imports)) }
    #expect(seen["LIPData"]?.isSuperset(of: ["Foundation", "GRDB", "Yams", "Crypto", "CByteMasks"]) == true)
    #expect(seen["lipdata-cli"]?.contains("ArgumentParser") == true)
  }

  @Test func `SQLite's own interface is spoken to in one file`() throws {
    let files = try Self.sources().filter { $0.imports.contains("GRDBSQLite") }
    #expect(files.map(\.path) == ["LIPData/Store/BulkStatement.swift"])
    let calls = try Self.sources().filter { $0.lines.contains { $0.contains("sqlite3_") } }
    #expect(calls.map(\.path) == ["LIPData/Store/BulkStatement.swift"])
  }

  @Test func `LIPData does not know the word indicator`() throws {
    for file in try Self.sources() where file.target == "LIPData" {
      for (index, line) in file.lines.enumerated() where line.lowercased().contains("indicator") {
        let isPathInComment = line.drop { $0 == " " }.hasPrefix("//") && line.contains("indicators/")
        #expect(isPathInComment, "\(file.path):\(index + 1)")
      }
    }
  }

  @Test(arguments: ["Bundle.module", "try!", "fatalError"]) func `no source holds what would crash`(word: String) throws
  {
    for file in try Self.sources() {
      for (index, line) in file.lines.enumerated() { #expect(!line.contains(word), "\(file.path):\(index + 1)") }
    }
  }

  @Test func `no file is over 400 lines`() throws {
    for file in try Self.sources() { #expect(file.lines.count <= 401, "\(file.path)") }
  }
}
