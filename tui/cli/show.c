#include "tui/cli/show.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/attendance.h"
#include "rules/labels.h"
#include "rules/names.h"
#include "services/find.h"
#include "services/represented.h"
#include "services/rounds.h"
#include "services/year_rules.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"

bool sheet_load(struct session *se, int64_t id, struct sheet *s, struct err *e)
{
	return store_meeting_row(se->store, id, &s->meeting, e) &&
		store_items(se->store, id, &s->items, e) &&
		store_notes(se->store, id, NOTES_ALL, &s->notes, e) &&
		store_roll(se->store, id, &s->roll, e) &&
		store_meeting_rules(se->store, id, &s->rules, e) &&
		store_item_parties(se->store, id, &s->affected, e) &&
		items_more_load(se, id, s, e) &&
		round_standing(se, &s->meeting.v[0].m, &s->sister, &s->sisters, e) &&
		store_moves(se->store, id, &s->moves, e) && year_rule_get(se, id, &s->rule, e) &&
		left_load(se, &s->meeting.v[0].m, &s->left, e) && votes_load(se, id, s, e) &&
		(!s->sisters ||
			store_round_load(se->store, s->meeting.v[0].m.round_id, &s->round, e));
}

void sheet_release(struct sheet *s)
{
	pool_release(&s->meeting.pool);
	pool_release(&s->items.pool);
	pool_release(&s->notes.pool);
	pool_release(&s->roll.pool);
	pool_release(&s->rules.pool);
	pool_release(&s->affected.pool);
	pool_release(&s->moves.pool);
	items_more_release(s);
	round_release(&s->round);
	followup_left_release(&s->left);
	votes_release(s);
}

bool sheet_shows(const struct note *n, int64_t item_id)
{
	return n->item_id == item_id && n->kind != NOTE_PRIVATE;
}

char *roll_name(const struct roll_row *r)
{
	return name_given_first(r->given ? r->given : "", r->family ? r->family : "");
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

static void notes_plain(const struct sheet *s, int64_t item_id, struct out *o)
{
	for (size_t i = 0; i < s->notes.n; i++) {
		const struct note *n = &s->notes.v[i];

		if (sheet_shows(n, item_id))
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

		if (!sheet_shows(&s->notes.v[i], item_id))
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
	if (it->minutes)
		out_printf(o, _("  %lld min"), (long long)it->minutes);
	if (it->kind != ITEM_FRAME && it->kind != ITEM_DISCUSSION)
		out_printf(o, "  %s", item_kind_label(it->kind));
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
	if (s->sisters)
		out_printf(o, _("Round: %s (%d of %d)\n"), s->round.title, s->sister, s->sisters);
	moves_lines(s, o);
	buf_release(&b);
}

static void add_count(struct buf *b, int n, const char *what)
{
	if (n)
		buf_printf(b, "%s%d %s", b->len ? ", " : "", n, what);
}

void roll_summary(const struct roll_rows *roll, struct out *o)
{
	struct roll_counts n;
	struct buf b = { 0 };

	roll_count(roll, &n);
	add_count(&b, n.onsite, attendance_label(ATTENDANCE_ONSITE));
	add_count(&b, n.remote, attendance_label(ATTENDANCE_REMOTE));
	add_count(&b, n.absent, attendance_label(ATTENDANCE_ABSENT));
	add_count(&b, n.excused, attendance_label(ATTENDANCE_EXCUSED));
	add_count(&b, n.unmarked, ngettext("unmarked", "unmarked", (unsigned long)n.unmarked));
	out_printf(o, "%s: %s. ", _("Attendance"), buf_str(&b));
	out_printf(o, _("Parties: %d of %d.\n"), n.parties_present, n.parties_called);
	buf_release(&b);
}

/* Has nobody been marked at a meeting that has not begun? Then nobody is missed either. */
static bool is_to_come(const struct sheet *s)
{
	struct roll_counts n;

	roll_count(&s->roll, &n);
	return s->meeting.v[0].m.status < STATUS_RUNNING && n.unmarked == n.called && !n.guests;
}

/* What stands before the names of a status. */
static const char *names_label(const struct sheet *s, int status, unsigned long n)
{
	if (status != ATTENDANCE_UNMARKED)
		return attendance_label(status);
	return is_to_come(s) ? ngettext("called", "called", n)
			     : ngettext("unmarked", "unmarked", n);
}

static void roll_lines(const struct sheet *s, struct out *o)
{
	static const int order[] = { ATTENDANCE_ONSITE, ATTENDANCE_REMOTE, ATTENDANCE_EXCUSED,
		ATTENDANCE_ABSENT, ATTENDANCE_UNMARKED };
	const struct roll_rows *roll = &s->roll;

	if (!is_to_come(s))
		roll_summary(roll, o);
	for (size_t k = 0; k < ARRAY_LEN(order); k++) {
		char lead[64];
		struct buf b = { 0 };
		unsigned long n = 0;

		for (size_t i = 0; i < roll->n; i++) {
			const struct roll_row *r = &roll->v[i];
			const char *party = *or_empty(r->party_short) ? r->party_short : r->party;
			char *name = roll_name(r);

			if (r->a.status == order[k]) {
				n++;
				buf_printf(&b, "%s%s", b.len > 0 ? ", " : "", name);
				if (*or_empty(party))
					buf_printf(&b, " (%s)", party);
			}
			free(name);
		}
		snprintf(lead, sizeof(lead), "  %s: ", names_label(s, order[k], n));
		if (b.len > 0)
			out_wrap(o, lead, "    ", buf_str(&b), out_width(o));
		buf_release(&b);
	}
}

/* What people answered by mail, as long as it matters. */
static void answers_lines(const struct sheet *s, struct out *o)
{
	bool any = false;

	for (size_t i = 0; i < s->roll.n && s->meeting.v[0].m.status < STATUS_RUNNING; i++) {
		const struct roll_row *r = &s->roll.v[i];
		struct buf b = { 0 };
		char *name;

		if (r->a.answer == ANSWER_NONE)
			continue;
		if (!any)
			out_printf(o, "%s\n", _("Answers:"));
		any = true;
		name = roll_name(r);
		buf_printf(&b, "%s ", name);
		answer_text(&r->a, &b);
		out_wrap(o, "  ", "    ", buf_str(&b), out_width(o));
		buf_release(&b);
		free(name);
	}
}

void agenda_lines(const struct sheet *s, bool notes, struct out *o)
{
	for (size_t i = 0; i < s->items.n; i++) {
		item_line(s, &s->items.v[i], o);
		if (notes) {
			item_more_lines(s, i, o);
			notes_lines(s, s->items.v[i].id, o);
		}
	}
}

/* "Beslutsför: …" and the mandates, where there is something to say. */
static void representation_lines(const struct session *se, const struct sheet *s, struct out *o)
{
	struct representation r;
	char *line, *mandates;

	represented_now(se, &s->meeting.v[0].m, &s->roll, &s->rules, &r);
	line = representation_line(&r);
	mandates = representation_mandates(&r);
	if (*line || *mandates)
		out_printf(o, "%s%s%s%s\n", line, *line ? "." : "", *line && *mandates ? " " : "",
			mandates);
	free(line);
	free(mandates);
	representation_release(&r);
}

static void show_lines(const struct session *se, struct out *o, const struct sheet *s)
{
	head_lines(s, o);
	if (s->roll.n > 0) {
		out_printf(o, "\n");
		roll_lines(s, o);
		answers_lines(s, o);
		if (!is_to_come(s))
			representation_lines(se, s, o);
	}
	left_lines(se, &s->left, o);
	out_printf(o, "\n");
	notes_lines(s, 0, o);
	meeting_files_line(s, o);
	agenda_lines(s, true, o);
}

/* The running one, else the next, else the latest, where none is named. */
static bool which(struct cli *c, int64_t *id, struct err *e)
{
	static const char *const names[] = { "current", "next", "last" };
	int64_t group_id = 0;

	if (c->args.n_args)
		return cli_meeting(c, id, e);
	if (!cli_group(c, &group_id, e))
		return false;
	for (size_t i = 0; i + 1 < ARRAY_LEN(names); i++) {
		struct err none = { 0 };

		if (meeting_find(&c->se, names[i], group_id, id, &none))
			return true;
		if (!err_absent(e, &none))
			return false;
	}
	return meeting_find(&c->se, names[ARRAY_LEN(names) - 1], group_id, id, e);
}

/* The second screen: drawn on a terminal, else lines of text. */
static bool show_follow(struct cli *c, struct err *e)
{
	const char *term = getenv("TERM");
	struct cli_follow how = { .se = &c->se, .colour = c->out.colour, .out = &c->out };

	if (c->json || c->plain)
		return err_set(
			e, ERR_USAGE, _("--follow shows text: leave out --json and --plain."));
	if ((c->args.n_args || cli_has(&c->args, OPT_GROUP)) && !which(c, &how.meeting_id, e))
		return false;
	how.screen = isatty(STDOUT_FILENO) && isatty(STDIN_FILENO) && term && *term &&
		strcmp(term, "dumb") != 0;
	return c->env->follow(c->env->ctx, &how, e);
}

bool cli_show(struct cli *c, struct err *e)
{
	struct sheet s = { 0 };
	int64_t id;
	bool ok;

	if (cli_has(&c->args, OPT_FOLLOW))
		return show_follow(c, e);
	ok = which(c, &id, e) && sheet_load(&c->se, id, &s, e);
	if (ok && c->json)
		show_json(c, &s);
	else if (ok && c->plain)
		show_plain(&c->out, &s);
	else if (ok)
		show_lines(&c->se, &c->out, &s);
	sheet_release(&s);
	return ok;
}
