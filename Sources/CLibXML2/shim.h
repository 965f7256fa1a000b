// libxml2's SAX2 interface. Debian builds it with ICU, whose headers clash with Foundation's copy of them in one
// module graph ("UErrorCode has different definitions in different modules"): the option is undefined before any
// header that would include them.
#ifndef LIPDATA_CLIBXML2_SHIM_H
#define LIPDATA_CLIBXML2_SHIM_H
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#endif
