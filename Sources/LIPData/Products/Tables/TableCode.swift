/// A code of a dimension as it stands in a file: bytes of the file, valid during the call only.
///
/// Where the publisher gives a code, it alone tells codes apart; else the English and French labels together do:
/// archived IRCC files have one English label for several French ones.
public struct TableCode {
  /// The publisher's own code, empty where the file has none.
  public var code = UnsafeRawBufferPointer(start: nil, count: 0)
  /// The English label, empty where the file has none.
  public var english = UnsafeRawBufferPointer(start: nil, count: 0)
  /// The French label, empty where the file has none.
  public var french = UnsafeRawBufferPointer(start: nil, count: 0)
  /// The DGUID of a geography, empty where the file has none.
  public var dguid = UnsafeRawBufferPointer(start: nil, count: 0)

  /// Makes a code without text.
  public init() {}

  /// The labels as text; doubled quotes of a quoted field are made single.
  public var text: LocalizedText { LocalizedText(en: Self.text(english), fr: Self.text(french)) }

  /// What tells the code from others, for a message: its English label, else the French, else the code.
  public var shown: String {
    let name = text
    return !name.en.isEmpty ? name.en : !name.fr.isEmpty ? name.fr : Self.text(code)
  }

  static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    let text = TextEncoding.detect(bytes).string(bytes)
    return bytes.contains(0x22) ? text.replacing("\"\"", with: "\"") : text
  }
}

/// The codes of a series, one of each dimension; those behind the last dimension are empty.
public struct SeriesKey: ~Copyable {
  /// The codes in the order of the structure's dimensions.
  public var codes = InlineArray<24, TableCode>(repeating: TableCode())
  /// What the file says of the series as a whole, as ``TableSink/attributes(_:)`` numbered it; 0 for nothing.
  public var attributes = 0
  /// The line on which the series is first met, counted from 1.
  public var line = 0

  /// Makes an empty key, to be filled and handed over.
  public init() {}
}
