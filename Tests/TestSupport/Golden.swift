public import Foundation
public import Testing

/// Files that hold, byte for byte, what must be written; `LIPDATA_WRITE_GOLDEN=1` writes them anew.
public enum Golden {
  /// Expects the bytes of a golden file of a folder; says the first line that differs.
  public static func expect(
    _ bytes: [UInt8], is name: String, in folder: URL, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["LIPDATA_WRITE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
      return
    }
    let wanted = [UInt8](try Data(contentsOf: file))
    guard wanted != bytes else { return }
    let (a, b) = (lines(wanted), lines(bytes))
    let line = zip(a, b).prefix { $0 == $1 }.count
    Issue.record(
      """
      \(name) differs in line \(line + 1):
      golden: \(line < a.count ? a[line] : "(it ends)")
      now:    \(line < b.count ? b[line] : "(it ends)")
      """, sourceLocation: sourceLocation)
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
