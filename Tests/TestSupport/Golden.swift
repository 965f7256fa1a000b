public import Foundation
public import Testing

/// Files that hold, byte for byte, what must be written; `LIPDATA_WRITE_GOLDEN=1` writes them anew.
public enum Golden {
  /// Expects the bytes of a golden file; says the first line that differs.
  ///
  /// The files of a target are in its folder `Golden`: `test` is the path of the test that asks.
  public static func expect(
    _ bytes: [UInt8], is name: String, of test: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder(of: test).appending(path: name)
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

  /// The folder of golden files of the target that a test belongs to.
  public static func folder(of test: String = #filePath) -> URL {
    var target = URL(filePath: test).deletingLastPathComponent()
    while target.deletingLastPathComponent().lastPathComponent != "Tests", target.pathComponents.count > 1 {
      target.deleteLastPathComponent()
    }
    return target.appending(path: "Golden")
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
