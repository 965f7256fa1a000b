import Foundation
import Testing

/// The system's SQLite, looked up when it is needed: the test looks into a store as any SQLite tool would.
enum SQLite {
  private typealias Open = @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>) -> Int32
  private typealias Callback =
    @convention(c) (
      UnsafeMutableRawPointer?, Int32, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
      UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    ) -> Int32
  private typealias Execute =
    @convention(c) (
      OpaquePointer?, UnsafePointer<CChar>, Callback?, UnsafeMutableRawPointer?, OpaquePointer?
    ) -> Int32
  private typealias Close = @convention(c) (OpaquePointer?) -> Int32

  private final class Rows { var lines: [String] = [] }

  /// Runs statements on a database; each row is a line, its values between bars.
  @discardableResult
  static func run(_ sql: String, on path: String) throws -> [String] {
    let names = ["libsqlite3.so.0", "libsqlite3.so", "/usr/lib/libsqlite3.dylib"]
    let library = try #require(names.lazy.compactMap { dlopen($0, RTLD_NOW) }.first, "there is no SQLite library")
    let open = unsafeBitCast(try #require(dlsym(library, "sqlite3_open")), to: Open.self)
    let execute = unsafeBitCast(try #require(dlsym(library, "sqlite3_exec")), to: Execute.self)
    let close = unsafeBitCast(try #require(dlsym(library, "sqlite3_close")), to: Close.self)
    var database: OpaquePointer?
    try #require(open(path, &database) == 0)
    defer { _ = close(database) }
    let rows = Rows()
    let status = execute(
      database, sql,
      { context, count, values, _ in
        guard let context, let values else { return 0 }
        let texts = (0..<Int(count)).map { values[$0].map { String(cString: $0) } ?? "∅" }
        Unmanaged<Rows>.fromOpaque(context).takeUnretainedValue().lines.append(texts.joined(separator: "|"))
        return 0
      }, Unmanaged.passUnretained(rows).toOpaque(), nil)
    try #require(status == 0, "SQLite says \(status) to: \(sql)")
    return rows.lines
  }

  /// Everything that a store holds, as text.
  static func dump(_ path: String) throws -> String {
    let tables = try run("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", on: path)
    return try tables.map { table in
      "\(table)\n" + (try run("SELECT * FROM \"\(table)\"", on: path)).joined(separator: "\n") + "\n"
    }.joined()
  }
}
