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

  private let script: [HTTPStep]
  private let seen = Mutex<[Request]>([])
  private let isOver = Flag()
  /// The port.
  public let port: Int

  /// Outlives the server, for the thread that accepts.
  private final class Flag: Sendable {
    let isUp = Atomic<Bool>(false)
  }

  /// Begins to listen; requests beyond the script are answered with 418.
  public init(_ script: [HTTPStep]) throws {
    self.script = script
    let listener = socket(AF_INET, Socket.stream, 0)
    port = try Socket.bind(listener)
    guard listen(listener, 64) == 0 else { throw CocoaError(.featureUnsupported) }
    Thread.detachNewThread { [weak self, isOver] in
      // Who accepts closes: a number that another thread closed may be another server's by now.
      defer { close(listener) }
      while true {
        let connection = Socket.accept(listener)
        if connection < 0, errno == EINTR || errno == ECONNABORTED { continue }
        guard connection >= 0 else { return }
        if isOver.isUp.load(ordering: .acquiring) {
          close(connection)
          return
        }
        Thread.detachNewThread { [weak self] in
          self?.serve(connection)
          close(connection)
        }
      }
    }
  }

  /// Wakes the thread that accepts, so that it ends.
  deinit {
    isOver.isUp.store(true, ordering: .releasing)
    let knock = socket(AF_INET, Socket.stream, 0)
    Socket.connect(knock, to: port)
    close(knock)
  }

  /// The address of a path.
  public func address(_ path: String = "/17100009-eng.zip") -> String { "http://127.0.0.1:\(port)\(path)" }

  /// The requests so far.
  public var requests: [Request] { seen.withLock { $0 } }

  /// A header of each request so far.
  public func headers(_ name: String) -> [String?] { requests.map { $0.headers[name.lowercased()] } }

  private func serve(_ connection: Int32) {
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
      // The first byte of a greeting of TLS, which this server does not speak.
      if bytes.first == 0x16 { return Request(target: "TLS", headers: [:]) }
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

/// A port of loopback that is taken and on which nobody listens.
public final class ClosedPort: Sendable {
  private let descriptor: Int32
  /// The port.
  public let number: Int

  /// Takes a port.
  public init() throws {
    descriptor = socket(AF_INET, Socket.stream, 0)
    number = try Socket.bind(descriptor)
  }

  deinit { close(descriptor) }
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

  static func accept(_ listener: Int32) -> Int32 {
    let connection = Foundation.accept(listener, nil, nil)
    // A program that a test starts meanwhile must not hold the connection open.
    if connection >= 0 { _ = fcntl(connection, F_SETFD, FD_CLOEXEC) }
    return connection
  }

  /// Binds to a free port of loopback.
  static func bind(_ descriptor: Int32) throws -> Int {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var address = loopback(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        Foundation.bind(descriptor, address, length) == 0 && getsockname(descriptor, address, &length) == 0
      }
    }
    guard isBound else { throw CocoaError(.featureUnsupported) }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  static func connect(_ descriptor: Int32, to port: Int) {
    var address = loopback(port)
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = Foundation.connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  private static func loopback(_ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}
