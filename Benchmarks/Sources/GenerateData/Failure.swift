import Foundation

/// What can go wrong, said in a sentence.
enum Failure: Error, CustomStringConvertible {
  case cannotWrite(String, Int32)
  case cannotRead(String)
  case badTable(String, String)

  var description: String {
    switch self {
    case .cannotWrite(let path, let code): "\(path) cannot be written: \(String(cString: strerror(code)))"
    case .cannotRead(let path): "\(path) cannot be read"
    case .badTable(let path, let why): "\(path): \(why)"
    }
  }
}

/// The lines of a UTF-8 table as texts, its header first.
func tableLines(_ path: String) throws -> [Substring] {
  guard let data = FileManager.default.contents(atPath: path) else { throw Failure.cannotRead(path) }
  let lines = String(decoding: data, as: UTF8.self).split(omittingEmptySubsequences: true) { $0.isNewline }
  if lines.isEmpty { throw Failure.badTable(path, "it is empty") }
  return lines
}

/// Where the named columns stand in a header line.
func columns(_ names: [String], in header: Substring, separator: Character, of path: String) throws -> [Int] {
  let found = header.drop { $0 == "\u{FEFF}" }.split(separator: separator, omittingEmptySubsequences: false)
  return try names.map { name in
    guard let position = found.firstIndex(where: { $0 == name }) else {
      throw Failure.badTable(path, "it has no column “\(name)”")
    }
    return position
  }
}
