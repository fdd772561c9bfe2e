/* Rounds on the command line. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "services/export_notes.h"
#include "services/find.h"
#include "services/round_sheet.h"
#include "services/rounds.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"

/* ---- add round ----------------------------------------------------------------------------------- */

static bool read_slot(struct cli *c, const char *arg, struct round_slot *slot, struct err *e)
{
	size_t n = strcspn(arg, "=");
	char *group = xstrndup(arg, n);
	struct when w;
	bool ok = group_find(&c->se, group, &slot->group_id, e);

	free(group);
	if (!ok)
		return false;
	if (!when_read(arg + n + 1, clock_local(c->env->clock).day, &w) || w.day == DAY_NONE)
		return err_set(e, ERR_USAGE,
			_("“%s” is no day. Write it as GROUP=\"11/3 9-12\" or GROUP=11/3."), arg);
	slot->starts = (struct moment) { w.day, w.start };
	slot->ends = MOMENT_NONE;
	if (w.end != MINUTE_NONE)
		slot->ends = (struct moment) { w.end_day != DAY_NONE ? w.end_day : w.day, w.end };
	return true;
}

/* The words with a "=" are groups and their days; one without, the first, is the meeting. */
static bool read_round(
	struct cli *c, struct round_draft *draft, struct round_slot *slots, struct err *e)
{
	size_t at = strchr(c->args.arg[0], '=') == NULL;

	if (at && !meeting_find(&c->se, c->args.arg[0], 0, &draft->from_meeting, e))
		return false;
	for (; at < c->args.n_args; at++) {
		if (!strchr(c->args.arg[at], '='))
			return err_set(e, ERR_USAGE,
				_("“%s”: say which group and when, as GROUP=\"11/3 9-12\"."),
				c->args.arg[at]);
		if (!read_slot(c, c->args.arg[at], &slots[draft->n_slots], e))
			return false;
		draft->n_slots++;
	}
	draft->title = cli_value(&c->args, OPT_TITLE);
	draft->slots = slots;
	return true;
}

bool cli_add_round(struct cli *c, struct err *e)
{
	struct round_slot *slots = xcalloc(c->args.n_args + 1, sizeof(*slots));
	struct round_draft draft = { 0 };
	struct id_list ids = { 0 };
	struct round r = { 0 };
	int64_t id;
	bool ok = read_round(c, &draft, slots, e) && round_create(&c->se, &draft, &id, e) &&
		store_round_load(c->se.store, id, &r, e) &&
		store_round_meetings(c->se.store, id, &ids, e);

	if (ok)
		cli_done(c, id,
			ngettext("Round %lld: %s, %zu meeting", "Round %lld: %s, %zu meetings",
				ids.n),
			(long long)id, r.title, ids.n);
	round_release(&r);
	pool_release(&ids.pool);
	free(slots);
	return ok;
}

/* ---- list rounds ----------------------------------------------------------------------------------- */

static void round_object(const struct round_row *r, const struct id_list *ids, struct json *j)
{
	json_open(j, '{');
	json_kint(j, "id", r->r.id);
	json_kstr(j, "title", r->r.title);
	json_kopt(j, "first", r->first);
	json_kopt(j, "last", r->last);
	json_kopen(j, "meetings", '[');
	for (size_t i = 0; i < ids->n; i++)
		json_int(j, ids->v[i]);
	json_close(j, ']');
	json_close(j, '}');
}

static bool group_names(struct cli *c, const struct id_list *ids, struct buf *out, struct err *e)
{
	for (size_t i = 0; i < ids->n; i++) {
		struct meeting_rows row = { 0 };
		bool ok = store_meeting_row(c->se.store, ids->v[i], &row, e);

		if (ok) {
			buf_puts(out, out->len ? ", " : "");
			round_part_name(&row.v[0], out);
		}
		pool_release(&row.pool);
		if (!ok)
			return false;
	}
	return true;
}

static void day_cell(const char *iso, bool plain, struct listing *g)
{
	struct moment m = MOMENT_NONE;
	char text[DATE_TEXT_SIZE] = "";

	if (moment_parse(iso, &m))
		day_text_year(m.day, text);
	listing_put(g, plain ? iso : text);
}

static bool round_cells(struct cli *c, const struct round_row *r, const struct id_list *ids,
	struct listing *g, struct err *e)
{
	struct buf names = { 0 };
	bool ok = group_names(c, ids, &names, e);

	listing_printf(g, "%" PRId64, r->r.id);
	listing_put(g, r->r.title);
	day_cell(r->first, c->plain, g);
	day_cell(r->last, c->plain, g);
	listing_put(g, buf_str(&names));
	buf_release(&names);
	return ok;
}

static bool list_rounds(struct cli *c, const struct round_rows *rows, struct json *j,
	struct listing *g, struct err *e)
{
	for (size_t i = 0; i < rows->n; i++) {
		struct id_list ids = { 0 };
		bool ok = store_round_meetings(c->se.store, rows->v[i].r.id, &ids, e);

		if (ok && c->json)
			round_object(&rows->v[i], &ids, j);
		else if (ok)
			ok = round_cells(c, &rows->v[i], &ids, g, e);
		pool_release(&ids.pool);
		if (!ok)
			return false;
	}
	return true;
}

bool cli_list_rounds(struct cli *c, struct err *e)
{
	const char *heads[] = { _("No."), _("Title"), _("First"), _("Last"), _("Groups") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };
	struct round_rows rows = { 0 };
	struct json j;
	bool ok = store_rounds(c->se.store, &rows, e);

	if (ok && c->json) {
		cli_json_open(c, &j);
		json_kopen(&j, "rounds", '[');
		ok = list_rounds(c, &rows, &j, NULL, e);
		json_close(&j, ']');
		cli_json_close(c, &j);
	} else if (ok) {
		ok = list_rounds(c, &rows, NULL, &g, e);
		listing_print(&g, c->plain, &c->out);
		if (rows.n == 0)
			cli_say(c, "%s",
				_("No rounds yet. “arshjul add round MEETING GROUP=TIME” makes one."));
	}
	listing_release(&g);
	pool_release(&rows.pool);
	return ok;
}

/* ---- export round -------------------------------------------------------------------------------- */

static bool sheet_text(
	struct cli *c, int64_t id, enum notes_form form, struct buf *out, struct err *e)
{
	struct notes_document d = { 0 };
	bool ok = round_sheet_document(&c->se, id, &d, e) && notes_write(&c->se, &d, form, out, e);

	notes_document_release(&d);
	return ok;
}

static bool sheet_json(struct cli *c, int64_t id, struct buf *out, struct err *e)
{
	struct json j;
	bool ok;

	json_document(&j, out);
	ok = round_sheet_json(&c->se, id, &j, e);
	json_close(&j, '}');
	buf_putc(out, '\n');
	return ok;
}

bool cli_export_round(struct cli *c, struct err *e)
{
	static const char *const forms[] = { "txt", "md", "html", "pdf", "json", NULL };
	enum { JSON = NOTES_PDF + 1 };
	int form = c->json ? JSON : NOTES_TXT;
	int64_t group_id = 0, id;
	struct buf text = { 0 };
	bool ok = cli_keyword(c, OPT_FORMAT, forms, &form, e) && cli_group(c, &group_id, e) &&
		round_find(&c->se, c->args.arg[0], group_id, &id, e) &&
		(form == JSON ? sheet_json(c, id, &text, e)
			      : sheet_text(c, id, (enum notes_form)form, &text, e)) &&
		cli_write(c, &text, e);

	buf_release(&text);
	return ok;
}
