// Byte-compare masks: bit i of the result is set when byte i of a 64-byte block equals a given byte; and where, in a
// block of 16, a plain value of XML may end: at its quote, `<`, `&`, a control character, DEL, or what is not ASCII.
// SSE2 and NEON are baseline on x86-64 and arm64, so no runtime dispatch and no compiler flag is needed.
#ifndef LIPDATA_C_BYTE_MASKS_H
#define LIPDATA_C_BYTE_MASKS_H

#include <stdint.h>

#include "CSeparatorIndex.h"

#if defined(__SSE2__)
#include <emmintrin.h>

static inline uint64_t lip_mask64(const uint8_t *block, uint8_t byte) {
  const __m128i wanted = _mm_set1_epi8((char)byte);
  const __m128i *p = (const __m128i *)block;
  uint64_t a = (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(p), wanted));
  uint64_t b = (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(p + 1), wanted));
  uint64_t c = (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(p + 2), wanted));
  uint64_t d = (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(p + 3), wanted));
  return a | (b << 16) | (c << 32) | (d << 48);
}

static inline uint32_t lip_value_stops16(const uint8_t *block, uint8_t quote) {
  const __m128i bytes = _mm_loadu_si128((const __m128i *)block);
  // One more, as signed: DEL and what is not ASCII come below the control characters.
  const __m128i odd = _mm_cmplt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8(1)), _mm_set1_epi8(0x21));
  const __m128i marks =
      _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('<')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('&')));
  const __m128i ends = _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)quote));
  return (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(odd, marks), ends));
}

#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>

static inline uint64_t lip_mask64(const uint8_t *block, uint8_t byte) {
  const uint8x16_t wanted = vdupq_n_u8(byte);
  const uint8x16_t bits = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t a = vandq_u8(vceqq_u8(vld1q_u8(block), wanted), bits);
  uint8x16_t b = vandq_u8(vceqq_u8(vld1q_u8(block + 16), wanted), bits);
  uint8x16_t c = vandq_u8(vceqq_u8(vld1q_u8(block + 32), wanted), bits);
  uint8x16_t d = vandq_u8(vceqq_u8(vld1q_u8(block + 48), wanted), bits);
  uint8x16_t sum = vpaddq_u8(vpaddq_u8(a, b), vpaddq_u8(c, d));
  sum = vpaddq_u8(sum, sum);
  return vgetq_lane_u64(vreinterpretq_u64_u8(sum), 0);
}

static inline uint32_t lip_value_stops16(const uint8_t *block, uint8_t quote) {
  const uint8x16_t bits = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t bytes = vld1q_u8(block);
  // One more, as signed: DEL and what is not ASCII come below the control characters.
  uint8x16_t stops = vcltq_s8(vreinterpretq_s8_u8(vaddq_u8(bytes, vdupq_n_u8(1))), vdupq_n_s8(0x21));
  stops = vorrq_u8(stops, vorrq_u8(vceqq_u8(bytes, vdupq_n_u8('<')), vceqq_u8(bytes, vdupq_n_u8('&'))));
  stops = vandq_u8(vorrq_u8(stops, vceqq_u8(bytes, vdupq_n_u8(quote))), bits);
  return (uint32_t)vaddv_u8(vget_low_u8(stops)) | (uint32_t)vaddv_u8(vget_high_u8(stops)) << 8;
}

#else

static inline uint64_t lip_mask64(const uint8_t *block, uint8_t byte) {
  uint64_t mask = 0;
  for (int i = 0; i < 64; i++) mask |= (uint64_t)(block[i] == byte) << i;
  return mask;
}

static inline uint32_t lip_value_stops16(const uint8_t *block, uint8_t quote) {
  uint32_t stops = 0;
  for (int i = 0; i < 16; i++) {
    const uint8_t byte = block[i];
    stops |= (uint32_t)(byte < 0x20 || byte >= 0x7F || byte == '<' || byte == '&' || byte == quote) << i;
  }
  return stops;
}

#endif

#endif
