#include <string.h>

#include "base/text.h"
#include "formats/notes_out_parts.h"
#include "rules/words.h"

bool notes_is_next_item(const char *title)
{
	return words_find(writing_or_empty(title),
		"nästa möte|nästa möten|kommande möten|nästa träff|nästa sammanträde|next meeting|"
		"next meetings|coming meetings",
		NULL);
}

size_t notes_out_bullet(const char *s)
{
	size_t n = dash_len(s);

	if (n == 0 && (text_starts(s, "•") || text_starts(s, "·")))
		n = strcspn(s, " \t");
	if (n == 0 && *s == '*')
		n = 1;
	return n > 0 && space_len(s + n) > 0 ? n + space_len(s + n) : 0;
}
