import ArgumentParser
import Foundation

/// Writes a monthly file of IRCC in the long layout.
struct IRCCMonthlyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ircc-monthly",
    abstract: "Write a monthly file of IRCC in the long layout (ODP-….csv).",
    discussion: "As the official file: separated by tabs, UTF-8, no quotes, both languages, rows in no order.")

  @Option(help: "The file to write.")
  var output: String

  @Option(help: "How large it should become, at least.")
  var bytes = 100_000_000

  @Option(help: "Another seed, other figures.")
  var seed: UInt64 = 2021

  @Option(help: "The Datasets folder.")
  var datasets = "../Datasets"

  private static let months = [
    ("Jan", "janv."), ("Feb", "fév."), ("Mar", "mars"), ("Apr", "avr."), ("May", "mai"), ("Jun", "juin"),
    ("Jul", "juil."), ("Aug", "août"), ("Sep", "sept."), ("Oct", "oct."), ("Nov", "nov."), ("Dec", "déc."),
  ]
  private static let provinces = [
    "NL": ("Newfoundland and Labrador", "Terre-Neuve-et-Labrador"),
    "PE": ("Prince Edward Island", "Île-du-Prince-Édouard"), "NS": ("Nova Scotia", "Nouvelle-Écosse"),
    "NB": ("New Brunswick", "Nouveau-Brunswick"), "QC": ("Quebec", "Québec"), "ON": ("Ontario", "Ontario"),
    "MB": ("Manitoba", "Manitoba"), "SK": ("Saskatchewan", "Saskatchewan"), "AB": ("Alberta", "Alberta"),
    "BC": ("British Columbia", "Colombie-Britannique"), "YT": ("Yukon", "Yukon"),
    "NT": ("Northwest Territories", "Territoires du Nord-Ouest"), "NU": ("Nunavut", "Nunavut"),
  ]
  private static let ages = [
    ("0 to 14 years old", "0 à 14 ans"), ("15 to 29 years old", "15 à 29 ans"), ("30 to 44 years old", "30 à 44 ans"),
    ("45 to 59 years old", "45 à 59 ans"), ("60 to 74 years old", "60 à 74 ans"),
    ("75 years or more", "75 ans ou plus"), ("Age not stated", "Âge non déclaré"),
  ]
  private static let genders = [
    ("Male", "Hommes"), ("Female", "Femmes"), ("Another gender", "Un autre genre"),
    ("Gender not stated", "Sexe non déclaré"),
  ]
  private static let languages = [
    ("English", "Anglais"), ("French", "Français"), ("French and English", "Français et anglais"),
    ("Neither", "Ni l'un ni l'autre"), ("Official language not stated", "Langue officielle non déclarée"),
  ]
  private static let header =
    "EN_YEAR\tEN_QUARTER\tEN_MONTH\tFR_ANNEÉ\tFR_TRIMESTRE\tFR_MOIS\tEN_PROVINCE_TERRITORY\tFR_PROVINCE_TERRITOIRE\t"
    + "EN_CENSUS_METROPOLITAN_AREA\tFR_RÉGION_MÉTROPOLITAINE_DE_RECENSEMENT\tEN_AGE\tFR_ÂGE\tEN_GENDER\tFR_SEXE\t"
    + "EN_OFFICIAL_LANGUAGE\tFR_LANGUE_OFFICIELLE\tTOTAL\n"
  private static let years = 11

  func run() throws {
    let places = try TableGeography.load(datasets, schemas: ["S0503", "S0504"]).map(Self.text)
    let parts = [
      Self.periods, places, Self.ages.map { "\($0.0)\t\($0.1)\t" }, Self.genders.map { "\($0.0)\t\($0.1)\t" },
      Self.languages.map { "\($0.0)\t\($0.1)\t" },
    ].map { part in part.map { Array($0.utf8) } }
    let combinations = parts.reduce(1) { $0 * $1.count }
    // A prime that divides no number of combinations: the steps meet each once, far from its neighbours.
    let stride = 1_000_003
    var file = try ByteFile(path: output)
    file.put(Array(Self.header.utf8))
    var rows = 0
    for step in 0..<combinations where file.count < bytes {
      var rest = step * stride % combinations
      var noise = Noise(seed, UInt64(rest))
      // A combination without admissions has no row.
      if noise.takeBits(3) == 0 { continue }
      try file.beginRow()
      for part in parts {
        file.put(part[rest % part.count])
        rest /= part.count
      }
      if noise.takeBits(3) == 0 {
        file.put(Self.hidden)
      } else {
        file.put(5 + Int(noise.take() * noise.take() * 400) * 5)
      }
      file.put(UInt8(ascii: "\n"))
      rows += 1
    }
    try file.flush()
    GenerateData.say("\(output): \(file.count) bytes, \(rows) rows")
    if file.count < bytes {
      GenerateData.say("warning: all combinations are written; the file stays below \(bytes) bytes")
    }
  }

  private static let hidden = Array("--".utf8)

  private static var periods: [String] {
    (0..<years).flatMap { year in
      months.enumerated().map { index, month in
        let (year, quarter) = (2015 + year, index / 3 + 1)
        return "\(year)\tQ\(quarter)\t\(month.0)\t\(year)\tT\(quarter)\t\(month.1)\t"
      }
    }
  }

  private static func text(_ place: TableGeography) -> String {
    let province = provinces[String(place.province.prefix(2))] ?? ("Province not stated", "Province non déclarée")
    return "\(province.0)\t\(province.1)\t\(place.name)\t\(place.french)\t"
  }
}
