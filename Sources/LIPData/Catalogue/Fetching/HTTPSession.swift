import CLibCurl
import Foundation

/// Speaks HTTP through libcurl: one handle, its connections and cookies, for all requests of a download.
///
/// Redirects are not followed here: who asks decides where to go.
final class HTTPSession {
  /// A request.
  struct Request {
    var address: HTTPAddress
    /// Headers that are sent along, `Name: value`.
    var headers: [String] = []
    /// The first byte that is asked for; nil for the whole file.
    var from: Int?
    /// The seconds that a server has to accept a connection, and may be silent.
    var connect: Int
    var stall: Double
    var agent: String
    /// A file of the certificates that are trusted; nil for the system's own.
    var certificates: String?
  }

  private let handle: UnsafeMutableRawPointer
  private static let isReady = lipdata_curl_load() != 0

  init() throws {
    guard Self.isReady, let handle = lipdata_curl_new() else {
      throw Diagnostic(
        "no-libcurl", "libcurl, the library that downloads, is not there",
        remedy: "Install it (Debian: libcurl4), or download the file by hand and take it in with lipdata ingest FILE.",
        exit: .inputOutput)
    }
    self.handle = handle
  }

  deinit { lipdata_curl_free(handle) }

  /// Asks, and hands the answer's bytes over; throws ``FetchFailure``, a diagnostic, and what the body throws.
  func get(_ request: Request, into body: any HTTPBody) throws -> HTTPAnswer {
    let handle = handle
    let course = HTTPCourse(body, patience: .seconds(request.stall)) {
      var time: curl_off_t = 0
      return lipdata_curl_get_size(handle, CURLINFO_PRETRANSFER_TIME_T, &time) == CURLE_OK && time > 0
    }
    var message = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
    var list: UnsafeMutablePointer<curl_slist>?
    defer { lipdata_curl_free_list(list) }
    for header in request.headers + ["Accept: */*", "Accept-Encoding: identity"] {
      list = lipdata_curl_append(list, header) ?? list
    }
    let code = message.withUnsafeMutableBytes { message in
      lipdata_curl_reset(handle)
      defer { lipdata_curl_reset(handle) }
      guard set(request, course, list, message) else { return CURLE_OUT_OF_MEMORY }
      let code = withExtendedLifetime(course) { lipdata_curl_perform(handle) }
      course.answer.address = text(CURLINFO_EFFECTIVE_URL) ?? request.address.text
      course.answer.redirect = text(CURLINFO_REDIRECT_URL)
      course.answer.retryAfter = Int(clamping: size(CURLINFO_RETRY_AFTER))
      if code == CURLE_OPERATION_TIMEDOUT, !course.isConnected() { return CURLE_COULDNT_CONNECT }
      return code
    }
    if let error = course.error { throw error }
    if code != CURLE_OK, !course.isEnough {
      let said = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      throw HTTPCourse.failure(
        code, said.isEmpty ? String(cString: lipdata_curl_explain(code)) : said, request)
    }
    if !course.hasBegun { _ = try body.begin(course.answer) }
    return course.answer
  }

  /// Sets all options; false where one was refused, as it is when there is no memory.
  private func set(
    _ request: Request, _ course: HTTPCourse, _ headers: UnsafeMutablePointer<curl_slist>?,
    _ message: UnsafeMutableRawBufferPointer
  ) -> Bool {
    let context = Unmanaged.passUnretained(course).toOpaque()
    var codes = [
      lipdata_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, message.baseAddress),
      lipdata_curl_set_text(handle, CURLOPT_URL, request.address.text),
      lipdata_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https"),
      lipdata_curl_set_text(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https"),
      lipdata_curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0),
      lipdata_curl_set_long(handle, CURLOPT_NOSIGNAL, 1),
      lipdata_curl_set_long(handle, CURLOPT_NOPROGRESS, 0),
      lipdata_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, request.connect),
      lipdata_curl_set_long(handle, CURLOPT_BUFFERSIZE, 1 << 18),
      lipdata_curl_set_text(handle, CURLOPT_USERAGENT, request.agent),
      lipdata_curl_set_text(handle, CURLOPT_COOKIEFILE, ""),
      lipdata_curl_set_list(handle, CURLOPT_HTTPHEADER, headers),
      lipdata_curl_set_pointer(handle, CURLOPT_HEADERDATA, context),
      lipdata_curl_set_pointer(handle, CURLOPT_WRITEDATA, context),
      lipdata_curl_set_write(
        handle, CURLOPT_HEADERFUNCTION,
        { bytes, size, count, context in HTTPCourse.at(context)?.head(bytes, size * count) ?? 0 }),
      lipdata_curl_set_write(
        handle, CURLOPT_WRITEFUNCTION,
        { bytes, size, count, context in HTTPCourse.at(context)?.take(bytes, size * count) ?? 0 }),
    ]
    // libcurl's own low-speed limit is an average over seconds; this counts from the last byte.
    codes += [
      lipdata_curl_set_pointer(handle, CURLOPT_XFERINFODATA, context),
      lipdata_curl_set_progress(
        handle, { context, _, _, _, _ in HTTPCourse.at(context)?.isStalled() == true ? 1 : 0 }),
    ]
    if let from = request.from { codes.append(lipdata_curl_set_text(handle, CURLOPT_RANGE, "\(from)-")) }
    if let file = request.certificates { codes.append(lipdata_curl_set_text(handle, CURLOPT_CAINFO, file)) }
    // No proxy stands between this computer and itself.
    if request.address.isLoopback { codes.append(lipdata_curl_set_text(handle, CURLOPT_NOPROXY, "*")) }
    return codes.allSatisfy { $0 == CURLE_OK }
  }

  private func text(_ name: CURLINFO) -> String? {
    var text: UnsafePointer<CChar>?
    guard lipdata_curl_get_text(handle, name, &text) == CURLE_OK else { return nil }
    return text.map { String(cString: $0) }
  }

  private func size(_ name: CURLINFO) -> Int64 {
    var size: curl_off_t = 0
    return lipdata_curl_get_size(handle, name, &size) == CURLE_OK ? Int64(size) : 0
  }
}
