/* FNV-1a, 64 bits (Fowler, Noll, Vo): a sum that a flipped bit always changes. Not a protection
 * against anybody who wants two texts to agree. */
#ifndef CORE_BASE_FNV_H
#define CORE_BASE_FNV_H

#include <endian.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define FNV_START UINT64_C(0xcbf29ce484222325)

static inline uint64_t fnv_bytes(uint64_t h, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < n; i++)
		h = (h ^ p[i]) * UINT64_C(0x100000001b3);
	return h;
}

/* A text with its NUL, so that where one ends and the next begins counts. */
static inline uint64_t fnv_text(uint64_t h, const char *s)
{
	return fnv_bytes(h, s, strlen(s) + 1);
}

/* The same on any machine. */
static inline uint64_t fnv_int(uint64_t h, int64_t n)
{
	unsigned char b[8];

	for (int i = 0; i < 8; i++)
		b[i] = (unsigned char)((uint64_t)n >> (8 * i));
	return fnv_bytes(h, b, sizeof(b));
}

/* In the manner of FNV, eight bytes at a time: for what is summed at every read. Each step can be
 * undone, so one changed word always changes the sum; turning spreads what has gathered in the high
 * bits. */
static inline uint64_t fnv_word(uint64_t h, uint64_t word)
{
	return ((h << 23 | h >> 41) ^ word) * UINT64_C(0x100000001b3);
}

/* A text with its length; the same on any machine. */
static inline uint64_t fnv_words(uint64_t h, const char *s)
{
	size_t n = strlen(s);
	uint64_t word = 0;

	h = fnv_word(h, n);
	for (; n >= sizeof(word); n -= sizeof(word), s += sizeof(word)) {
		memcpy(&word, s, sizeof(word));
		h = fnv_word(h, le64toh(word));
	}
	word = 0;
	memcpy(&word, s, n);
	return fnv_word(h, le64toh(word));
}

#endif
