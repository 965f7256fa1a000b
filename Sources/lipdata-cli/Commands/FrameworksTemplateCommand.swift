import ArgumentParser
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
      them. A column consent (yes) may be added: it lets a partnership be named in what is said of the network.

      Example:
        lipdata frameworks template lips-annual-survey --lip ottawa --period 2024-25 --output answers.csv
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

  func run() throws {
    let folder = try definitions.folder()
    let framework = try FrameworkLibrary(folder, indicators: try IndicatorSet.shipped(folder)).framework(framework)
    let registry = try DatasetsOptions.registry(folder)
    let ids = try lips.map { $0 == PartnershipGroup.networkID ? $0 : try registry.partnership($0).id }
    try printing.print(ResponseTemplate(framework, partnerships: ids, period: period, language: lang).table)
  }
}
