import Foundation

/// The folder in which fetched files are kept, one folder in it for each dataset.
public struct FetchCache: Sendable {
  /// The folder.
  public let folder: String

  /// Finds the folder: `option` (`--cache`), `$XDG_CACHE_HOME/lipdata`, else `~/.cache/lipdata`.
  ///
  /// Throws `no-cache-folder` where none of them is named. The XDG variable counts only where it is absolute, as its
  /// specification says.
  public init(option: String?, environment: [String: String]) throws {
    if let option, !option.isEmpty {
      folder = option.count > 1 && option.hasSuffix("/") ? String(option.dropLast()) : option
    } else if let base = environment["XDG_CACHE_HOME"], base.hasPrefix("/") {
      folder = base + "/lipdata"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      folder = home + "/.cache/lipdata"
    } else {
      throw Diagnostic(
        "no-cache-folder", "There is no folder to keep fetched files in: HOME is not set", remedy: "Say --cache DIR.",
        exit: .usage)
    }
  }

  /// The places of a dataset's download.
  func shelf(_ id: String, _ address: HTTPAddress) -> FetchShelf {
    FetchShelf(folder: "\(folder)/\(id)", base: address.fileName ?? id)
  }

  /// Makes the folder of a dataset; throws `cannot-create`.
  func makeFolder(_ shelf: FetchShelf) throws {
    do {
      try FileManager.default.createDirectory(atPath: shelf.folder, withIntermediateDirectories: true)
    } catch {
      throw Diagnostic(
        "cannot-create", "The folder \(shelf.folder) cannot be made", remedy: "Choose a folder of yours with --cache.",
        exit: .cannotCreate)
    }
  }
}
