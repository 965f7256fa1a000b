import Foundation
import TestSupport
import Testing

extension Golden {
  /// The golden files of these tests.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden")

  static func expect(_ bytes: [UInt8], is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try expect(bytes, is: name, in: folder, sourceLocation: sourceLocation)
  }
}
