import CLibArchive

/// An archive as libarchive reads it; used by one thread at a time.
final class ArchiveHandle {
  private let handle: OpaquePointer
  private let path: String
  /// True for a `.gz`, which holds one file without a name.
  let isGzip: Bool

  /// Opens an archive; throws `archive-damaged` and what ``ByteSource`` throws.
  init(path: String) throws {
    self.path = path
    isGzip = try ByteSource(path: path).head(2) == [0x1F, 0x8B]
    guard let handle = archive_read_new() else {
      throw Diagnostic(
        "archive-damaged", "The archive cannot be opened: memory has run out", at: Place(file: path),
        exit: .internalError)
    }
    self.handle = handle
    if isGzip {
      archive_read_support_filter_gzip(handle)
      archive_read_support_format_raw(handle)
    } else {
      archive_read_support_format_zip_seekable(handle)
    }
    guard archive_read_open_filename(handle, path, 1 << 18) == ARCHIVE_OK else { throw damaged(nil) }
  }

  deinit { archive_read_free(handle) }

  /// The next member; nil behind the last.
  func next() throws -> OpaquePointer? {
    var entry: OpaquePointer?
    switch archive_read_next_header(handle, &entry) {
    case ARCHIVE_OK, ARCHIVE_WARN: return entry
    case ARCHIVE_EOF: return nil
    default: throw damaged(nil)
    }
  }

  /// Reads the next bytes of the member; 0 behind the last.
  func read(into target: UnsafeMutableRawBufferPointer, of member: String) throws -> Int {
    let count = archive_read_data(handle, target.baseAddress, target.count)
    guard count >= 0 else { throw damaged(member) }
    return count
  }

  /// The bytes of the archive that were read so far.
  var packedBytes: Int { Int(archive_filter_bytes(handle, -1)) }

  private func damaged(_ member: String?) -> Diagnostic {
    let said = archive_error_string(handle).map { String(cString: $0) } ?? ""
    let file = member.map { "\(path)/\($0)" } ?? path
    return Diagnostic(
      "archive-damaged", "The archive is damaged\(said.isEmpty ? "" : ": \(said)")", at: Place(file: file),
      remedy: "Download it again: it may have been cut.")
  }
}
