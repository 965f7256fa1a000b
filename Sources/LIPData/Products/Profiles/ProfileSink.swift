/// Where a reader of profiles puts what it reads, in the order of the file.
///
/// A profile is any layout that gives many members (characteristics) of many areas: the census profile,
/// a city's profile, the embedded extract. Readers are generic over the sink, so that the store, the
/// matrix behind `compute` and the tests cost no existential and no call per field. One sink per thread.
/// A sink whose part was begun inside a quoted field is dropped and a new one made, so a sink must not act
/// outside itself before the reader has returned it.
public protocol ProfileSink: Sendable {
  /// Begins the rows of an area; false when its rows are not wanted and may be skipped.
  ///
  /// Called whenever the area differs from the row before, so the same area may come twice.
  mutating func begin(_ area: ProfileArea) throws -> Bool

  /// The members whose rows are wanted; read once, before the first row.
  ///
  /// A set and not a question per row: readers pass over the rows of other members without a call.
  var wantedMembers: MemberSet { get }

  /// Takes one row of the area begun last.
  mutating func take(_ row: borrowing ProfileRow) throws

  /// Says how many lines stand before the sink's part of the file, once they are known.
  ///
  /// Called for the parts of the second and later threads only: their lines are counted from 1 while they are
  /// read, so a sink that keeps a line adds these. Diagnostics that the sink throws need no such care.
  mutating func shiftLines(by lines: Int)
}

extension ProfileSink {
  /// Does nothing: for sinks that keep no lines.
  public mutating func shiftLines(by lines: Int) {}
}

/// An area as a profile names it; bytes are the file's own and valid during the call only.
public struct ProfileArea {
  /// The area's code: a DGUID, or a code of `geography/areas.tsv`.
  public let code: UnsafeRawBufferPointer
  /// The name in the file's encoding, or empty.
  public let name: UnsafeRawBufferPointer
  /// The level as the file words it, or empty.
  public let level: UnsafeRawBufferPointer
  /// How `name` and `level` are encoded.
  public let encoding: TextEncoding
  /// Total non-response rate of the short form, percent; not a number where it is not given.
  public let shortFormNonResponse: Double
  /// Total non-response rate of the long form, percent; not a number where it is not given.
  public let longFormNonResponse: Double
  /// The data quality flag, digits as text, or empty.
  public let qualityFlag: UnsafeRawBufferPointer
  /// The line of the area's first row, counted from 1; see ``ProfileSink/shiftLines(by:)``.
  public let line: Int
}

/// One member of one area with its six values; bytes are the file's own and valid during the call only.
public struct ProfileRow: ~Copyable {
  /// The member's id in the product.
  public var member: Int = 0
  /// The label in the file's encoding, with its leading spaces, without the quotes around it.
  public var label = UnsafeRawBufferPointer(start: nil, count: 0)
  /// How `label` is encoded.
  public var encoding = TextEncoding.utf8
  /// The publisher's note number, 0 where there is none.
  public var note = 0
  /// The values in the order of ``ValueColumn``.
  public var cells = InlineArray<6, Cell>(repeating: Cell(missing: .empty))
  /// The line of the row, counted from 1; see ``ProfileSink/shiftLines(by:)``.
  public var line = 0

  /// Makes an empty row, to be filled and handed over again and again.
  public init() {}
}
