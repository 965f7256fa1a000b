/// The symbols that stand beside or instead of a value, a set because several may meet in a sum.
///
/// Missing is not zero and suppressed is not missing (DESIGN §4.1): every symbol of the publishers keeps
/// its meaning. Packed in 16 bits, so that a row of six values carries its symbols in two words.
public struct ObservationStatus: OptionSet, Sendable, Hashable {
  /// A bit for each symbol.
  public let rawValue: UInt16

  /// Makes a set from its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// `x`: suppressed to meet the confidentiality requirements of the Statistics Act.
  public static let suppressed = ObservationStatus(rawValue: 1 << 0)
  /// `..`: not available for a specific reference period.
  public static let notAvailable = ObservationStatus(rawValue: 1 << 1)
  /// `...`: not applicable.
  public static let notApplicable = ObservationStatus(rawValue: 1 << 2)
  /// `F`: too unreliable to be published.
  public static let tooUnreliable = ObservationStatus(rawValue: 1 << 3)
  /// `E`: use with caution.
  public static let useWithCaution = ObservationStatus(rawValue: 1 << 4)
  /// `r`: revised.
  public static let revised = ObservationStatus(rawValue: 1 << 5)
  /// `p`: preliminary.
  public static let preliminary = ObservationStatus(rawValue: 1 << 6)
  /// `t`: terminated series.
  public static let terminated = ObservationStatus(rawValue: 1 << 7)
  /// `0s`: rounded to zero where a true zero would differ in meaning.
  public static let roundsToZero = ObservationStatus(rawValue: 1 << 8)
  /// `--`: an IRCC count of 0 to 5 that is hidden.
  public static let hiddenSmallCount = ObservationStatus(rawValue: 1 << 9)
  /// No symbol and no value: the file leaves the cell empty.
  public static let empty = ObservationStatus(rawValue: 1 << 10)
  /// A symbol that stands in no list of ours: kept as "unknown", never dropped.
  public static let unknownSymbol = ObservationStatus(rawValue: 1 << 11)

  /// `A`: data quality excellent.
  public static let qualityA = ObservationStatus(rawValue: 1 << 12)
  /// `B`: data quality very good.
  public static let qualityB = ObservationStatus(rawValue: 1 << 13)
  /// `C`: data quality good.
  public static let qualityC = ObservationStatus(rawValue: 1 << 14)
  /// `D`: data quality acceptable.
  public static let qualityD = ObservationStatus(rawValue: 1 << 15)

  /// The symbols in the order in which they print, with the status that each means.
  public static let symbols: [(symbol: String, status: ObservationStatus)] = [
    ("x", .suppressed), ("F", .tooUnreliable), ("..", .notAvailable), ("...", .notApplicable),
    ("E", .useWithCaution), ("r", .revised), ("p", .preliminary), ("t", .terminated),
    ("0s", .roundsToZero), ("--", .hiddenSmallCount), ("A", .qualityA), ("B", .qualityB), ("C", .qualityC),
    ("D", .qualityD), ("?", .unknownSymbol),
  ]

  /// The statuses for which a cell has no value of its own.
  public static let withoutValue: ObservationStatus = [
    .suppressed, .tooUnreliable, .notAvailable, .notApplicable, .hiddenSmallCount, .empty,
  ]

  /// The statuses whose true value exists and is kept from us.
  public static let hidden: ObservationStatus = [.suppressed, .tooUnreliable, .hiddenSmallCount]

  /// The symbols, separated by spaces, as the column `status` shows them.
  public var text: String {
    if isEmpty { return "" }
    return Self.symbols.filter { contains($0.status) }.map(\.symbol).joined(separator: " ")
  }

  /// Reads one symbol (`x`, `rE`, …) from its bytes; nil when it is none of the known ones.
  ///
  /// Empty bytes are no symbol. `rE` is both *revised* and *use with caution*. Constant time.
  @inlinable
  public init?(symbol bytes: UnsafeRawBufferPointer) {
    switch bytes.count {
    case 0: self = []
    case 1:
      switch bytes[0] {
      case UInt8(ascii: "x"), UInt8(ascii: "X"): self = .suppressed
      case UInt8(ascii: "F"): self = .tooUnreliable
      case UInt8(ascii: "E"): self = .useWithCaution
      case UInt8(ascii: "r"): self = .revised
      case UInt8(ascii: "p"): self = .preliminary
      case UInt8(ascii: "t"): self = .terminated
      case UInt8(ascii: "A"): self = .qualityA
      case UInt8(ascii: "B"): self = .qualityB
      case UInt8(ascii: "C"): self = .qualityC
      case UInt8(ascii: "D"): self = .qualityD
      default: return nil
      }
    case 2:
      switch (bytes[0], bytes[1]) {
      case (UInt8(ascii: "."), UInt8(ascii: ".")): self = .notAvailable
      case (UInt8(ascii: "r"), UInt8(ascii: "E")): self = [.revised, .useWithCaution]
      case (UInt8(ascii: "0"), UInt8(ascii: "s")): self = .roundsToZero
      case (UInt8(ascii: "-"), UInt8(ascii: "-")): self = .hiddenSmallCount
      default: return nil
      }
    case 3 where bytes[0] == 0x2E && bytes[1] == 0x2E && bytes[2] == 0x2E: self = .notApplicable
    default: return nil
    }
  }
}
