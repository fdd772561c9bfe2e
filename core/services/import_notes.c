#include "services/import_notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/words.h"
#include "services/import_fit.h"
#include "services/import_known.h"
#include "services/import_lines.h"
#include "services/import_match.h"
#include "services/import_text.h"
#include "services/import_write.h"

/* The most days that are offered for a meeting without a date. */
enum { DAYS_OFFERED = 5 };

static bool find_same(struct session *se, struct import_preview *p, struct err *e)
{
	struct import old = { 0 };
	struct err none = { 0 };

	p->same = store_import_find(se->store, p->sha256, &old, &none);
	p->same_file = p->same ? old.meeting_id : 0;
	import_release(&old);
	return p->same || err_absent(e, &none);
}

/* A table of people as spreadsheets write it: the first line is nothing but names of columns. */
static bool is_register(const char *text)
{
	static const char columns[] = "namn|name|förnamn|efternamn|e-post|epost|email|e-mail|mejl|"
				      "telefon|phone|part|party|organisation|grupp|group|roll|role|"
				      "titel|title";
	size_t end = strcspn(text, "\n"), at = 0;
	int known = 0, others = 0;

	while (at < end) {
		size_t n = strcspn(text + at, ";,\t\n");
		char *cell = xstrndup(text + at, n);

		for (char *quote; (quote = strchr(cell, '"')) != NULL;)
			*quote = ' ';
		text_trim(cell);
		if (word_in(cell, strlen(cell), columns))
			known++;
		else
			others++;
		free(cell);
		at += n + 1;
	}
	return known >= 2 && known >= others;
}

static bool read_text(
	const char *text, const struct import_options *o, struct import_preview *out, struct err *e)
{
	struct notes_options options = { .day = o->day, .year = o->year };

	if (o->known && !o->known->words)
		o->known->words = notes_words_new();
	options.words = o->known ? o->known->words : NULL;
	if (text_starts(text, "BEGIN:VCALENDAR"))
		return err_set(e, ERR_INVALID, _("This is a calendar, not meeting notes."));
	if (is_register(text))
		return err_set(e, ERR_INVALID,
			_("This is a table of people, not meeting notes. `arshjul add person` adds "
			  "them one by one."));
	text_sha256(text, strlen(text), out->sha256);
	return notes_parse(text, &options, &out->doc, e);
}

static bool offered(const int32_t *days, size_t n, int32_t day)
{
	for (size_t i = 0; i < n; i++) {
		if (days[i] == day)
			return true;
	}
	return false;
}

/* Days that the text itself points to, then planned days of the group that have no notes. */
static bool offer_days(
	struct session *se, const struct import_match *m, struct import_preview *p, struct err *e)
{
	struct meeting_query q = { .statuses = 1u << STATUS_DECIDED | 1u << STATUS_CALLED,
		.backwards = true,
		.limit = DAYS_OFFERED };
	struct meeting_rows rows = { 0 };
	int32_t *days = pool_alloc(&p->pool, DAYS_OFFERED * sizeof(*days));
	char today[MOMENT_SIZE];
	bool ok = true;

	for (size_t i = 0; i < p->doc.hint_count && p->n_days < DAYS_OFFERED; i++) {
		int32_t day = p->doc.hints[i].day;

		if (day != DAY_NONE && !offered(days, p->n_days, day))
			days[p->n_days++] = day;
	}
	session_today(se, today);
	if (m->own != MATCH_NONE && m->groups[m->own].id) {
		q.group_id = m->groups[m->own].id;
		q.after_starts = today;
		ok = store_meetings(se->store, &q, &rows, e);
	}
	for (size_t i = 0; ok && i < rows.n && p->n_days < DAYS_OFFERED; i++) {
		struct moment at;

		if (moment_parse(rows.v[i].m.starts, &at) && !offered(days, p->n_days, at.day))
			days[p->n_days++] = at.day;
	}
	pool_release(&rows.pool);
	p->days = days;
	return ok;
}

static bool count_next(
	struct session *se, const struct import_match *m, struct import_preview *p, struct err *e)
{
	int64_t *groups = xcalloc(m->n_groups + 1, sizeof(*groups));
	bool ok = true, exists;
	size_t n;

	p->new_meetings = !p->only_dates && !p->meeting_id;
	for (size_t i = 0; ok && i < p->doc.next_count; i++) {
		const struct notes_next *next = &p->doc.next[i];

		for (size_t k = 0; k < i; k++) {
			if (p->doc.next[k].day == next->day && m->next[k] == m->next[i])
				goto again;
		}
		if (next->day == DAY_NONE || next->cancelled)
			continue;
		ok = import_next_exists(se, m, &p->doc, i, groups, &n, &exists, e);
		p->new_meetings += ok && !exists;
	again:;
	}
	free(groups);
	return ok;
}

static void count_names(const struct import_match *m, struct import_preview *p)
{
	p->present = m->present;
	p->absent = m->absent;
	for (size_t i = 0; i < p->doc.person_count; i++)
		p->new_people += m->people[i].same == i && !m->people[i].id;
	for (size_t i = 0; i < m->n_parties; i++)
		p->new_parties += !m->parties[i].id;
	for (size_t i = 0; i < m->n_groups; i++)
		p->new_groups += !m->groups[i].id;
	if (m->own != MATCH_NONE)
		p->group = pool_strdup(&p->pool, m->groups[m->own].name);
}

static void copy_alike(const struct import_match *m, struct import_preview *p)
{
	struct import_alike *v = pool_alloc(&p->pool, (m->n_alike + 1) * sizeof(*v));

	for (size_t i = 0; i < m->n_alike; i++) {
		v[i] = m->alike[i];
		v[i].name = pool_strdup(&p->pool, m->alike[i].name);
		v[i].known = pool_strdup(&p->pool, m->alike[i].known);
		v[i].reason = pool_strdup(&p->pool, m->alike[i].reason);
	}
	p->alike = v;
	p->n_alike = m->n_alike;
}

static int32_t meeting_day(const struct notes_doc *d, const struct import_options *o)
{
	return o->day != DAY_NONE ? o->day : d->day;
}

/* A list of coming meetings is the notes of none. */
static bool only_dates(const struct notes_doc *d)
{
	return d->next_count > 0 && d->person_count == 0 && strcmp(d->type, "schedule") == 0;
}

bool import_notes_compare(
	struct session *se, const struct import_options *o, struct import_preview *p, struct err *e)
{
	struct import_match m = { 0 };
	bool ok;

	pool_release(&p->pool);
	p->new_people = p->new_parties = p->new_groups = 0;
	p->n_alike = p->n_days = 0;
	p->group = NULL;
	p->day = p->doc.day;
	p->only_dates = only_dates(&p->doc);
	p->needs_date = !p->only_dates && meeting_day(&p->doc, o) == DAY_NONE;
	ok = find_same(se, p, e) && import_match(se, &p->doc, o, &m, e) &&
		import_planned(se, &m, meeting_day(&p->doc, o), &p->meeting_id, e);
	if (ok && p->only_dates)
		p->meeting_id = 0;
	ok = ok && count_next(se, &m, p, e) && (!p->needs_date || offer_days(se, &m, p, e));
	if (ok) {
		count_names(&m, p);
		copy_alike(&m, p);
	}
	import_match_release(&m);
	return ok;
}

bool import_notes_text(struct session *se, const char *text, size_t bytes,
	const struct import_options *o, struct import_preview *out, struct err *e)
{
	*out = (struct import_preview) { .bytes = bytes, .day = DAY_NONE };
	return read_text(text, o, out, e) && import_notes_compare(se, o, out, e);
}

bool import_notes_preview(struct session *se, const void *bytes, size_t n,
	const struct import_options *o, struct import_preview *out, struct err *e)
{
	char *text = NULL;
	bool ok;

	*out = (struct import_preview) { .bytes = n };
	ok = import_text(bytes, n, &text, e) && import_notes_text(se, text, n, o, out, e);
	free(text);
	return ok;
}

void import_preview_release(struct import_preview *p)
{
	notes_doc_release(&p->doc);
	pool_release(&p->pool);
	*p = (struct import_preview) { 0 };
}

static char *import_label(const struct import_preview *p, const struct import_options *o)
{
	if (p->only_dates)
		return xasprintf(ngettext("Import of %s: %zu meeting", "Import of %s: %zu meetings",
					 p->doc.next_count),
			o->file_name, p->doc.next_count);
	return xasprintf(
		_("Import of %s: %d present, %d absent"), o->file_name, p->present, p->absent);
}

static bool write_import(struct session *se, const struct import_preview *p,
	const struct import_options *o, int64_t meeting_id, struct err *e)
{
	struct import i = { .meeting_id = meeting_id,
		.bytes = (int64_t)p->bytes,
		.imported_at = clock_now(se->clock) };
	bool ok;

	fit_put(&i.name, o->file_name, FIT_FIELD);
	xreplace(&i.sha256, p->sha256);
	ok = store_import_save(se->store, &i, e);
	import_release(&i);
	return ok;
}

static bool write_all(struct session *se, const struct import_preview *p,
	const struct import_options *o, int64_t *meeting_id, struct err *e)
{
	struct import_match m = { 0 };
	struct import_job j = { se, &p->doc, o, &m, meeting_day(&p->doc, o) };
	struct meeting meeting = { 0 };
	bool ok = import_match(se, &p->doc, o, &m, e) && import_write_names(&j, e);

	if (ok && !p->only_dates)
		ok = import_write_meeting(&j, &meeting, e) &&
			import_write_roll(&j, meeting.id, e) &&
			import_lines(se, &p->doc, &meeting, j.day, e);
	ok = ok && import_write_next(&j, e) && write_import(se, p, o, meeting.id, e);
	*meeting_id = meeting.id;
	meeting_release(&meeting);
	import_match_release(&m);
	return ok;
}

bool import_notes_apply(struct session *se, const struct import_preview *p,
	const struct import_options *o, int64_t *meeting_id, bool *changed, struct err *e)
{
	struct import_preview now = { 0 };
	bool ok;

	*changed = false;
	*meeting_id = p->same_file;
	if (p->same)
		return true;
	if (p->needs_date)
		return err_set(
			e, ERR_INVALID, _("The text does not say which day the meeting was."));
	if (!session_begin(se, import_label(p, o), e))
		return false;
	/* Another window may have imported it since the preview. */
	memcpy(now.sha256, p->sha256, sizeof(now.sha256));
	ok = find_same(se, &now, e);
	if (ok && now.same)
		*meeting_id = now.same_file;
	else if (ok)
		*changed = ok = write_all(se, p, o, meeting_id, e);
	ok = session_end(se, ok, e);
	*changed &= ok;
	return ok;
}
