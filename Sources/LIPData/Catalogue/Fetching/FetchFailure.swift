/// Why a try to fetch a file came to nothing, where another try may come to more.
struct FetchFailure: Error, Equatable {
  /// What another try can do about it.
  enum Kind: Equatable {
    /// The server cannot be reached at all.
    case unreachable
    /// The transfer began, and broke or stalled.
    case broken
    /// The server asks for another try, after some seconds where it says so.
    case busy(wait: Int)
    /// What is there does not fit what comes: the next try begins with the first byte.
    case outdated
  }

  /// What another try can do about it.
  var kind: Kind
  /// What happened, the beginning of a sentence: "The connection broke".
  var what: String

  init(_ kind: Kind, _ what: String) {
    self.kind = kind
    self.what = what
  }
}

extension FetchFailure {
  /// That servers cannot be reached: one line, remedy and all.
  static func offline(_ hosts: [String], why: String?) -> Diagnostic {
    let reason = why.map { " (\($0))" } ?? ""
    return Diagnostic(
      "offline",
      "\(hosts.joined(separator: ", ")) cannot be reached\(reason): connect to the internet, then try again",
      exit: .inputOutput)
  }

  /// What it is for the person who waits, when no further try is made.
  ///
  /// - Parameters:
  ///   - kept: the bytes that the next fetch goes on from.
  ///   - tries: how often it was tried.
  func diagnostic(_ address: HTTPAddress, kept: Int, tries: Int) -> Diagnostic {
    if kind == .unreachable {
      return Self.offline([address.host], why: what)
    }
    let often = tries > 1 ? "; \(tries) tries were made" : ""
    if case .busy(let wait) = kind {
      let later = wait > 0 ? "in \((wait + 59) / 60) minutes, as the server asks" : "later"
      return Diagnostic(
        "server-busy", what + often, at: Place(file: address.text),
        remedy: "Run the same command again \(later).", exit: .inputOutput)
    }
    let rest = kept > 0 ? "it goes on after the \(ByteSize(bytes: kept)) that are kept" : "it begins anew"
    return Diagnostic(
      "fetch-broken", what + often, at: Place(file: address.text),
      remedy: "Run the same command again: \(rest).", exit: .inputOutput)
  }
}
