import Foundation
import Testing

/// A terminal without a screen: what is written to it can be read back.
///
/// The system's functions are looked up when they are needed: not every C library shows them to Swift.
final class Terminal {
  private typealias Number = @convention(c) (Int32) -> Int32
  private typealias Name = @convention(c) (Int32) -> UnsafePointer<CChar>?

  /// The path that a program writes to.
  let path: String
  private let primary: Int32
  /// Held open, so that what was written stays after the program's end.
  private let secondary: Int32

  init() throws {
    let library = try #require(dlopen(nil, RTLD_NOW))
    func number(_ name: String) throws -> Number {
      unsafeBitCast(try #require(dlsym(library, name), "there is no \(name)"), to: Number.self)
    }
    let primary = try number("posix_openpt")(O_RDWR | O_NOCTTY)
    let granted = try number("grantpt")(primary)
    let unlocked = try number("unlockpt")(primary)
    try #require(primary >= 0 && granted == 0 && unlocked == 0)
    let name = unsafeBitCast(try #require(dlsym(library, "ptsname")), to: Name.self)
    path = String(cString: try #require(name(primary)))
    secondary = open(path, O_RDWR | O_NOCTTY)
    self.primary = primary
    try #require(secondary >= 0)
  }

  deinit {
    close(secondary)
    close(primary)
  }

  /// What was written so far, up to what a terminal holds.
  func text() -> String {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    // Never waits: a terminal that nobody wrote to has nothing.
    _ = fcntl(primary, F_SETFL, O_NONBLOCK)
    let count = read(primary, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
