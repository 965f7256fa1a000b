/// How a file of a table stands to what the store holds, and to itself.
public struct TableRule: Sendable, Equatable {
  /// What a later file of a dataset takes the place of.
  public enum Replacement: Sendable {
    /// All cells: the file is the whole table, and what it has no more has vanished.
    case everything
    /// The cells that the file gives: it may be a selection of members and periods.
    case givenCells
  }

  /// What a cell that a file gives twice means.
  public enum Repeats: Sendable {
    /// The file is damaged, or two were joined.
    case refused
    /// Numbered parts are successive releases.
    case laterWins
  }

  /// What it takes the place of.
  public var replaces: Replacement
  /// What a cell given twice means.
  public var repeats: Repeats

  /// Makes a rule.
  public init(replaces: Replacement, repeats: Repeats = .refused) {
    self.replaces = replaces
    self.repeats = repeats
  }
}
