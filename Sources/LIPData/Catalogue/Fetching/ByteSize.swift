/// A number of bytes as people write it: `5GB`, `1.5 GB`, `700MB`, `12 kB`, `4096`.
public struct ByteSize: Sendable, Equatable {
  /// The number of bytes.
  public var bytes: Int

  private static let units: [(name: String, bytes: Int)] = [
    ("B", 1), ("kB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000),
    ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("TiB", 1 << 40),
  ]

  /// Makes a size of a number of bytes.
  public init(bytes: Int) { self.bytes = bytes }

  /// Reads a size, small and capital letters alike; nil where the text is none, or is not above zero.
  public init?(_ text: String) {
    let digits = text.prefix { "0123456789.".contains($0) }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
    let scale = unit.isEmpty ? 1 : Self.units.first { $0.name.lowercased() == unit }?.bytes
    guard let scale, let number = Double(digits) else { return nil }
    let bytes = (number * Double(scale)).rounded()
    guard bytes >= 1, bytes < 1e18 else { return nil }
    self.bytes = Int(bytes)
  }
}

extension ByteSize: CustomStringConvertible {
  /// The size with one decimal in the largest unit of thousands that fits: `1.2 GB`, `640.0 kB`, `12 bytes`.
  public var description: String {
    if bytes.magnitude < 1000 { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
    var text = ""
    for (name, unit) in Self.units[1...4] {
      // Half a tenth is added before the division, without leaving the range of numbers.
      let tenths = bytes / (unit / 10) + (bytes % (unit / 10) * 2 >= unit / 10 ? 1 : 0)
      text = "\(tenths / 10).\(tenths % 10) \(name)"
      if tenths < 10_000 { break }
    }
    return text
  }
}
