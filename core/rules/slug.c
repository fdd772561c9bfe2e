#include "rules/slug.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/text.h"

enum { SLUG_MOST = 60 };

char *slug(const char *name, const char *fallback)
{
	char *plain = text_fold(name, FOLD_BASE);
	struct buf b = { 0 };

	for (const char *s = plain; *s && b.len < SLUG_MOST; s++) {
		if (isascii((unsigned char)*s) && isalnum((unsigned char)*s))
			buf_putc(&b, *s);
		else if (b.len > 0 && b.s[b.len - 1] != '-')
			buf_putc(&b, '-');
	}
	while (b.len > 0 && b.s[b.len - 1] == '-')
		buf_cut(&b, b.len - 1);
	if (b.len == 0)
		buf_puts(&b, fallback);
	free(plain);
	return buf_take(&b);
}
