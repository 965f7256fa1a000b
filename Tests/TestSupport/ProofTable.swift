import Foundation

/// A table of a proof, printed as Markdown where the environment variable `LIPDATA_PROOF` is set.
///
/// `make proof` sets it; `make test` runs the same proofs and prints none of their tables.
public struct ProofTable: Sendable {
  /// The line above the table.
  public var title: String
  private var rows: [[String]]

  /// Begins a table with the names of its columns.
  public init(_ title: String, _ columns: [String]) {
    self.title = title
    rows = [columns]
  }

  /// Adds a row.
  public mutating func add(_ cells: [String]) {
    rows.append(cells)
  }

  /// The table in Markdown: the first column to the left, figures to the right.
  public var markdown: String {
    let columns = rows.map(\.count).max() ?? 0
    let padded = rows.map { $0 + Array(repeating: "", count: columns - $0.count) }
    let widths = (0..<columns).map { column in max(3, padded.map { $0[column].count }.max() ?? 0) }
    func line(_ cells: [String]) -> String {
      let laidOut = cells.enumerated().map { index, cell in
        let space = String(repeating: " ", count: widths[index] - cell.count)
        return index == 0 ? cell + space : space + cell
      }
      return "| \(laidOut.joined(separator: " | ")) |"
    }
    let rule = widths.enumerated().map { index, width in
      index == 0 ? String(repeating: "-", count: width) : String(repeating: "-", count: width - 1) + ":"
    }
    return ([title, "", line(padded[0]), line(rule)] + padded.dropFirst().map(line)).joined(separator: "\n")
  }

  /// Prints the table where it is wanted, in one piece because tests run side by side.
  public func show() {
    guard ProcessInfo.processInfo.environment["LIPDATA_PROOF"] != nil else { return }
    print("\n\(markdown)\n")
  }

  /// A number with so many decimals; a dash for none.
  public static func number(_ value: Double?, _ decimals: Int = 2) -> String {
    guard let value, value.isFinite else { return "–" }
    return String(format: "%.\(decimals)f", value)
  }

  /// A part of a whole in percent, such as `100 %`.
  public static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    return part == whole ? "100 %" : "\(number(100 * Double(part) / Double(whole), 2)) %"
  }
}
