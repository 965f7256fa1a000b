/// Cells in memory: some members of some areas, counts of all persons, men+ and women+.
///
/// What the store answers and what a computation reads from a file; the measures know nothing else.
/// Three cells of ten bytes a pair, packed, no object an area or a member.
public struct CellMatrix: Sendable {
  /// The quality that a file gives for an area as a whole.
  public struct AreaQuality: Sendable, Equatable {
    /// Total non-response rate of the short form, percent; not a number where it is not given.
    public var shortFormNonResponse = Double.nan
    /// Total non-response rate of the long form, percent; not a number where it is not given.
    public var longFormNonResponse = Double.nan
    /// The data quality flag, five digits as text; empty where it is not given.
    public var flag = ""

    /// Makes the quality of an area about which nothing is known.
    public init() {}

    /// The class of non-response, 0 (under 10 %) to 5 (half or more); nil where nothing is given.
    ///
    /// The long form's where `sample` is true; from the rate, or else from the flag's digit. A digit that says that
    /// figures were hidden to keep them confidential tells no class.
    public func nonResponseClass(sample: Bool, censusYear: Int) -> Int? {
      let rate = sample ? longFormNonResponse : shortFormNonResponse
      if !rate.isNaN { return min(5, max(0, Int(rate / 10))) }
      switch DataQualityFlag(flag, censusYear: censusYear)?.meaning(sample: sample) {
      case .good: return 0
      case .nonResponse(let found): return found
      case .suppressedForNonResponse: return 5
      case .suppressedForConfidentiality, nil: return nil
      }
    }
  }

  /// The areas by code, with their rows.
  public let areas: [String: Int]
  /// The members by id, with their columns.
  public let members: [Int: Int]
  /// The quality of each area, by row.
  public var quality: [AreaQuality]
  /// True for the areas of which a cell was set, by row.
  public private(set) var isPresent: [Bool]
  private var values: [Double]
  private var status: [UInt16]

  /// The symbol of a cell that nobody set.
  static let unset = UInt16.max
  /// The count columns that a matrix holds.
  static let width = 3

  /// Makes a matrix of unset cells.
  public init(areas codes: [String], members ids: [Int]) {
    areas = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    members = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    quality = Array(repeating: AreaQuality(), count: codes.count)
    isPresent = Array(repeating: false, count: codes.count)
    values = Array(repeating: .nan, count: codes.count * ids.count * Self.width)
    status = Array(repeating: Self.unset, count: codes.count * ids.count * Self.width)
  }

  /// True when the matrix holds cells of an area.
  public func holds(_ area: String) -> Bool {
    areas[area].map { isPresent[$0] } ?? false
  }

  /// A cell; nil when the area or the member was not asked for or did not come.
  ///
  /// - Parameter column: one of the three counts.
  public func cell(_ area: String, _ member: Int, _ column: ValueColumn = .count) -> Cell? {
    guard let row = areas[area], let place = members[member], column.rawValue < Self.width else { return nil }
    let index = (row * members.count + place) * Self.width + column.rawValue
    guard status[index] != Self.unset else { return nil }
    return Cell(values[index], ObservationStatus(rawValue: status[index]))
  }

  /// Sets a cell; false when it was set before.
  mutating func set(row: Int, place: Int, column: Int, to cell: Cell) -> Bool {
    let index = (row * members.count + place) * Self.width + column
    guard status[index] == Self.unset else { return false }
    values[index] = cell.value
    status[index] = cell.status.rawValue
    isPresent[row] = true
    return true
  }

  /// Takes over the cells of a matrix of the same areas and members.
  ///
  /// Gives the area and member of the first cell that both have set, nil when there is none.
  mutating func merge(_ other: CellMatrix) -> (area: String, member: Int)? {
    for index in status.indices where other.status[index] != Self.unset {
      guard status[index] == Self.unset else { return describe(index) }
      status[index] = other.status[index]
      values[index] = other.values[index]
    }
    for row in isPresent.indices where other.isPresent[row] {
      if !isPresent[row] { quality[row] = other.quality[row] }
      isPresent[row] = true
    }
    return nil
  }

  private func describe(_ index: Int) -> (area: String, member: Int) {
    let pair = index / Self.width
    let area = areas.first { $0.value == pair / members.count }?.key ?? ""
    return (area, members.first { $0.value == pair % members.count }?.key ?? 0)
  }
}
