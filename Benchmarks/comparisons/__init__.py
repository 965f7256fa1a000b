"""The speed table, a module for each comparison: `KEY`, and `compare(room)`, which gives Sections."""

from . import compute, ingest, one_lip, sdmx, tables, zipped

# In the order of the report. A later one may use what an earlier one has written, and makes it where it is not there.
ALL = [compute, ingest, one_lip, sdmx, zipped, tables]
