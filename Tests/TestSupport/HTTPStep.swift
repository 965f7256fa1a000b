import Foundation

/// What a server of the tests does with one request.
public struct HTTPStep: Sendable {
  let reply: @Sendable (HTTPServer.Request, _ port: Int) -> HTTPReply

  /// A status with headers and a body.
  ///
  /// - Parameters:
  ///   - length: what the server says of the body's length: the truth, nothing, or a lie.
  ///   - cut: after how many bytes of the body the connection is closed.
  ///   - stall: after how many bytes of the body nothing comes any more.
  ///   - reset: whether the connection is broken off, not closed.
  public static func reply(
    _ status: Int, _ headers: [String: String] = [:], _ body: [UInt8] = [], length: HTTPReply.Length = .true,
    cut: Int? = nil, stall: Int? = nil, reset: Bool = false
  ) -> HTTPStep {
    HTTPStep { _, _ in
      HTTPReply(status: status, headers: headers, body: body, length: length, cut: cut, stall: stall, reset: reset)
    }
  }

  /// A file, served as a good server does: with its tag, in parts, and not at all where it has not changed.
  public static func file(
    _ body: [UInt8], etag: String? = "\"1\"", date: String? = nil, ranges: Bool = true, cut: Int? = nil,
    stall: Int? = nil
  ) -> HTTPStep {
    HTTPStep { request, _ in
      var headers = ["Content-Type": "application/octet-stream"]
      headers["ETag"] = etag
      headers["Last-Modified"] = date
      var reply = HTTPReply(status: 200, headers: headers, body: body, length: .true, cut: cut, stall: stall)
      let asked = request.headers
      if let known = asked["if-none-match"] ?? asked["if-modified-since"], known == etag || known == date {
        reply.status = 304
        reply.body = []
      } else if ranges, let range = asked["range"], [etag, date].contains(asked["if-range"]),
        let first = Int(range.replacing("bytes=", with: "").split(separator: "-")[0])
      {
        reply.status = 206
        reply.headers["Content-Range"] = "bytes \(first)-\(body.count - 1)/\(body.count)"
        reply.body = Array(body[first...])
      }
      return reply
    }
  }

  /// Leads to a path of the same server, or to another address.
  public static func redirect(_ target: String, status: Int = 302) -> HTTPStep {
    .reply(status, ["Location": target], Array("<html>moved</html>".utf8))
  }

  /// Bytes as they are, which need not be HTTP.
  public static func raw(_ text: String) -> HTTPStep {
    HTTPStep { _, _ in HTTPReply(status: 0, body: Array(text.utf8)) }
  }

  /// Closes the connection without a word.
  public static let silence = raw("")

  /// Sends a file a few bytes at a time.
  public static func trickle(_ body: [UInt8], by count: Int) -> HTTPStep {
    HTTPStep { _, _ in HTTPReply(status: 200, body: body, block: count) }
  }
}

/// What a server of the tests sends.
public struct HTTPReply: Sendable {
  /// What a server says of its body's length.
  public enum Length: Sendable {
    case `true`, absent
    case lie(Int)
  }

  var status: Int
  var headers: [String: String] = [:]
  var body: [UInt8] = []
  var length = Length.true
  var cut: Int?
  var stall: Int?
  var reset = false
  var block: Int?

  /// The head; none for what is sent as it is.
  private var head: [UInt8] {
    guard status != 0 else { return [] }
    var text = "HTTP/1.1 \(status) Status\r\nConnection: close\r\n"
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) { text += "\(name): \(value)\r\n" }
    switch length {
    case .true: text += "Content-Length: \(body.count)\r\n"
    case .lie(let count): text += "Content-Length: \(count)\r\n"
    case .absent: break
    }
    return Array((text + "\r\n").utf8)
  }

  func send(to connection: Int32) {
    let sent = body.prefix(cut ?? stall ?? body.count)
    Self.send(head, to: connection)
    if let block {
      for start in stride(from: 0, to: sent.count, by: block) {
        Self.send(Array(sent[start..<min(start + block, sent.count)]), to: connection)
        usleep(2000)
      }
    } else {
      Self.send(Array(sent), to: connection)
    }
    // Until the other side has had enough.
    var byte: UInt8 = 0
    if stall != nil { while recv(connection, &byte, 1, 0) > 0 {} }
    if reset {
      // Long enough for what was sent to arrive; nothing depends on it.
      usleep(20_000)
      var now = linger(l_onoff: 1, l_linger: 0)
      setsockopt(connection, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
      return
    }
    shutdown(connection, Int32(SHUT_WR))
    while recv(connection, &byte, 1, 0) > 0 {}
  }

  private static func send(_ bytes: [UInt8], to connection: Int32) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.send(connection, $0.baseAddress.map { $0 + done }, $0.count - done, Socket.sendFlags)
      }
      guard count > 0 else { return }
      done += count
    }
  }
}
