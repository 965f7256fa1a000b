import Foundation
import Synchronization

/// Shows on stderr how far something is, on a terminal only, and leaves nothing behind.
///
/// It has no colours. Where stderr is no terminal, or one that cannot erase a line (`TERM=dumb`), nothing is drawn.
final class ProgressBar: Sendable {
  /// How far something is.
  struct Reading {
    /// The bytes done.
    var bytes: Int
    /// All bytes; nil where that is not known.
    var total: Int?
    /// The rows done; nil where none are counted.
    var rows: Int?
    /// Those of the bytes that were there before: they say nothing of the speed.
    var kept = 0
  }

  private struct Job {
    var name: String
    var read: @Sendable () -> Reading
    var begun = ContinuousClock.now
    var bytes = ProgressSpeed()
    var rows = ProgressSpeed()
    var isDrawn = false
  }

  private let isOn: Bool
  private let job = Mutex<Job?>(nil)

  /// Makes a bar, which is not shown yet.
  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    isOn = isatty(STDERR_FILENO) == 1 && !["", "dumb"].contains(environment["TERM"] ?? "")
  }

  /// Shows a bar until it is hidden; `read` is called from another thread.
  func show(_ name: String, _ read: @escaping @Sendable () -> Reading) {
    guard isOn else { return }
    hide()
    let job = Job(name: name, read: read)
    let begun = job.begun
    self.job.withLock { $0 = job }
    Thread.detachNewThread { [weak self] in
      repeat { Thread.sleep(forTimeInterval: 0.2) } while self?.draw(begun) == true
    }
  }

  /// Erases the bar and ends it.
  func hide() {
    job.withLock {
      if $0?.isDrawn == true { Self.erase() }
      $0 = nil
    }
  }

  /// Writes a note, with the bar out of its way.
  func note(_ text: String) {
    job.withLock {
      if $0?.isDrawn == true { Self.erase() }
      $0?.isDrawn = false
      Output.note(text)
    }
  }

  /// Draws the bar that was begun at a time; false when it is there no more.
  private func draw(_ begun: ContinuousClock.Instant) -> Bool {
    job.withLock { job in
      guard var now = job, now.begun == begun else { return false }
      let reading = now.read()
      let seconds = (ContinuousClock.now - begun) / .seconds(1)
      now.bytes.add(reading.bytes - reading.kept, at: seconds)
      now.rows.add(reading.rows ?? 0, at: seconds)
      // Nothing is said before something is done.
      if reading.bytes > 0 || (reading.rows ?? 0) > 0 {
        let line = ProgressLine(
          name: now.name, bytes: reading.bytes, total: reading.total, rows: reading.rows,
          bytesPerSecond: now.bytes.perSecond, rowsPerSecond: now.rows.perSecond)
        Output.terminal("\r\u{1B}[K" + line.text(width: Self.width - 1))
        now.isDrawn = true
      }
      job = now
      return true
    }
  }

  private static func erase() { Output.terminal("\r\u{1B}[K") }

  /// The columns of the terminal.
  private static var width: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}
