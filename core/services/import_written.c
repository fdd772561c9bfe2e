#include "services/import_written.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_out.h"
#include "rules/org_names.h"
#include "services/import_fit.h"

bool import_written_init(struct import_written *w, struct session *se, const struct notes_doc *d,
	const struct meeting *m, struct err *e)
{
	struct roll_rows roll = { 0 };
	bool ok;

	*w = (struct import_written) { .se = se, .d = d, .m = m };
	ok = store_setting(se->store, "language", "sv", &w->language, e) &&
		store_roll(se->store, m->id, &roll, e);
	w->head = notes_says_head(m);
	w->roll = notes_says_roll(m, roll.v, roll.n);
	pool_release(&roll.pool);
	return ok;
}

void import_written_release(struct import_written *w)
{
	free(w->language);
	*w = (struct import_written) { 0 };
}

static bool is_title(const struct notes_doc *d, const char *line)
{
	return title_is_type(line) || (d->title && strstr(d->title, line));
}

bool import_written_is(const struct import_written *w, const struct import_said *said,
	const struct notes_line *l, enum written_part *part)
{
	switch (l->kind) {
	case NOTES_LINE_TITLE:
		*part = WRITTEN_TITLE;
		return is_title(w->d, l->text) || import_said_all(said, l->text, false);
	case NOTES_LINE_FIELD:
		*part = WRITTEN_FIELD;
		return import_said_all(said, l->text, true);
	case NOTES_LINE_ATTENDANCE:
		*part = WRITTEN_ROLL;
		return true;
	case NOTES_LINE_BLANK:
	case NOTES_LINE_PAGE:
	case NOTES_LINE_HEADING:
	case NOTES_LINE_ITEM:
	case NOTES_LINE_PRESENTER:
	case NOTES_LINE_NEXT:
	case NOTES_LINE_NOTE:
		break;
	}
	return false;
}

static bool put(
	struct import_written *w, const char *text, struct written_line *line, struct err *e)
{
	bool ok;

	line->meeting_id = w->m->id;
	fit_put(&line->text, text, FIT_TEXT);
	ok = store_written_line_save(w->se->store, line, e);
	written_line_release(line);
	return ok;
}

bool import_written_put(struct import_written *w, const struct notes_line *l,
	enum written_part part, int64_t item_id, int64_t position, struct err *e)
{
	struct written_line line = {
		.item_id = item_id,
		.position = position,
		.part = (int)part,
		.says = part == WRITTEN_ROLL ? w->roll : w->head,
	};

	return put(w, l->text, &line, e);
}

/* The same but for white space? */
static bool same_words(const char *a, const char *b)
{
	char *x = text_clean(a, strlen(a), false), *y = text_clean(b, strlen(b), false);
	bool same = strcmp(x, y) == 0;

	free(x);
	free(y);
	return same;
}

bool import_written_item(struct import_written *w, const struct notes_line *l,
	enum written_part part, int64_t item_id, struct err *e)
{
	struct written_line line = { .item_id = item_id, .part = (int)part };
	struct item it = { 0 };
	char *usual;
	bool ok = store_item_load(w->se->store, item_id, &it, e);

	if (!ok)
		return false;
	usual = part == WRITTEN_ITEM ? notes_item_line(&it)
				     : notes_presenter_line(w->language, &it);
	line.says = notes_says_item(&it);
	if (!same_words(l->text, usual))
		ok = put(w, l->text, &line, e);
	free(usual);
	item_release(&it);
	return ok;
}
