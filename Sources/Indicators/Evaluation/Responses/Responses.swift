public import LIPData

/// The answers of evaluators to a framework, read from CSV.
///
/// `lip_id,node,period,value,status,evidence,note`; the node is `node`, `node/measure` where it has several questions,
/// or `node/activity/milestone`. Columns of the template beside these are passed over, and so are those of the author's
/// own; `consent` (yes) lets a partnership be named in what is said of the network. A row with neither value nor status
/// is not answered yet. Words are read in either language, and a period by whatever separator it is written with.
public struct Responses: Sendable {
  /// The answers, in the order of the file.
  public private(set) var all: [Response] = []

  static let requiredColumns = ["lip_id", "node", "period", "value", "status"]
  static let optionalColumns = ["evidence", "note", "consent", "asked_of", "question", "may_be"]

  /// Makes no answers.
  public init() {}

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - framework: what is asked.
  ///   - registry: who may answer.
  ///
  /// Throws `missing-column`, `unknown-column`, `unknown-lip`, `unknown-node`, `which-measure`, `not-a-year`,
  /// `duplicate-answer`, `wrong-answer`, `wrong-status` and `wrong-word`, each with line and column.
  public static func read(_ path: String, to framework: Framework, registry: PartnershipRegistry) throws -> Responses {
    // The network as one may answer too: a plan of its own is nobody else's.
    let reader = ResponseReader(
      framework, partnerships: registry.partnerships.map(\.id) + [PartnershipGroup.networkID])
    var responses = Responses()
    var lines: [[String]: Int] = [:]
    let table = try DelimitedTable(path: path)
    try table.checkColumns(required: requiredColumns, optional: optionalColumns)
    for row in table.records {
      guard let response = try reader.response(row) else { continue }
      let question = response.question
      let key = [
        response.partnership, question.node, question.measure, question.milestone ?? "", response.period,
      ]
      if let first = lines.updateValue(row.line, forKey: key) {
        throw Diagnostic(
          "duplicate-answer",
          "\(response.partnership) answers \(try row["node"]) for \(response.period) twice, first in line \(first)",
          at: row.place("node"), remedy: "Keep one of the two rows.")
      }
      responses.all.append(response)
    }
    return responses
  }

  /// The periods that are answered for, the earliest first.
  public var periods: [String] {
    var seen: Set<String> = []
    return all.sorted { ($0.year, $0.period) < ($1.year, $1.period) }.map(\.period).filter { seen.insert($0).inserted }
  }

  /// The ids of those who answered, in the order of the file.
  public var partnerships: [String] {
    var seen: Set<String> = []
    return all.map(\.partnership).filter { seen.insert($0).inserted }
  }

  /// The answers of one partnership.
  func of(_ partnership: String) -> [Response] { all.filter { $0.partnership == partnership } }
}
