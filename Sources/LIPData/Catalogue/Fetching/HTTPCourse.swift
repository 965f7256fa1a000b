import CLibCurl

/// The course of one request: what libcurl calls back while it goes on.
final class HTTPCourse {
  /// The answer so far.
  var answer = HTTPAnswer()
  /// What the body threw, or why its bytes were not taken.
  private(set) var error: (any Error)?
  /// True when the body has seen the head.
  private(set) var hasBegun = false
  /// The bytes that were passed over: the page of a redirect or an error.
  private var passedOver: Int?
  /// How many bytes are passed over before the connection is closed instead.
  private static let mostPassedOver = 1 << 20
  /// True when the transfer was ended because its bytes were not wanted.
  private(set) var isEnough = false
  /// True when the server was reached.
  let isConnected: () -> Bool
  private let body: any HTTPBody
  private let patience: Duration
  private var lastByte = ContinuousClock.now

  init(_ body: any HTTPBody, patience: Duration, isConnected: @escaping () -> Bool) {
    self.body = body
    self.patience = patience
    self.isConnected = isConnected
  }

  /// The course that libcurl hands back.
  static func at(_ context: UnsafeMutableRawPointer?) -> HTTPCourse? {
    context.map { Unmanaged<HTTPCourse>.fromOpaque($0).takeUnretainedValue() }
  }

  /// True when no byte came for longer than there is patience, counted from the connection.
  func isStalled() -> Bool {
    if !isConnected() { lastByte = .now }
    return ContinuousClock.now - lastByte > patience
  }

  /// Takes a line of the head; returns how many bytes were taken.
  func head(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    lastByte = .now
    answer.take(line: String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self))
    return count
  }

  /// Takes bytes of the body; any other number than `count` ends the transfer.
  func take(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    lastByte = .now
    do {
      if !hasBegun {
        hasBegun = true
        if try !body.begin(answer) { passedOver = 0 }
      }
      if let passed = passedOver {
        passedOver = passed + count
        isEnough = passed + count > Self.mostPassedOver
        return isEnough ? 0 : count
      }
      try body.take(UnsafeRawBufferPointer(start: bytes, count: count))
      return count
    } catch {
      self.error = error
      return 0
    }
  }

  /// What a status of libcurl means for the next try.
  static func failure(_ code: CURLcode, _ said: String, _ request: HTTPSession.Request) -> any Error {
    let place = Place(file: request.address.text)
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT, CURLE_PROXY:
      return FetchFailure(.unreachable, said)
    case CURLE_ABORTED_BY_CALLBACK, CURLE_OPERATION_TIMEDOUT:
      let isWhole = request.stall.rounded() == request.stall && request.stall < 1e6
      return FetchFailure(.broken, "No byte came for \(isWhole ? "\(Int(request.stall))" : "\(request.stall)") s")
    case CURLE_PARTIAL_FILE: return FetchFailure(.broken, "The file ended before its end")
    case CURLE_GOT_NOTHING: return FetchFailure(.broken, "The server closed the connection without an answer")
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_HTTP3, CURLE_QUIC_CONNECT_ERROR:
      return FetchFailure(.broken, "The connection broke")
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED:
      return Diagnostic(
        "not-trusted", "The connection to \(request.address.host) is not safe: \(said)", at: place,
        remedy:
          "Check the date of this computer and its certificates (Debian: ca-certificates); a network's own are named with "
          + "SSL_CERT_FILE.",
        exit: .inputOutput)
    default:
      return Diagnostic(
        "transfer-failed", "The file cannot be fetched: \(said)", at: place,
        remedy: "Check the address in the catalogue; download the file by hand if it stays so.", exit: .inputOutput)
    }
  }
}
