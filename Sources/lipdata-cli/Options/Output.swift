import Foundation
import Indicators
import LIPData

/// Where the program writes: data to stdout, notes to stderr, files whole or not at all.
enum Output {
  /// Writes a note for the user to stderr.
  static func note(_ text: String) {
    write(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  /// Says how many figures of a run were withheld and why, where any was.
  static func withheld(_ findings: [DisclosureCheck.Finding]) {
    if let sentence = DisclosureCheck.Finding.sentence(findings) { note("warning[would-reveal]: \(sentence)") }
  }

  /// Draws on the terminal that stderr is.
  static func terminal(_ text: String) {
    write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Writes data to stdout.
  static func data(_ text: String) throws {
    try dataBytes(Array(text.utf8))
  }

  /// Writes data to stdout.
  static func dataBytes(_ bytes: [UInt8]) throws {
    guard write(bytes, to: STDOUT_FILENO) else {
      if errno == EPIPE { Foundation.exit(0) }
      throw Diagnostic("write-failed", "The output could not be written: \(reason())", exit: .inputOutput)
    }
  }

  /// Writes a file whole, or leaves what was there: first under a name of its own, then renamed.
  ///
  /// A link is followed, and a device such as `/dev/stdout` is written to, never replaced.
  /// Throws `cannot-create` (73) or `write-failed` (74).
  static func file(_ path: String, _ bytes: [UInt8]) throws {
    if InputFile.isFolder(path) { throw cannotCreate(path, "it is a folder") }
    let isDevice = InputFile.exists(path) && !isRegular(path)
    let target = isDevice ? path : URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let temporary = isDevice ? path : "\(target).part-\(getpid())"
    let flags = isDevice ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
    let descriptor = open(temporary, flags, 0o644)
    guard descriptor >= 0 else { throw cannotCreate(path, reason()) }
    let written = write(bytes, to: descriptor)
    let why = reason()
    guard close(descriptor) == 0, written, isDevice || rename(temporary, target) == 0 else {
      if !isDevice { unlink(temporary) }
      throw Diagnostic(
        "write-failed", "\(path) could not be written: \(written ? reason() : why)",
        remedy: "Make room on the disk, or choose another folder.", exit: .inputOutput)
    }
  }

  /// Throws `same-output` where two outputs are one file.
  static func refuse(_ output: String, besides others: ArraySlice<String>) throws {
    guard others.contains(where: { InputFile.same($0, output) || $0 == output }) else { return }
    throw Diagnostic(
      "same-output", "Two outputs are to be written to \(output)", remedy: "Give each a name of its own.", exit: .usage)
  }

  /// Throws `output-is-input` where an output would take the place of a file that is read.
  static func refuse(_ output: String?, inPlaceOf inputs: [String?]) throws {
    guard let output else { return }
    for input in inputs.compactMap(\.self) where InputFile.same(input, output) {
      throw Diagnostic(
        "output-is-input", "The output would take the place of \(input), which is read",
        remedy: "Give --output a name of its own.", exit: .usage)
    }
  }

  private static func cannotCreate(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      "cannot-create", "\(path) cannot be written: \(reason)",
      remedy: "Check that its folder is there and yours to write in.", exit: .cannotCreate)
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

  private static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
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
