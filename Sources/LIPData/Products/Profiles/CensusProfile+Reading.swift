extension CensusProfile {
  /// Reads a file into sinks, one per thread, returned in the order of the file.
  ///
  /// Memory does not grow with the file. Every row's field count is checked, wanted or not.
  /// - Parameters:
  ///   - threads: how many parts of the file are read at once.
  ///   - limits: the block size and the longest row.
  ///   - makeSink: makes an empty sink; called once per thread, and again for a part that must be read twice.
  public static func read<Sink: ProfileSink>(
    path: String, threads: Int = 1, limits: DelimitedLimits = DelimitedLimits(),
    makeSink: @escaping @Sendable () throws -> Sink
  ) throws -> [Sink] {
    try read(try ByteSource(path: path), threads: threads, limits: limits, makeSink: makeSink)
  }

  /// Reads a source of bytes into sinks, one per thread, returned in the order of the source.
  public static func read<Sink: ProfileSink>(
    _ source: ByteSource, threads: Int = 1, rejects: Rejects = .none, limits: DelimitedLimits = DelimitedLimits(),
    makeSink: @escaping @Sendable () throws -> Sink
  ) throws -> [Sink] {
    let start = try checkHeader(source)
    let parts = try scan(source, Form(), from: start, threads: threads, rejects: rejects, limits: limits) {
      SinkCalls(try makeSink())
    }
    return parts.compactMap { $0.sink(Sink.self) }
  }

  /// Reads the rows of a census into sinks, one per thread.
  ///
  /// Not generic over the sink: called with a form that is known, it is compiled for that form.
  static func scan<Form: ProfileForm>(
    _ source: ByteSource, _ form: Form, from start: Int, threads: Int, rejects: Rejects, limits: DelimitedLimits,
    makeSink: @escaping @Sendable () throws -> SinkCalls
  ) throws -> [SinkCalls] {
    let readers = try DelimitedScanner(source, limits: limits).scan(from: start, firstLine: 2, threads: threads) {
      CensusProfileReader(form, try makeSink(), rejects: rejects)
    }
    guard readers.contains(where: \.sawRows) else {
      throw Diagnostic(
        "no-data-rows", "The file has a header and no row of data", at: Place(file: source.name, line: 2),
        remedy: "Download the file again: it may have been cut.")
    }
    return readers.map(\.sink)
  }

  /// Checks the header and returns where the data begin.
  private static func checkHeader(_ source: ByteSource) throws -> Int {
    func placed(_ diagnostic: Diagnostic) -> Diagnostic { source.name.map { diagnostic.inFile($0) } ?? diagnostic }
    let head = try head(of: source)
    switch head.withUnsafeBytes({ recognise(head: $0) }) {
    case .recognised: break
    case .nearly(let diagnostic): throw placed(diagnostic)
    case .other:
      let found = head.withUnsafeBytes { headerNames($0, .comma) }.first ?? ""
      throw placed(
        Diagnostic(
          "unknown-layout", "The first column is \"\(found.prefix(40))\"; \(columns[0]) is looked for",
          at: Place(line: 1, column: columns[0]),
          remedy: "Give a file of the 2021 Census Profile, comprehensive download (98-401-X2021…), CSV, English."))
    }
    return (head.firstIndex(of: 0x0A) ?? source.count - 1) + 1
  }

  /// The first bytes of a file that must not be empty.
  static func head(of source: ByteSource) throws -> [UInt8] {
    let head = try source.head()
    guard head.isEmpty else { return head }
    let empty = Diagnostic("empty-file", "The file is empty", remedy: "Download the file again: it may have been cut.")
    throw source.name.map { empty.inFile($0) } ?? empty
  }
}
