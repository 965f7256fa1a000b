import Foundation
import LIPData
import Testing

struct ShapeJSONSchemaTests {
  static let kinds: [(kind: String, shape: Shape)] = [
    ("catalogue", CatalogueEntry.shape), ("descriptor", DatasetDescriptor.shape), ("licence", Licence.shape),
    ("table", OwnTable.shape), ("variable", Variable.shape),
  ]

  func object(_ text: String) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(json as? [String: Any])
  }

  func definition(_ shape: Shape) throws -> [String: Any] {
    let schema = try object(shape.jsonSchema(id: "x", title: "y"))
    let definitions = try #require(schema["$defs"] as? [String: Any])
    return try #require(definitions["definition"] as? [String: Any])
  }

  @Test(arguments: kinds.map(\.kind)) func `the committed schema is the shape's`(kind: String) throws {
    let shape = try #require(Self.kinds.first { $0.kind == kind }?.shape)
    let text = shape.jsonSchema(id: kind, title: "lipdata \(kind)")
    #expect(try Checkout.text("Schemas/\(kind).json") == text)
    #expect(try object(text)["$id"] as? String == "https://lipdata.ca/schemas/\(kind).json")
  }

  @Test func `every committed schema is valid JSON`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Checkout.path("Schemas")).sorted()
    #expect(names.count >= Self.kinds.count)
    for name in names { #expect(try object(Checkout.text("Schemas/\(name)"))["oneOf"] != nil, "\(name)") }
  }

  @Test func `every shape becomes valid JSON, whatever its texts hold`() throws {
    let odd = "a \"quoted\" \\ text\nof two lines, é"
    let shapes: [Shape] = [
      .text, .identifier, .choice(["a", odd]), .number, .integer, .boolean, .date, .localized, .list(.text),
      .map(.localized), .oneOf([.object([.required("a", .text, odd)]), .object([.required("b", .text, "b")])]),
    ]
    let keys = shapes.enumerated().map { Shape.Key.optional("key\($0)", $1, odd) }
    let properties = try #require(try definition(.object(keys))["properties"] as? [String: [String: Any]])
    #expect(properties.count == shapes.count)
    #expect(properties.values.allSatisfy { $0["description"] as? String == odd })
    #expect(properties["key2"]?["enum"] as? [String] == ["a", odd])
  }

  @Test func `a control character in a text is escaped`() throws {
    let schema = try definition(.object([.required("a", .text, "tab\there, bell\u{7}")]))
    let properties = try #require(schema["properties"] as? [String: [String: Any]])
    #expect(properties["a"]?["description"] as? String == "tab\there, bell\u{7}")
  }

  @Test func `an object says which keys must stand and allows no other`() throws {
    let schema = try definition(.object([.required("a", .text, "a"), .optional("b", .number, "b")]))
    #expect(schema["required"] as? [String] == ["a"])
    #expect(schema["additionalProperties"] as? Bool == false)
    #expect((schema["properties"] as? [String: [String: Any]])?["b"]?["type"] as? String == "number")
  }
}
