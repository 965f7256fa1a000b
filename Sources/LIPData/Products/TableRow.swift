/// One value of a table; bytes are the file's own and valid during the call only.
public struct TableRow: ~Copyable {
  /// The code of each dimension; those behind the last dimension are empty.
  public var codes = InlineArray<12, TableLabel>(repeating: TableLabel())
  /// The period; nil in a table without time.
  public var period: TimePeriod?
  /// The value with its symbols.
  public var cell = Cell(missing: .empty)
  /// The line of the row, counted from 1.
  public var line = 0

  /// Makes an empty row, to be filled and handed over.
  public init() {}
}

/// A code by its labels: English and French together tell codes apart.
///
/// Archived IRCC files have one English label for several French ones.
public struct TableLabel {
  /// The English label as it stands in the file.
  public var english = UnsafeRawBufferPointer(start: nil, count: 0)
  /// The French label, empty where the file has none.
  public var french = UnsafeRawBufferPointer(start: nil, count: 0)

  /// Makes a label without text.
  public init() {}

  /// The label as text; doubled quotes of a quoted field are made single.
  public var text: LocalizedText { LocalizedText(en: Self.text(english), fr: Self.text(french)) }

  private static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    TextEncoding.detect(bytes).string(bytes).replacing("\"\"", with: "\"")
  }
}
