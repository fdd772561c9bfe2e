#include "services/privacy.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/privacy_parts.h"
#include "services/wording.h"

/* ---- Where a text stands ---- */

static char *meeting_where(struct session *se, int64_t id)
{
	struct meeting m = { 0 };
	char *words = id && store_meeting_load(se->store, id, &m, NULL) ? meeting_words(&m) : NULL;

	meeting_release(&m);
	return words;
}

static char *item_where(struct session *se, const struct table *t, const void *rec)
{
	const struct column *c = table_column(t, "item_id");
	struct item it = { 0 };
	char *words = NULL;

	if (t == &item_table)
		words = item_words(rec);
	else if (c && t != &meeting_table && column_int(c, rec) &&
		store_item_load(se->store, column_int(c, rec), &it, NULL))
		words = item_words(&it);
	item_release(&it);
	return words;
}

/* Of what belongs to no meeting: what it is, and its name. */
static const char *other_where(struct privacy_about *a, const struct table *t, const void *rec)
{
	static const struct {
		const struct table *t;
		const char *words; /* N_() */
	} places[] = {
		{ &standing_item_table, N_("agenda template") },
		{ &template_table, N_("agenda template") },
		{ &group_table, N_("group") },
		{ &party_table, N_("party") },
		{ &person_table, N_("person") },
		{ &round_table, N_("round") },
	};
	const struct column *name = table_column(t, "title");

	if (!name)
		name = table_column(t, "name");
	for (size_t i = 0; i < ARRAY_LEN(places); i++)
		if (places[i].t == t)
			return pool_printf(&a->pool, "%s%s%s", _(places[i].words), name ? ": " : "",
				name ? or_empty(column_text(name, rec)) : "");
	return NULL;
}

static const char *where_of(struct privacy_about *a, struct session *se, const struct table *t,
	const struct column *c, const void *rec)
{
	char *meeting = meeting_where(se, subject_meeting(t, rec)), *item = item_where(se, t, rec);
	const char *where = meeting ? NULL : other_where(a, t, rec);

	if (t == &document_table)
		item = xasprintf("v%" PRId64, ((const struct document *)rec)->version);
	if (meeting)
		where = pool_printf(&a->pool, "%s%s%s", meeting, item ? ": " : "", or_empty(item));
	else if (!where)
		where = pool_printf(&a->pool, "%s %" PRId64 " (%s)", t->name,
			((const struct head *)rec)->id, c->name);
	free(meeting);
	free(item);
	return where;
}

/* ---- Looking ---- */

struct looking {
	struct privacy_about *a;
	struct session *se;
	size_t counts[64]; /* by place in privacy_tables */
	bool about;        /* the step at hand is about the person */
	size_t named;
};

static size_t place_of(const struct privacy_table *p)
{
	return (size_t)(p - privacy_tables);
}

static void add_hit(struct looking *l, const struct table *t, const struct column *c,
	const void *rec, const struct mention_list *found)
{
	struct privacy_about *a = l->a;
	struct privacy_hit *h;
	int64_t id = ((const struct head *)rec)->id;

	a->hits = xgrow(a->hits, a->n_hits, &a->cap_hits, sizeof(*a->hits));
	h = &a->hits[a->n_hits++];
	*h = (struct privacy_hit) {
		.key = pool_printf(&a->pool, "%s:%" PRId64 ":%s", t->name, id, c->name),
		.t = t,
		.c = c,
		.row_id = id,
		.meeting_id = subject_meeting(t, rec),
		.where = where_of(a, l->se, t, c, rec),
		.text = pool_strdup(&a->pool, column_text(c, rec)),
		.how = mentions_surest(found),
		.held = t == &document_table,
		.public = t == &document_table && ((const struct document *)rec)->public,
		.ground = "",
	};
	h->mentions.n = found->n;
	h->mentions.v = xmemdup(found->v, found->n * sizeof(*found->v));
	h->fate = h->held || h->how == MENTION_UNSURE ? FATE_KEPT : FATE_REDACTED;
	if (h->held)
		h->ground = _("Sent out: kept for the archive (art. 17.3 d).");
	else if (h->how == MENTION_UNSURE)
		h->ground = _("Somebody else may be meant.");
}

static void look_into(struct looking *l, const struct table *t, const void *rec)
{
	struct mention_list found = { 0 };

	for (size_t i = 0; i < t->n_columns; i++) {
		const struct column *c = &t->columns[i];

		if (!subject_reads(c))
			continue;
		subject_find(l->a->subject, t, rec, column_text(c, rec), &found);
		if (found.n)
			add_hit(l, t, c, rec, &found);
	}
	mention_list_release(&found);
}

static bool look_row(void *to, const struct table *t, const void *rec)
{
	struct looking *l = to;
	const struct privacy_table *p = privacy_table(t);

	if (p && (privacy_owns(p, rec, l->a->p.id) || subject_owns(l->a->subject, t, rec)))
		l->counts[place_of(p)]++;
	if (!subject_owns(l->a->subject, t, rec) && t != &feed_table && t != &published_table)
		look_into(l, t, rec);
	return true;
}

static bool look_image(
	void *to, const struct step_row *step, const struct table *t, const void *rec)
{
	struct looking *l = to;
	struct mention_list found = { 0 };

	(void)step;
	if (subject_owns(l->a->subject, t, rec)) {
		l->about = true;
		return true;
	}
	for (size_t i = 0; i < t->n_columns && !found.n; i++)
		if (subject_reads(&t->columns[i]))
			mentions_find(
				l->a->subject->m, column_text(&t->columns[i], rec), NULL, &found);
	l->named += found.n > 0;
	mention_list_release(&found);
	return true;
}

static bool look_step(void *to, const struct step_row *step)
{
	struct looking *l = to;
	struct privacy_about *a = l->a;

	if (l->about || l->named) {
		a->steps += l->about;
		a->step_hits += !l->about;
		if (!a->first_step)
			a->first_step = step->at;
		a->last_step = step->at;
	}
	l->about = false;
	l->named = 0;
	return true;
}

static void put_counts(struct looking *l)
{
	size_t n = 0;

	while (privacy_tables[n].t)
		n++;
	l->a->counts = pool_alloc(&l->a->pool, n * sizeof(*l->a->counts));
	for (size_t i = 0; i < n; i++)
		if (l->counts[i])
			l->a->counts[l->a->n_counts++] =
				(struct privacy_count) { &privacy_tables[i], l->counts[i] };
}

/* ---- What else there is ---- */

static bool find_label(struct session *se, struct privacy_about *a, struct err *e)
{
	char *language;

	if (!store_setting(se->store, "language", "sv", &language, e))
		return false;
	a->label = xasprintf(strcmp(language, "en") == 0 ? "[erased %lld]" : "[raderad %lld]",
		(long long)a->p.id);
	free(language);
	return true;
}

static bool find_erasure(struct session *se, struct privacy_about *a, struct err *e)
{
	struct erasure_list l;
	bool ok = store_erasures(se->store, &l, e);

	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].kind == ERASED_PERSON && l.v[i].person_id == a->p.id)
			a->erased_at = l.v[i].at;
	pool_release(&l.pool);
	return ok;
}

struct filing {
	struct privacy_about *a;
	struct feed_list feeds;
	size_t cap;
};

static bool file_row(void *to, const struct table *t, const void *rec)
{
	struct filing *f = to;
	const struct published *p = rec;
	size_t n;

	for (size_t i = 0; t == &published_table && i < f->feeds.n; i++) {
		n = strlen(f->feeds.v[i].name);
		if (f->feeds.v[i].person_id != f->a->p.id ||
			strncmp(p->name, f->feeds.v[i].name, n) != 0 ||
			strcmp(p->name + n, ".ics") != 0)
			continue;
		f->a->files = pool_grow(
			&f->a->pool, f->a->files, f->a->n_files, &f->cap, sizeof(*f->a->files));
		f->a->files[f->a->n_files++] =
			pool_printf(&f->a->pool, "%s/%s", p->folder, p->name);
	}
	return true;
}

static bool find_files(struct session *se, struct privacy_about *a, struct err *e)
{
	struct filing f = { .a = a };
	const struct store_look how = { .row = file_row, .to = &f };
	bool ok = store_feeds(se->store, &f.feeds, e) && store_look(se->store, &how, e);

	pool_release(&f.feeds.pool);
	return ok;
}

bool privacy_about(struct session *se, int64_t person_id, const char *folder,
	struct privacy_about *out, struct err *e)
{
	struct looking l = { .a = out, .se = se };
	const struct store_look how = {
		.row = look_row, .image = look_image, .label = look_step, .to = &l
	};
	bool ok;

	*out = (struct privacy_about) { 0 };
	ok = store_person_load(se->store, person_id, &out->p, e) && find_label(se, out, e) &&
		find_erasure(se, out, e);
	if (!ok)
		return false;
	out->name = person_name(&out->p);
	ok = subject_load(se, person_id, &out->subject, e) && store_look(se->store, &how, e) &&
		find_files(se, out, e) &&
		store_copies(se->store, folder, person_id, &out->copies, e);
	put_counts(&l);
	return ok;
}

void privacy_about_release(struct privacy_about *a)
{
	for (size_t i = 0; i < a->n_hits; i++)
		mention_list_release(&a->hits[i].mentions);
	free(a->hits);
	free(a->name);
	free(a->label);
	person_release(&a->p);
	pool_release(&a->copies.pool);
	subject_free(a->subject);
	pool_release(&a->pool);
	*a = (struct privacy_about) { 0 };
}

/* ---- Deciding ---- */

static bool decide(struct privacy_about *a, struct privacy_hit *h, enum erasure_fate fate,
	const char *ground, struct err *e)
{
	if (h->held && fate == FATE_REDACTED)
		return err_set(e, ERR_INVALID,
			_("%s has been sent out and is not altered: keep it, or have a copy made without the "
			  "name."),
			h->where);
	if (!h->held && fate == FATE_KEPT && text_blank(or_empty(ground)))
		return err_set(e, ERR_INVALID, _("Say on which ground it is kept."));
	h->fate = fate;
	h->chosen = true;
	if (ground && !text_blank(ground))
		h->ground = pool_strdup(&a->pool, ground);
	else if (fate == FATE_REDACTED)
		h->ground = "";
	return true;
}

bool privacy_decide(struct privacy_about *a, const char *key, enum erasure_fate fate,
	const char *ground, struct err *e)
{
	bool all = strcmp(key, "all") == 0, found = false;

	for (size_t i = 0; i < a->n_hits; i++) {
		struct privacy_hit *h = &a->hits[i];

		if (all ? h->held && fate == FATE_REDACTED : strcmp(h->key, key) != 0)
			continue;
		found = true;
		if (!decide(a, h, fate, ground, e))
			return false;
	}
	return found || all ||
		err_set(e, ERR_NOT_FOUND, _("Nothing that names the person goes by “%s”."), key);
}

size_t privacy_fated(const struct privacy_about *a, enum erasure_fate fate)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n_hits; i++)
		n += a->hits[i].fate == fate;
	return n;
}

/* ---- Words ---- */

char *privacy_excerpt(const struct privacy_hit *h, int cells)
{
	size_t at = h->mentions.n ? h->mentions.v[0].from : 0, from = at;
	char *safe, *cut;
	bool begun;

	while (from > 0 && at - from < (size_t)cells / 3 && h->text[from - 1] != '\n')
		from--;
	while (from > 0 && from < at && ((unsigned char)h->text[from] & 0xc0) == 0x80)
		from++;
	begun = from > 0 && h->text[from - 1] != '\n';
	safe = text_safe_line(h->text + from);
	cut = text_cells(safe) + begun <= cells
		? xasprintf("%s%s", begun ? "…" : "", safe)
		: xasprintf("%s%.*s…", begun ? "…" : "",
			  (int)text_fit(safe, cells - 1 - begun, NULL), safe);
	free(safe);
	return cut;
}

const char *privacy_how_words(const struct privacy_hit *h)
{
	if (h->held)
		return h->public ? Q_("document|public") : _("sent out");
	switch (h->how) {
	case MENTION_NAMED:
		return _("whole name");
	case MENTION_CALLED:
		return _("part of the name");
	case MENTION_UNSURE:
		break;
	}
	return _("somebody else?");
}

const char *privacy_fate_words(enum erasure_fate fate)
{
	switch (fate) {
	case FATE_REDACTED:
		return _("is taken out");
	case FATE_COPIED:
		return _("kept, and a copy without the name");
	default:
		return _("is kept");
	}
}
