import Foundation
import LIPData

/// Reads a table to key and value with the product's own reader, and says what it held: series, values, missing, sum.
///
///     read-table FILE DATASETS [DATASET]
@main
struct ReadTable {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 || arguments.count == 4 else {
      return fail("usage: read-table FILE DATASETS [DATASET]", 64)
    }
    do {
      let catalogue = Catalogue(DatasetsFolder(root: arguments[2]))
      let file = try OfficialFile.recognise(
        arguments[1], dataset: arguments.count == 4 ? arguments[3] : nil, in: catalogue)
      guard case .table(let table) = file else { return fail("\(arguments[1]) is a profile, no table", 65) }
      let found = try table.read(into: SumSink())
      print("series\tvalues\tmissing\tsum")
      print("\(found.series)\t\(found.values)\t\(found.missing)\t\(found.sum)")
    } catch {
      fail("\(error)", 65)
    }
  }

  private static func fail(_ sentence: String, _ code: Int32) {
    FileHandle.standardError.write(Data((sentence + "\n").utf8))
    exit(code)
  }
}
