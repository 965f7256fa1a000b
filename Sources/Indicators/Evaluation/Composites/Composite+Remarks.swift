extension Composite {
  /// What a reader of the scores must know of the way to them, a sentence each.
  public var remarks: [String] {
    var remarks: [String] = []
    let out = panel.units.indices.filter { !isKept[$0] }
    if !out.isEmpty {
      remarks.append(
        "warning[screened-out]: \(out.count) of \(panel.units.count) have too few figures and get no score: "
          + Self.list(out.map(panel.name)))
    }
    let imputed = steps.reduce(0) { sum, one in
      sum + one.denominated.indices.count { one.denominated[$0] == nil && one.completed[$0] != nil }
    }
    if imputed > 0 {
      remarks.append("note: \(imputed) of \(steps.count * panel.units.count) figures are imputed")
    }
    func ids(_ isSo: (Steps) -> Bool) -> [String] { zip(definition.indicators, steps).filter { isSo($1) }.map(\.0.id) }
    for (step, what) in [(Treatment.Step.winsorised, "winsorised"), (.log, "on a logarithmic scale")] {
      let treated = ids { $0.treatment.step == step }
      if !treated.isEmpty {
        remarks.append("note: \(treated.count) of \(steps.count) indicators are \(what): \(Self.list(treated))")
      }
    }
    let skewed = ids { !$0.treatment.passes }
    if !skewed.isEmpty {
      remarks.append("warning[still-skewed]: outliers still decide the scale of \(Self.list(skewed))")
    }
    let flat = ids { one in
      !one.normalised.contains { $0 != nil } && one.treatment.values.contains { $0 != nil }
    }
    if !flat.isEmpty {
      remarks.append("warning[no-variation]: all units are alike in \(Self.list(flat)), which has no scores then")
    }
    let empty = ids { one in !one.treatment.values.contains { $0 != nil } }
    if !empty.isEmpty { remarks.append("warning[no-figures]: no unit has a figure of \(Self.list(empty))") }
    // A target that no normalisation uses is looked at all the same: it will be quoted beside the figures.
    let beyond = zip(definition.indicators, steps).filter { one, steps in
      guard one.target != nil, steps.treatment.values.compactMap(\.self).count > 1 else { return false }
      do {
        _ = try Normalisation.distanceToTarget(capped: true).scores(of: steps.treatment.values, one.anchors)
        return false
      } catch {
        return true
      }
    }
    for (one, _) in beyond {
      remarks.append(
        "warning[target-on-wrong-side]: \(one.place(of: "target")): no unit has a value of \(one.id) that is worse than "
          + "its target; check the target, its unit, and direction")
    }
    if definition.index == nil {
      remarks.append("note: several aggregates are at the top, a scoreboard without an index: there are no ranks")
    }
    return remarks
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
  }
}
