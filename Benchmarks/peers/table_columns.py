"""The columns of the generated full table and of IRCC's monthly file, and what their values look like."""

FULL_TABLE = (
    "REF_DATE", "GEO", "DGUID", "Sex", "Age group", "UOM", "UOM_ID", "SCALAR_FACTOR", "SCALAR_ID", "VECTOR",
    "COORDINATE", "VALUE", "STATUS", "SYMBOL", "TERMINATED", "DECIMALS",
)

IRCC = (
    "EN_YEAR", "EN_QUARTER", "EN_MONTH", "FR_ANNEÉ", "FR_TRIMESTRE", "FR_MOIS", "EN_PROVINCE_TERRITORY",
    "FR_PROVINCE_TERRITOIRE", "EN_CENSUS_METROPOLITAN_AREA", "FR_RÉGION_MÉTROPOLITAINE_DE_RECENSEMENT", "EN_AGE",
    "FR_ÂGE", "EN_GENDER", "FR_SEXE", "EN_OFFICIAL_LANGUAGE", "FR_LANGUE_OFFICIELLE", "TOTAL",
)

COLUMNS = {"full-table": FULL_TABLE, "ircc-monthly": IRCC}
VALUE = {"full-table": "VALUE", "ircc-monthly": "TOTAL"}
INTEGERS = ("UOM_ID", "SCALAR_ID", "DECIMALS", "EN_YEAR", "FR_ANNEÉ")


def kind(column: str) -> str:
    """text, integer or number"""
    return "number" if column in VALUE.values() else "integer" if column in INTEGERS else "text"
