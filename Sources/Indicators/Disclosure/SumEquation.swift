/// A sum of a table with its unknown counts at the left and what is known at the right.
struct SumEquation {
  /// The unknown counts with their signs.
  var unknown: [Int: Int] = [:]
  /// What they add up to.
  var right: Double
}
