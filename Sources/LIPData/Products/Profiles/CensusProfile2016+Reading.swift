extension CensusProfile2016 {
  /// Judges from a file's first bytes whether it has this layout, by the names of its columns.
  public static func recognise(head: UnsafeRawBufferPointer) -> Recognition {
    let names = CensusProfile.headerNames(head, .comma)
    do {
      return try form(names) == nil ? .other : .recognised
    } catch {
      return .nearly(error)
    }
  }

  /// Reads a file into sinks, one per thread, returned in the order of the file.
  ///
  /// Memory does not grow with the file. Every row's field count is checked, wanted or not.
  public static func read<Sink: ProfileSink>(
    _ source: ByteSource, threads: Int = 1, rejects: Rejects = .none, limits: DelimitedLimits = DelimitedLimits(),
    makeSink: @escaping @Sendable () throws -> Sink
  ) throws -> [Sink] {
    func placed(_ diagnostic: Diagnostic) -> Diagnostic { source.name.map { diagnostic.inFile($0) } ?? diagnostic }
    let head = try CensusProfile.head(of: source)
    let found: Form?
    do {
      found = try form(head.withUnsafeBytes { CensusProfile.headerNames($0, .comma) })
    } catch {
      throw placed(error)
    }
    guard let found else {
      throw placed(
        Diagnostic(
          "unknown-layout", "The columns are not those of the Census Profile of 2016",
          at: Place(line: 1, column: areaColumns[1]),
          remedy: "Give a file of the 2016 Census Profile, comprehensive download (98-401-X2016…), CSV, English."))
    }
    let start = (head.firstIndex(of: 0x0A) ?? source.count - 1) + 1
    let parts = try CensusProfile.scan(
      source, found, from: start, threads: threads, rejects: rejects, limits: limits
    ) { SinkCalls(try makeSink()) }
    return parts.compactMap { $0.sink(Sink.self) }
  }

  /// The form that a header tells; nil when it is of something else, such as a cross-tabulation (98-400-X2016…), whose
  /// first columns are the same.
  ///
  /// Throws what keeps a file from being read that is meant to have this layout.
  static func form(_ header: [String]) throws(Diagnostic) -> Form? {
    var names = header
    if names.last == "" { names.removeLast() }
    if names.contains(where: { $0.hasPrefix("DIM: Profil d") || $0.hasPrefix("CODE_GÉO") }),
      names.contains(where: { $0.hasPrefix("Dim: Sexe") })
    {
      throw CensusProfile.frenchHeader(names)
    }
    guard let first = names.firstIndex(where: { $0.hasPrefix(memberColumns[0] + "Profile of ") }) else { return nil }
    var wanted = Array(areaColumns)
    if names.contains(typeColumn) { wanted.append(typeColumn) }
    wanted.append(lastAreaColumn)
    let product = String(names[first].dropFirst(memberColumns[0].count))
    wanted += memberColumns.map { $0 + product }
    wanted += valueColumns
    guard names == wanted else {
      throw CensusProfile.firstDifference(names, from: wanted, name: { wanted.indices.contains($0) ? wanted[$0] : "" })
    }
    guard product.hasSuffix(" (\(characteristics))") else {
      throw Diagnostic(
        "other-release",
        "The file is an early release, \"\(product)\"; \(characteristics) characteristics are looked for",
        at: Place(line: 1, column: names[first]),
        remedy: "Download the complete release (November 29, 2017): ids of earlier ones mean other characteristics.")
    }
    return Form(
      columns: names, firstOfMember: first,
      geography: CensusGeography2016(product: String(product.dropLast(" (\(characteristics))".count))))
  }
}
