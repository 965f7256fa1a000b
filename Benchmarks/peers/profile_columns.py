"""The 23 columns of the official long layout, its six SYMBOL columns told apart."""

VALUES = ("C1_COUNT_TOTAL", "C2_COUNT_MEN+", "C3_COUNT_WOMEN+", "C10_RATE_TOTAL", "C11_RATE_MEN+", "C12_RATE_WOMEN+")

TEXT = ("DGUID", "ALT_GEO_CODE", "GEO_LEVEL", "GEO_NAME", "DATA_QUALITY_FLAG", "CHARACTERISTIC_NAME")

KEY = ("DGUID", "CHARACTERISTIC_ID")

COLUMNS = (
    "CENSUS_YEAR", "DGUID", "ALT_GEO_CODE", "GEO_LEVEL", "GEO_NAME", "TNR_SF", "TNR_LF", "DATA_QUALITY_FLAG",
    "CHARACTERISTIC_ID", "CHARACTERISTIC_NAME", "CHARACTERISTIC_NOTE",
    *(name for value in VALUES for name in (value, "SYMBOL_" + value.split("_")[0])),
)


def kind(column: str) -> str:
    """text, integer or number"""
    if column in TEXT or column.startswith("SYMBOL_"):
        return "text"
    if column in VALUES or column.startswith("TNR_"):
        return "number"
    return "integer"
