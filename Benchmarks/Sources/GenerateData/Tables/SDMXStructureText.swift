/// The structure file of a generated table, and what stands around its data.
struct SDMXStructureText {
  let number: String
  let table: PopulationTable

  private static let base = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
  private var dataflow: String { "DF_\(number)" }
  private var namespace: String {
    "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=StatCan:\(dataflow)(1.0):ObsLevelDim:TIME_PERIOD"
  }

  private func header(_ extra: String) -> String {
    """
    <message:Header><message:ID>DS1630674301767</message:ID><message:Test>false</message:Test>\
    <message:Prepared>2026-09-03T13:05:01</message:Prepared><message:Sender id="StatCan"/>\
    <message:Structure structureID="S"\(extra) dimensionAtObservation="TIME_PERIOD"><common:StructureUsage>\
    <Ref agencyID="StatCan" id="\(dataflow)" version="1.0"/></common:StructureUsage></message:Structure></message:Header>
    """
  }

  var genericOpening: String {
    """
    <?xml version='1.0' encoding='UTF-8'?><message:GenericData xmlns:message="\(Self.base)/message" \
    xmlns:common="\(Self.base)/common" xmlns:generic="\(Self.base)/data/generic">\(header(""))\
    <message:DataSet structureRef="S">
    """
  }
  var genericEnd: String { "</message:DataSet></message:GenericData>\n" }

  /// With a byte order mark, as the parts of Statistics Canada's full tables have one.
  var specificOpening: String {
    """
    \u{FEFF}<?xml version='1.0' encoding='UTF-8'?><message:StructureSpecificData \
    xmlns:ss="\(Self.base)/data/structurespecific" xmlns:ns1="\(namespace)" xmlns:message="\(Self.base)/message" \
    xmlns:common="\(Self.base)/common" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
    \(header(" namespace=\"\(namespace)\""))\
    <message:DataSet ss:dataScope="DataStructure" xsi:type="ns1:DataSetType" ss:structureRef="S">
    """
  }
  var specificEnd: String { "</message:DataSet></message:StructureSpecificData>\n" }

  /// The structure file.
  var text: String {
    let lists = [
      ("Geography", table.geographies.map { ($0.name, $0.french) }), ("Sex", PopulationTable.sexes),
      ("Age_group", PopulationTable.ages),
    ]
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <mes:Structure xmlns:mes="\(Self.base)/message" xmlns:str="\(Self.base)/structure" xmlns:com="\(Self.base)/common">
      <mes:Header><mes:ID>h1</mes:ID><mes:Test>false</mes:Test><mes:Prepared>2026-09-03T13:05:01</mes:Prepared>\
      <mes:Sender id="StatCan"/></mes:Header>
      <mes:Structures><str:Dataflows><str:Dataflow id="\(dataflow)" agencyID="StatCan" version="1.0">
      \(Self.names("Invented population by sex and age group", "Population inventée selon le sexe et l'âge"))
      <str:Structure>\(Self.reference("Data_Structure_\(number)", "datastructure", "DataStructure"))</str:Structure>
      </str:Dataflow></str:Dataflows>
      <str:Codelists>
      \(lists.map { codelist($0.0, $0.1) }.joined(separator: "\n"))
      </str:Codelists>
      <str:Concepts><str:ConceptScheme id="CONCEPTS" agencyID="StatCan" version="1.0">\(Self.names("Concepts", "Concepts"))
      \(concepts)
      </str:ConceptScheme></str:Concepts>
      <str:DataStructures><str:DataStructure id="Data_Structure_\(number)" agencyID="StatCan" version="1.0">
      \(Self.names("Data structure", "Structure des données"))<str:DataStructureComponents>
      <str:DimensionList id="DimensionDescriptor">
      \(lists.enumerated().map { dimension($1.0, position: $0 + 1) }.joined(separator: "\n"))
      <str:TimeDimension id="TIME_PERIOD" position="4">\(Self.concept("TIME_PERIOD"))<str:LocalRepresentation>\
      <str:TextFormat textType="ObservationalTimePeriod"/></str:LocalRepresentation></str:TimeDimension>
      </str:DimensionList>
      <str:AttributeList id="AttributeDescriptor">
      \(Self.attributes.map(attribute).joined(separator: "\n"))
      </str:AttributeList>
      <str:MeasureList id="MeasureDescriptor"><str:PrimaryMeasure id="OBS_VALUE">\(Self.concept("OBS_VALUE"))\
      </str:PrimaryMeasure></str:MeasureList>
      </str:DataStructureComponents></str:DataStructure></str:DataStructures></mes:Structures></mes:Structure>

      """
  }

  private static let attributes = [
    "VECTOR_ID", "SCALAR_FACTOR", "NB_DECIMAL", "UOM", "DGUID", "STATUS_CAN", "SECURITY_LEVEL", "SYMBOL", "DECIMALS",
  ]

  private var concepts: String {
    (["Geography", "Sex", "Age_group", "TIME_PERIOD", "OBS_VALUE"] + Self.attributes)
      .map { id in
        let name = id.replacing("_", with: " ")
        return "<str:Concept id=\"\(id)\">\(Self.names(name, name))</str:Concept>"
      }.joined(separator: "\n")
  }

  private func codelist(_ id: String, _ members: [(String, String)]) -> String {
    let codes = members.enumerated().map { index, name in
      let parent = index == 0 ? "" : "<str:Parent><Ref id=\"1\"/></str:Parent>"
      return "<str:Code id=\"\(index + 1)\">\(Self.names(name.0, name.1))\(parent)</str:Code>"
    }
    return "<str:Codelist id=\"CL_\(id)\" agencyID=\"StatCan\" version=\"1.0\">\(Self.names(id, id))\n"
      + codes.joined(separator: "\n") + "</str:Codelist>"
  }

  private func dimension(_ id: String, position: Int) -> String {
    """
    <str:Dimension id="\(id)" position="\(position)">\(Self.concept(id))<str:LocalRepresentation><str:Enumeration>\
    \(Self.reference("CL_\(id)", "codelist", "Codelist"))</str:Enumeration></str:LocalRepresentation></str:Dimension>
    """
  }

  private func attribute(_ id: String) -> String {
    """
    <str:Attribute id="\(id)" assignmentStatus="Conditional">\(Self.concept(id))<str:AttributeRelationship>\
    <str:PrimaryMeasure><Ref id="OBS_VALUE"/></str:PrimaryMeasure></str:AttributeRelationship></str:Attribute>
    """
  }

  private static func concept(_ id: String) -> String {
    """
    <str:ConceptIdentity><Ref id="\(id)" maintainableParentID="CONCEPTS" maintainableParentVersion="1.0" \
    agencyID="StatCan" package="conceptscheme" class="Concept"/></str:ConceptIdentity>
    """
  }

  private static func reference(_ id: String, _ package: String, _ kind: String) -> String {
    "<Ref id=\"\(id)\" version=\"1.0\" agencyID=\"StatCan\" package=\"\(package)\" class=\"\(kind)\"/>"
  }

  private static func names(_ english: String, _ french: String) -> String {
    func escaped(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
    return "<com:Name xml:lang=\"en\">\(escaped(english))</com:Name>"
      + "<com:Name xml:lang=\"fr\">\(escaped(french))</com:Name>"
  }
}
