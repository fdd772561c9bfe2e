#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/people.h"
#include "services/privacy.h"
#include "services/privacy_parts.h"
#include "services/settle.h"

struct erasing {
	struct privacy_about *a;
	char today[MOMENT_SIZE];
	struct ids renewed; /* meetings whose calendars show something else */
	bool about;         /* the step at hand is about the person */
	bool unsure;        /* somebody has looked, and unsure mentions are the person's */
};

/* ---- Records ---- */

/* What was decided about a text. */
static const struct privacy_hit *hit_of(
	const struct privacy_about *a, const struct table *t, int64_t id, const struct column *c)
{
	for (size_t i = 0; i < a->n_hits; i++)
		if (a->hits[i].row_id == id && a->hits[i].t == t && a->hits[i].c == c)
			return &a->hits[i];
	return NULL;
}

static bool redact_column(
	struct erasing *g, const struct table *t, const struct column *c, void *rec)
{
	const struct privacy_hit *h = hit_of(g->a, t, ((const struct head *)rec)->id, c);
	struct mention_list found = { 0 };
	char *text;
	bool changed;

	if (t == &document_table || (h && h->fate != FATE_REDACTED))
		return false;
	subject_find(g->a->subject, t, rec, column_text(c, rec), &found);
	text = mentions_redact(column_text(c, rec), &found,
		h && h->chosen ? MENTION_UNSURE : MENTION_CALLED, g->a->label);
	changed = found.n && strcmp(text, column_text(c, rec)) != 0;
	if (changed)
		column_set_text(c, rec, text);
	free(text);
	mention_list_release(&found);
	return changed;
}

static bool redact(struct erasing *g, const struct table *t, void *rec)
{
	bool changed = false;

	for (size_t i = 0; i < t->n_columns; i++)
		if (subject_reads(&t->columns[i]))
			changed |= redact_column(g, t, &t->columns[i], rec);
	if (changed && t == &meeting_table)
		meeting_refresh_search(rec);
	return changed;
}

static unsigned erase_row(void *to, const struct table *t, void *rec)
{
	struct erasing *g = to;
	unsigned did;

	if (subject_owns(g->a->subject, t, rec))
		return subject_empty(g->a->subject, t, rec, g->a->label, g->today, false);
	did = redact(g, t, rec) ? SCRUB_CHANGED : 0;
	if (t == &meeting_table && ids_hold(&g->renewed, ((const struct meeting *)rec)->id)) {
		((struct meeting *)rec)->revised_at++; /* its agenda changed: model.h */
		did |= SCRUB_CHANGED;
	}
	return did;
}

static unsigned erase_image(void *to, const struct step_row *step, const struct table *t, void *rec)
{
	struct erasing *g = to;

	(void)step;
	if (!subject_owns(g->a->subject, t, rec))
		return redact(g, t, rec) ? SCRUB_CHANGED : 0;
	g->about = true;
	return subject_empty(g->a->subject, t, rec, g->a->label, g->today, true);
}

/* The words of a step that is about the person mean nobody else. */
static char *erase_label(void *to, const struct step_row *step, const char *text)
{
	struct erasing *g = to;
	struct mention_list found = { 0 };
	char *s = NULL;

	mentions_find(g->a->subject->m, text, NULL, &found);
	if (found.n)
		s = mentions_redact(text, &found,
			g->about || g->unsure ? MENTION_UNSURE : MENTION_CALLED, g->a->label);
	mention_list_release(&found);
	if (text == step->actor) /* the last that is asked of a step */
		g->about = false;
	return s;
}

/* ---- The call ---- */

/* What the decisions mean for the rest. */
static void read_decisions(struct erasing *g)
{
	for (size_t i = 0; i < g->a->n_hits; i++) {
		const struct privacy_hit *h = &g->a->hits[i];

		if (h->t == &item_table && h->c->flags & COLUMN_SHOWN && h->fate == FATE_REDACTED)
			ids_add(&g->renewed, h->meeting_id);
		g->unsure |= h->chosen && h->fate == FATE_REDACTED && h->how == MENTION_UNSURE;
	}
}

static void put_decisions(const struct privacy_about *a, struct store_scrubbed *done)
{
	done->decisions = xcalloc(a->n_hits + 1, sizeof(*done->decisions));
	for (size_t i = 0; i < a->n_hits; i++) {
		const struct privacy_hit *h = &a->hits[i];

		done->decisions[done->n_decisions++] = (struct erasure_decision) {
			.erasure_id = 1,
			.tbl = xstrdup(h->t->name),
			.row_id = h->row_id,
			.field = xstrdup(h->c->name),
			.fate = (int)h->fate,
			.ground = xstrdup(h->ground),
		};
	}
}

/* What was being typed about the person may hold what the register never did. */
static bool drop_draft(struct session *se, int64_t person_id, struct err *e)
{
	char *key = person_draft_key(person_id);
	bool ok = store_draft_save(se->store, key, NULL, e);

	free(key);
	return ok;
}

bool privacy_erase(struct session *se, struct privacy_about *a, bool *whole, struct err *e)
{
	struct erasing g = { .a = a };
	const struct store_scrub how = {
		.row = erase_row, .image = erase_image, .label = erase_label, .to = &g
	};
	struct erasure erasure = {
		.kind = ERASED_PERSON, .person_id = a->p.id, .at = a->erased_at
	};
	struct store_scrubbed done = { .erasures = &erasure, .n = 1 };
	bool ok;

	session_today(se, g.today);
	read_decisions(&g);
	put_decisions(a, &done);
	ok = drop_draft(se, a->p.id, e) && store_scrub(se->store, &how, &done, e);
	for (size_t i = 0; i < done.n_decisions; i++)
		erasure_decision_release(&done.decisions[i]);
	free(done.decisions);
	free(g.renewed.v);
	if (ok)
		a->erased_at = erasure.at;
	ok = ok && privacy_erase_files(a, e);
	erasure_release(&erasure);
	if (whole)
		*whole = done.whole;
	return ok;
}

/* ---- Documents ---- */

static bool copy_document(struct session *se, struct privacy_about *a, const struct privacy_hit *h,
	const char *folder, struct err *e)
{
	static const char *const kinds[] = { "agenda", "notes" };
	struct document d = { 0 };
	struct file_out f = { 0 };
	char *path = NULL, *text = NULL;
	bool ok = store_document_load(se->store, h->row_id, &d, e);

	if (ok) {
		path = xasprintf("%s/%s-%" PRId64 "-v%" PRId64 "%s.txt", folder, kinds[d.kind],
			d.meeting_id, d.version, d.public ? "-public" : "");
		text = mentions_redact(h->text, &h->mentions, MENTION_UNSURE, a->label);
		f.no_bak = true;
		ok = file_out_open(&f, path, e) && file_out_write(&f, text, strlen(text), e) &&
			file_out_commit(&f, e);
	}
	file_out_release(&f);
	document_release(&d);
	free(path);
	free(text);
	return ok;
}

bool privacy_copy_documents(
	struct session *se, struct privacy_about *a, const char *folder, size_t *n, struct err *e)
{
	size_t done = 0;

	for (size_t i = 0; i < a->n_hits; i++) {
		struct privacy_hit *h = &a->hits[i];

		if (!h->held || strcmp(h->c->name, "text") != 0)
			continue;
		if (!copy_document(se, a, h, folder, e))
			return false;
		h->fate = FATE_COPIED;
		done++;
	}
	if (n)
		*n = done;
	return true;
}
