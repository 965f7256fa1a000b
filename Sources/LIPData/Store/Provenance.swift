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

  private let files: [(name: String, bytes: ByteSource)]
  /// The members' names where the bytes are an archive's: they tell what of it was read.
  private let members: [String]
  private let states: [[Int]?]
  private let known = Mutex<[Part]>([])

  /// Opens the files; members of one archive are that archive.
  init(_ sources: [SourceFile]) throws {
    var files: [(name: String, bytes: ByteSource)] = []
    var seen: Set<String> = []
    for source in sources {
      guard let origin = source.origin else {
        var bytes = try source.open()
        // What is read for its hash is no progress.
        bytes.reading = nil
        files.append((source.name, bytes))
        continue
      }
      guard seen.insert(origin).inserted else { continue }
      files.append((source.archive == nil ? source.name : origin, try ByteSource(path: origin)))
    }
    self.files = files
    members = sources.filter { $0.archive != nil }.map(\.baseName)
    states = try files.map { try $0.bytes.state() }
  }

  /// The bytes of all files on disk.
  var bytes: Int { files.reduce(0) { $0 + $1.bytes.count } }

  /// The parts; empty before a hash was asked for.
  var parts: [Part] { known.withLock { $0 } }

  /// The hash by which the store knows a file again: its own, or that of a list of hashes and names where it was read
  /// from several, or is a member of an archive.
  ///
  /// Taken once.
  func digest() throws -> String {
    if parts.isEmpty {
      let parts = try files.map { file in
        Part(name: file.name, bytes: file.bytes.count, sha256: try FileDigest.sha256(of: file.bytes))
      }
      known.withLock { $0 = parts }
    }
    let parts = parts
    if parts.count == 1, members.isEmpty, let only = parts.first { return only.sha256 }
    let list = parts.map { "\($0.sha256)  \($0.name.split(separator: "/").last ?? "")\n" }.joined()
    let text = list + members.map { "  \($0)\n" }.joined()
    return try FileDigest.sha256(of: ByteSource(bytes: Array(text.utf8)))
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
  func isUnchanged() throws -> Bool { try zip(files, states).allSatisfy { try $0.bytes.state() == $1 } }
}

/// Carries a hash from the thread that took it.
private final class AnswerBox: Sendable {
  let answer = Mutex<Result<String, any Error>?>(nil)
}
