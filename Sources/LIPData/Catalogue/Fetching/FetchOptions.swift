public import Foundation

/// How files are fetched.
public struct FetchOptions: Sendable {
  /// How often a transfer that broke is tried again.
  public var retries = 4
  /// The largest file that is taken.
  public var limit = ByteSize(bytes: 5_000_000_000)
  /// After how many seconds without a byte a transfer is given up and tried again.
  public var stall = 30.0
  /// After how many seconds a server that does not answer is unreachable.
  public var connect = 20
  /// Fetches the whole file anew, whatever is in the cache.
  public var force = false
  /// The seconds before the second try; each further wait is twice as long.
  public var firstWait = 1.0
  /// The longest wait in seconds, also where a server asks for one.
  public var longestWait = 120.0
  /// What the program calls itself to servers.
  public var agent = "lipdata"
  /// A file of the certificates that are trusted; nil for the system's own.
  public var certificates: String?
  /// Waits for some seconds.
  public var wait: @Sendable (Double) -> Void = { Thread.sleep(forTimeInterval: $0) }
  /// The time that receipts note.
  public var now: @Sendable () -> Date = { Date() }
  /// Counts the bytes received, for a progress bar.
  public var progress: FetchProgress?
  /// Is told of what goes on: a try that broke, a download that is gone on with.
  public var note: @Sendable (String) -> Void = { _ in }

  /// Makes the usual options.
  public init() {}

  /// The seconds to wait before a try, counted from 1 for the first repetition.
  public func wait(before repetition: Int) -> Double {
    var seconds = firstWait
    for _ in 1..<max(1, min(repetition, 64)) { seconds *= 2 }
    return min(seconds, longestWait)
  }
}
