#include "CByteMasks.h"

static inline __attribute__((always_inline)) uint64_t prefix_xor(uint64_t x) {
  x ^= x << 1;
  x ^= x << 2;
  x ^= x << 4;
  x ^= x << 8;
  x ^= x << 16;
  x ^= x << 32;
  return x;
}

static inline __attribute__((always_inline)) uint32_t lowest_portably(uint64_t bits) {
  return (uint32_t)__builtin_ctzll(bits | (1ull << 63));
}

void lip_find_separators_portably(
    lip_separators *state, const uint8_t *buffer, uint32_t from, uint32_t to, uint8_t delimiter) {
#define MASK(block, byte) lip_mask64(block, byte)
#define PREFIX_XOR(bits) prefix_xor(bits)
#define LOWEST(bits) lowest_portably(bits)
#include "CSeparatorIndexBody.h"
#undef MASK
#undef PREFIX_XOR
#undef LOWEST
}

#if defined(__x86_64__)
#include <immintrin.h>

// Every x86-64 processor since 2013 has these; the choice is made once per 4 KB, from a word that stays in cache.
#define HASWELL __attribute__((target("avx2,bmi,bmi2,popcnt,pclmul")))

static inline __attribute__((always_inline)) HASWELL uint64_t mask_avx2(const uint8_t *block, uint8_t byte) {
  const __m256i wanted = _mm256_set1_epi8((char)byte);
  const __m256i a = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)block), wanted);
  const __m256i b = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(block + 32)), wanted);
  return (uint32_t)_mm256_movemask_epi8(a) | ((uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32);
}

static inline __attribute__((always_inline)) HASWELL uint64_t prefix_xor_clmul(uint64_t bits) {
  const __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), _mm_set1_epi8(-1), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

static HASWELL void find_with_avx2(
    lip_separators *state, const uint8_t *buffer, uint32_t from, uint32_t to, uint8_t delimiter) {
#define MASK(block, byte) mask_avx2(block, byte)
#define PREFIX_XOR(bits) prefix_xor_clmul(bits)
#define LOWEST(bits) ((uint32_t)_tzcnt_u64(bits))
#include "CSeparatorIndexBody.h"
#undef MASK
#undef PREFIX_XOR
#undef LOWEST
}
#endif

void lip_find_separators(lip_separators *state, const uint8_t *buffer, uint32_t from, uint32_t to, uint8_t delimiter) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
      __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("pclmul")) {
    find_with_avx2(state, buffer, from, to, delimiter);
    return;
  }
#endif
  lip_find_separators_portably(state, buffer, from, to, delimiter);
}
