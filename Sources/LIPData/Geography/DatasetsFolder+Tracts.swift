import Foundation

extension DatasetsFolder {
  /// The files `geography/tracts-2016-2021.csv` with the vintages that their names tell, a workspace's after the
  /// shipped; in the order of their names.
  func tractFiles() -> [(path: String, earlier: Int, later: Int)] {
    geographyFiles().compactMap { path, name in
      Self.vintages(ofTractFile: name).map { (path, $0.earlier, $0.later) }
    }
  }

  /// Refuses files of correspondences that nobody would read: a name that is nearly the right one is a slip.
  ///
  /// Throws `unread-file`.
  func refuseUnreadCorrespondences() throws {
    for (path, name) in geographyFiles() where Self.vintages(ofTractFile: name) == nil {
      let low = name.lowercased()
      let isTracts = ["tract", "crosswalk", "ctuid"].contains { low.contains($0) } || low.hasPrefix("ct_")
      let isOther = low.hasPrefix("correspond") && name != "correspondences.tsv"
      guard isTracts || isOther, [".csv", ".tsv", ".txt", ".xlsx"].contains(where: low.hasSuffix) else { continue }
      throw Diagnostic(
        "unread-file",
        "\(name) is not read: its name is not that of a file of \(isTracts ? "tracts" : "correspondences")",
        at: Place(file: path), remedy: isTracts ? Self.remedy(ofTractFile: low) : "Call it correspondences.tsv.")
    }
  }

  private static func remedy(ofTractFile name: String) -> String {
    let years = name.matches(of: /(19|20)\d\d/).compactMap { Int($0.output.0) }
    guard years.count == 2, years[0] != years[1] else {
      return "Call it tracts-2016-2021.csv, by the two censuses that it is between, or put it elsewhere."
    }
    guard years.allSatisfy({ $0 % 5 == 1 }) else {
      return "Its years must be those of two censuses: tracts-2016-2021.csv, tracts-2011-2016.csv."
    }
    if years[0] > years[1] {
      return
        "Weights are shares of the people of the earlier tracts: turn source_ctuid and target_ctuid round only with "
        + "weights of that direction, and call it tracts-\(years[1])-\(years[0]).csv."
    }
    return "Call it tracts-\(years[0])-\(years[1]).csv."
  }

  /// The years of the censuses in a name; nil for any other, and where no census was held in one of them.
  private static func vintages(ofTractFile name: String) -> (earlier: Int, later: Int)? {
    guard let match = name.wholeMatch(of: /tracts-(\d{4})-(\d{4})\.csv/), let earlier = Int(match.1),
      let later = Int(match.2), earlier < later, earlier % 5 == 1, later % 5 == 1
    else { return nil }
    return (earlier, later)
  }

  private func geographyFiles() -> [(path: String, name: String)] {
    [root, workspace].compactMap(\.self).flatMap { base in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: base + "/geography")) ?? []
      return names.sorted().map { (base + "/geography/" + $0, $0) }
    }
  }
}
