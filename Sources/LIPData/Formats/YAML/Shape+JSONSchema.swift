extension Shape {
  /// The JSON Schema (draft 2020-12) of files that hold one definition of this shape or a list of them.
  ///
  /// Written by hand in a fixed order, so that the same shape gives the same bytes.
  public func jsonSchema(id: String, title: String) -> String {
    var writer = SchemaWriter()
    writer.line("{")
    writer.indented {
      $0.line("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\",")
      $0.line("\"$id\": \"https://lipdata.ca/schemas/\(id).json\",")
      $0.line("\"title\": \(JSONText.quoted(title)),")
      $0.line("\"oneOf\": [")
      $0.indented {
        $0.line("{ \"$ref\": \"#/$defs/definition\" },")
        $0.line("{ \"type\": \"array\", \"items\": { \"$ref\": \"#/$defs/definition\" } }")
      }
      $0.line("],")
      $0.line("\"$defs\": {")
      $0.indented {
        $0.schema("\"definition\": ", self, about: nil, end: "")
      }
      $0.line("}")
    }
    writer.line("}")
    return writer.text
  }
}

/// Lays out JSON Schema line by line.
private struct SchemaWriter {
  var text = ""
  var depth = 0

  mutating func line(_ line: String) {
    text += String(repeating: "  ", count: depth) + line + "\n"
  }

  mutating func indented(_ body: (inout SchemaWriter) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  mutating func schema(_ lead: String, _ shape: Shape, about: String?, end: String) {
    let note = about.map { ", \"description\": \(JSONText.quoted($0))" } ?? ""
    switch shape {
    case .text: line("\(lead){ \"type\": [\"string\", \"number\"], \"minLength\": 1\(note) }\(end)")
    case .identifier:
      line("\(lead){ \"type\": [\"string\", \"number\"], \"pattern\": \"^[a-z0-9][a-z0-9./-]*$\"\(note) }\(end)")
    case .choice(let words):
      line("\(lead){ \"enum\": [\(words.map(JSONText.quoted).joined(separator: ", "))]\(note) }\(end)")
    case .number: line("\(lead){ \"type\": \"number\"\(note) }\(end)")
    case .integer: line("\(lead){ \"type\": \"integer\"\(note) }\(end)")
    case .boolean: line("\(lead){ \"type\": \"boolean\"\(note) }\(end)")
    case .date: line("\(lead){ \"type\": \"string\", \"format\": \"date\"\(note) }\(end)")
    case .localized:
      let text = "{ \"type\": \"string\", \"minLength\": 1 }"
      line("\(lead){")
      indented {
        $0.line("\"type\": \"object\"\(note),")
        $0.line("\"properties\": { \"en\": \(text), \"fr\": \(text) },")
        $0.line("\"required\": [\"en\", \"fr\"], \"additionalProperties\": false")
      }
      line("}\(end)")
    case .list(let element):
      line("\(lead){ \"type\": \"array\"\(note), \"items\":")
      indented { $0.schema("", element, about: nil, end: "") }
      line("}\(end)")
    case .map(let value):
      line("\(lead){ \"type\": \"object\"\(note), \"additionalProperties\":")
      indented { $0.schema("", value, about: nil, end: "") }
      line("}\(end)")
    case .object(let keys):
      line("\(lead){")
      indented { $0.object(keys, note) }
      line("}\(end)")
    case .oneOf(let shapes): oneOf(lead, shapes, note, end)
    case .either(let scalar, let other): oneOf(lead, [scalar, other], note, end)
    }
  }

  private mutating func oneOf(_ lead: String, _ shapes: [Shape], _ note: String, _ end: String) {
    line("\(lead){ \"oneOf\": [")
    indented {
      for (index, one) in shapes.enumerated() {
        $0.schema("", one, about: nil, end: index + 1 < shapes.count ? "," : "")
      }
    }
    line("]\(note) }\(end)")
  }

  private mutating func object(_ keys: [Shape.Key], _ note: String) {
    line("\"type\": \"object\"\(note),")
    line("\"properties\": {")
    indented {
      for (index, key) in keys.enumerated() {
        $0.schema("\(JSONText.quoted(key.name)): ", key.shape, about: key.about, end: index + 1 < keys.count ? "," : "")
      }
    }
    line("},")
    let required = keys.filter(\.required).map { JSONText.quoted($0.name) }.joined(separator: ", ")
    line("\"required\": [\(required)], \"additionalProperties\": false")
  }
}
