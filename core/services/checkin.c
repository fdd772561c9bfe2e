#include "services/checkin.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/attendance.h"
#include "services/lines.h"
#include "services/wording.h"

static char *round_key(int64_t item_id)
{
	return xasprintf("checkin:%" PRId64, item_id);
}

bool checkin_save(struct session *se, int64_t item_id, const struct turns *t, struct err *e)
{
	char *key = round_key(item_id);
	struct buf b = { 0 };
	bool ok;

	turns_write(t, &b);
	ok = store_draft_save(se->store, key, buf_str(&b), e);
	buf_release(&b);
	free(key);
	return ok;
}

bool checkin_forget(struct session *se, int64_t item_id, struct err *e)
{
	char *key = round_key(item_id);
	bool ok = store_draft_save(se->store, key, NULL, e);

	free(key);
	return ok;
}

bool checkin_load(struct session *se, int64_t item_id, const struct roll_rows *roll,
	struct turns *t, struct err *e)
{
	int64_t *here = xreallocarray(NULL, roll->n + 1, sizeof(*here));
	uint64_t *random = xreallocarray(NULL, roll->n + 1, sizeof(*random));
	char *key = round_key(item_id), *text = NULL;
	size_t n = 0;
	bool ok = store_draft(se->store, key, &text, NULL, e);

	for (size_t i = 0; i < roll->n; i++) {
		if (!roll_is_here(&roll->v[i]))
			continue;
		random[n] = clock_random(se->clock);
		here[n++] = roll->v[i].a.person_id;
	}
	turns_read(text ? text : "", t);
	if (ok && turns_fit(t, here, n, random))
		ok = checkin_save(se, item_id, t, e);
	free(text);
	free(key);
	free(random);
	free(here);
	return ok;
}

static bool file_bullet(struct session *se, const struct item *it, const char *line, size_t len,
	int64_t *note_id, struct err *e)
{
	struct note n = { .kind = NOTE_TEXT, .text = xasprintf("- %.*s", (int)len, line) };
	bool ok = text_blank(n.text + 2) || note_file(se, it->meeting_id, it->id, &n, NULL, e);

	if (n.id)
		*note_id = n.id;
	note_release(&n);
	return ok;
}

static bool file_bullets(struct session *se, const struct item *it, const char *text,
	int64_t *note_id, struct err *e)
{
	bool ok = true;

	while (*text && ok) {
		size_t len = strcspn(text, "\n");

		ok = file_bullet(se, it, text, len, note_id, e);
		text += len + (text[len] == '\n');
	}
	return ok;
}

bool checkin_answer(struct session *se, int64_t item_id, struct turns *t, int64_t person_id,
	const char *text, const char *draft_key, int64_t *note_id, struct err *e)
{
	struct item it = { 0 };
	bool ok = store_item_load(se->store, item_id, &it, e);

	*note_id = 0;
	if (ok && text_blank(text)) {
		turns_take(t, person_id);
		ok = checkin_save(se, item_id, t, e);
	} else if (ok && session_begin(se, step_label(_("Check-in"), excerpt_words(text)), e)) {
		turns_take(t, person_id);
		ok = session_end(se,
			file_bullets(se, &it, text, note_id, e) &&
				checkin_save(se, item_id, t, e) &&
				(!draft_key || store_draft_save(se->store, draft_key, NULL, e)),
			e);
		if (!ok)
			turns_give_back(t, person_id);
	} else {
		ok = false;
	}
	item_release(&it);
	return ok;
}
