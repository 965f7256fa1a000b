import Foundation

@testable import Indicators
@testable import LIPData
@testable import Publishing

/// Small hand-made figures and an assessment, with nothing of the shipped definitions in them.
enum Sample {
  /// The source lines of the sample's dataset.
  static func sources(licence: LocalizedText = licence) throws -> [String: SourceLines] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Datasets").path
    let catalogue = Catalogue(DatasetsFolder(root: root))
    // The shape of the lines is the catalogue's; the words are the sample's own.
    var lines = try SourceLines(try catalogue.entry("census-profile-2021"), in: catalogue)
    lines.source = LocalizedText(
      en: "Office of Samples, \"Town\" profile", fr: "Bureau des échantillons, profil « Ville »")
    lines.licence = licence
    lines.reference = LocalizedText(en: "May 11, 2021", fr: "11 mai 2021")
    return ["sample": lines]
  }

  static let licence = LocalizedText(
    en: "Adapted from Office of Samples, 2021.", fr: "Adapté du Bureau des échantillons, 2021.")

  /// An estimate of a rounded count with a modelled sampling error.
  static func estimate(_ value: Double?, half: Double = 10, se: Double? = 2) -> Estimate {
    var estimate = Estimate(from: CellSum())
    estimate.value = value
    estimate.coverage = 1
    estimate.cells = 1
    guard let value else {
      estimate.cells = 0
      estimate.reasons = [.noCells]
      return estimate
    }
    estimate.bounds = (value - half)...(value + half)
    estimate.roundingVariance = 4
    estimate.sampling = se.map { .modelled(variance: $0 * $0) } ?? .none
    return estimate
  }

  /// A figure of the sample's town.
  static func figure(
    indicator: String = "immigrants", name: LocalizedText = LocalizedText(en: "Immigrants", fr: "Immigrants reçus"),
    role: AreaRole = .catchment, area: LocalizedText = LocalizedText(en: "Samplton", fr: "Échantillonville"),
    breakdown: String = "total", category: LocalizedText = .same("total"), unit: String = "persons",
    dataset: String = "sample", describes: Describes = .newcomers, _ estimate: Estimate
  ) -> Figure {
    Figure(
      indicator: indicator, indicatorName: name, partnership: "samplton",
      partnershipName: LocalizedText(en: "Samplton LIP", fr: "PLI d’Échantillonville"), role: role,
      areaCode: role == .catchment ? "2021A00059999001" : "", areaName: area, vintage: "2021", period: "2021",
      breakdown: breakdown, category: category, universe: LocalizedText(en: "People, all", fr: "Personnes, toutes"),
      describes: describes, unit: unit, estimate: estimate, range: nil, dataset: dataset)
  }

  /// An indicator as it would be written in YAML.
  static func indicator(_ id: String, _ en: String, _ fr: String, unit: String, review: String) throws
    -> IndicatorDefinition
  {
    let measure = unit == "percent" ? "{share: immigrants, of: population}" : "{count: immigrants}"
    let yaml = """
      id: \(id)
      name: {en: "\(en)", fr: "\(fr)"}
      theme: newcomers
      describes: newcomers
      measure: \(measure)
      unit: \(unit)
      direction: neutral
      definition: {en: "\(en), counted.", fr: "\(fr), dénombrés."}
      review: {status: \(review)}
      """
    return try IndicatorDefinition(try YAMLNode.parse(yaml, file: "sample.yaml"))
  }

  /// An assessment of two chapters: a filled table, a distribution, and an empty table.
  static func assessment(
    review: String = "draft", note: String = "A note, in English.", frenchNote: String = ""
  ) throws -> NeedsAssessment {
    let count = try indicator("immigrants", "Immigrants", "Immigrants reçus", unit: "persons", review: review)
    let share = try indicator("share", "Share of immigrants", "Part des immigrants", unit: "percent", review: review)
    let groups = try indicator("groups", "Groups", "Groupes", unit: "persons", review: review)
    let gap = try indicator("gap", "Gap", "Écart", unit: "persons", review: review)
    let canada = LocalizedText(en: "Canada | all of it", fr: "Canada | en entier")
    var unsure = estimate(12.25, half: 1, se: 0.5)
    unsure.reasons = [.wideInterval(unreliable: false), .publisherCaution]
    var weak = estimate(0.04, half: 0.01, se: nil)
    weak.reasons = [.wideInterval(unreliable: true)]
    var least = estimate(1_234, se: nil)
    least.reasons = [.atLeast]
    var hidden = estimate(nil)
    hidden.status = [.suppressed]
    hidden.hiddenCells = 1
    var exact = estimate(8_361_505, half: 0, se: nil)
    exact.roundingVariance = 0
    let shareName = share.name
    let numbers = NeedsAssessment.Table(
      definition: AssessmentOutline.Table(
        id: "numbers", title: LocalizedText(en: "Numbers", fr: "Nombres"), indicators: ["immigrants", "share"],
        place: Place()),
      title: LocalizedText(en: "Numbers", fr: "Nombres"), indicators: [count, share],
      figures: [
        figure(name: count.name, estimate(1_234_565)),
        figure(
          name: count.name, breakdown: "gender", category: LocalizedText(en: "Men+", fr: "Hommes+"), estimate(600)),
        figure(name: count.name, role: .canada, area: canada, exact),
        figure(indicator: "share", name: shareName, unit: "percent", unsure),
        figure(indicator: "share", name: shareName, role: .canada, area: canada, unit: "percent", weak),
      ],
      notes: [LocalizedText(en: "Not in the data at hand: Ontario.", fr: "Absent des données disponibles : Ontario.")])
    let distribution = NeedsAssessment.Table(
      definition: AssessmentOutline.Table(
        id: "groups", title: LocalizedText(en: "Groups", fr: "Groupes"), indicators: ["groups"], place: Place()),
      title: LocalizedText(en: "All residents: Groups", fr: "Ensemble de la population\u{00A0}: Groupes"),
      indicators: [groups],
      figures: [
        figure(
          indicator: "groups", name: groups.name, breakdown: "group",
          category: LocalizedText(en: "Elders", fr: "Personnes aînées"),
          describes: .allResidents, least),
        figure(
          indicator: "groups", name: groups.name, breakdown: "group",
          category: LocalizedText(en: "Youth", fr: "Jeunes"),
          describes: .allResidents, hidden),
      ], notes: [])
    let empty = NeedsAssessment.Table(
      definition: AssessmentOutline.Table(
        id: "gap", title: LocalizedText(en: "Gap", fr: "Écart"), indicators: ["gap"], place: Place()),
      title: LocalizedText(en: "Gap", fr: "Écart"), indicators: [gap],
      figures: [figure(indicator: "gap", name: gap.name, dataset: "", .unavailable(.notInData))], notes: [])
    func chapter(_ id: String, _ en: String, _ fr: String, _ tables: [NeedsAssessment.Table]) -> NeedsAssessment.Chapter
    {
      NeedsAssessment.Chapter(
        definition: AssessmentOutline.Chapter(
          id: id, title: LocalizedText(en: en, fr: fr),
          introduction: LocalizedText(en: "What \(en) is about.", fr: "De quoi il s’agit : \(fr)."),
          tables: tables.map(\.definition)), tables: tables)
    }
    return NeedsAssessment(
      partnership: Partnership(
        id: "samplton", name: .same("Samplton LIP"), kind: "LIP", provinces: ["ON"], region: "Ontario", host: "",
        hostType: "", setting: "urban", sizeClass: "small", catchment: nil, confidence: "high", evidence: "",
        note: LocalizedText(en: note, fr: frenchNote)
      ),
      catchment: Catchment(
        [
          Catchment.Part("2021A00059999001"), Catchment.Part("2021A00059999002", weight: 0.25),
          Catchment.Part("ward-3"),
        ],
        isConstructed: true),
      areaNames: [.same("Samplton"), LocalizedText(en: "East", fr: "Est"), .same("Ward 3")],
      reserves: [
        NeedsAssessment.Reserve(
          code: "2021A00059999801", name: .same("Oak 1"),
          type: LocalizedText(en: "Indian reserve", fr: "réserve indienne"), isNotEnumerated: false),
        NeedsAssessment.Reserve(
          code: "2021A00059999802", name: .same("Elm 2"),
          type: LocalizedText(en: "Indian reserve", fr: "réserve indienne"), isNotEnumerated: true),
      ],
      title: LocalizedText(en: "Needs assessment", fr: "Évaluation des besoins"),
      chapters: [
        chapter("first", "People", "Personnes", [numbers, distribution]), chapter("second", "Work", "Travail", [empty]),
      ], peers: [], peersWithData: [])
  }

  /// An assessment of one table with the census before beside it: a count that rose, a share that may not have, one
  /// that hardly changed, one that is not in the earlier census.
  static func withPreviousCensus() throws -> NeedsAssessment {
    let count = try indicator("immigrants", "Immigrants", "Immigrants reçus", unit: "persons", review: "reviewed")
    let share = try indicator(
      "share", "Share of immigrants", "Part des immigrants", unit: "percent", review: "reviewed")
    let small = try indicator("small", "Small share", "Petite part", unit: "percent", review: "reviewed")
    let none = try indicator("none", "Not asked then", "Non posé alors", unit: "percent", review: "reviewed")
    let break1 = QualityReason.seriesBreak(
      id: "one", blocks: false, sentence: LocalizedText(en: "Asked in another way.", fr: "Posé autrement."))
    let redrawn = QualityReason.redrawn(earlier: 10_000, within: 10_400, vintage: 2016)
    func of(_ value: Double, half: Double, se: Double?, _ reasons: [QualityReason] = []) -> Estimate {
      var estimate = estimate(value, half: half, se: se)
      estimate.reasons = reasons
      return estimate
    }
    func three(
      _ indicator: IndicatorDefinition, _ own: Estimate, _ before: Estimate, _ change: Estimate
    ) -> [Figure] {
      var change = change
      change.isSigned = true
      var figures = [
        figure(indicator: indicator.id, name: indicator.name, unit: indicator.unit, own),
        figure(indicator: indicator.id, name: indicator.name, role: .previousCensus, unit: indicator.unit, before),
        figure(
          indicator: indicator.id, name: indicator.name, role: .change,
          unit: indicator.unit == "percent" ? "points" : "percent", change),
      ]
      figures[1].vintage = "2016"
      figures[1].period = "2016"
      figures[1].areaCode = "2016A00059999001"
      figures[2].vintage = "2016/2021"
      figures[2].period = "2016/2021"
      return figures
    }
    let canada = LocalizedText(en: "Canada", fr: "Canada")
    let both = [break1, redrawn]
    let figures =
      three(
        count, of(1300, half: 4, se: 20), of(1000, half: 4, se: 20, both),
        of(30, half: 1, se: 3, both))
      + [figure(name: count.name, role: .canada, area: canada, of(8_000_000, half: 4, se: nil))]
      + three(share, of(13, half: 0.1, se: 0.4), of(12.5, half: 0.1, se: 0.5, both), of(0.5, half: 0.2, se: 0.6, both))
      + three(
        small, of(0.54, half: 0, se: 0.001), of(0.52, half: 0, se: 0.001, [redrawn]), of(0.02, half: 0, se: 0.002))
      + [figure(indicator: "none", name: none.name, unit: "percent", of(2, half: 0.1, se: 0.1))]
    var assessment = try assessment(review: "reviewed", note: "")
    var table = assessment.chapters[0].tables[0]
    table.indicators = [count, share, small, none]
    table.figures = figures
    table.notes = [
      LocalizedText(en: "Not compared with 2016: X. Why.", fr: "Sans comparaison avec 2016\u{00A0}: X. Pourquoi.")
    ]
    assessment.chapters = [assessment.chapters[0]]
    assessment.chapters[0].tables = [table]
    return assessment
  }
}
