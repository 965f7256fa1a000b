public import Indicators
import LIPData

extension SourceLines {
  /// The lines of a partnership's own answers to a framework.
  public static func answers(to framework: Framework) -> SourceLines {
    SourceLines(
      source: LocalizedText(
        en: "The partnership’s answers to: \(framework.name.en)",
        fr: "Réponses du partenariat\u{00A0}: \(framework.name.fr)"),
      licence: LocalizedText(en: "The partnership’s own data.", fr: "Données propres au partenariat."),
      reference: .same(""))
  }
}
