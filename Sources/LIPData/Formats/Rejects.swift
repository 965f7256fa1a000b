import Synchronization

/// What becomes of rows that cannot be taken: the first refuses the file, or all are listed and the rest is taken.
public final class Rejects: Sendable {
  private let mayContinue: Bool
  private let most: Int
  private let list = Mutex<[Diagnostic]>([])

  /// Refuses a file at its first row that cannot be taken.
  public static let none = Rejects(mayContinue: false)

  /// Makes a list of rows that are left out.
  ///
  /// - Parameter most: how many are left out before the file is refused after all: it may have another layout.
  public static func listing(atMost most: Int = 100_000) -> Rejects { Rejects(mayContinue: true, most: most) }

  private init(mayContinue: Bool, most: Int = 0) {
    self.mayContinue = mayContinue
    self.most = most
  }

  /// What was left out, in the order of lines.
  public var diagnostics: [Diagnostic] { list.withLock { $0.sorted { ($0.place.line ?? 0) < ($1.place.line ?? 0) } } }

  /// True when rows may be left out.
  public var isListing: Bool { mayContinue }

  /// Notes a row that is left out; throws its diagnostic where none may be.
  @inline(never)
  public func reject(_ diagnostic: Diagnostic) throws {
    guard mayContinue else { throw diagnostic }
    let count = list.withLock { list in
      list.append(diagnostic)
      return list.count
    }
    guard count <= most else {
      throw Diagnostic(
        "too-many-rejects", "More than \(most) rows cannot be taken", at: diagnostic.place,
        remedy: "The first: \(diagnostics.first?.sentence ?? ""). Check that the file is what it seems to be.")
    }
  }
}
