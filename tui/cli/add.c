#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/names.h"
#include "services/agenda.h"
#include "services/find.h"
#include "services/groups_end.h"
#include "services/kinds.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/templates.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"

static void option_text(const struct cli *c, enum cli_option o, char **field)
{
	const char *s = cli_value(&c->args, o);

	if (s)
		xreplace(field, s);
}

/* Every --group as an id; the caller frees. NULL with an err where one is not found. */
static int64_t *group_ids(struct cli *c, size_t *n, struct err *e)
{
	int64_t *ids = xcalloc(c->args.n_given + 1, sizeof(*ids));

	*n = 0;
	for (size_t i = 0; i < c->args.n_given; i++) {
		const struct cli_given *g = &c->args.given[i];

		if (g->option != OPT_GROUP)
			continue;
		if (!group_find(&c->se, g->value, &ids[*n], e)) {
			free(ids);
			return NULL;
		}
		++*n;
	}
	return ids;
}

/* ---- add meeting ---- */

static void put_moment(char **field, int32_t day, int minute)
{
	char iso[MOMENT_SIZE];

	moment_iso((struct moment) { day, minute }, iso);
	xreplace(field, iso);
}

static bool read_time(const char *s, int32_t ref, enum cli_option o, struct when *w, struct err *e)
{
	if (when_read(s, ref, w))
		return true;
	return err_set(e, ERR_USAGE,
		_("--%s: “%s” is no time. Write it as \"2026-04-21 9:00\", \"21/4 9-12\" or \"tis 13\"."),
		cli_options[o].name, s);
}

/* The end: --end, --minutes, what --start says, or nothing (the kind's usual length). */
static bool read_end(const struct cli *c, const struct when *start, const struct kind_usual *usual,
	struct meeting *m, struct err *e)
{
	const char *s = cli_value(&c->args, OPT_END);
	struct moment starts, ends;
	int32_t day = start->end_day != DAY_NONE ? start->end_day : start->day;
	struct when end;
	int minutes = 0;

	if (s && cli_has(&c->args, OPT_MINUTES))
		return err_set(
			e, ERR_USAGE, _("--end and --minutes say the same thing: give one."));
	if (!cli_number(c, OPT_MINUTES, 1, 60 * 24 * 31, &minutes, e))
		return false;
	if (s) {
		if (!read_time(s, start->day, OPT_END, &end, e))
			return false;
		kind_span(usual, start->day, end.day != DAY_NONE ? end.day : day,
			m->all_day ? MINUTE_NONE : end.start, &starts, &ends);
		put_moment(&m->ends, ends.day, ends.minute);
	} else if (minutes && !m->all_day) {
		ends = moment_add_minutes((struct moment) { start->day, usual->start }, minutes);
		put_moment(&m->ends, ends.day, ends.minute);
	} else if (start->end != MINUTE_NONE || start->end_day != DAY_NONE) {
		kind_span(usual, start->day, day, m->all_day ? MINUTE_NONE : start->end, &starts,
			&ends);
		put_moment(&m->ends, ends.day, ends.minute);
	}
	return true;
}

/* How long an entry of the kind is and when it begins: as typed, else as usual; at no clock time where it
 * is all day. */
static bool read_usual(struct cli *c, const struct when *start, struct meeting *m,
	struct kind_usual *usual, struct err *e)
{
	struct kind_habit h = { 0 };
	bool ok = kind_habit_load(&c->se, m->kind, &h, e);

	*usual = h.usual;
	kind_habit_release(&h);
	if (start->start != MINUTE_NONE)
		usual->start = start->start;
	m->all_day = cli_has(&c->args, OPT_ALL_DAY) ||
		(m->kind == MEETING_DEADLINE && usual->start == MINUTE_NONE);
	if (m->all_day)
		usual->start = MINUTE_NONE;
	return ok;
}

static bool read_span(struct cli *c, struct meeting *m, struct err *e)
{
	const char *s = cli_value(&c->args, OPT_START);
	struct kind_usual usual;
	struct when start;

	if (!s)
		return err_set(e, ERR_USAGE, _("Say when: --start \"2026-04-21 9:00\"."));
	if (!read_time(s, clock_local(c->env->clock).day, OPT_START, &start, e))
		return false;
	if (start.day == DAY_NONE)
		return err_set(e, ERR_USAGE, _("--start: “%s” names no day."), s);
	if (!read_usual(c, &start, m, &usual, e))
		return false;
	if (!m->all_day && usual.start == MINUTE_NONE)
		return err_set(e, ERR_USAGE,
			_("--start: “%s” has no time of day. Add one, or --all-day."), s);
	put_moment(&m->starts, start.day, usual.start);
	return read_end(c, &start, &usual, m, e);
}

/* The form that the kind usually has. */
static bool usual_mode(struct cli *c, struct meeting *m, struct err *e)
{
	struct kind_habit h = { 0 };
	bool ok = kind_habit_load(&c->se, m->kind, &h, e);

	m->mode = h.mode;
	kind_habit_release(&h);
	return ok;
}

static bool read_meeting(struct cli *c, struct meeting *m, struct err *e)
{
	m->status = STATUS_DECIDED;
	if (!cli_keyword(c, OPT_KIND, meeting_kind_names, &m->kind, e) || !usual_mode(c, m, e) ||
		!cli_keyword(c, OPT_MODE, meeting_mode_names, &m->mode, e) ||
		!cli_keyword(c, OPT_STATUS, meeting_status_names, &m->status, e))
		return false;
	option_text(c, OPT_TITLE, &m->title);
	option_text(c, OPT_PLACE, &m->place);
	option_text(c, OPT_ONSITE_LABEL, &m->onsite_label);
	return read_span(c, m, e);
}

bool cli_add_meeting(struct cli *c, struct err *e)
{
	struct meeting m = { 0 };
	char when[DATE_TEXT_SIZE];
	size_t n = 0, items = 0;
	int64_t *groups = group_ids(c, &n, e);
	bool ok = groups && read_meeting(c, &m, e) &&
		meeting_create_planned(&c->se, &m, groups, n, &items, e);

	if (ok) {
		meeting_when(&m, when);
		cli_done(c, m.id, _("Added meeting %lld: %s, %s"), (long long)m.id, m.title, when);
		if (items)
			cli_say(c,
				ngettext("%zu agenda item came from the template.",
					"%zu agenda items came from the template.", items),
				items);
	}
	meeting_release(&m);
	free(groups);
	return ok;
}

/* ---- add person, group, party ---- */

/* The register may hold the person already under that name or nearly that: say so. */
static bool warn_alike(struct cli *c, const char *name, struct err *e)
{
	struct name_rows names = { 0 };
	bool ok = store_names(c->se.store, &names, e);

	for (size_t i = 0; i < names.n; i++) {
		if (name_compare(name, names.v[i].name) != NAME_DIFFERENT)
			cli_warn(c, _("Possibly the same: %s (no. %lld)."), names.v[i].name,
				(long long)names.v[i].person_id);
	}
	pool_release(&names.pool);
	return ok;
}

static bool put_person(
	struct cli *c, struct person *p, int role, const int64_t *groups, size_t n, struct err *e)
{
	char *name = person_name(p);
	bool ok = session_begin(&c->se, xasprintf(_("New person: %s"), name), e);

	free(name);
	if (!ok)
		return false;
	ok = person_put(&c->se, p, NULL, e);
	for (size_t i = 0; i < n && ok; i++) {
		struct membership m = { .person_id = p->id, .group_id = groups[i], .role = role };

		ok = membership_put(&c->se, &m, e);
		membership_release(&m);
	}
	return session_end(&c->se, ok, e);
}

bool cli_add_person(struct cli *c, struct err *e)
{
	const char *party = cli_value(&c->args, OPT_PARTY);
	struct name_parts parts = { 0 };
	struct person p = { 0 };
	int role = ROLE_MEMBER;
	size_t n = 0;
	int64_t *groups = group_ids(c, &n, e);
	bool ok = groups && cli_keyword(c, OPT_ROLE, member_role_names, &role, e) &&
		(!party || party_find(&c->se, party, &p.party_id, e));

	if (ok && n == 0 && cli_has(&c->args, OPT_ROLE))
		ok = err_set(e, ERR_USAGE, _("--role belongs to a --group."));
	if (ok) {
		name_split(c->args.arg[0], &parts);
		xreplace(&p.given, parts.given);
		xreplace(&p.family, parts.family);
		option_text(c, OPT_EMAIL, &p.email);
		option_text(c, OPT_PHONE, &p.phone);
		option_text(c, OPT_TITLE, &p.title);
		ok = warn_alike(c, c->args.arg[0], e) && put_person(c, &p, role, groups, n, e);
	}
	if (ok) {
		char *name = person_name(&p);

		cli_done(c, p.id, _("Added person %lld: %s"), (long long)p.id, name);
		free(name);
	}
	name_parts_release(&parts);
	person_release(&p);
	free(groups);
	return ok;
}

bool cli_add_group(struct cli *c, struct err *e)
{
	struct group g = { .name = xstrdup(c->args.arg[0]) };
	struct groups_ended did;
	bool ok = cli_put_group(c, &g, &did, e);

	if (ok)
		cli_done(c, g.id, _("Added group %lld: %s"), (long long)g.id, g.name);
	group_release(&g);
	return ok;
}

bool cli_add_party(struct cli *c, struct err *e)
{
	struct party p = { .kind = PARTY_OTHER };
	bool ok = cli_keyword(c, OPT_KIND, party_kind_names, &p.kind, e);

	if (ok) {
		xreplace(&p.name, c->args.arg[0]);
		option_text(c, OPT_SHORT, &p.short_name);
		ok = party_put(&c->se, &p, e);
	}
	if (ok)
		cli_done(c, p.id, _("Added party %lld: %s"), (long long)p.id, p.name);
	party_release(&p);
	return ok;
}
