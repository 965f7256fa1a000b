/// A field's text without quotes, copied only when it holds doubled ones; valid as long as its row.
struct FieldText {
  private let plain: UnsafeRawBufferPointer
  private var copy: [UInt8] = []

  init(_ row: borrowing DelimitedRow, _ index: Int) {
    plain = row.content(index)
    if row.holdsQuotes(index) { row.append(index, to: &copy) }
  }

  /// Calls a closure with the bytes of the text.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    copy.isEmpty ? try body(plain) : try copy.withUnsafeBytes(body)
  }
}
