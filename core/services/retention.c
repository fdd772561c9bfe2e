#include "services/retention.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/retention_parts.h"
#include "services/wording.h"

enum { DAY_SECONDS = 86400, PERIOD_MOST = 1200 };

const char *const retention_names[] = { "attendance", "contacts", "answers", "drafts", "backups",
	NULL };

static const struct {
	const char *words;
	int period;
} kinds[RETENTION_KINDS] = {
	[RETENTION_ATTENDANCE] = { N_("who was at which meeting"), 24 },
	[RETENTION_CONTACTS] = { N_("addresses of those who have left"), 6 },
	[RETENTION_ANSWERS] = { N_("invitations and what was written in answers"), 12 },
	[RETENTION_DRAFTS] = { N_("text being typed"), 30 },
	[RETENTION_BACKUPS] = { N_("copies of the database"), 12 },
};

const char *retention_words(int kind)
{
	return _(kinds[kind].words);
}

/* ---- Periods ---- */

bool retention_period(struct session *se, int kind, int *n, struct err *e)
{
	char *key = xasprintf("retention.%s", retention_names[kind]), *value = NULL;
	bool ok = store_setting(se->store, key, "", &value, e);

	*n = kinds[kind].period;
	if (ok && *value)
		*n = (int)strtol(value, NULL, 10);
	free(value);
	free(key);
	return ok;
}

void retention_period_text(int kind, int n, struct buf *out)
{
	unsigned long many = (unsigned long)n;

	if (n == 0)
		buf_puts(out, _("for good"));
	else if (kind == RETENTION_DRAFTS)
		buf_printf(out, ngettext("%d day", "%d days", many), n);
	else
		buf_printf(out, ngettext("%d month", "%d months", many), n);
}

bool retention_set(struct session *se, int kind, int n, struct err *e)
{
	struct buf period = { 0 };
	char *key, *value;
	bool ok;

	if (n < 0 || n > PERIOD_MOST)
		return err_set(e, ERR_INVALID, _("That is from 0 (for good) to %d."), PERIOD_MOST);
	retention_period_text(kind, n, &period);
	key = xasprintf("retention.%s", retention_names[kind]);
	value = xasprintf("%d", n);
	ok = session_begin(
		     se, xasprintf(_("Kept %s: %s"), buf_str(&period), retention_words(kind)), e) &&
		session_end(se, store_setting_set(se->store, key, value, e), e);
	free(key);
	free(value);
	buf_release(&period);
	return ok;
}

static void day_before(const struct session *se, int kind, int n, char out[MOMENT_SIZE])
{
	int32_t today = clock_local(se->clock).day;
	struct moment m = { today, MINUTE_NONE };
	int year, month, mday;

	out[0] = '\0';
	if (n == 0)
		return;
	if (kind == RETENTION_DRAFTS) {
		m.day -= n;
	} else {
		day_to_ymd(today, &year, &month, &mday);
		month = year * 12 + month - 1 - n;
		year = month / 12;
		month = month % 12 + 1;
		if (mday > days_in_month(year, month))
			mday = days_in_month(year, month);
		day_from_ymd(year, month, mday, &m.day);
	}
	moment_iso(m, out);
}

/* ---- What there is ---- */

static void day_of(const char *iso, char out[MOMENT_SIZE])
{
	moment_iso((struct moment) { moment_of(iso).day, MINUTE_NONE }, out);
}

static void see_meeting(struct due *d, const struct meeting *m)
{
	struct due_meeting *x;

	d->meetings = xgrow(d->meetings, d->n_meetings, &d->cap_meetings, sizeof(*d->meetings));
	x = &d->meetings[d->n_meetings++];
	*x = (struct due_meeting) { .id = m->id, .held = m->status == STATUS_HELD };
	day_of(m->starts, x->day);
}

/* Rows come by id. */
static const struct due_meeting *due_meeting(const struct due *d, int64_t id)
{
	size_t low = 0, high = d->n_meetings;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (d->meetings[mid].id == id)
			return &d->meetings[mid];
		if (d->meetings[mid].id < id)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

const struct due_person *due_person(const struct due *d, int64_t id)
{
	for (size_t i = 0; i < d->n_people; i++)
		if (d->people[i].id == id)
			return &d->people[i];
	return NULL;
}

static void last_seen(struct due *d, int64_t person_id, const char *day)
{
	for (size_t i = 0; i < d->n_people; i++)
		if (d->people[i].id == person_id && strcmp(day, d->people[i].last) > 0)
			day_of(day, d->people[i].last);
}

static void see_person(struct due *d, const struct person *p)
{
	d->people = xgrow(d->people, d->n_people, &d->cap_people, sizeof(*d->people));
	d->people[d->n_people++] = (struct due_person) {
		.id = p->id,
		.contacts = *or_empty(p->email) || *or_empty(p->phone),
		.nobody = text_starts(or_empty(p->given), "["),
	};
}

static void see_membership(struct due *d, const struct membership *m)
{
	if (*or_empty(m->to_day)) {
		last_seen(d, m->person_id, m->to_day);
		return;
	}
	for (size_t i = 0; i < d->n_people; i++)
		if (d->people[i].id == m->person_id)
			d->people[i].last[0] = '~'; /* after every day */
}

static bool see(void *to, const struct table *t, const void *rec)
{
	struct due *d = to;

	if (t == &person_table) {
		see_person(d, rec);
	} else if (t == &meeting_table) {
		see_meeting(d, rec);
	} else if (t == &membership_table) {
		see_membership(d, rec);
	} else if (t == &attendance_table) {
		const struct attendance *a = rec;
		const struct due_meeting *m = due_meeting(d, a->meeting_id);

		if (m)
			last_seen(d, a->person_id, m->day);
	} else if (t == &poll_table) {
		d->polls = xgrow(d->polls, d->n_polls, &d->cap_polls, sizeof(*d->polls));
		d->polls[d->n_polls++] = (struct due_poll) { ((const struct poll *)rec)->id,
			((const struct poll *)rec)->meeting_id };
	}
	return true;
}

/* ---- What is due ---- */

bool due_day(const struct due *d, int kind, const char *day)
{
	return *day && *d->rows[kind].before && strcmp(day, d->rows[kind].before) < 0;
}

bool due_attendance(const struct due *d, int64_t meeting_id)
{
	const struct due_meeting *m = due_meeting(d, meeting_id);

	return m && m->held && due_day(d, RETENTION_ATTENDANCE, m->day);
}

bool due_answers(const struct due *d, int64_t meeting_id)
{
	const struct due_meeting *m = due_meeting(d, meeting_id);

	return m && due_day(d, RETENTION_ANSWERS, m->day);
}

bool due_contacts(const struct due *d, int64_t person_id)
{
	const struct due_person *p = due_person(d, person_id);

	return p && due_day(d, RETENTION_CONTACTS, p->last);
}

static void count(struct due *d, int kind, const char *day)
{
	d->n[kind]++;
	if (!*d->oldest[kind] || strcmp(day, d->oldest[kind]) < 0)
		day_of(day, d->oldest[kind]);
}

static bool is_nobody(const struct due *d, int64_t person_id)
{
	const struct due_person *p = due_person(d, person_id);

	return p && p->nobody;
}

static void count_attendance(struct due *d, const struct attendance *a)
{
	const struct due_meeting *m = due_meeting(d, a->meeting_id);

	if (due_attendance(d, a->meeting_id) && !is_nobody(d, a->person_id))
		count(d, RETENTION_ATTENDANCE, m->day);
	if (due_answers(d, a->meeting_id) &&
		(*or_empty(a->comment) || *or_empty(a->proposed_starts)))
		count(d, RETENTION_ANSWERS, m->day);
}

static bool count_row(void *to, const struct table *t, const void *rec)
{
	struct due *d = to;

	if (t == &attendance_table) {
		count_attendance(d, rec);
	} else if (t == &person_table) {
		const struct due_person *p = due_person(d, ((const struct head *)rec)->id);

		if (p && p->contacts && due_contacts(d, p->id))
			count(d, RETENTION_CONTACTS, p->last);
	} else if (t == &invitation_table) {
		const struct invitation *i = rec;

		if (due_day(d, RETENTION_ANSWERS, or_empty(i->starts)))
			count(d, RETENTION_ANSWERS, i->starts);
	}
	return true;
}

bool due_load(struct session *se, const struct retention_row *rows, struct due *out, struct err *e)
{
	const struct store_look seeing = { .row = see, .to = out };
	const struct store_look counting = { .row = count_row, .to = out };

	*out = (struct due) { .rows = rows };
	return store_look(se->store, &seeing, e) && store_look(se->store, &counting, e);
}

void due_release(struct due *d)
{
	free(d->meetings);
	free(d->people);
	free(d->polls);
	*d = (struct due) { 0 };
}

static bool due_copies(
	struct session *se, const char *folder, struct retention_row *r, struct err *e)
{
	int64_t before = local_to_utc(moment_of(r->before));
	struct copy_rows copies;

	if (!*r->before)
		return true;
	if (!store_copies(se->store, folder, 0, &copies, e))
		return false;
	for (size_t i = 0; i < copies.n; i++) {
		char day[MOMENT_SIZE];

		if (copies.v[i].made_at >= before)
			continue;
		moment_iso((struct moment) { local_moment(copies.v[i].made_at).day, MINUTE_NONE },
			day);
		if (!r->n++ || strcmp(day, r->oldest) < 0)
			day_of(day, r->oldest);
	}
	pool_release(&copies.pool);
	return true;
}

bool retention_due(struct session *se, const char *folder,
	struct retention_row out[RETENTION_KINDS], struct err *e)
{
	struct due d;
	bool ok = true;

	memset(out, 0, sizeof(*out) * RETENTION_KINDS);
	for (int kind = 0; kind < RETENTION_KINDS && ok; kind++) {
		out[kind].kind = kind;
		ok = retention_period(se, kind, &out[kind].period, e);
		day_before(se, kind, out[kind].period, out[kind].before);
	}
	if (!ok)
		return false;
	ok = due_load(se, out, &d, e);
	for (int kind = 0; kind < RETENTION_KINDS && ok; kind++) {
		out[kind].n = d.n[kind];
		day_of(d.oldest[kind], out[kind].oldest);
	}
	due_release(&d);
	return ok &&
		(!*out[RETENTION_DRAFTS].before ||
			store_drafts_before(se->store,
				local_to_utc(moment_of(out[RETENTION_DRAFTS].before)),
				&out[RETENTION_DRAFTS].n, e)) &&
		due_copies(se, folder, &out[RETENTION_BACKUPS], e);
}
