import Foundation

/// The folders beside these tests: the shipped `Datasets/`, and reference data outside the repository.
enum Shared {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The path of a file of `Datasets/`.
  static func datasets(_ path: String = "") -> String {
    package.appending(path: "Datasets").appending(path: path).path(percentEncoded: false)
  }

  /// The path of a file in the folder of reference data that stands beside the checkout; nil, and said so, when absent.
  static func reference(_ path: String) -> String? {
    let place = package.deletingLastPathComponent().appending(path: "shared").appending(path: path)
      .path(percentEncoded: false)
    if FileManager.default.fileExists(atPath: place) { return place }
    print("skipped: \(place) is absent")
    return nil
  }
}

/// A folder that is gone when the test is.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "lipdata-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    path = place.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Makes a folder within and gives its path.
  func subfolder(_ name: String) throws -> String {
    try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
    return path + "/" + name
  }

  /// Writes a file and gives its path.
  func write(_ name: String, _ text: String) throws -> String {
    let file = path + "/" + name
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }
}
