import ArgumentParser
import Foundation
import Indicators
import LIPData
import Publishing

/// Writes the file of answers to a framework that an evaluator fills in.
struct FrameworksTemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Write the file of answers to a framework: a row for each question, to fill in with Excel.",
    discussion: """
      The columns are lip_id,node,period,value,status,evidence,note; what is asked and what may be written stand beside \
      them. A column consent (yes) may be added: it lets a partnership be named in what is said of the network. \
      Answers and statuses are read in English and in French.

      Examples:
        lipdata frameworks template lips-annual-survey --lip ottawa --period 2024-25 --output answers.csv
        lipdata frameworks template lips-annual-survey --lip ottawa --lang fr --excel --output reponses.csv
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var printing: TableOptions

  @Argument(help: "The id of a framework, or a YAML file of your own.")
  var framework: String

  @Option(name: .customLong("lip"), help: ArgumentHelp("Whose file it is; may be repeated.", valueName: "lip-id"))
  var lips: [String] = []

  @Option(help: ArgumentHelp("The period that is answered for, such as 2024-25.", valueName: "period"))
  var period = ""

  @Option(help: ArgumentHelp("The language of the questions: en or fr.", valueName: "lang"))
  var lang = Language.english

  @Flag(
    help: "Write a byte order mark and CRLF, for Excel; in French semicolons, since Excel's comma is decimal there.")
  var excel = false

  func validate() throws {
    guard excel else { return }
    if let format = printing.format, format != .csv {
      throw ValidationError("--excel writes CSV: leave --format \(format.rawValue) out.")
    }
    if let output = printing.output, !["", "csv"].contains(URL(fileURLWithPath: output).pathExtension.lowercased()) {
      throw ValidationError("--excel writes CSV: let --output end in .csv.")
    }
  }

  func run() throws {
    let folder = try definitions.folder()
    let framework = try FrameworkLibrary(folder, indicators: try IndicatorSet.shipped(folder)).framework(framework)
    let registry = try DatasetsOptions.registry(folder)
    let ids = try lips.map { $0 == PartnershipGroup.networkID ? $0 : try registry.partnership($0).id }
    let table = ResponseTemplate(framework, partnerships: ids, period: period, language: lang).table
    guard excel else { return try printing.print(table) }
    guard let output = printing.output else { return try Output.dataBytes(table.excel(lang)) }
    try Output.file(output, table.excel(lang))
  }
}
