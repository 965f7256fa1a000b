import Foundation

extension UnsafeRawBufferPointer {
  /// True when the bytes are the same as others.
  @inline(__always)
  func holdsSame(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    guard count > 0, let mine = baseAddress, let others = other.baseAddress else { return true }
    return memcmp(mine, others, count) == 0
  }
}
