#include "base/letter.h"

static bool between(uint32_t cp, uint32_t lo, uint32_t hi)
{
	return cp >= lo && cp <= hi;
}

bool letter_is_wide(uint32_t cp)
{
	return cp == 0xaa || cp == 0xba || (between(cp, 0xc0, 0x24f) && cp != 0xd7 && cp != 0xf7) ||
		between(cp, 0x250, 0x2af) || between(cp, 0x300, 0x36f) ||
		between(cp, 0x370, 0x1fff) || between(cp, 0x2c00, 0x2dff) ||
		(between(cp, 0x3040, 0xd7ff) && cp != 0x30fb) || between(cp, 0xf900, 0xfdcf);
}

/* In Latin Extended-A capitals are even up to U+0137 and from U+014A to U+0177, odd in between and
 * after. */
static bool extended_upper(uint32_t cp)
{
	bool odd_upper = between(cp, 0x139, 0x148) || between(cp, 0x179, 0x17e);

	return cp == 0x178 || (cp != 0x138 && cp != 0x149 && cp < 0x17f && (cp & 1) == odd_upper);
}

bool letter_is_upper_wide(uint32_t cp)
{
	if (between(cp, 0x100, 0x17f))
		return extended_upper(cp);
	return (between(cp, 0xc0, 0xde) && cp != 0xd7) || cp == 0x218 || cp == 0x21a ||
		between(cp, 0x386, 0x38f) || between(cp, 0x391, 0x3ab) || between(cp, 0x400, 0x42f);
}

uint32_t letter_lower_wide(uint32_t cp)
{
	if (!letter_is_upper_wide(cp))
		return cp;
	if (cp == 0x178)
		return 0xff;
	if (cp < 0x100 || between(cp, 0x391, 0x3ab) || between(cp, 0x410, 0x42f))
		return cp + 32;
	if (between(cp, 0x400, 0x40f))
		return cp + 80;
	return between(cp, 0x386, 0x38f) ? cp : cp + 1;
}

uint32_t letter_base(uint32_t cp)
{
	/* U+00C0 to U+017F. */
	static const char base[] = "aaaaaaaceeeeiiiidnooooo*ouuuuyts"
				   "aaaaaaaceeeeiiiidnooooo/ouuuuyty"
				   "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkk"
				   "llllllllllnnnnnnnnnoooooooorrrrrrsssssssstttttt"
				   "uuuuuuuuuuuuwwyyyzzzzzzs";

	_Static_assert(sizeof(base) == 0x180 - 0xc0 + 1, "one letter each");
	return between(cp, 0xc0, 0x17f) ? (uint32_t)base[cp - 0xc0] : letter_lower(cp);
}
