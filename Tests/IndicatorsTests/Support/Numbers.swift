import LIPData

/// True when two numbers agree to a millionth of the larger.
func close(_ a: Double?, _ b: Double, within tolerance: Double = 1e-6) -> Bool {
  guard let a else { return false }
  return abs(a - b) <= tolerance * max(1, abs(b))
}

/// The diagnostic that a closure throws; nil when it throws none.
func diagnostic<T>(_ body: () throws -> T) -> Diagnostic? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? Diagnostic
  }
}
