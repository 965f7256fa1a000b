/// A plan of a partnership's own, as it would write it: two objectives of its own work, and what lies around them.
public enum SmallPlan {
  /// The framework.
  public static let yaml = """
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
          - indicator: unemployment-rate
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

  /// The answers of two partnerships over two years.
  public static let answers = """
    lip_id,node,period,value,status,evidence,note,consent
    ottawa,1.1/extent,2023-24,0,,,,
    ottawa,1.1/members,2023-24,12,,list of members,,
    ottawa,1.2/plan/draft,2023-24,,started,,,
    ottawa,1.1/extent,2024-25,1,final,minutes,,
    ottawa,1.1/members,2024-25,15,,list of members,Two left,
    ottawa,1.1/words,2024-25,,,,"We met, twice",
    ottawa,1.2/plan,2024-25,,started,,,
    ottawa,1.2/plan/draft,2024-25,,done,minutes,,
    ottawa,1.2/plan/adopted,2024-25,,planned,,,
    ottawa,2,2024-25,yes,,,,
    toronto-north,1.1/extent,2024-25,2,,,,yes
    toronto-north,1.1/members,2024-25,25,,,,
    toronto-north,1.2,2024-25,,done,,,
    pei,1.1/extent,2024-25,2,,,,
    vancouver,1.1/extent,2024-25,1,,,,
    hamilton,1.1/extent,2024-25,0,,,,
    hamilton,1.2,2024-25,,,,,

    """
}
