// The body of `lip_find_separators`, compiled once per kind of processor. LOWEST of no bit may be anything.
uint64_t inside = state->inside;
uint64_t may_open = state->may_open;
uint32_t *ends = state->ends;
uint32_t *row_ends = state->row_ends;
uint32_t *quoted_feeds = state->quoted_feeds;

for (uint32_t block = from; block < to; block += 64) {
  uint64_t quotes = MASK(buffer + block, '"');
  const uint64_t feeds = MASK(buffer + block, '\n');
  const uint64_t either = feeds | MASK(buffer + block, delimiter);
  uint64_t quoted, separators, stray;
  for (;;) {
    quoted = PREFIX_XOR(quotes) ^ inside;
    separators = either & ~quoted;
    // A quote that opens where no field begins is text. (The second quote of a doubled one opens again.)
    stray = quotes & quoted & ~(((separators | quotes) << 1) | may_open);
    if (__builtin_expect(stray == 0, 1)) break;
    quotes ^= stray & (0 - stray);
  }
  may_open = (separators | quotes) >> 63;
  inside = (uint64_t)((int64_t)quoted >> 63);

  // Eight positions at a time without a branch per bit, which would be guessed wrong once per block. What is
  // written too much is written over. The first eight stand apart: most blocks have no more.
  uint64_t bits = separators;
  const int found = __builtin_popcountll(bits);
  for (int i = 0; i < 8; i++) {
    ends[i] = block + LOWEST(bits);
    bits &= bits - 1;
  }
  for (int written = 8; written < found; written += 8) {
    for (int i = 0; i < 8; i++) {
      ends[written + i] = block + LOWEST(bits);
      bits &= bits - 1;
    }
  }
  ends += found;

  uint64_t ended = feeds & ~quoted;
  *row_ends = block + LOWEST(ended);
  row_ends += ended != 0;
  for (ended &= ended - 1; ended != 0; ended &= ended - 1) *row_ends++ = block + LOWEST(ended);
  for (uint64_t kept = feeds & quoted; kept != 0; kept &= kept - 1) {
    *quoted_feeds++ = block + LOWEST(kept);
  }
}

state->inside = inside;
state->may_open = may_open;
state->ends = ends;
state->row_ends = row_ends;
state->quoted_feeds = quoted_feeds;
