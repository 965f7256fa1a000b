import ArgumentParser

struct AssessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "assess")
}
