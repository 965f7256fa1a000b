import LIPData
import Publishing

/// What a progress bar says at one moment; a function of its numbers, without a clock.
struct ProgressLine: Equatable {
  /// What goes on, such as a file's name.
  var name: String
  /// The bytes done.
  var bytes: Int
  /// All bytes; nil where that is not known.
  var total: Int?
  /// The rows done; nil where none are counted.
  var rows: Int?
  /// Bytes a second; nil before it can be told.
  var bytesPerSecond: Double?
  /// Rows a second; nil before it can be told, and where none are counted.
  var rowsPerSecond: Double?

  /// The line, never wider than the terminal: what matters least is left out first.
  func text(width: Int) -> String {
    let known = total.flatMap { $0 > 0 && bytes <= $0 ? $0 : nil }
    var parts: [String] = []
    if let known { parts.append("\(Int(Double(bytes) / Double(known) * 100))%") }
    parts.append("\(ByteSize(bytes: bytes))" + (known.map { " of \(ByteSize(bytes: $0))" } ?? ""))
    if let bytesPerSecond { parts.append("\(ByteSize(bytes: Int(bytesPerSecond)))/s") }
    if let rowsPerSecond, rows != nil {
      parts.append(PeopleNumber.number(rowsPerSecond, decimals: 0, .english) + " rows/s")
    }
    if let known, let bytesPerSecond, bytesPerSecond >= 1 {
      parts.append(Self.time(Double(known - bytes) / bytesPerSecond) + " left")
    }
    let shown = String(name.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : Character($0) })
    let words = "  " + parts.joined(separator: "  ")
    let room = width - shown.count - words.count
    if let known, room >= 14 {
      let length = min(room - 4, 30)
      let done = Int(Double(length) * Double(bytes) / Double(known))
      return "\(shown)  [\(String(repeating: "=", count: done))\(String(repeating: " ", count: length - done))]\(words)"
    }
    if room >= 0 { return shown + words }
    let left = width - words.count
    // Of a long name the end tells most.
    return String((left > 1 ? "…" + shown.suffix(left - 1) + words : words.drop { $0 == " " } + "").prefix(width))
  }

  /// A time in words: `9 s`, `3 min`, `2 h 5 min`.
  static func time(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds, 0), 360_000).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    let minutes = (whole + 59) / 60
    if minutes < 60 { return "\(minutes) min" }
    return "\(minutes / 60) h \(minutes % 60) min"
  }
}

/// How fast something goes, over the last few seconds.
struct ProgressSpeed {
  private static let window = 5.0
  private var samples: [(seconds: Double, amount: Int)] = []

  /// Takes how much is done at a time; less than before begins anew.
  mutating func add(_ amount: Int, at seconds: Double) {
    if let last = samples.last, amount < last.amount { samples = [] }
    samples.append((seconds, amount))
    while samples.count > 2, let first = samples.first, seconds - first.seconds > Self.window { samples.removeFirst() }
  }

  /// The amount a second; nil before half a second is known.
  var perSecond: Double? {
    guard let first = samples.first, let last = samples.last, last.seconds - first.seconds >= 0.5 else { return nil }
    return Double(last.amount - first.amount) / (last.seconds - first.seconds)
  }
}
