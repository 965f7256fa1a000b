#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Bytes that are read at any position: a file on disk, an array in memory, or what is unpacked on the way.
public struct ByteSource: Sendable {
  private enum Storage: Sendable {
    case file(OpenFile)
    case memory([UInt8])
    case stream(StreamPosition)
  }

  private let storage: Storage
  /// The number of bytes, as it was when the source was made.
  public let count: Int
  /// The file's path as the user wrote it, or the name given to the bytes.
  public let name: String?
  /// Counts what is read; nil where nobody wants to know.
  var reading: ReadCount?

  /// Makes a source of bytes in memory.
  public init(bytes: [UInt8], name: String? = nil) {
    storage = .memory(bytes)
    count = bytes.count
    self.name = name
  }

  /// Makes a source of what can be read forwards only; it is read through once where its length is not known.
  init(stream: StreamPosition, count: Int?, name: String?) throws {
    storage = .stream(stream)
    self.count = try count ?? stream.countByReading()
    self.name = name
  }

  /// Makes a source of an open file, which is closed with it.
  init(descriptor: Int32, count: Int, name: String) {
    storage = .file(OpenFile(descriptor: descriptor))
    self.count = count
    self.name = name
  }

  /// True where reading goes forwards only: to read another part means to begin again.
  var isSequential: Bool {
    if case .stream = storage { true } else { false }
  }

  /// Opens a file; throws `file-not-found`, `not-a-file` or `cannot-read`.
  public init(path: String) throws {
    let place = Place(file: path)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.refusal(errno, at: place) }
    let file = OpenFile(descriptor: descriptor)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.refusal(errno, at: place) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let found = status.st_mode & S_IFMT == S_IFDIR ? "A folder" : "A pipe or a device"
      throw Diagnostic(
        "not-a-file", "\(found) stands where a file is looked for", at: place,
        remedy: "Give the path of a file; save what comes from a pipe to a file first.", exit: .noInput)
    }
    storage = .file(file)
    count = Int(status.st_size)
    name = path
  }

  /// Reads bytes from a position until the storage is full or the source ends; returns how many.
  public func read(into target: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    let got = try bytes(into: target, at: offset)
    reading?.add(got)
    return got
  }

  private func bytes(into target: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    switch storage {
    case .memory(let bytes):
      guard offset < bytes.count else { return 0 }
      let length = min(target.count, bytes.count - offset)
      bytes.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset...].prefix(length))) }
      return length
    case .stream(let stream): return try stream.read(into: target, at: offset)
    case .file(let file):
      var done = 0
      while done < target.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: target[done...])
        let got = pread(file.descriptor, rest.baseAddress, rest.count, off_t(offset + done))
        if got < 0 {
          if errno == EINTR { continue }
          throw Diagnostic(
            "read-failed", "Reading stopped at byte \(offset + done): \(Self.reason(errno))", at: Place(file: name),
            remedy: "Check the disk or the connection to it, then try again.", exit: .inputOutput)
        }
        if got == 0 { break }
        done += got
      }
      return done
    }
  }

  /// What a file's state is now, so that a change while it is read is seen; nil for bytes in memory.
  func state() throws -> [Int]? {
    guard case .file(let file) = storage else { return nil }
    var status = stat()
    guard fstat(file.descriptor, &status) == 0 else { throw Self.refusal(errno, at: Place(file: name)) }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return [Int(status.st_size), time.tv_sec, time.tv_nsec]
  }

  /// The first bytes of the source, at most as many as asked for.
  public func head(_ limit: Int = 1 << 16) throws -> [UInt8] {
    let length = min(limit, count)
    var bytes = [UInt8](repeating: 0, count: length)
    let got = try bytes.withUnsafeMutableBytes { try read(into: $0, at: 0) }
    bytes.removeLast(length - got)
    return bytes
  }

  private static func refusal(_ code: Int32, at place: Place) -> Diagnostic {
    if code == ENOENT || code == ENOTDIR {
      return Diagnostic(
        "file-not-found", "There is no such file", at: place,
        remedy: "Check the path; it is taken from the folder you are in.", exit: .noInput)
    }
    return Diagnostic(
      "cannot-read", "The file cannot be opened: \(reason(code))", at: place,
      remedy: "Ask for permission to read it, or copy it to a folder of your own.", exit: .noInput)
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}

/// A file descriptor that is closed when nothing refers to it any more.
private final class OpenFile: Sendable {
  let descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { _ = close(descriptor) }
}
