/* Part of arshjul-lazy.so: what base/text.h needs of ICU and nettle. */
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"

static UChar *to_utf16(const char *s, int32_t *len)
{
	UErrorCode rc = U_ZERO_ERROR;
	size_t n = strlen(s);
	int32_t cap;
	UChar *u;

	if (n > INT32_MAX / 4)
		die("text of %zu bytes is too long", n);
	cap = (int32_t)n + 1;
	u = xreallocarray(NULL, (size_t)cap, sizeof(*u));
	u_strFromUTF8WithSub(u, cap, len, s, (int32_t)n, 0xfffd, NULL, &rc);
	if (U_FAILURE(rc))
		die("ICU: %s", u_errorName(rc));
	return u;
}

static char *to_utf8(const UChar *u, int32_t len)
{
	UErrorCode rc = U_ZERO_ERROR;
	int32_t cap = len * 3 + 1;
	char *s = xmalloc((size_t)cap);

	u_strToUTF8WithSub(s, cap, NULL, u, len, 0xfffd, NULL, &rc);
	if (U_FAILURE(rc))
		die("ICU: %s", u_errorName(rc));
	return s;
}

static UChar *normalize(const UNormalizer2 *how, const UChar *u, int32_t len, int32_t *out)
{
	UErrorCode rc = U_ZERO_ERROR;
	int32_t cap = len * 4 + 16;
	UChar *n = xreallocarray(NULL, (size_t)cap, sizeof(*n));

	*out = unorm2_normalize(how, u, len, n, cap, &rc);
	if (rc == U_BUFFER_OVERFLOW_ERROR) {
		cap = *out + 1;
		n = xreallocarray(n, (size_t)cap, sizeof(*n));
		rc = U_ZERO_ERROR;
		*out = unorm2_normalize(how, u, len, n, cap, &rc);
	}
	if (U_FAILURE(rc))
		die("ICU: %s", u_errorName(rc));
	return n;
}

static const UNormalizer2 *normalizer(bool compose)
{
	UErrorCode rc = U_ZERO_ERROR;
	const UNormalizer2 *n = compose ? unorm2_getNFCInstance(&rc) : unorm2_getNFKDInstance(&rc);

	if (U_FAILURE(rc))
		die("ICU: %s", u_errorName(rc));
	return n;
}

static char *icu_nfc(const char *s)
{
	int32_t len, out;
	UChar *u = to_utf16(s, &len);
	UChar *n = normalize(normalizer(true), u, len, &out);
	char *res = to_utf8(n, out);

	free(u);
	free(n);
	return res;
}

/* Letters that Unicode does not decompose but that people type without their stroke. */
static uint32_t unstroke(uint32_t cp)
{
	switch (cp) {
	case 0xf8: /* ø */
		return 'o';
	case 0x142: /* ł */
		return 'l';
	case 0x111: /* đ */
		return 'd';
	case 0x131: /* ı */
		return 'i';
	default:
		return cp;
	}
}

static uint32_t icu_lower(uint32_t cp)
{
	return (uint32_t)u_tolower((UChar32)cp);
}

static uint32_t icu_base_letter(uint32_t cp)
{
	UErrorCode rc = U_ZERO_ERROR;
	UChar d[8];
	int32_t n = unorm2_getDecomposition(normalizer(false), (UChar32)cp, d, 8, &rc);
	uint32_t c = cp;

	if (n > 0 && U_SUCCESS(rc))
		c = U16_IS_LEAD(d[0]) && n > 1 ? (uint32_t)U16_GET_SUPPLEMENTARY(d[0], d[1]) : d[0];
	return unstroke((uint32_t)u_tolower((UChar32)c));
}

static char *icu_fold(const char *s, enum text_fold how)
{
	UErrorCode rc = U_ZERO_ERROR;
	int32_t len, out, flen;
	UChar *u = to_utf16(s, &len);
	UChar *n = normalize(normalizer(how == FOLD_CASE), u, len, &out);
	int32_t cap = out * 3 + 16;
	UChar *f = xreallocarray(NULL, (size_t)cap, sizeof(*f));
	struct buf res = { 0 };

	flen = u_strFoldCase(f, cap, n, out, U_FOLD_CASE_DEFAULT, &rc);
	if (U_FAILURE(rc))
		die("ICU: %s", u_errorName(rc));
	for (int32_t i = 0; i < flen;) {
		uint32_t c = f[i++];

		if (U16_IS_LEAD(c) && i < flen)
			c = (uint32_t)U16_GET_SUPPLEMENTARY(c, f[i++]);
		if (how == FOLD_BASE && u_getCombiningClass((UChar32)c) != 0)
			continue;
		buf_put_utf8(&res, how == FOLD_BASE ? unstroke(c) : c);
	}
	free(u);
	free(n);
	free(f);
	return buf_take(&res);
}

static char *icu_sort_key(const char *s)
{
	UErrorCode rc = U_ZERO_ERROR;
	UCollator *coll = ucol_open("sv@collation=standard", &rc);
	struct buf hex = { 0 };
	int32_t len, n;
	UChar *u;
	uint8_t *key;

	if (U_FAILURE(rc))
		die("ICU: %s", u_errorName(rc));
	u = to_utf16(s, &len);
	n = ucol_getSortKey(coll, u, len, NULL, 0);
	key = xmalloc((size_t)n);
	ucol_getSortKey(coll, u, len, key, n);
	for (int32_t i = 0; i + 1 < n; i++)
		buf_printf(&hex, "%02x", key[i]);
	ucol_close(coll);
	free(key);
	free(u);
	return buf_take(&hex);
}

static void nettle_sha256(const void *(*next)(void *ctx, size_t *n), void *ctx, char out[65])
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct sha256_ctx sha;
	const void *bytes;
	size_t n;

	sha256_init(&sha);
	while ((bytes = next(ctx, &n)) && n > 0)
		sha256_update(&sha, n, bytes);
	sha256_digest(&sha, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(out + 2 * i, 3, "%02x", digest[i]);
}

static const char *icu_version(void)
{
	return U_ICU_VERSION;
}

extern const struct text_ops lazy_text_ops;
const struct text_ops lazy_text_ops = {
	.nfc = icu_nfc,
	.fold = icu_fold,
	.base_letter = icu_base_letter,
	.lower = icu_lower,
	.sort_key = icu_sort_key,
	.sha256 = nettle_sha256,
	.version = icu_version,
};
