#include "tui/cli/show.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/attendance.h"
#include "rules/labels.h"
#include "rules/names.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"

bool sheet_load(struct session *se, int64_t id, struct sheet *s, struct err *e)
{
	return store_meeting_row(se->store, id, &s->meeting, e) &&
		store_items(se->store, id, &s->items, e) &&
		store_notes(se->store, id, NOTES_ALL, &s->notes, e) &&
		store_roll(se->store, id, &s->roll, e);
}

void sheet_release(struct sheet *s)
{
	pool_release(&s->meeting.pool);
	pool_release(&s->items.pool);
	pool_release(&s->notes.pool);
	pool_release(&s->roll.pool);
}

static bool under(const struct note *n, int64_t item_id)
{
	return n->item_id == item_id && n->kind != NOTE_PRIVATE;
}

static char *roll_name(const struct roll_row *r)
{
	return name_given_first(r->given ? r->given : "", r->family ? r->family : "");
}

/* ---- JSON ---- */

static void notes_json(const struct sheet *s, int64_t item_id, struct json *j)
{
	json_key(j, "notes");
	json_open(j, '[');
	for (size_t i = 0; i < s->notes.n; i++) {
		const struct note *n = &s->notes.v[i];

		if (!under(n, item_id))
			continue;
		json_open(j, '{');
		json_kstr(j, "kind", note_kind_names[n->kind]);
		json_kopt(j, "speaker", n->speaker);
		json_kstr(j, "text", n->text ? n->text : "");
		if (n->kind == NOTE_ACTION) {
			json_kopt(j, "who", n->who);
			json_kopt(j, "due", n->due_text);
		}
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void items_json(const struct sheet *s, struct json *j)
{
	json_key(j, "items");
	json_open(j, '[');
	for (size_t i = 0; i < s->items.n; i++) {
		const struct item *it = &s->items.v[i];

		json_open(j, '{');
		json_kopt(j, "number", it->number);
		json_kstr(j, "title", it->title);
		json_kopt(j, "presenter", it->presenter);
		json_kstr(j, "kind", item_kind_names[it->kind]);
		json_kstr(j, "outcome", outcome_names[it->outcome]);
		notes_json(s, it->id, j);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void roll_json(const struct roll_rows *roll, struct json *j)
{
	struct roll_counts n;

	json_key(j, "attendance");
	json_open(j, '[');
	for (size_t i = 0; i < roll->n; i++) {
		const struct roll_row *r = &roll->v[i];
		char *name = roll_name(r);

		json_open(j, '{');
		json_kstr(j, "person", name);
		json_kopt(j, "party", r->party);
		json_kstr(j, "status", attendance_status_names[r->a.status]);
		json_close(j, '}');
		free(name);
	}
	json_close(j, ']');
	roll_count(roll, &n);
	json_key(j, "counts");
	json_open(j, '{');
	json_kint(j, "onsite", n.onsite);
	json_kint(j, "remote", n.remote);
	json_kint(j, "absent", n.absent);
	json_kint(j, "excused", n.excused);
	json_kint(j, "unmarked", n.unmarked);
	json_kint(j, "called", n.called);
	json_kint(j, "parties_present", n.parties_present);
	json_kint(j, "parties_called", n.parties_called);
	json_close(j, '}');
}

static void show_json(struct cli *c, const struct sheet *s)
{
	struct json j;

	cli_json_open(c, &j);
	json_key(&j, "meetings");
	json_open(&j, '[');
	json_open(&j, '{');
	meeting_json(&s->meeting.v[0], &j);
	notes_json(s, 0, &j);
	items_json(s, &j);
	roll_json(&s->roll, &j);
	json_close(&j, '}');
	json_close(&j, ']');
	/* One meeting was asked for: scripts find what is in it beside the list as well. */
	items_json(s, &j);
	roll_json(&s->roll, &j);
	cli_json_close(c, &j);
}

/* ---- Tab-separated ---- */

/* Fields up to a NULL; a field that is missing is to be "". */
static void plain_line(struct out *o, const char *first, ...)
{
	va_list ap;

	va_start(ap, first);
	for (const char *s = first; s; s = va_arg(ap, const char *)) {
		struct buf b = { 0 };

		text_safe(&b, s, strlen(s), true);
		if (s != first)
			out_bytes(o, "\t", 1);
		out_bytes(o, buf_str(&b), b.len);
		buf_release(&b);
	}
	va_end(ap);
	out_bytes(o, "\n", 1);
}

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

static void notes_plain(const struct sheet *s, int64_t item_id, struct out *o)
{
	for (size_t i = 0; i < s->notes.n; i++) {
		const struct note *n = &s->notes.v[i];

		if (under(n, item_id))
			plain_line(o, "note", note_kind_names[n->kind],
				or_empty(n->kind == NOTE_ACTION ? n->who : n->speaker),
				or_empty(n->text), NULL);
	}
}

static void show_plain(struct out *o, const struct sheet *s)
{
	const struct meeting *m = &s->meeting.v[0].m;
	struct buf groups = { 0 };
	char id[24];

	snprintf(id, sizeof(id), "%" PRId64, m->id);
	groups_text(s->meeting.v[0].groups, s->meeting.v[0].n_groups, true, &groups);
	plain_line(o, "meeting", id, or_empty(m->starts), or_empty(m->ends),
		meeting_status_names[m->status], meeting_kind_names[m->kind], buf_str(&groups),
		or_empty(m->title), or_empty(m->place), NULL);
	notes_plain(s, 0, o);
	for (size_t i = 0; i < s->items.n; i++) {
		const struct item *it = &s->items.v[i];

		plain_line(o, "item", or_empty(it->number), or_empty(it->title),
			or_empty(it->presenter), item_kind_names[it->kind],
			outcome_names[it->outcome], NULL);
		notes_plain(s, it->id, o);
	}
	for (size_t i = 0; i < s->roll.n; i++) {
		const struct roll_row *r = &s->roll.v[i];
		char *name = roll_name(r);

		plain_line(o, "attendance", name, or_empty(r->party),
			attendance_status_names[r->a.status], NULL);
		free(name);
	}
	buf_release(&groups);
}

/* ---- For people ---- */

static void line_of_note(const struct note *n, struct buf *b)
{
	switch ((enum note_kind)n->kind) {
	case NOTE_TEXT:
		break;
	case NOTE_REMARK:
		buf_printf(b, "%s: ", or_empty(n->speaker));
		break;
	default:
		buf_puts(b, note_kind_label(n->kind));
		if (n->number > 0)
			buf_printf(b, " %" PRId64, n->number);
		buf_puts(b, ": ");
	}
	buf_puts(b, or_empty(n->text));
	if (n->kind != NOTE_ACTION)
		return;
	if (n->who && *n->who)
		buf_printf(b, " – %s", n->who);
	if (n->due_text && *n->due_text)
		buf_printf(b, " – %s", n->due_text);
}

static void notes_lines(const struct sheet *s, int64_t item_id, struct out *o)
{
	for (size_t i = 0; i < s->notes.n; i++) {
		struct buf b = { 0 };

		if (!under(&s->notes.v[i], item_id))
			continue;
		line_of_note(&s->notes.v[i], &b);
		out_wrap(o, "      ", "        ", buf_str(&b), out_width(o));
		buf_release(&b);
	}
}

static void item_line(const struct sheet *s, const struct item *it, struct out *o)
{
	const struct meeting *m = &s->meeting.v[0].m;
	bool current = m->status == STATUS_RUNNING && m->item_id == it->id;
	const char *presenter = it->presenter && *it->presenter ? it->presenter : NULL;

	(current ? out_bold : out_printf)(o, "%s%s %3s  %s", it->parent_id ? "   " : "",
		current ? "▶" : " ", or_empty(it->number), or_empty(it->title));
	if (presenter)
		out_printf(o, " (%s)", presenter);
	if (it->outcome != OUTCOME_OPEN)
		out_printf(o, "  [%s]", outcome_label(it->outcome));
	out_printf(o, "\n");
}

static void head_lines(const struct sheet *s, struct out *o)
{
	const struct meeting *m = &s->meeting.v[0].m;
	char when[DATE_TEXT_SIZE], week[DATE_TEXT_SIZE] = "";
	struct moment starts;
	struct buf b = { 0 };

	meeting_when(m, when);
	if (moment_parse(or_empty(m->starts), &starts))
		week_text(starts.day, week);
	out_bold(o, "%s", or_empty(m->title));
	out_printf(o, "  %s\n", meeting_state_label(m));
	out_printf(o, "%s %s", when, week);
	groups_text(s->meeting.v[0].groups, s->meeting.v[0].n_groups, false, &b);
	if (b.len > 0)
		out_printf(o, "  %s", buf_str(&b));
	if (m->mode != MODE_ONSITE)
		out_printf(o, "  %s", meeting_mode_label(m->mode));
	out_printf(o, "\n");
	if (m->place && *m->place)
		out_printf(o, _("Place: %s\n"), m->place);
	if (m->chair && *m->chair)
		out_printf(o, _("Chair: %s\n"), m->chair);
	if (m->note_taker && *m->note_taker)
		out_printf(o, _("Notes by: %s\n"), m->note_taker);
	buf_release(&b);
}

void roll_summary(const struct roll_rows *roll, struct out *o)
{
	struct roll_counts n;

	roll_count(roll, &n);
	out_printf(o, "%s: %d %s, %d %s, %d %s, %d %s, %d %s. ", _("Attendance"), n.onsite,
		attendance_label(ATTENDANCE_ONSITE), n.remote, attendance_label(ATTENDANCE_REMOTE),
		n.absent, attendance_label(ATTENDANCE_ABSENT), n.excused,
		attendance_label(ATTENDANCE_EXCUSED), n.unmarked,
		attendance_label(ATTENDANCE_UNMARKED));
	out_printf(o, _("Parties: %d of %d.\n"), n.parties_present, n.parties_called);
}

static void roll_lines(const struct roll_rows *roll, struct out *o)
{
	static const int order[] = { ATTENDANCE_ONSITE, ATTENDANCE_REMOTE, ATTENDANCE_EXCUSED,
		ATTENDANCE_ABSENT, ATTENDANCE_UNMARKED };

	roll_summary(roll, o);
	for (size_t k = 0; k < ARRAY_LEN(order); k++) {
		char lead[64];
		struct buf b = { 0 };

		for (size_t i = 0; i < roll->n; i++) {
			const struct roll_row *r = &roll->v[i];
			const char *party = *or_empty(r->party_short) ? r->party_short : r->party;
			char *name = roll_name(r);

			if (r->a.status == order[k]) {
				buf_printf(&b, "%s%s", b.len > 0 ? ", " : "", name);
				if (*or_empty(party))
					buf_printf(&b, " (%s)", party);
			}
			free(name);
		}
		snprintf(lead, sizeof(lead), "  %s: ", attendance_label(order[k]));
		if (b.len > 0)
			out_wrap(o, lead, "    ", buf_str(&b), out_width(o));
		buf_release(&b);
	}
}

void agenda_lines(const struct sheet *s, bool notes, struct out *o)
{
	for (size_t i = 0; i < s->items.n; i++) {
		item_line(s, &s->items.v[i], o);
		if (notes)
			notes_lines(s, s->items.v[i].id, o);
	}
}

static void show_lines(struct out *o, const struct sheet *s)
{
	head_lines(s, o);
	if (s->roll.n > 0) {
		out_printf(o, "\n");
		roll_lines(&s->roll, o);
	}
	out_printf(o, "\n");
	notes_lines(s, 0, o);
	agenda_lines(s, true, o);
}

bool cli_show(struct cli *c, struct err *e)
{
	struct sheet s = { 0 };
	int64_t id;
	bool ok = cli_meeting(c, &id, e) && sheet_load(&c->se, id, &s, e);

	if (ok && c->json)
		show_json(c, &s);
	else if (ok && c->plain)
		show_plain(&c->out, &s);
	else if (ok)
		show_lines(&c->out, &s);
	sheet_release(&s);
	return ok;
}
