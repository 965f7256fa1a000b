import Foundation

/// The download of one file, over as many tries as it takes.
final class Download {
  /// The most redirects that are followed.
  private static let mostRedirects = 10
  /// What a try must bring beyond all earlier ones to count as no failure.
  private static let worthwhile = 1_000_000

  let entry: CatalogueEntry
  let address: HTTPAddress
  private let shelf: FetchShelf
  private let options: FetchOptions
  private let session: HTTPSession
  private let part: PartFile
  /// The file that is there, when its bytes are those of its receipt.
  private let held: FetchReceipt?
  /// The address that is asked at the moment.
  private(set) var current: HTTPAddress
  private var wasReached = false
  private var resumedFrom = 0

  init(_ entry: CatalogueEntry, _ address: HTTPAddress, _ cache: FetchCache, _ options: FetchOptions) throws {
    self.entry = entry
    self.address = address
    self.options = options
    current = address
    options.progress?.set(total: nil)
    options.progress?.set(bytes: 0)
    options.progress?.set(kept: 0)
    shelf = cache.shelf(entry.id, address)
    try cache.makeFolder(shelf)
    session = try HTTPSession()
    part = try PartFile(shelf.part)
    held = options.force ? nil : try shelf.held(from: address.text)
    if options.force { try forgetPart() }
  }

  /// Fetches the file; throws a diagnostic.
  func run() throws -> FetchedFile {
    var failures = 0
    var farthest = part.size
    while true {
      do {
        return try once()
      } catch let failure as FetchFailure {
        if failure.kind != .unreachable { wasReached = true }
        if failure.kind == .outdated { try forgetPart() }
        if part.size >= farthest + Self.worthwhile {
          failures = 0
          farthest = part.size
        }
        failures += 1
        try again(failure, failures)
      } catch {
        let isSpoilt = ["not-the-file", "too-large", "empty-answer"].contains((error as? Diagnostic)?.code)
        if isSpoilt || resumable() == nil { discardPart() }
        throw error
      }
    }
  }

  /// Waits before the next try, or throws where there is none.
  private func again(_ failure: FetchFailure, _ failures: Int) throws {
    let isFirst = failure.kind == .unreachable && !wasReached
    var seconds = failure.kind == .outdated ? 0 : options.wait(before: failures)
    if case .busy(let asked) = failure.kind { seconds = max(seconds, Double(asked)) }
    guard failures <= options.retries, !isFirst, seconds <= options.longestWait else {
      let kept = resumable() == nil ? 0 : part.size
      if kept == 0 { discardPart() }
      throw failure.diagnostic(current, kept: kept, tries: failures)
    }
    let after = part.size > 0 ? " after \(ByteSize(bytes: part.size))" : ""
    let pause = seconds > 0 ? " in \(Int(seconds.rounded(.up))) s" : ""
    options.note("\(entry.id): \(failure.what)\(after); trying again\(pause) (\(failures) of \(options.retries))")
    if seconds > 0 { options.wait(seconds) }
  }

  /// One try.
  private func once() throws -> FetchedFile {
    let resumed = resumable()
    if resumed == nil { try part.restart() }
    resumedFrom = part.size
    var headers: [String] = []
    if let resumed, let validator = resumed.version.ifRange {
      headers.append("If-Range: \(validator)")
    } else if let held {
      headers += held.version.conditions
    }
    current = address
    for _ in 0...Self.mostRedirects {
      let body = DownloadBody(part, shelf, address, options, resumed: resumed, elsewhere: elsewhere)
      let request = HTTPSession.Request(
        address: current, headers: headers, from: resumed == nil ? nil : part.size, connect: options.connect,
        stall: options.stall, agent: options.agent, certificates: options.certificates)
      let answer = try session.get(request, into: body)
      wasReached = true
      switch answer.status {
      case 200, 206: return try finish(answer, body)
      case 304:
        guard let held, resumed == nil else { throw FetchFailure(.outdated, "The server sent no file (304)") }
        discardPart()
        return FetchedFile(path: shelf.path(held.file), receipt: held, how: .unchanged)
      case 301, 302, 303, 307, 308: current = try next(answer)
      case 416: throw FetchFailure(.outdated, "The server has no such part of the file (416)")
      default: throw refusal(answer)
      }
    }
    throw Diagnostic(
      "too-many-redirects", "The address leads from one to the next more than \(Self.mostRedirects) times",
      at: Place(file: address.text), remedy: elsewhere)
  }

  /// Makes the part the file, when it is whole.
  private func finish(_ answer: HTTPAnswer, _ body: DownloadBody) throws -> FetchedFile {
    if let total = body.total, part.size != total { throw FetchFailure(.broken, "The file ended before its end") }
    guard part.size > 0 else {
      throw Diagnostic(
        "empty-answer", "The server sent an empty file", at: Place(file: address.text), remedy: elsewhere)
    }
    try body.check()
    let head = try part.head()
    let source = try ByteSource(path: part.path)
    guard try FileContent.isWhole(source, head: head) else {
      throw FetchFailure(.outdated, "The archive was cut: its end is missing")
    }
    let receipt = FetchReceipt(
      address: address.text, finalAddress: answer.address, file: shelf.name(head: head), version: answer.version,
      bytes: part.size, sha256: try FileDigest.sha256(of: source), fetched: options.now().formatted(.iso8601))
    if let held, held.sha256 == receipt.sha256, held.file == receipt.file {
      discardPart()
    } else {
      try part.finish(as: shelf.path(receipt.file))
    }
    let before: FetchReceipt? = shelf.read(shelf.receipt)
    try shelf.write(receipt, to: shelf.receipt)
    shelf.remove(shelf.partReceipt)
    if let before, before.file != receipt.file, before.file.hasPrefix(shelf.base + "."), !before.file.contains("/") {
      shelf.remove(shelf.path(before.file))
    }
    return FetchedFile(
      path: shelf.path(receipt.file), receipt: receipt,
      how: held?.sha256 == receipt.sha256 ? .sameBytes : .fetched(after: answer.status == 206 ? resumedFrom : 0))
  }

  /// What the part's bytes are of, where they can be gone on with.
  private func resumable() -> PartReceipt? {
    guard part.size > 0, let receipt: PartReceipt = shelf.read(shelf.partReceipt), receipt.address == address.text,
      receipt.version.ifRange != nil, receipt.total.map({ part.size < $0 }) ?? true
    else { return nil }
    return receipt
  }

  /// Takes the part away with its receipt, and the folder where nothing else is in it.
  private func discardPart() {
    part.discard()
    shelf.remove(shelf.partReceipt)
    rmdir(shelf.folder)
  }

  /// Begins the part anew.
  private func forgetPart() throws {
    shelf.remove(shelf.partReceipt)
    try part.restart()
  }
}
