#include "services/checks_gather.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/representation.h"
#include "services/represented.h"

/* Greater attachments are compared by their size alone. */
enum { HASHED_MAX = 64 << 20 };

void check_sources_release(struct check_sources *s)
{
	pool_release(&s->meeting.pool);
	pool_release(&s->items.pool);
	pool_release(&s->notes.pool);
	pool_release(&s->roll.pool);
	pool_release(&s->names.pool);
	pool_release(&s->parties.pool);
	pool_release(&s->groups.pool);
	pool_release(&s->pool);
	terms_release(&s->terms);
	*s = (struct check_sources) { 0 };
}

/* ---- Affected parties and rules --------------------------------------------------------------- */

struct there {
	struct group_rules_list rules;
	struct representation whole; /* of the meeting */
};

/* While an item was treated, or where that is not known, in the whole meeting. */
static bool party_there(const struct session *se, const struct check_sources *s,
	const struct there *t, size_t at, int64_t party_id)
{
	struct representation r = { 0 };
	bool known = represented_at(
		se, &s->meeting.v[0].m, s->items.v, s->items.n, at, &s->roll, &t->rules, &r);
	bool there = representation_has(known ? &r : &t->whole, party_id);

	representation_release(&r);
	return there;
}

static bool gather_absent(
	struct session *se, struct check_sources *s, const struct there *t, struct err *e)
{
	struct party_links links;
	struct check_party *v;
	size_t n = 0, at = 0;

	if (!store_item_parties(se->store, s->meeting.v[0].m.id, &links, e))
		return false;
	v = pool_alloc(&s->pool, (links.n + 1) * sizeof(*v));
	for (size_t i = 0; i < links.n; i++) {
		const struct party_link *l = &links.v[i];

		while (at < s->items.n && s->items.v[at].id != l->item_id)
			at++;
		if (at < s->items.n && !party_there(se, s, t, at, l->party.id))
			v[n++] = (struct check_party) { l->item_id,
				pool_strdup(&s->pool, l->party.name) };
	}
	s->sheet.absent = v;
	s->sheet.n_absent = n;
	pool_release(&links.pool);
	return true;
}

static const char *rule_name(struct check_sources *s, const struct representation_fact *f)
{
	static const char *const names[] = { "people", "parties", "must", "seats" };

	return pool_printf(&s->pool, "%s %s%s%s", f->group->name, names[f->rule],
		*f->party ? " " : "", f->party);
}

static void gather_unmet(struct check_sources *s, const struct there *t)
{
	struct check_rule *v = pool_alloc(&s->pool, (t->whole.n_facts + 1) * sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < t->whole.n_facts; i++) {
		const struct representation_fact *f = &t->whole.facts[i];
		char *words;

		if (f->met)
			continue;
		words = representation_fact_words(&t->whole, f);
		v[n++] = (struct check_rule) { rule_name(s, f),
			t->whole.joint ? pool_strdup(&s->pool, words)
				       : pool_printf(&s->pool, "%s: %s", f->group->name, words) };
		free(words);
	}
	s->sheet.unmet = v;
	s->sheet.n_unmet = n;
}

static bool gather_caveats(struct session *se, struct check_sources *s, struct err *e)
{
	static const char *const keys[] = { "phrase.caveat", "phrase.caveat-rules" };

	for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
		char *own = NULL;

		if (!store_setting(se->store, keys[i], NULL, &own, e))
			return false;
		s->sheet.caveats[i] = pool_strdup(&s->pool, own);
		free(own);
	}
	return true;
}

static bool gather_represented(struct session *se, struct check_sources *s, struct err *e)
{
	const struct meeting *m = &s->meeting.v[0].m;
	struct there t = { 0 };
	bool ok = store_meeting_rules(se->store, m->id, &t.rules, e);

	if (ok) {
		represented_now(se, m, &s->roll, &t.rules, &t.whole);
		gather_unmet(s, &t);
		ok = gather_absent(se, s, &t, e) && gather_caveats(se, s, e);
	}
	representation_release(&t.whole);
	pool_release(&t.rules.pool);
	return ok;
}

/* ---- Attachments ------------------------------------------------------------------------------ */

static bool was_changed(const struct attachment *a, const struct stat *st)
{
	struct buf b = { 0 };
	struct err e = { 0 };
	char sum[65];
	bool changed;

	if (!a->sha256 || !*a->sha256)
		return false;
	if ((int64_t)st->st_size != a->bytes)
		return true;
	if (st->st_size > HASHED_MAX || !file_read(a->path, HASHED_MAX, &b, &e)) {
		buf_release(&b);
		return false;
	}
	text_sha256(buf_str(&b), b.len, sum);
	changed = strcmp(sum, a->sha256) != 0;
	buf_release(&b);
	return changed;
}

static const char *file_label(struct check_sources *s, const struct attachment *a)
{
	const char *slash = strrchr(a->path, '/');

	if (a->label && *a->label)
		return pool_strdup(&s->pool, a->label);
	return pool_strdup(&s->pool, slash ? slash + 1 : a->path);
}

static bool gather_files(struct session *se, struct check_sources *s, struct err *e)
{
	struct attachment_list files;
	struct check_file *v;
	size_t n = 0;

	if (!store_attachments(se->store, s->meeting.v[0].m.id, &files, e))
		return false;
	v = pool_alloc(&s->pool, (files.n + 1) * sizeof(*v));
	for (size_t i = 0; i < files.n; i++) {
		const struct attachment *a = &files.v[i];
		struct stat st;
		bool gone = stat(a->path, &st) != 0;

		if (gone || was_changed(a, &st))
			v[n++] = (struct check_file) { a->item_id, file_label(s, a), gone };
	}
	s->sheet.files = v;
	s->sheet.n_files = n;
	pool_release(&files.pool);
	return true;
}

/* ---- All of it -------------------------------------------------------------------------------- */

static bool gather_terms(struct session *se, struct check_sources *s, struct err *e)
{
	char *text;

	if (!store_setting(se->store, "terms", terms_default(), &text, e))
		return false;
	terms_read(text, &s->terms);
	free(text);
	return true;
}

static void fill_sheet(struct check_sources *s)
{
	s->sheet.meeting = &s->meeting.v[0].m;
	s->sheet.today = s->today;
	s->sheet.items = s->items.v;
	s->sheet.n_items = s->items.n;
	s->sheet.notes = s->notes.v;
	s->sheet.n_notes = s->notes.n;
	s->sheet.roll = s->roll.v;
	s->sheet.n_roll = s->roll.n;
	s->sheet.names = s->names.v;
	s->sheet.n_names = s->names.n;
	s->sheet.parties = s->parties.v;
	s->sheet.n_parties = s->parties.n;
	s->sheet.groups = s->groups.v;
	s->sheet.n_groups = s->groups.n;
	s->sheet.terms = &s->terms;
}

bool check_sources_load(
	struct session *se, int64_t meeting_id, struct check_sources *s, struct err *e)
{
	struct store *st = se->store;

	session_today(se, s->today);
	if (!store_meeting_row(st, meeting_id, &s->meeting, e) ||
		!store_items(st, meeting_id, &s->items, e) ||
		!store_notes(st, meeting_id, NOTES_ALL, &s->notes, e) ||
		!store_roll(st, meeting_id, &s->roll, e) || !store_names(st, &s->names, e) ||
		!store_parties(st, &s->parties, e) || !store_groups(st, s->today, &s->groups, e) ||
		!gather_terms(se, s, e))
		return false;
	fill_sheet(s);
	return gather_represented(se, s, e) && gather_files(se, s, e) &&
		check_gather_dates(se, s, e);
}
