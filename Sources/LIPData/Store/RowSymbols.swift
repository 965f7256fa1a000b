/// The symbols of a row's six values as two words: a key that costs no array.
struct RowSymbols: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ row: borrowing ProfileRow) {
    for index in 0..<4 { low |= UInt64(row.cells[index].status.rawValue) << UInt64(16 * index) }
    for index in 4..<6 { high |= UInt64(row.cells[index].status.rawValue) << UInt64(16 * (index - 4)) }
  }

  /// The symbols of each value.
  var status: [ObservationStatus] {
    (0..<6).map { index in
      let word = index < 4 ? low >> UInt64(16 * index) : high >> UInt64(16 * (index - 4))
      return ObservationStatus(rawValue: UInt16(truncatingIfNeeded: word))
    }
  }

  /// A number from 0 to 255 that like sets share.
  var slot: Int {
    let product = (low ^ high.byteSwapped).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return Int(truncatingIfNeeded: product.high ^ product.low) & 255
  }
}
