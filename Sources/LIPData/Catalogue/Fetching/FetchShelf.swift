import Foundation

/// The places in the cache that belong to one download: the file, its receipt, and what is not complete.
///
/// All but the file itself begin with a point: a folder that is taken in passes over them.
struct FetchShelf: Sendable {
  /// The dataset's folder.
  let folder: String
  /// The name that the places are made of: the file's, or the dataset's id where the address has none.
  let base: String

  /// The receipt of the file.
  var receipt: String { "\(folder)/.\(base).json" }
  /// The first bytes of a file that is not complete.
  var part: String { "\(folder)/.\(base).part" }
  /// The receipt of those.
  var partReceipt: String { "\(folder)/.\(base).part.json" }

  /// The name of the file: the base, with an ending by the content where it has none.
  func name(head: [UInt8]) -> String {
    FileContent.ending(of: base) == nil ? "\(base).\(FileContent.ending(head: head))" : base
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Takes a file away, where there is one.
  func remove(_ path: String) { unlink(path) }

  /// Reads a receipt; nil where there is none that can be read.
  func read<Receipt: Decodable>(_ path: String) -> Receipt? {
    guard let data = FileManager.default.contents(atPath: path), data.count < 1 << 16 else { return nil }
    return try? JSONDecoder().decode(Receipt.self, from: data)
  }

  /// Writes a receipt, whole or not at all.
  func write(_ receipt: some Encodable, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      try (try encoder.encode(receipt) + Data("\n".utf8)).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Diagnostic(
        "write-failed", "The receipt of the download could not be written", at: Place(file: path),
        remedy: "Make room on the disk, or choose another folder with --cache.", exit: .inputOutput)
    }
  }

  /// The receipt of the file that is there, when it is of an address and the file's bytes are still those of the
  /// receipt.
  func held(from address: String) throws -> FetchReceipt? {
    guard let receipt: FetchReceipt = read(receipt), receipt.address == address,
      receipt.file == base || receipt.file.hasPrefix(base + "."), !receipt.file.contains("/"),
      let source = try? ByteSource(path: path(receipt.file)), source.count == receipt.bytes,
      try FileDigest.sha256(of: source) == receipt.sha256
    else { return nil }
    return receipt
  }
}
