/* What a person is given who asks what is stored about them (art. 15), and in a form that other programs
 * read (art. 20). */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/privacy_parts.h"
#include "services/retention.h"
#include "services/wording.h"

enum { SCHEMA = 1, EXCERPT = 200 };

struct writing {
	struct session *se;
	const struct privacy_about *a;
	struct buf *out;
	struct json j;
	const struct privacy_table *kind; /* whose rows are being written */
};

/* ---- Words for values ---- */

static char *name_of(struct session *se, const struct column *c, int64_t id)
{
	struct group g = { 0 };
	struct party p = { 0 };
	struct meeting m = { 0 };
	char *words = NULL, day[MOMENT_SIZE];

	if (strcmp(c->refers, "groups") == 0 && store_group_load(se->store, id, &g, NULL)) {
		words = xstrdup(g.name);
	} else if (strcmp(c->refers, "parties") == 0 && store_party_load(se->store, id, &p, NULL)) {
		words = xstrdup(p.name);
	} else if (strcmp(c->refers, "meetings") == 0 &&
		store_meeting_load(se->store, id, &m, NULL)) {
		moment_iso((struct moment) { moment_of(m.starts).day, MINUTE_NONE }, day);
		words = xasprintf("%s %s", day, m.title);
	} else if (strcmp(c->refers, "people") == 0) {
		if (!store_person_name(se->store, id, &words, NULL))
			words = NULL;
	}
	group_release(&g);
	party_release(&p);
	meeting_release(&m);
	return words ? words : xasprintf("%s %" PRId64, c->refers, id);
}

static const char *enum_words(const struct column *c, int n)
{
	if (c->names == attendance_status_names)
		return attendance_label(n);
	if (c->names == attendance_role_names)
		return attendance_role_label(n);
	if (c->names == expected_answer_names)
		return expected_label(n);
	if (c->names == answer_names)
		return answer_label(n);
	if (c->names == member_role_names)
		return member_role_label(n);
	return c->names[n];
}

static bool is_owner(const struct writing *w, const struct column *c, const void *rec)
{
	return c->type == COLUMN_REF && strcmp(c->refers, "people") == 0 &&
		column_int(c, rec) == w->a->p.id;
}

static bool is_time(const struct column *c)
{
	size_t n = strlen(c->name);

	return strcmp(c->name, "at") == 0 || (n > 3 && strcmp(c->name + n - 3, "_at") == 0);
}

static void put_number(const struct column *c, int64_t n, struct buf *out)
{
	char day[DATE_TEXT_SIZE];

	if (is_time(c)) {
		day_text_year(local_moment(n).day, day);
		buf_puts(out, day);
	} else {
		buf_printf(out, "%s %" PRId64, c->name, n);
	}
}

/* "" where the column says nothing to a person. */
static void put_value(
	const struct writing *w, const struct column *c, const void *rec, struct buf *out)
{
	char *words;

	switch (c->type) {
	case COLUMN_TEXT:
		buf_puts(out, column_text(c, rec));
		return;
	case COLUMN_ENUM:
		buf_puts(out, enum_words(c, (int)column_int(c, rec)));
		return;
	case COLUMN_REF:
		words = name_of(w->se, c, column_int(c, rec));
		buf_puts(out, words);
		free(words);
		return;
	case COLUMN_BOOL:
		buf_puts(out, strcmp(c->name, "mandate") == 0 ? _("may decide") : c->name);
		return;
	case COLUMN_INT:
		put_number(c, column_int(c, rec), out);
		return;
	}
}

static void put_row(struct writing *w, const struct table *t, const void *rec)
{
	bool first = true;

	buf_puts(w->out, "  - ");
	for (size_t i = 0; i < t->n_columns; i++) {
		const struct column *c = &t->columns[i];

		if (c->flags & COLUMN_DERIVED || column_is_empty(c, rec) || is_owner(w, c, rec))
			continue;
		if (!first)
			buf_puts(w->out, "; ");
		put_value(w, c, rec, w->out);
		first = false;
	}
	buf_putc(w->out, '\n');
}

/* ---- Rows ---- */

static bool write_row(void *to, const struct table *t, const void *rec)
{
	struct writing *w = to;

	if (w->kind->t != t ||
		!(privacy_owns(w->kind, rec, w->a->p.id) || subject_owns(w->a->subject, t, rec)))
		return true;
	if (w->j.out)
		record_json_without(t, rec, COLUMN_DERIVED, &w->j);
	else
		put_row(w, t, rec);
	return true;
}

static bool write_rows(struct writing *w, struct err *e)
{
	const struct store_look how = { .row = write_row, .to = w };

	for (size_t i = 0; i < w->a->n_counts; i++) {
		w->kind = w->a->counts[i].kind;
		if (w->j.out) {
			json_kopen(&w->j, w->kind->t->name, '[');
		} else {
			buf_printf(w->out, "\n%s (%zu)\n", _(w->kind->heading), w->a->counts[i].n);
		}
		if (!store_look(w->se->store, &how, e))
			return false;
		if (w->j.out)
			json_close(&w->j, ']');
	}
	return true;
}

/* ---- Text ---- */

static void put_hits(struct writing *w)
{
	const struct privacy_about *a = w->a;

	if (!a->n_hits)
		return;
	buf_printf(w->out, "\n%s (%zu)\n", _("Texts that name the person"), a->n_hits);
	buf_printf(w->out, "  %s\n",
		_("To be read through before it is handed out: they may say something about others (art. "
		  "15.4)."));
	for (size_t i = 0; i < a->n_hits; i++) {
		char *text = privacy_excerpt(&a->hits[i], EXCERPT);

		buf_printf(w->out, "  - %s (%s): %s\n", a->hits[i].where,
			privacy_how_words(&a->hits[i]), text);
		free(text);
	}
}

static void put_day(struct buf *out, int64_t at)
{
	char day[DATE_TEXT_SIZE];

	day_text_year(local_moment(at).day, day);
	buf_puts(out, day);
}

static void put_history(struct writing *w)
{
	const struct privacy_about *a = w->a;

	if (!a->steps && !a->step_hits)
		return;
	buf_printf(w->out, "\n%s\n  ", _("The log of changes"));
	buf_printf(w->out,
		ngettext("%zu change is about the person", "%zu changes are about the person",
			a->steps),
		a->steps);
	buf_printf(w->out, ngettext(", %zu names them", ", %zu name them", a->step_hits),
		a->step_hits);
	buf_puts(w->out, ": ");
	put_day(w->out, a->first_step);
	buf_puts(w->out, " – ");
	put_day(w->out, a->last_step);
	buf_putc(w->out, '\n');
}

static void put_copies(struct writing *w)
{
	const struct privacy_about *a = w->a;

	for (size_t i = 0, n = 0; i < a->copies.n; i++) {
		const struct copy_row *c = &a->copies.v[i];
		char day[DATE_TEXT_SIZE];

		if (!c->holds)
			continue;
		if (n++ == 0)
			buf_printf(w->out, "\n%s\n", _("Copies of the database"));
		day_text_year(c->until, day);
		buf_printf(w->out, "  - %s: ", c->path);
		if (c->until == DAY_NONE)
			buf_puts(w->out, _("until somebody removes it"));
		else
			buf_printf(w->out, _("until %s at the latest"), day);
		buf_putc(w->out, '\n');
	}
}

static void put_files(struct writing *w)
{
	for (size_t i = 0; i < w->a->n_files; i++) {
		if (i == 0)
			buf_printf(w->out, "\n%s\n", _("Calendar files"));
		buf_printf(w->out, "  - %s\n", w->a->files[i]);
	}
	for (size_t i = 0; i < w->a->n_left; i++) {
		if (i == 0)
			buf_printf(w->out, "\n%s\n", _("Drafts"));
		buf_printf(w->out, "  - %s\n", w->a->left[i]);
	}
}

static bool put_retention(struct writing *w, struct err *e)
{
	buf_printf(w->out, "\n%s\n", _("How long it is kept"));
	for (int kind = 0; kind < RETENTION_KINDS; kind++) {
		int n;

		if (!retention_period(w->se, kind, &n, e))
			return false;
		buf_printf(w->out, "  - %s: ", retention_words(kind));
		retention_period_text(kind, n, w->out);
		buf_putc(w->out, '\n');
	}
	buf_printf(w->out, "  - %s\n",
		_("Documents that were sent out are kept as the archive's rules say."));
	return true;
}

static bool text(struct writing *w, struct err *e)
{
	char day[DATE_TEXT_SIZE];

	day_text_year(clock_local(w->se->clock).day, day);
	buf_printf(w->out, _("Personal data about %s"), w->a->name);
	buf_printf(w->out, "\n%s\n", day);
	if (!write_rows(w, e))
		return false;
	put_hits(w);
	put_history(w);
	put_files(w);
	put_copies(w);
	return put_retention(w, e);
}

/* ---- JSON ---- */

static void json_hits(struct writing *w)
{
	static const char *const how[] = { "unsure", "part", "name" };

	json_kopen(&w->j, "mentions", '[');
	for (size_t i = 0; i < w->a->n_hits; i++) {
		const struct privacy_hit *h = &w->a->hits[i];

		json_open(&w->j, '{');
		json_kstr(&w->j, "key", h->key);
		json_kstr(&w->j, "table", h->t->name);
		json_kint(&w->j, "id", h->row_id);
		json_kstr(&w->j, "column", h->c->name);
		json_kint(&w->j, "meeting", h->meeting_id);
		json_kstr(&w->j, "where", h->where);
		json_kstr(&w->j, "how", how[h->how]);
		json_kbool(&w->j, "sent", h->held);
		json_kbool(&w->j, "public", h->public);
		json_kstr(&w->j, "fate", erasure_fate_names[h->fate]);
		json_kstr(&w->j, "ground", h->ground);
		json_kstr(&w->j, "text", h->text);
		json_close(&w->j, '}');
	}
	json_close(&w->j, ']');
}

static void json_copies(struct writing *w)
{
	char day[MOMENT_SIZE];

	json_kopen(&w->j, "copies", '[');
	for (size_t i = 0; i < w->a->copies.n; i++) {
		const struct copy_row *c = &w->a->copies.v[i];

		if (!c->holds)
			continue;
		moment_iso((struct moment) { c->until, MINUTE_NONE }, day);
		json_open(&w->j, '{');
		json_kstr(&w->j, "path", c->path);
		json_kopt(&w->j, "until", c->until == DAY_NONE ? "" : day);
		json_close(&w->j, '}');
	}
	json_close(&w->j, ']');
}

static bool json_retention(struct writing *w, struct err *e)
{
	json_kopen(&w->j, "retention", '{');
	for (int kind = 0; kind < RETENTION_KINDS; kind++) {
		int n;

		if (!retention_period(w->se, kind, &n, e))
			return false;
		json_kint(&w->j, retention_names[kind], n);
	}
	json_close(&w->j, '}');
	return true;
}

static bool json(struct writing *w, struct err *e)
{
	const struct privacy_about *a = w->a;

	json_open(&w->j, '{');
	json_kint(&w->j, "schema", SCHEMA);
	json_kint(&w->j, "id", a->p.id);
	json_kstr(&w->j, "name", a->name);
	json_kint(&w->j, "erased_at", a->erased_at);
	json_kopen(&w->j, "tables", '{');
	if (!write_rows(w, e))
		return false;
	json_close(&w->j, '}');
	json_hits(w);
	json_kopen(&w->j, "history", '{');
	json_kint(&w->j, "about", (int64_t)a->steps);
	json_kint(&w->j, "naming", (int64_t)a->step_hits);
	json_kint(&w->j, "first", a->first_step);
	json_kint(&w->j, "last", a->last_step);
	json_close(&w->j, '}');
	json_kopen(&w->j, "files", '[');
	for (size_t i = 0; i < a->n_files; i++)
		json_str(&w->j, a->files[i]);
	json_close(&w->j, ']');
	json_kopen(&w->j, "drafts", '[');
	for (size_t i = 0; i < a->n_left; i++)
		json_str(&w->j, a->left[i]);
	json_close(&w->j, ']');
	json_copies(w);
	if (!json_retention(w, e))
		return false;
	json_close(&w->j, '}');
	buf_putc(w->out, '\n');
	return true;
}

bool privacy_export(struct session *se, const struct privacy_about *a, bool as_json,
	struct buf *out, struct err *e)
{
	struct writing w = { .se = se, .a = a, .out = out, .j = { .out = as_json ? out : NULL } };

	return as_json ? json(&w, e) : text(&w, e);
}
