import LIPData

/// What a table says of the previous census where it does not stand beside its indicators.
struct EarlierNotes {
  /// The previous census, where the data at hand have nothing of it for a catchment.
  private(set) var missingCensus: Int?
  private var reasons: [(vintage: Int, sentence: LocalizedText, names: [LocalizedText])] = []

  /// Takes what a comparison came to.
  mutating func take(_ indicator: IndicatorDefinition, _ none: (vintage: Int, why: Comparison.NoPreviousCensus)?) {
    guard let (vintage, why) = none else { return }
    switch why {
    case .blocked(let block): add(indicator.name, vintage, because: block.sentence)
    // Said once for the whole assessment: it is the same for every table.
    case .missing(.notInData), .missing(.noCorrespondence): missingCensus = vintage
    case .missing(let reason): add(indicator.name, vintage, because: reason.text)
    }
  }

  /// The sentences, each once with the indicators that it is about.
  var notes: [LocalizedText] {
    reasons.map { vintage, sentence, names in
      let english = names.map(\.en).joined(separator: "; ")
      let french = names.map(\.fr).joined(separator: "; ")
      return LocalizedText(
        en: "Not compared with \(vintage): \(english). \(sentence.en)",
        fr: "Sans comparaison avec \(vintage)\u{00A0}: \(french). \(sentence.fr)")
    }
  }

  private mutating func add(_ name: LocalizedText, _ vintage: Int, because sentence: LocalizedText) {
    if let index = reasons.firstIndex(where: { $0.vintage == vintage && $0.sentence == sentence }) {
      reasons[index].names.append(name)
    } else {
      reasons.append((vintage, sentence, [name]))
    }
  }
}
