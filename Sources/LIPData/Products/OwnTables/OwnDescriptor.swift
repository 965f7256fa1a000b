/// The descriptor beside a table of the user's own: `X.yaml` or `X.yml` for `X.csv` or `X.xlsx`.
enum OwnDescriptor {
  private static let endings = [".yaml", ".yml"]

  /// The descriptor beside a file, in its archive or beside that.
  static func beside(_ file: SourceFile) -> SourceFile? {
    let outside = file.archive == nil ? nil : file.origin.map { SourceFile(path: $0) }
    for place in [file, outside].compactMap(\.self) {
      for ending in endings {
        if let found = place.sibling(file.stem + ending) { return found }
      }
    }
    return nil
  }

  /// The descriptor of a wide table beside a file; nil for every other file.
  ///
  /// Asked of every file before its layout is looked for, so that a folder is not listed for it.
  static func ofWideTable(_ file: SourceFile) throws -> SourceFile? {
    let beside: SourceFile?
    if file.archive == nil, let origin = file.origin, origin.hasSuffix(file.baseName) {
      let stem = origin.dropLast(file.baseName.count) + file.stem
      beside = (endings + [".YAML", ".YML"]).map { stem + $0 }.first { InputFile.exists($0) && $0 != origin }
        .map { SourceFile(path: $0) }
    } else {
      beside = Self.beside(file)
    }
    guard let beside, try text(beside).split(whereSeparator: \.isNewline).contains(where: { $0.hasPrefix("columns:") })
    else { return nil }
    return beside
  }

  /// Reads a descriptor; throws what ``OwnTable`` throws, `own-id-taken` and `unknown-licence`.
  static func read(_ file: SourceFile, in catalogue: Catalogue) throws -> OwnTable {
    let table = try OwnTable(try YAMLNode.parse(try text(file), file: file.name))
    guard try !catalogue.has(table.id) else {
      throw Diagnostic(
        "own-id-taken", "\(table.id) is a dataset of the catalogue", at: Place(file: file.name),
        remedy: "Give your table an id of its own, such as my-\(table.id).")
    }
    if let licence = table.licence { _ = try catalogue.licence(licence) }
    return table
  }

  private static func text(_ file: SourceFile) throws -> String {
    let source = try file.open()
    var bytes = try source.head(min(source.count, InputFile.largestText))
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return bytes.withUnsafeBytes { TextEncoding.detect($0).string($0) }
  }
}
