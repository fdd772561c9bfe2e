#include "services/composing.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/attendance.h"

void composing_release(struct composing *c)
{
	pool_release(&c->who.pool);
	*c = (struct composing) { 0 };
}

static void add_person(struct speakers *s, enum speaker_tier tier, const char *given,
	const char *family, const char *party)
{
	char *name = xasprintf("%s%s%s", given, *family && *given ? " " : "", family);

	speakers_add(s, tier, name, party);
	free(name);
}

static bool add_roll(struct session *se, int64_t meeting_id, struct speakers *s, struct err *e)
{
	struct roll_rows roll = { 0 };

	if (!store_roll(se->store, meeting_id, &roll, e))
		return false;
	for (int t = SPEAKER_PRESENT; t <= SPEAKER_CALLED; t++)
		for (size_t i = 0; i < roll.n; i++) {
			const struct roll_row *r = &roll.v[i];

			if (roll_is_present(r) == (t == SPEAKER_PRESENT))
				add_person(s, (enum speaker_tier)t, r->given, r->family,
					*r->party_short ? r->party_short : r->party);
		}
	pool_release(&roll.pool);
	return true;
}

static bool add_members(struct session *se, const struct group_list *groups, const char *day,
	struct speakers *s, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < groups->n && ok; i++) {
		struct membership_rows rows = { 0 };

		ok = store_memberships(se->store, 0, groups->v[i].id, &rows, e);
		for (size_t k = 0; k < rows.n; k++) {
			const struct membership_row *r = &rows.v[k];

			if (!*r->m.to_day || strcmp(r->m.to_day, day) >= 0)
				add_person(s, SPEAKER_MEMBER, r->given, r->family, r->party);
		}
		pool_release(&rows.pool);
	}
	return ok;
}

static bool add_register(struct session *se, struct speakers *s, struct err *e)
{
	struct name_rows names = { 0 };
	struct party_rows parties = { 0 };
	struct group_rows groups = { 0 };
	char today[MOMENT_SIZE];
	bool ok;

	session_today(se, today);
	ok = store_names(se->store, &names, e) && store_parties(se->store, &parties, e) &&
		store_groups(se->store, today, &groups, e);
	for (size_t i = 0; ok && i < names.n; i++)
		if (!names.v[i].alias)
			speakers_add(s, SPEAKER_KNOWN, names.v[i].name, NULL);
	for (size_t i = 0; ok && i < parties.n; i++) {
		speakers_add(s, SPEAKER_BODY, parties.v[i].p.short_name, NULL);
		speakers_add(s, SPEAKER_BODY, parties.v[i].p.name, NULL);
	}
	for (size_t i = 0; ok && i < groups.n; i++) {
		speakers_add(s, SPEAKER_BODY, groups.v[i].g.short_name, NULL);
		speakers_add(s, SPEAKER_BODY, groups.v[i].g.name, NULL);
	}
	pool_release(&names.pool);
	pool_release(&parties.pool);
	pool_release(&groups.pool);
	return ok;
}

static bool find_next(struct session *se, const struct meeting *m, const struct group_list *groups,
	int32_t *day, struct err *e)
{
	struct meeting_query q = { .after_starts = m->starts,
		.after_id = m->id,
		.statuses = 1u << STATUS_PROPOSED | 1u << STATUS_DECIDED | 1u << STATUS_CALLED,
		.limit = 1 };
	struct meeting_rows next = { 0 };
	struct moment starts = MOMENT_NONE;

	*day = DAY_NONE;
	if (groups->n == 0)
		return true;
	q.group_id = groups->v[0].id;
	if (!store_meetings(se->store, &q, &next, e))
		return false;
	if (next.n && moment_parse(next.v[0].m.starts, &starts))
		*day = starts.day;
	pool_release(&next.pool);
	return true;
}

bool composing_load(struct session *se, int64_t meeting_id, struct composing *c, struct err *e)
{
	struct group_list groups = { 0 };
	struct meeting m = { 0 };
	bool ok;

	composing_release(c);
	c->next_meeting = DAY_NONE;
	ok = store_meeting_load(se->store, meeting_id, &m, e) &&
		store_meeting_groups(se->store, meeting_id, &groups, e) &&
		find_next(se, &m, &groups, &c->next_meeting, e) &&
		add_roll(se, meeting_id, &c->who, e) &&
		add_members(se, &groups, m.starts, &c->who, e) && add_register(se, &c->who, e);
	meeting_release(&m);
	pool_release(&groups.pool);
	if (!ok)
		composing_release(c);
	return ok;
}

struct compose_with composing_with(const struct composing *c, const struct session *se)
{
	return (struct compose_with) { c->who.names, c->who.n, clock_local(se->clock).day,
		c->next_meeting };
}

/* Put `with` in the place of the bytes [from, from + n) of a text. */
static void splice(char **text, size_t from, size_t n, const char *with)
{
	char *whole = xasprintf("%.*s%s%s", (int)from, *text, with, *text + from + n);

	free(*text);
	*text = whole;
}

/* A name by which somebody is called in short is written as notes do; a whole name stays. */
static size_t settle_names(const struct composing *c, char **text, size_t *hits, char **name)
{
	size_t from = 0, len;

	while ((len = speakers_part(*text, &from)) > 0) {
		char *part = xstrndup(*text + from, len), *label;
		size_t n = speakers_meant(&c->who, part, hits);

		if (n > 1) {
			*name = part;
			return n;
		}
		if (n == 1 && hits[0] < c->who.end[SPEAKER_MEMBER] &&
			strlen(part) < strlen(c->who.names[hits[0]])) {
			label = speakers_label(&c->who, hits[0]);
			splice(text, from, len, label);
			len = strlen(label);
			free(label);
		}
		free(part);
		from += len;
	}
	return 0;
}

static char **names_of(struct composed *line)
{
	return line->kind == NOTE_REMARK    ? &line->speaker
		: line->kind == NOTE_ACTION ? &line->who
					    : NULL;
}

size_t composing_settle(const struct composing *c, struct composed *line, size_t *hits, char **name)
{
	char **text = names_of(line);

	*name = NULL;
	return text ? settle_names(c, text, hits, name) : 0;
}

void composing_choose(
	const struct composing *c, struct composed *line, const char *name, size_t who)
{
	char **text = names_of(line), *label = speakers_label(&c->who, who);
	size_t from = 0, len;

	while (text && (len = speakers_part(*text, &from)) > 0) {
		if (len == strlen(name) && strncmp(*text + from, name, len) == 0) {
			splice(text, from, len, label);
			break;
		}
		from += len;
	}
	free(label);
}
