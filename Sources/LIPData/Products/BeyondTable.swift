/// Tables of Beyond 20/20 (`.ivt`): a closed format that only its own browser opens.
///
/// No description of its bytes is public, so that it is told by its ending and by bytes that no text has.
enum BeyondTable {
  /// Refuses a file of Beyond 20/20 with the steps that make it readable.
  static func refuse(_ head: [UInt8], _ file: SourceFile) throws {
    guard file.baseName.lowercased().hasSuffix(".ivt"), head.contains(where: { $0 < 0x09 }) else { return }
    let name = file.stem.isEmpty ? "table" : file.stem
    throw Diagnostic(
      "beyond-20-20", "The file is a table of Beyond 20/20, a closed format that only its own browser opens",
      at: Place(file: file.name),
      remedy: """
        Look on the page of the table for a download as CSV, TAB or SDMX (XML) first: these are read as they are.
        Else, with the Beyond 20/20 Professional Browser (free of charge, Windows):
          1. Open the table, and bring the areas to the rows; other dimensions beside them, or above the columns.
          2. Show the codes of the areas, alone or in parentheses behind their names.
          3. Save it as comma-separated values or for Excel (File, Save As): \(name).csv or \(name).xlsx.
          4. Run lipdata ingest \(name).csv: it prints the descriptor to save beside it.
        """)
  }
}
