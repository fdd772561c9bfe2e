/* The lines of an item as a text that is edited whole, and back. */
#ifndef CORE_SERVICES_LINES_REPLACE_H
#define CORE_SERVICES_LINES_REPLACE_H

#include "formats/compose.h"
#include "services/session.h"

/* What went out: the text, and which lines it was. Zeroed is valid to release. */
struct lines_out {
	struct line_out {
		int64_t id, rev;
		size_t bytes; /* of text */
	} * v;
	size_t n;
	char *text; /* one line after the other, as compose_line writes them */
};
void lines_out_release(struct lines_out *o);

/* The lines of an item (0 = before the first one). */
bool lines_out(struct session *se, int64_t meeting_id, int64_t item_id,
	const struct compose_with *with, struct lines_out *o, struct err *e);

/* To keep beside a draft of the edited text, and back. lines_out_read wants the rest of the text to be
 * the draft: *draft points into it. False where it is not such a text. */
void lines_out_write(const struct lines_out *o, const char *draft, struct buf *out);
bool lines_out_read(const char *text, struct lines_out *o, const char **draft);

struct lines_did {
	int changed, added, removed, moved;
	/* Lines that somebody else changed or removed meanwhile, and that were edited too: theirs are
	 * kept and the edited ones added beside them. */
	int doubled;
};

/* What came back, in one step: lines that are the same keep all they are, changed ones their id, time and
 * state, new ones are filed, those no longer there are removed. Lines filed since it went out are
 * untouched and stay where they stand. An empty text is refused. The draft with that key (may be
 * NULL) goes with the same commit. */
bool lines_replace(struct session *se, int64_t meeting_id, int64_t item_id,
	const struct lines_out *o, const char *text, const struct compose_with *with,
	const char *draft_key, struct lines_did *did, struct err *e);

#endif
