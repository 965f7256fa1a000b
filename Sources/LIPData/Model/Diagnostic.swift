/// What went wrong, said to a person: a code, a plain sentence, a place and a remedy.
///
/// Every refusal of the program is one of these. It prints as
/// `FILE:LINE (column NAME): error[CODE]: sentence` and `  remedy`.
public struct Diagnostic: Error, Sendable, Equatable {
  /// A stable kebab-case code, the anchor of its documentation (`truncated-row`).
  public var code: String
  /// One plain sentence, without a full stop.
  public var sentence: String
  /// Where it was found, as far as it is known.
  public var place: Place
  /// What the reader can do about it, a sentence of its own.
  public var remedy: String?
  /// The exit status that the program ends with.
  public var exit: ExitStatus

  /// Makes a diagnostic; `exit` is `.badData` unless said otherwise.
  public init(
    _ code: String, _ sentence: String, at place: Place = Place(), remedy: String? = nil,
    exit: ExitStatus = .badData
  ) {
    self.code = code
    self.sentence = sentence
    self.place = place
    self.remedy = remedy
    self.exit = exit
  }

  /// The same diagnostic in a file, when its place names none yet.
  public func inFile(_ file: String) -> Diagnostic {
    var copy = self
    if copy.place.file == nil { copy.place.file = file }
    return copy
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The place, the code, the sentence, and the remedy on a line of its own.
  public var description: String { text(as: "error") }

  /// The same of something that was found and refuses nothing.
  public var warning: String { text(as: "warning") }

  private func text(as severity: String) -> String {
    let where_ = place.description
    let head = "\(where_.isEmpty ? "" : where_ + ": ")\(severity)[\(code)]: \(sentence)"
    guard let remedy else { return head }
    return head + "\n  " + remedy
  }
}

/// A place in a file: its path, line and column, each as far as it is known.
public struct Place: Sendable, Equatable, CustomStringConvertible {
  /// The file's path as the user wrote it.
  public var file: String?
  /// The line, counted from 1, newlines inside quotes included.
  public var line: Int?
  /// The name of the column, or its number where it has no name of its own.
  public var column: String?

  /// Makes a place from what is known of it.
  public init(file: String? = nil, line: Int? = nil, column: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `FILE:LINE (column NAME)`, as far as it is known.
  public var description: String {
    var text = file ?? ""
    if let line { text += text.isEmpty ? "line \(line)" : ":\(line)" }
    if let column { text += text.isEmpty ? "column \(column)" : " (column \(column))" }
    return text
  }
}

/// The exit statuses of the program, those of `sysexits.h`.
public enum ExitStatus: Int32, Sendable {
  /// Something was found that the user asked to be told of.
  case findings = 1
  /// The command line is wrong.
  case usage = 64
  /// The content of a file is wrong.
  case badData = 65
  /// A file is absent or cannot be read.
  case noInput = 66
  /// The program itself failed.
  case internalError = 70
  /// An output cannot be created: read-only, or its folder is absent.
  case cannotCreate = 73
  /// Reading or writing failed: the disk is full or broken.
  case inputOutput = 74
}
