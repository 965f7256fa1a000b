/// A set of member ids as a bitmap: asked once per row of a file, so it answers from one word.
public struct MemberSet: Sendable, Equatable {
  /// 64 members a word; members beyond the words are in the set when `rest` says so.
  @usableFromInline var words: [UInt64]
  @usableFromInline let rest: Bool

  /// Every member.
  public static let all = MemberSet(words: [], rest: true)

  @usableFromInline
  init(words: [UInt64], rest: Bool) {
    self.words = words
    self.rest = rest
  }

  /// Makes a set of ids; ids below 0 stand for no member and are left out.
  public init(_ members: some Sequence<Int>) {
    self.init(words: [], rest: false)
    for member in members where member >= 0 {
      let word = member >> 6
      if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
      words[word] |= 1 << UInt64(member & 63)
    }
  }

  /// True when the member is in the set.
  ///
  /// Constant time.
  @inlinable @inline(__always)
  public func contains(_ member: Int) -> Bool {
    let word = member >> 6
    guard word >= 0, word < words.count else { return rest && member >= 0 }
    return words[word] >> UInt64(member & 63) & 1 == 1
  }
}
