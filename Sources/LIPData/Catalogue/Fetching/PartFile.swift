import Foundation

/// A file while it is downloaded: bytes are added at its end, and it takes its name when it is whole.
///
/// One program at a time writes it; what was written stays for the next one when this one is ended.
final class PartFile {
  /// Its path.
  let path: String
  /// The number of bytes in it.
  private(set) var size: Int
  private let descriptor: Int32

  /// Opens the file, or makes it; throws `cannot-create`, and `fetch-under-way` where another program writes it.
  init(_ path: String) throws {
    self.path = path
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard descriptor >= 0 else { throw Self.refusal("cannot-create", path, errno, .cannotCreate) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        throw Diagnostic(
          "fetch-under-way", "Another lipdata fetches the same file", at: Place(file: path),
          remedy: "Wait until it has ended.", exit: .inputOutput)
      }
      var own = stat()
      var named = stat()
      guard fstat(descriptor, &own) == 0 else {
        close(descriptor)
        throw Self.refusal("cannot-create", path, errno, .cannotCreate)
      }
      // Between opening and locking the other program may have given the file its name.
      if stat(path, &named) == 0, own.st_ino == named.st_ino, own.st_dev == named.st_dev {
        self.descriptor = descriptor
        size = Int(own.st_size)
        return
      }
      close(descriptor)
    }
  }

  deinit { close(descriptor) }

  /// Forgets all bytes.
  func restart() throws {
    guard ftruncate(descriptor, 0) == 0 else { throw Self.refusal("write-failed", path, errno, .inputOutput) }
    size = 0
  }

  /// Adds bytes at the end; throws `disk-full` and `write-failed`.
  func append(_ bytes: UnsafeRawBufferPointer) throws {
    var done = 0
    while done < bytes.count {
      let count = pwrite(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(size))
      if count < 0 {
        if errno == EINTR { continue }
        if errno == ENOSPC || errno == EDQUOT {
          throw Diagnostic(
            "disk-full", "The disk is full after \(ByteSize(bytes: size)) of the file", at: Place(file: path),
            remedy: "Make room, or choose another folder with --cache; what is there is gone on with.",
            exit: .inputOutput)
        }
        throw Self.refusal("write-failed", path, errno, .inputOutput)
      }
      done += count
      size += count
    }
  }

  /// The first bytes.
  func head() throws -> [UInt8] { try ByteSource(path: path).head(FileContent.headLength) }

  /// Gives the file its name, in the place of what had it; it is on the disk before.
  func finish(as target: String) throws {
    guard fsync(descriptor) == 0 else { throw Self.refusal("write-failed", path, errno, .inputOutput) }
    guard rename(path, target) == 0 else { throw Self.refusal("cannot-create", target, errno, .cannotCreate) }
    let folder = open(URL(fileURLWithPath: target).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    // The name as well; not every file system can.
    _ = fsync(folder)
    close(folder)
  }

  /// Takes the file away.
  func discard() { unlink(path) }

  private static func refusal(_ code: String, _ path: String, _ why: Int32, _ exit: ExitStatus) -> Diagnostic {
    Diagnostic(
      code, "The file cannot be written: \(String(cString: strerror(why)))", at: Place(file: path),
      remedy: "Check that the folder is yours to write in, or choose another with --cache.", exit: exit)
  }
}
