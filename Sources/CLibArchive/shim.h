#ifndef LIPDATA_CLIBARCHIVE_SHIM_H
#define LIPDATA_CLIBARCHIVE_SHIM_H
#include <archive.h>
#include <archive_entry.h>
#endif
