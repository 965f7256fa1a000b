/// Takes the bytes of one answer into the part, when they are what was asked for.
final class DownloadBody: HTTPBody {
  private let part: PartFile
  private let shelf: FetchShelf
  private let address: HTTPAddress
  private let options: FetchOptions
  /// Where the file may be found by hand.
  private let elsewhere: String
  /// What the part's bytes are of; nil when the whole file was asked for.
  private let resumed: PartReceipt?
  /// The length of the whole file, as the server tells it.
  private(set) var total: Int?
  private var mediaType = ""
  private var isChecked = false

  init(
    _ part: PartFile, _ shelf: FetchShelf, _ address: HTTPAddress, _ options: FetchOptions, resumed: PartReceipt?,
    elsewhere: String
  ) {
    self.part = part
    self.shelf = shelf
    self.address = address
    self.options = options
    self.resumed = resumed
    self.elsewhere = elsewhere
  }

  func begin(_ answer: HTTPAnswer) throws -> Bool {
    switch answer.status {
    case 200:
      total = answer.length
      // From here on the bytes are another version's: first the old ones go, then the new one is noted.
      shelf.remove(shelf.partReceipt)
      try part.restart()
      try shelf.write(PartReceipt(address: address.text, version: answer.version, total: total), to: shelf.partReceipt)
    case 206:
      guard let resumed, let range = answer.range, range.first == part.size,
        resumed.total == nil || range.total == nil || range.total == resumed.total,
        answer.length == nil || answer.length == range.last - range.first + 1,
        resumed.version.agrees(with: answer.version)
      else {
        throw FetchFailure(.outdated, "The server sent another part than the one asked for")
      }
      total = range.total ?? resumed.total
    default: return false
    }
    mediaType = answer.mediaType
    options.progress?.set(total: total)
    options.progress?.set(bytes: part.size)
    options.progress?.set(kept: part.size)
    if let total, total > options.limit.bytes { throw tooLarge("has \(ByteSize(bytes: total))") }
    return true
  }

  func take(_ bytes: UnsafeRawBufferPointer) throws {
    // A server may send more than it told.
    guard part.size + bytes.count <= options.limit.bytes else {
      throw tooLarge("is longer than \(options.limit)")
    }
    try part.append(bytes)
    options.progress?.set(bytes: part.size)
    if !isChecked, part.size >= FileContent.headLength { try check() }
  }

  /// Refuses what is not the file by its first bytes.
  func check() throws {
    isChecked = true
    guard let fault = FileContent.fault(head: try part.head(), name: shelf.base, mediaType: mediaType) else { return }
    throw Diagnostic(
      "not-the-file", fault, at: Place(file: address.text),
      remedy: "Open the address in a browser: it may ask for something first. " + elsewhere)
  }

  private func tooLarge(_ what: String) -> Diagnostic {
    Diagnostic(
      "too-large", "The file \(what); the limit is \(options.limit)", at: Place(file: address.text),
      remedy: "Say --limit with a larger size, such as --limit 20GB, if you want it.")
  }
}
