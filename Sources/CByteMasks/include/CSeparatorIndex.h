// Finds the separators of delimited text that are not quoted, 64 bytes at a time.
#ifndef LIPDATA_C_SEPARATOR_INDEX_H
#define LIPDATA_C_SEPARATOR_INDEX_H

#include <stdint.h>

// What one block of 64 bytes leaves for the next, and where the next position is written.
typedef struct {
  uint64_t inside;        // all ones while a quoted field crosses into the next block
  uint64_t may_open;      // 1 when the byte before the next block allows a quote to open a field
  uint32_t *ends;         // positions of separators outside quotes; may write 8 too many
  uint32_t *row_ends;     // positions of those that are line feeds; may write 1 too many
  uint32_t *quoted_feeds; // positions of line feeds inside quotes
} lip_separators;

// Indexes the blocks at buffer[from], buffer[from + 64] ... below `to`; whole blocks are read.
// A quote opens a field only where the field begins; elsewhere outside quotes it is text.
void lip_find_separators(lip_separators *state, const uint8_t *buffer, uint32_t from, uint32_t to, uint8_t delimiter);

// The same without any instruction beyond the processor's baseline; what the other is compared with.
void lip_find_separators_portably(
    lip_separators *state, const uint8_t *buffer, uint32_t from, uint32_t to, uint8_t delimiter);

#endif
