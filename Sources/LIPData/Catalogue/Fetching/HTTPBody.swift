/// Takes the bytes of an answer as they come.
protocol HTTPBody: AnyObject {
  /// Looks at the head of an answer; false where its bytes are not wanted.
  func begin(_ answer: HTTPAnswer) throws -> Bool
  /// Takes the next bytes.
  func take(_ bytes: UnsafeRawBufferPointer) throws
}
