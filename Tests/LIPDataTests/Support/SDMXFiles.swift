@testable import LIPData

/// Small SDMX-ML documents of one table in every form, written for the tests.
///
/// Immigrants (1) and others (2) of Canada (1) and Ontario (7), in thousands, in 2025 and 2026.
enum SDMXFiles {
  static let base21 = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
  static let base20 = "http://www.SDMX.org/resources/SDMXML/schemas/v2_0"
  static let base30 = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"

  static let structure21 = """
    <?xml version='1.0' encoding='UTF-8'?>
    <mes:Structure xmlns:mes="\(base21)/message" xmlns:str="\(base21)/structure" xmlns:com="\(base21)/common">
    <mes:Header><mes:ID>S1</mes:ID></mes:Header><mes:Structures>
    <str:Dataflows><str:Dataflow id="DF_17100001" agencyID="StatCan"><com:Name xml:lang="en">Newcomers</com:Name>
    <com:Name xml:lang="fr">Nouveaux arrivants</com:Name><str:Structure><Ref id="Data_Structure_17100001"/></str:Structure>
    </str:Dataflow></str:Dataflows>
    <str:Codelists><str:Codelist id="CL_Geography" agencyID="StatCan">
    <str:Code id="7"><com:Name xml:lang="en">Ontario</com:Name><str:Parent><Ref id="1"/></str:Parent></str:Code>
    <str:Code id="1"><com:Name xml:lang="en">Canada</com:Name></str:Code></str:Codelist>
    <str:Codelist id="CL_Status" agencyID="StatCan">
    <str:Code id="1"><com:Name xml:lang="en">Immigrants &amp; refugees</com:Name>
    <com:Name xml:lang="fr">Immigrants et réfugiés</com:Name></str:Code>
    <str:Code id="2"><com:Name xml:lang="en">Others</com:Name></str:Code></str:Codelist></str:Codelists>
    <str:Concepts><str:ConceptScheme id="C"><str:Concept id="STATUS"><com:Name xml:lang="en">Immigrant status</com:Name>
    <com:Name xml:lang="fr">Statut d'immigrant</com:Name></str:Concept></str:ConceptScheme></str:Concepts>
    <str:DataStructures><str:DataStructure id="Data_Structure_17100001" agencyID="StatCan">
    <str:DataStructureComponents><str:DimensionList>
    <str:Dimension id="Immigrant_status" position="2"><str:ConceptIdentity><Ref id="STATUS"/></str:ConceptIdentity>
    <str:LocalRepresentation><str:Enumeration><Ref id="CL_Status"/></str:Enumeration></str:LocalRepresentation>
    </str:Dimension>
    <str:Dimension id="Geography" position="1"><str:ConceptIdentity><Ref id="GEO"/></str:ConceptIdentity>
    <str:LocalRepresentation><str:Enumeration><Ref id="CL_Geography"/></str:Enumeration></str:LocalRepresentation>
    </str:Dimension>
    <str:TimeDimension id="TIME_PERIOD" position="3"/></str:DimensionList>
    <str:Group id="ByGeography"><str:GroupDimension><str:DimensionReference><Ref id="Geography"/>
    </str:DimensionReference></str:GroupDimension></str:Group>
    <str:AttributeList><str:Attribute id="SCALAR_FACTOR"/><str:Attribute id="DGUID"/><str:Attribute id="STATUS_CAN"/>
    <str:Attribute id="SYMBOL"/><str:Attribute id="NOTE"/></str:AttributeList>
    <str:MeasureList><str:PrimaryMeasure id="OBS_VALUE"/></str:MeasureList>
    </str:DataStructureComponents></str:DataStructure></str:DataStructures></mes:Structures></mes:Structure>
    """

  private static func header21(_ dimension: String) -> String {
    """
    <mes:Header><mes:ID>D1</mes:ID><mes:Sender id="StatCan"/>
    <mes:Structure structureID="S" namespace="urn:x" dimensionAtObservation="\(dimension)"><com:StructureUsage>
    <Ref agencyID="StatCan" id="DF_17100001" version="1.0"/></com:StructureUsage></mes:Structure></mes:Header>
    """
  }

  /// Structure-specific data of 2.1 around a dataset's content.
  static func specific21(
    _ content: String, at dimension: String = "TIME_PERIOD", action: String = "", footer: String = ""
  ) -> String {
    """
    <?xml version='1.0' encoding='UTF-8'?>
    <mes:StructureSpecificData xmlns:mes="\(base21)/message" xmlns:com="\(base21)/common" xmlns:ss="\(base21)/data"
     xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:n="urn:n">\(header21(dimension))
    <mes:DataSet ss:structureRef="S" xsi:type="n:DataSetType"\(action)>\(content)</mes:DataSet>\(footer)
    </mes:StructureSpecificData>
    """
  }

  /// Generic data of 2.1 around a dataset's content.
  static func generic21(_ content: String, at dimension: String = "TIME_PERIOD") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <m:GenericData xmlns:m="\(base21)/message" xmlns:mes="\(base21)/message" xmlns:com="\(base21)/common"
     xmlns:g="\(base21)/data/generic">\(header21(dimension))<m:DataSet structureRef="S">\(content)</m:DataSet>
    </m:GenericData>
    """
  }

  static let series21 = """
    <Series Geography="1" Immigrant_status="1" SCALAR_FACTOR="3" DGUID="2021A000011124">
    <Obs TIME_PERIOD="2025" OBS_VALUE="8361.505"/><Obs TIME_PERIOD="2026" STATUS_CAN="1"/></Series>
    <Series Geography="7" Immigrant_status="1" SCALAR_FACTOR="3" DGUID="2021A000235">
    <Obs TIME_PERIOD="2025" OBS_VALUE="4206.585" SYMBOL="3"/></Series>
    """
  static let flat21 = """
    <Obs Geography="1" Immigrant_status="1" SCALAR_FACTOR="3" DGUID="2021A000011124" TIME_PERIOD="2025" OBS_VALUE="8361.505"/>
    <Obs Geography="1" Immigrant_status="1" SCALAR_FACTOR="3" DGUID="2021A000011124" TIME_PERIOD="2026" STATUS_CAN="1"/>
    <Obs Geography="7" Immigrant_status="1" SCALAR_FACTOR="3" DGUID="2021A000235" TIME_PERIOD="2025" OBS_VALUE="4206.585"
     SYMBOL="3"/>
    """
  static let geographies21 = """
    <Series TIME_PERIOD="2025" Immigrant_status="1" SCALAR_FACTOR="3"><Obs Geography="1" OBS_VALUE="8361.505"/>
    <Obs Geography="7" OBS_VALUE="4206.585" SYMBOL="3"/></Series>
    <Series TIME_PERIOD="2026" Immigrant_status="1" SCALAR_FACTOR="3"><Obs Geography="1" STATUS_CAN="1"/></Series>
    """

  private static func value(_ id: String, _ value: String) -> String { "<g:Value id=\"\(id)\" value=\"\(value)\"/>" }

  static let genericSeries21 = """
    <g:Series><g:SeriesKey>\(value("Immigrant_status", "1"))\(value("Geography", "1"))</g:SeriesKey>
    <g:Attributes>\(value("SCALAR_FACTOR", "3"))</g:Attributes>
    <g:Obs><g:ObsDimension value="2025"/><g:ObsValue value="8361.505"/></g:Obs>
    <g:Obs><g:ObsDimension value="2026"/><g:Attributes>\(value("STATUS_CAN", "1"))</g:Attributes></g:Obs></g:Series>
    <g:Series><g:SeriesKey>\(value("Geography", "7"))\(value("Immigrant_status", "1"))</g:SeriesKey>
    <g:Attributes>\(value("SCALAR_FACTOR", "3"))</g:Attributes>
    <g:Obs><g:ObsDimension value="2025"/><g:ObsValue value="4206.585"/><g:Attributes>\(value("SYMBOL", "3"))</g:Attributes>
    </g:Obs></g:Series>
    """
  static let genericFlat21 = """
    <g:Obs><g:ObsKey>\(value("Geography", "1"))\(value("Immigrant_status", "1"))\(value("TIME_PERIOD", "2025"))</g:ObsKey>
    <g:ObsValue value="8361.505"/><g:Attributes>\(value("SCALAR_FACTOR", "3"))</g:Attributes></g:Obs>
    <g:Obs><g:ObsKey>\(value("Geography", "1"))\(value("Immigrant_status", "1"))\(value("TIME_PERIOD", "2026"))</g:ObsKey>
    <g:ObsValue value="NaN"/><g:Attributes>\(value("STATUS_CAN", "1"))</g:Attributes></g:Obs>
    <g:Obs><g:ObsKey>\(value("Geography", "7"))\(value("Immigrant_status", "1"))\(value("TIME_PERIOD", "2025"))</g:ObsKey>
    <g:ObsValue value="4206.585"/><g:Attributes>\(value("SCALAR_FACTOR", "3"))\(value("SYMBOL", "3"))</g:Attributes></g:Obs>
    """

  /// A census cross-tabulation of 2.0: its structure, and generic data.
  static let structure20 = """
    <?xml version="1.0" encoding="utf-8"?>
    <Structure xmlns="\(base20)/message" xmlns:s="\(base20)/structure" xmlns:common="\(base20)/common">
    <Header><ID>98-400-X2016353</ID><Name xml:lang="en">Immigrant status (2)</Name>
    <Name xml:lang="fr">Statut d'immigrant (2)</Name><Sender id="STC"/></Header>
    <CodeLists><s:CodeList id="CL_GEO" agencyID="STC">
    <s:Code value="35535"><s:Description>Toronto</s:Description><s:Annotations><common:Annotation>
    <common:AnnotationType>Data Quality Flag</common:AnnotationType><common:AnnotationText>00000</common:AnnotationText>
    </common:Annotation></s:Annotations></s:Code></s:CodeList>
    <s:CodeList id="CL_DIM" agencyID="STC"><s:Code value="1"><s:Description xml:lang="en">Total</s:Description>
    <s:Description xml:lang="fr">Total</s:Description></s:Code>
    <s:Code value="2"><s:Description xml:lang="en">  Immigrants</s:Description>
    <s:Description xml:lang="fr">  Immigrants</s:Description></s:Code>
    <s:Code value="3"><s:Description xml:lang="en">    Recent</s:Description>
    <s:Description xml:lang="fr">    Récents</s:Description></s:Code>
    <s:Code value="4"><s:Description xml:lang="en">  Others</s:Description>
    <s:Description xml:lang="fr">  Autres</s:Description></s:Code></s:CodeList></CodeLists>
    <Concepts><s:Concept id="GEO"><s:Name xml:lang="en">Geography</s:Name></s:Concept>
    <s:Concept id="DIM0"><s:Name xml:lang="en">Immigrant status</s:Name></s:Concept></Concepts>
    <KeyFamilies><s:KeyFamily id="STC_98_400_X2016353" agencyID="STC"><s:Components>
    <s:Dimension conceptRef="GEO" codelist="CL_GEO" isFrequencyDimension="true"/>
    <s:Dimension conceptRef="Dim0" codelist="CL_DIM"/><s:TimeDimension conceptRef="TIME"/>
    <s:PrimaryMeasure conceptRef="OBS_VALUE"/><s:Attribute conceptRef="OBS_STATUS" attachmentLevel="Observation"/>
    </s:Components></s:KeyFamily></KeyFamilies></Structure>
    """
  static func generic20(_ observations: String) -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <GenericData xmlns="\(base20)/message" xmlns:generic="\(base20)/generic"><Header><ID>x</ID><Sender id="STC"/></Header>
    <DataSet><generic:KeyFamilyRef>STC_98_400_X2016353</generic:KeyFamilyRef>\(observations)</DataSet></GenericData>
    """
  }
  static func series20(_ code: String, _ observation: String) -> String {
    """
    <generic:Series><generic:SeriesKey><generic:Value concept="GEO" value="35535"/>
    <generic:Value concept="DIM0" value="\(code)"/></generic:SeriesKey>
    <generic:Obs><generic:Time>2016</generic:Time>\(observation)</generic:Obs></generic:Series>
    """
  }
}
