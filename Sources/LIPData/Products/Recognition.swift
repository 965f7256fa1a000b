/// Whether a file has a product's layout, judged from its first bytes.
public enum Recognition: Sendable, Equatable {
  /// It has.
  case recognised
  /// It is meant to, and this keeps it from being read: another delimiter, a column that is misplaced.
  case nearly(Diagnostic)
  /// It is something else.
  case other
}
