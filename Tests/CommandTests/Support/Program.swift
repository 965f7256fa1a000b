import Foundation
import Testing

/// Runs the built `lipdata` as a user would.
enum Program {
  /// What a run came to.
  struct Outcome {
    var status: Int32
    var bytes: [UInt8]
    var err: String
    /// What was printed on stdout, as text.
    var out: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// The root of the checkout.
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The program, found beside the test bundle.
  static let path: String = {
    var starts = Bundle.allBundles.map(\.bundleURL) + [URL(fileURLWithPath: CommandLine.arguments[0])]
    if let running = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      starts.insert(URL(fileURLWithPath: running), at: 0)
    }
    for var folder in starts {
      for _ in 0..<5 {
        folder.deleteLastPathComponent()
        let candidate = folder.appendingPathComponent("lipdata").path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue {
          return candidate
        }
      }
    }
    return checkout + "/.build/debug/lipdata"
  }()

  /// Runs the program with arguments.
  static func run(
    _ arguments: String..., in folder: Folder? = nil, environment: [String: String] = [:], program: String = path
  ) throws -> Outcome {
    try run(program, arguments, in: folder, environment: environment)
  }

  /// Runs a line of the shell, with the program on the path.
  static func shell(
    _ line: String, in folder: Folder? = nil, environment: [String: String] = [:], merged: Bool = false
  ) throws -> Outcome {
    try run("/bin/sh", ["-c", line], in: folder, environment: environment, merged: merged)
  }

  /// Runs a program; both outputs go to files, so that neither can fill a pipe and wait.
  static func run(
    _ program: String, _ arguments: [String], in folder: Folder? = nil, environment: [String: String] = [:],
    merged: Bool = false, seconds: Double = 120
  ) throws -> Outcome {
    let scratch = try Folder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: (folder ?? scratch).path)
    // Only what is named: no setting of the person who runs the tests.
    var clean = ["PATH": "\(URL(fileURLWithPath: path).deletingLastPathComponent().path):/usr/bin:/bin"]
    for name in ["HOME", "TMPDIR", "LD_LIBRARY_PATH", "LLVM_PROFILE_FILE"] {
      clean[name] = ProcessInfo.processInfo.environment[name]
    }
    process.environment = clean.merging(environment) { $1 }
    let outFile = scratch.path + "/out"
    let errFile = scratch.path + "/err"
    for file in [outFile, errFile] { try Data().write(to: URL(fileURLWithPath: file)) }
    let out = try FileHandle(forWritingTo: URL(fileURLWithPath: outFile))
    let err = try FileHandle(forWritingTo: URL(fileURLWithPath: errFile))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = out
    process.standardError = merged ? out : err
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    if ended.wait(timeout: .now() + seconds) == .timedOut {
      process.terminate()
      ended.wait()
      Issue.record("\(program) \(arguments.joined(separator: " ")) did not end in \(seconds) seconds")
    }
    try out.close()
    try err.close()
    #expect(process.terminationReason == .exit, "\(arguments) was ended by a signal")
    return Outcome(
      status: process.terminationStatus, bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: outFile))),
      err: String(decoding: try Data(contentsOf: URL(fileURLWithPath: errFile)), as: UTF8.self))
  }
}

/// A folder of a test's own, removed with the last reference to it.
final class Folder: Sendable {
  /// Its path.
  let path: String

  init() throws {
    let base = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath()
    let url = base.appendingPathComponent("lipdata-tests-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of something in it.
  func callAsFunction(_ name: String) -> String { path + "/" + name }

  /// Writes a file, and the folders above it, and returns its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  /// Writes a file, and the folders above it, and returns its path.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = URL(fileURLWithPath: self(name))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  /// The bytes of a file.
  func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: self(name)))) }

  /// The text of a file.
  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// True when something has that name.
  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self(name)) }

  /// Every file beneath, by its path from here, sorted.
  func files(under name: String = "") throws -> [String] {
    let start = name.isEmpty ? path : self(name)
    return try FileManager.default.subpathsOfDirectory(atPath: start).filter { sub in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: start + "/" + sub, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }
}
