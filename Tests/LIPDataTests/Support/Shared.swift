import Foundation

/// Finds the folder of reference data that stands beside a checkout; it is not part of the repository.
enum Shared {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")

  /// True when the file or folder exists; prints what is skipped when it does not.
  static func has(_ path: String) -> Bool {
    let there = FileManager.default.fileExists(atPath: self.path(path))
    if !there { print("skipped: \(self.path(path)) is absent") }
    return there
  }

  static func path(_ path: String) -> String { folder.appending(path: path).path(percentEncoded: false) }
}
