import Foundation
import LIPData

/// Where the program writes: data to stdout, notes to stderr, files whole or not at all.
enum Output {
  /// Writes a note for the user to stderr.
  static func note(_ text: String) {
    write(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  /// Writes data to stdout.
  static func data(_ text: String) throws {
    try dataBytes(Array(text.utf8))
  }

  /// Writes data to stdout.
  static func dataBytes(_ bytes: [UInt8]) throws {
    guard write(bytes, to: STDOUT_FILENO) else {
      throw Diagnostic("write-failed", "The output could not be written: \(reason())", exit: .inputOutput)
    }
  }

  /// Writes a file whole, or leaves what was there: first under a name of its own, then renamed.
  ///
  /// Throws `cannot-create` (73) or `write-failed` (74).
  static func file(_ path: String, _ bytes: [UInt8]) throws {
    let temporary = "\(path).part-\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Diagnostic(
        "cannot-create", "\(path) cannot be written: \(reason())",
        remedy: "Check that its folder is there and yours to write in.", exit: .cannotCreate)
    }
    let written = write(bytes, to: descriptor)
    let why = reason()
    guard close(descriptor) == 0, written, rename(temporary, path) == 0 else {
      unlink(temporary)
      throw Diagnostic(
        "write-failed", "\(path) could not be written: \(written ? reason() : why)",
        remedy: "Make room on the disk, or choose another folder.", exit: .inputOutput)
    }
  }

  /// Makes a folder and those above it.
  static func folder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Diagnostic(
        "cannot-create", "The folder \(path) cannot be made", remedy: "Choose a folder of yours with --output.",
        exit: .cannotCreate)
    }
  }

  private static func reason() -> String { String(cString: strerror(errno)) }

  @discardableResult
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Foundation.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        done += count
      }
      return true
    }
  }
}
