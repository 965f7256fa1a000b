/// A note of the publisher, which travels with every figure made from what it is about (DESIGN §4.12).
public struct TableNote: Sendable, Equatable {
  /// The publisher's number of the note; notes of a table without numbers are counted from 1.
  public var number: Int
  /// The text, empty in a language that the file has not.
  public var text: LocalizedText

  /// Makes a note.
  public init(number: Int, text: LocalizedText) {
    self.number = number
    self.text = text
  }
}
