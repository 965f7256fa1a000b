import Foundation
import Synchronization

/// A real HTTP/1.1 server on loopback that behaves as badly as it is told to: one step of its script a request.
public final class HTTPServer: Sendable {
  /// A request, as it came.
  public struct Request: Sendable {
    /// The path and the query.
    public var target: String
    /// The headers, names in small letters.
    public var headers: [String: String]
  }

  private let listener: Int32
  private let script: [HTTPStep]
  private let seen = Mutex<[Request]>([])
  /// The port.
  public let port: Int

  /// Begins to listen; requests beyond the script are answered with 418.
  public init(_ script: [HTTPStep]) throws {
    self.script = script
    listener = socket(AF_INET, Socket.stream, 0)
    var one: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
    port = try Socket.listen(listener)
    let (listener, accept) = (listener, { [weak self] in self?.serve($0) ?? () } as @Sendable (Int32) -> Void)
    Thread.detachNewThread {
      while true {
        let connection = Socket.accept(listener)
        guard connection >= 0 else { return }
        Thread.detachNewThread { accept(connection) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// The address of a path.
  public func address(_ path: String = "/17100009-eng.zip") -> String { "http://127.0.0.1:\(port)\(path)" }

  /// The requests so far.
  public var requests: [Request] { seen.withLock { $0 } }

  /// A header of each request so far.
  public func headers(_ name: String) -> [String?] { requests.map { $0.headers[name.lowercased()] } }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    guard let request = Self.read(connection) else { return }
    let number = seen.withLock {
      $0.append(request)
      return $0.count
    }
    let step = number <= script.count ? script[number - 1] : .reply(418)
    step.reply(request, port).send(to: connection)
  }

  /// Reads the head of a request; nil where the connection ends before.
  private static func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while !bytes.suffix(4).elementsEqual([13, 10, 13, 10]) {
      let count = recv(connection, &block, block.count, 0)
      guard count > 0 else { return nil }
      bytes += block.prefix(count)
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " }) }
    }
    return Request(target: String(words[1]), headers: headers)
  }
}

/// A port of loopback on which nobody listens.
public func closedPort() throws -> Int {
  let descriptor = socket(AF_INET, Socket.stream, 0)
  defer { close(descriptor) }
  return try Socket.listen(descriptor)
}

/// What differs between the systems.
enum Socket {
  #if canImport(Darwin)
    static let stream = SOCK_STREAM
    static let sendFlags: Int32 = 0
  #else
    static let stream = Int32(SOCK_STREAM.rawValue)
    static let sendFlags = Int32(MSG_NOSIGNAL)
  #endif

  static func accept(_ listener: Int32) -> Int32 { Foundation.accept(listener, nil, nil) }

  /// Binds to a free port of loopback and listens.
  static func listen(_ descriptor: Int32) throws -> Int {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> Bool in
        bind(descriptor, address, length) == 0 && Foundation.listen(descriptor, 64) == 0
          && getsockname(descriptor, address, &length) == 0
      }
    }
    guard isBound else { throw CocoaError(.featureUnsupported) }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
