/* What belongs to the items of an agenda: kind, parties, files, where they come from and go. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "rules/outcomes.h"
#include "services/attachments.h"
#include "services/carry.h"

#include "tui/cli/show.h"

bool items_more_load(struct session *se, int64_t meeting_id, struct sheet *s, struct err *e)
{
	return store_attachments(se->store, meeting_id, &s->attachments, e) &&
		carry_times(se, &s->items, &s->times, e);
}

void items_more_release(struct sheet *s)
{
	pool_release(&s->attachments.pool);
	free(s->times);
}

static int times_of(const struct sheet *s, size_t at)
{
	return s->times ? s->times[at] : 1;
}

/* ---- JSON ---- */

static const char *state_name(enum attachment_state state)
{
	static const char *const names[] = { "fine", "missing", "changed", "unreadable" };

	return names[state];
}

void item_more_json(const struct sheet *s, size_t at, struct json *j)
{
	const struct item *it = &s->items.v[at];

	json_kint(j, "minutes", it->minutes);
	json_kbool(j, "sub", it->parent_id != 0);
	json_kopt(j, "referred_to", it->referred_to);
	json_kint(j, "times", times_of(s, at));
	json_kopen(j, "attachments", '[');
	for (size_t i = 0; i < s->attachments.n; i++) {
		const struct attachment *a = &s->attachments.v[i];

		if (a->item_id != it->id)
			continue;
		json_open(j, '{');
		json_kstr(j, "label", attachment_name(a));
		json_kstr(j, "path", a->path);
		json_kopt(j, "sha256", a->sha256);
		json_kstr(j, "state", state_name(attachment_look(a, true)));
		json_close(j, '}');
	}
	json_close(j, ']');
}

/* ---- For people ---- */

static void files_line(const struct sheet *s, int64_t item_id, const char *lead, struct out *o)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < s->attachments.n; i++) {
		const struct attachment *a = &s->attachments.v[i];

		if (a->item_id == item_id)
			buf_printf(&b, "%s%s%s", b.len ? "; " : "", attachment_name(a),
				attachment_state_words(attachment_look(a, true)));
	}
	if (b.len) {
		char *first = xasprintf("%s%s: ", lead, _("Attachments"));

		out_wrap(o, first, "        ", buf_str(&b), out_width(o));
		free(first);
	}
	buf_release(&b);
}

void meeting_files_line(const struct sheet *s, struct out *o)
{
	files_line(s, 0, "", o);
}

static void put_part(struct buf *b, const char *text)
{
	if (*text)
		buf_printf(b, "%s%s", b->len ? " · " : "", text);
}

void item_more_lines(const struct sheet *s, size_t at, struct out *o)
{
	const struct item *it = &s->items.v[at];
	char *again = nth_time(i18n_language(), times_of(s, at));
	struct buf b = { 0 }, parties = { 0 };

	for (size_t i = 0; i < s->affected.n; i++)
		if (s->affected.v[i].item_id == it->id)
			buf_printf(&parties, "%s%s", parties.len ? ", " : "",
				s->affected.v[i].party.name);
	put_part(&b, again);
	if (it->outcome == OUTCOME_REFERRED && it->referred_to && *it->referred_to)
		buf_printf(&b, "%s%s: %s", b.len ? " · " : "", _("Referred to"), it->referred_to);
	if (parties.len)
		buf_printf(&b, "%s%s: %s", b.len ? " · " : "", _("Parties concerned"),
			buf_str(&parties));
	if (b.len)
		out_wrap(o, "      ", "        ", buf_str(&b), out_width(o));
	files_line(s, it->id, "      ", o);
	buf_release(&parties);
	buf_release(&b);
	free(again);
}
