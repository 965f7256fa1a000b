import Foundation

/// What is noted beside a fetched file: where it came from, which version it is, and its hash.
public struct FetchReceipt: Codable, Sendable, Equatable {
  /// The catalogue's address.
  public var address: String
  /// The address that it led to, after all redirects.
  public var finalAddress: String
  /// The name of the file in its folder.
  public var file: String
  /// The version that the server named.
  public var version: FileVersion
  /// The length.
  public var bytes: Int
  /// The SHA-256, 64 hexadecimal digits.
  public var sha256: String
  /// When it was fetched, in UTC.
  public var fetched: String

  enum CodingKeys: String, CodingKey {
    case address, file, version, bytes, sha256, fetched
    case finalAddress = "final_address"
  }

  /// The receipt of a file, where it was fetched and has its length still; nil for other files.
  ///
  /// What lies in an archive (`archive.zip/member.csv`) has its archive's.
  public static func beside(_ path: String) -> FetchReceipt? {
    var url = URL(fileURLWithPath: path)
    while !InputFile.exists(url.path), url.path != "/" { url.deleteLastPathComponent() }
    let folder = url.deletingLastPathComponent()
    let stem = url.deletingPathExtension().lastPathComponent
    for base in [url.lastPathComponent, stem] {
      let shelf = FetchShelf(folder: folder.path, base: base)
      guard let receipt: FetchReceipt = shelf.read(shelf.receipt), receipt.file == url.lastPathComponent,
        (try? ByteSource(path: url.path).count) == receipt.bytes
      else { continue }
      return receipt
    }
    return nil
  }
}

/// What is noted beside a download that is not complete.
struct PartReceipt: Codable, Equatable {
  /// The catalogue's address.
  var address: String
  /// The version whose first bytes these are.
  var version: FileVersion
  /// The length of the whole file; nil where the server has not told.
  var total: Int?
}

/// By what a server tells one version of a file from another.
public struct FileVersion: Codable, Sendable, Equatable {
  /// The entity tag, with its quotation marks.
  public var etag: String?
  /// The date of the last change, as the server wrote it.
  public var lastModified: String?

  enum CodingKeys: String, CodingKey {
    case etag
    case lastModified = "last_modified"
  }

  /// What a part is asked for with, so that it comes of the same version only; nil where there is nothing for it.
  ///
  /// A weak tag (`W/"…"`) does not promise the same bytes: RFC 9110, 13.1.5.
  var ifRange: String? {
    if let etag, !etag.hasPrefix("W/") { return etag }
    return lastModified
  }

  /// The headers that ask for a file only where it is another version.
  var conditions: [String] {
    [etag.map { "If-None-Match: \($0)" }, lastModified.map { "If-Modified-Since: \($0)" }].compactMap(\.self)
  }

  /// False where both name a version and the versions differ.
  func agrees(with other: FileVersion) -> Bool {
    if let etag, let theirs = other.etag { return etag == theirs }
    if let lastModified, let theirs = other.lastModified { return lastModified == theirs }
    return true
  }
}
