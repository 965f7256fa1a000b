/// What a definition must look like: the one source of its checks and of its JSON Schema.
///
/// A definition type declares its shape; ``Shape/check(_:)`` refuses a file that does not fit, with line,
/// column and a "did you mean", and ``Shape/jsonSchema(title:)`` gives editors the same rules.
public indirect enum Shape: Sendable {
  /// Any text that is not empty.
  case text
  /// A kebab-case id: small letters, digits and hyphens; a point and a slash where ids are nested.
  case identifier
  /// One of a few words.
  case choice([String])
  /// A number.
  case number
  /// A whole number.
  case integer
  /// `true` or `false`.
  case boolean
  /// A day, `2021-05-11`.
  case date
  /// A text in both languages, `{en: …, fr: …}`.
  case localized
  /// A list of one shape.
  case list(Shape)
  /// A mapping with known keys.
  case object([Key])
  /// A mapping whose keys are the author's own.
  case map(Shape)
  /// One of several mappings, told apart by the first key of each.
  case oneOf([Shape])
  /// A scalar of one shape, or a mapping or a list of another.
  case either(Shape, Shape)

  /// A key of a mapping.
  public struct Key: Sendable {
    /// The key as it is written.
    public var name: String
    /// The shape of its value.
    public var shape: Shape
    /// True when the key must stand.
    public var required: Bool
    /// One sentence for the author of a definition.
    public var about: String

    /// A key that must stand.
    public static func required(_ name: String, _ shape: Shape, _ about: String) -> Key {
      Key(name: name, shape: shape, required: true, about: about)
    }

    /// A key that may stand.
    public static func optional(_ name: String, _ shape: Shape, _ about: String) -> Key {
      Key(name: name, shape: shape, required: false, about: about)
    }
  }
}
