import LIPData
import Testing

@testable import Indicators

@Suite("English and French")
struct LanguagesTests {
  /// A text in both languages and where it stands.
  private struct Pair {
    var en: String
    var fr: String
    var place: Place
  }

  private static func pairs(_ node: YAMLNode) -> [Pair] {
    switch node.content {
    case .scalar: []
    case .list(let nodes): nodes.flatMap(pairs)
    case .mapping(let all):
      if let en = node["en"]?.text, let fr = node["fr"]?.text {
        [Pair(en: en, fr: fr, place: node.place)]
      } else {
        all.flatMap { pairs($0.value) }
      }
    }
  }

  private func shipped() throws -> [Pair] {
    var nodes: [YAMLNode] = []
    for folder in ["assessments", "catalogue", "composites", "descriptors", "frameworks", "indicators"] {
      for file in try DatasetsFolder.yamlFiles(in: Shared.datasets(folder)) {
        nodes.append(try YAMLNode.parse(try InputFile.text(file), file: file))
      }
    }
    for name in ["breaks.yaml", "licences.yaml", "themes.yaml", "variables.yaml"] {
      nodes.append(try YAMLNode.parse(try InputFile.text(Shared.datasets(name)), file: name))
    }
    return nodes.flatMap(Self.pairs)
  }

  private func allowed() throws -> [String] {
    try InputFile.text(Shared.datasets("same-in-both-languages.txt")).split(separator: "\n").map(String.init)
  }

  @Test("every text differs from its translation, unless it is one that may be the same")
  func differ() throws {
    let pairs = try shipped()
    let allowed = try Set(allowed())
    #expect(pairs.count > 400)
    for pair in pairs where pair.en == pair.fr {
      #expect(allowed.contains(pair.en), "\(pair.place): \(pair.en)")
    }
    print("texts in both languages: \(pairs.count), the same in both: \(pairs.count { $0.en == $0.fr })")
  }

  @Test("no text is empty, or has spaces around it")
  func tidy() throws {
    for pair in try shipped() {
      for text in [pair.en, pair.fr] {
        #expect(!text.isEmpty && text.first?.isWhitespace == false && text.last?.isWhitespace == false, "\(pair.place)")
      }
    }
  }

  @Test("the list of texts that may be the same has no line twice and none that is not used")
  func allowList() throws {
    let allowed = try allowed()
    #expect(Set(allowed).count == allowed.count)
    let same = try Set(shipped().filter { $0.en == $0.fr }.map(\.en))
    #expect(Set(allowed).subtracting(same).sorted() == [])
  }
}
