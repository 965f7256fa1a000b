import CLibArchive

@testable import LIPData

/// Archives written for the tests.
enum ZipFile {
  /// Writes a zip or a gzip file with libarchive.
  static func write(
    _ path: String, _ members: [(name: String, bytes: [UInt8])], deflated: Bool = true, gzip: Bool = false
  ) {
    let archive = archive_write_new()
    if gzip {
      archive_write_add_filter_gzip(archive)
      archive_write_set_format_raw(archive)
    } else {
      archive_write_set_format_zip(archive)
      archive_write_set_options(archive, deflated ? "compression=deflate" : "compression=store")
    }
    archive_write_open_filename(archive, path)
    for member in members {
      let entry = archive_entry_new()
      archive_entry_set_pathname(entry, member.name)
      archive_entry_set_filetype(entry, 0o100000)
      archive_entry_set_perm(entry, 0o644)
      archive_entry_set_size(entry, Int64(member.bytes.count))
      archive_write_header(archive, entry)
      member.bytes.withUnsafeBytes { _ = archive_write_data(archive, $0.baseAddress, $0.count) }
      archive_entry_free(entry)
    }
    archive_write_close(archive)
    archive_write_free(archive)
  }

  /// Writes a zip with a link in it.
  static func writeLink(_ path: String, name: String, to target: String) {
    let archive = archive_write_new()
    archive_write_set_format_zip(archive)
    archive_write_open_filename(archive, path)
    let entry = archive_entry_new()
    archive_entry_set_pathname(entry, name)
    archive_entry_set_filetype(entry, 0o120000)
    archive_entry_set_symlink(entry, target)
    archive_write_header(archive, entry)
    archive_entry_free(entry)
    archive_write_close(archive)
    archive_write_free(archive)
  }
}
