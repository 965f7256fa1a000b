/// What answers mean that bring no file.
extension Download {
  /// The address that a redirect leads to.
  func next(_ answer: HTTPAnswer) throws -> HTTPAddress {
    let target = answer.redirect ?? ""
    guard let next = HTTPAddress(target), current.mayLead(to: next) else {
      throw Diagnostic(
        "unsafe-redirect", "The address leads to \(target.isEmpty ? "no other" : target), which is not followed",
        at: Place(file: current.text), remedy: "Only https is followed. " + elsewhere)
    }
    return next
  }

  /// What a status means that brings no file.
  func refusal(_ answer: HTTPAnswer) -> any Error {
    let status = answer.status
    let place = Place(file: current.text)
    switch status {
    case 408, 425, 429, 500...599:
      return FetchFailure(.busy(wait: answer.retryAfter), "The server has no answer now (\(status))")
    case 404, 410:
      return Diagnostic(
        "not-there", "There is no such file at the address (\(status))", at: place, remedy: elsewhere, exit: .noInput)
    case 401, 403, 407, 451:
      return Diagnostic(
        "refused-there", "The server does not give the file (\(status))", at: place, remedy: elsewhere, exit: .noInput)
    default:
      return Diagnostic(
        "unexpected-answer", "The server's answer is none for a file (\(status))", at: place, remedy: elsewhere,
        exit: .noInput)
    }
  }

  /// Where the file may be found by hand.
  var elsewhere: String {
    (entry.isUnverified ? "The catalogue's address is unverified. " : "")
      + "Look for the file at \(entry.address), and take it in with lipdata ingest FILE."
  }
}
