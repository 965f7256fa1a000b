import Dispatch
import Synchronization

/// The bytes that a file's figures come from: each part's length and hash, and one hash for all.
final class Provenance: Sendable {
  /// A part.
  struct Part: Sendable {
    var name: String
    var bytes: Int
    var sha256: String
  }

  private let sources: [ByteSource]
  private let names: [String]
  private let states: [[Int]?]
  private let known = Mutex<[Part]>([])

  /// Opens the parts.
  init(_ sources: [TableSource]) throws {
    self.sources = try sources.map { try $0.open() }
    names = sources.map(\.name)
    states = try self.sources.map { try $0.state() }
  }

  /// The bytes of all parts.
  var bytes: Int { sources.reduce(0) { $0 + $1.count } }

  /// The parts; empty before a hash was asked for.
  var parts: [Part] { known.withLock { $0 } }

  /// The hash by which the store knows a file again: its own, or that of a list of its parts' hashes and names.
  ///
  /// Taken once.
  func digest() throws -> String {
    if parts.isEmpty {
      let parts = try zip(names, sources).map { name, source in
        Part(name: name, bytes: source.count, sha256: try FileDigest.sha256(of: source))
      }
      known.withLock { $0 = parts }
    }
    let parts = parts
    if parts.count == 1, let only = parts.first { return only.sha256 }
    let list = parts.map { "\($0.sha256)  \($0.name.split(separator: "/").last ?? "")\n" }.joined()
    return try FileDigest.sha256(of: ByteSource(bytes: Array(list.utf8)))
  }

  /// Takes the hash on another thread; the answer waits for it.
  func digestMeanwhile() -> () throws -> String {
    let group = DispatchGroup()
    let box = AnswerBox()
    DispatchQueue.global().async(group: group) {
      let result = Result { try self.digest() }
      box.answer.withLock { $0 = result }
    }
    return {
      group.wait()
      guard let result = box.answer.withLock({ $0 }) else { return try self.digest() }
      return try result.get()
    }
  }

  /// True when no part has another length or time than it had when it was opened.
  func isUnchanged() throws -> Bool { try zip(sources, states).allSatisfy { try $0.state() == $1 } }
}

/// Carries a hash from the thread that took it.
private final class AnswerBox: Sendable {
  let answer = Mutex<Result<String, any Error>?>(nil)
}
