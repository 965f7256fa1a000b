import LIPData

@testable import Indicators

/// A small framework of two objectives with one measure of each kind, and slips in it.
enum SmallFramework {
  static let yaml = """
    id: small
    name: {en: Small plan, fr: Petit plan}
    about: {en: For tests., fr: Pour les essais.}
    status: complete
    evidence: seen
    source: {title: Small plan, publisher: lipdata, year: 2024}
    scoring:
      method: rubric
      aggregate: arithmetic
      coverage: 0.5
      source: {en: Ours., fr: La nôtre.}
    levels:
      - {id: direction, name: {en: Direction, fr: Orientation}}
      - {id: objective, name: {en: Objective, fr: Objectif}}
    tags:
      - {id: inclusive, name: {en: Inclusive, fr: Inclusif}}
    rubrics:
      - id: extent
        name: {en: Extent, fr: Mesure}
        levels:
          - {value: 0, name: {en: Not met, fr: Non atteint}}
          - {value: 1, name: {en: Partly, fr: En partie}}
          - {value: 2, name: {en: Fully, fr: Pleinement}, meaning: {en: All is there., fr: Tout y est.}}
    nodes:
      - id: "1"
        number: "1"
        level: direction
        name: {en: Together, fr: Ensemble}
        sphere: control
      - id: "1.1"
        level: objective
        parent: "1"
        name: {en: Meet, fr: Se réunir}
        sphere: control
        weight: 3
        tags: [inclusive]
        measures:
          - response: extent
            name: {en: Extent met, fr: Mesure atteinte}
            kind: scale
            rubric: extent
          - response: members
            name: {en: Members, fr: Membres}
            kind: number
            unit: {en: people, fr: personnes}
            baseline: {period: "2022-23", value: 10}
            target: {period: "2025-26", value: 20}
          - response: words
            name: {en: Successes, fr: Réussites}
            kind: text
      - id: "1.2"
        level: objective
        parent: "1"
        name: {en: Plan, fr: Planifier}
        sphere: influence
        weight: 1
        measures:
          - activity: plan
            name: {en: Write a plan, fr: Rédiger un plan}
            owner: council
            due: 2024-12-31
            milestones:
              - {id: draft, name: {en: Draft, fr: Ébauche}, due: 2024-06-30}
              - {id: adopted, name: {en: Adopted, fr: Adopté}}
      - id: "2"
        level: direction
        name: {en: Around, fr: Autour}
        sphere: context
        measures:
          - response: safe
            name: {en: Is it safe?, fr: Est-ce sûr?}
            kind: yes-no
      - id: "3"
        level: direction
        name: {en: Unknown, fr: Inconnu}
        sphere: influence
        unmeasured: {en: Nobody counts it., fr: Personne ne le compte.}
    review: {status: draft}

    """

  /// The framework, or one with a slip in the place of a text.
  static func read(_ original: String = "", _ slip: String = "") throws -> Framework {
    let text = original.isEmpty ? yaml : yaml.replacing(original, with: slip)
    let indicators = try IndicatorSet.shipped(Embedded.folder).indicators
    return try Framework(
      try YAMLNode.parse(text, file: "small.yaml"),
      indicators: Dictionary(indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
  }

  static let partnerships = ["ottawa", "pei", "vancouver", "hamilton", "toronto-north", "toronto-south", "network"]
}
