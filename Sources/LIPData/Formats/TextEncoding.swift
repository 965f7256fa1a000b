/// How a file's text is encoded, decided from its bytes and applied only where text is kept.
public enum TextEncoding: Sendable, Equatable {
  case utf8
  /// Windows-1252, a superset of the printable part of ISO 8859-1: the Statistics Canada bulk files.
  case windows1252
}
