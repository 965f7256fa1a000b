/// Makes DGUIDs of the codes of a 2016 product, whose files have codes without vintage and schema.
///
/// The shape of a code tells its level only together with the product: eight digits are a dissemination area in one and
/// an aggregate dissemination area in another, four digits a census division or a health region.
struct CensusGeography2016: Sendable {
  /// The product's areas as its columns are named: `Profile of Census Tracts`.
  let product: String
  private let words: String

  init(product: String) {
    self.product = product
    words = product.lowercased()
  }

  /// The metropolitan areas of 2016; every other code of three digits is a census agglomeration.
  ///
  /// Read in the column of the type of area of 98-402-X2016010.
  private static let metropolitan: Set<String> = [
    "001", "205", "305", "310", "408", "421", "433", "442", "462", "505", "521", "522", "529", "532", "535", "537",
    "539", "541", "543", "550", "555", "559", "568", "580", "595", "602", "705", "725", "810", "825", "835", "915",
    "932", "933", "935",
  ]

  private static let provinces: Set<String> = [
    "10", "11", "12", "13", "24", "35", "46", "47", "48", "59", "60", "61", "62",
  ]

  /// The DGUID of a code; nil when the product has no such area, or none that is read.
  func dguid(of code: String) -> String? {
    let bytes = Array(code.utf8)
    let isDigits = bytes.allSatisfy { (0x30...0x39).contains($0) }
    let isMetropolitan = words.contains("metropolitan")
    switch bytes.count {
    case 2 where code == "01": return "2016A000011124"
    case 2 where Self.provinces.contains(code): return "2016A0002" + code
    case 3 where isDigits && (isMetropolitan || words.contains("census tracts")):
      return (Self.metropolitan.contains(code) ? "2016S0503" : "2016S0504") + code
    case 3 where words.contains("forward sortation"): return Self.isPostal(bytes) ? "2016A0011" + code : nil
    case 5 where isDigits && isMetropolitan: return "2016S0505" + code
    // The districts of the representation order of 2013, whose year is the vintage.
    case 5 where isDigits && words.contains("electoral districts (2013"): return inProvince("2013A0004", code)
    case 4 where isDigits && (words.contains("census divisions") || words.contains("dissemination areas")):
      return inProvince("2016A0003", code)
    case 7 where isDigits && (words.contains("census subdivisions") || words.contains("dissemination areas")):
      return inProvince("2016A0005", code)
    case 8 where isDigits && words.contains("aggregate dissemination areas"): return inProvince("2016S0516", code)
    case 8 where isDigits && words.contains("dissemination areas"): return inProvince("2016S0512", code)
    // 5350001.00, or without the point.
    case 9 where isDigits && words.contains("census tracts"):
      return "2016S0507" + code.prefix(7) + "." + code.suffix(2)
    case 10 where words.contains("census tracts") && bytes[7] == UInt8(ascii: "."):
      return bytes.count { $0 == UInt8(ascii: ".") } == 1 && DGUID("2016S0507" + code) != nil
        ? "2016S0507" + code : nil
    default: return nil
    }
  }

  private func inProvince(_ prefix: String, _ code: String) -> String? {
    Self.provinces.contains(String(code.prefix(2))) ? prefix + code : nil
  }

  /// A letter, a digit, a letter.
  private static func isPostal(_ bytes: [UInt8]) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    return isLetter(bytes[0]) && (0x30...0x39).contains(bytes[1]) && isLetter(bytes[2])
  }
}
