import TestSupport
import Testing

@testable import LIPData

/// Observations that are one tag are taken where they stand; with libxml2, which knows no shapes, none is.
struct SDMXDataReaderTests {
  /// Notes everything that is told.
  struct Notes: SDMXVisitor {
    var events: [String] = []

    mutating func begin(_ dataSet: SDMXDataSet) throws { events.append("\(dataSet)") }

    mutating func series(_ key: borrowing SDMXSeries) throws {
      var words: [String] = []
      for position in 0..<key.key.count { words.append(key.key.withValue(position) { XMLTag.text($0) }) }
      key.attributes.bytes.withUnsafeBytes { bytes in
        for field in key.attributes.fields {
          let value = XMLTag.text(UnsafeRawBufferPointer(rebasing: bytes[field.start..<field.end]))
          words.append("\(key.names[field.name])=\(value)")
        }
      }
      events.append("\(key.line) series \(words)")
    }

    mutating func observation(_ observation: borrowing SDMXObservation) throws {
      var words = [observation.time.map { XMLTag.text($0) }, observation.value.map { XMLTag.text($0) }]
      observation.forEachAttribute { words.append("\($0)=\(XMLTag.text($1))") }
      events.append("\(observation.line) measure \(observation.measure) \(words)")
    }
  }

  static func read(_ text: String, isPlain: Bool) throws -> [String] {
    let structure = try SDMXStructure.read(ByteSource(bytes: Array(SDMXFiles.structure21.utf8)))
    do {
      let reader = SDMXDataReader(
        isGeneric: false, structure: structure, dataStructure: structure.dataStructures.first, visitor: Notes())
      let read = try XMLReader.read(ByteSource(bytes: Array(text.utf8)), into: reader, isPlain: isPlain)
      return read.visitor.events + ["\(read.observations)"]
    } catch {
      return ["refused: \(error)"]
    }
  }

  @Test func `a series of plain observations is told as libxml2 tells it`() throws {
    let events = try Self.read(SDMXFiles.specific21(SDMXFiles.series21 + SDMXFiles.series21), isPlain: true)
    #expect(events == (try Self.read(SDMXFiles.specific21(SDMXFiles.series21 + SDMXFiles.series21), isPlain: false)))
    #expect(events.contains { $0.contains("SYMBOL=3") })
    #expect(events.last == "6")
  }

  @Test(arguments: 0..<300) func `random data are told as libxml2 tells them`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    func any(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }
    func odd(_ rarity: Int) -> Bool { Int.random(in: 0..<rarity, using: &generator) == 0 }
    let rarity = [5, 40, 400][seed % 3]
    var text = ""
    for number in 0..<Int.random(in: 1..<20, using: &generator) {
      let isAtSeries = odd(rarity)
      var fields = ["Geography=\"\(number)\"", "Immigrant_status=\"\(any(["1", "2", ""]))\"", "DGUID=\"D\(number)\""]
      if odd(3) { fields.append("NOTE=\"\(any(["a", "é", "a &amp; b", "\\ '"]))\"") }
      if odd(rarity) { fields.append("UNKNOWN=\"1\"") }
      if isAtSeries { fields.append("TIME_PERIOD=\"2020\"") }
      if odd(rarity) { fields.removeFirst() }
      if odd(rarity) { fields.shuffle(using: &generator) }
      if odd(rarity) { text += "<Group xsi:type=\"n:ByGeography\" Geography=\"\(number)\" NOTE=\"of group\"/>" }
      text += "<Series " + fields.joined(separator: any([" ", "\n"])) + ">" + any(["", "\n"])
      for year in 0..<Int.random(in: 0..<12, using: &generator) {
        var fields = ["TIME_PERIOD=\"\(2000 + year)\"", "OBS_VALUE=\"\(any(["1", "2.5", "", "NaN", "#NA", "x"]))\""]
        if isAtSeries || odd(rarity) { fields.removeFirst() }
        if odd(rarity) { fields.removeLast() }
        if odd(6) { fields.append(any(["SYMBOL=\"3\"", "STATUS_CAN=\"1\"", "STATUS_CAN=\"&#54;\"", "OTHER=\"é\""])) }
        let rare = ["Geography=\"9\"", "xsi:type=\"n:OBS\"", "TIME_PERIOD=\"1\"", "n:x=\"1\""]
        if odd(rarity) { fields.append(any(rare)) }
        if odd(rarity) { fields.shuffle(using: &generator) }
        text += "<Obs " + fields.joined(separator: " ")
        text += odd(rarity) ? "><Comp id=\"NOTE\"><Value>one</Value></Comp></Obs>" : odd(rarity) ? "></Obs>" : "/>"
      }
      text += "</Series>" + any(["", "\n"])
    }
    let document = SDMXFiles.specific21(text)
    #expect(try Self.read(document, isPlain: true) == Self.read(document, isPlain: false), "seed \(seed)")
  }
}
