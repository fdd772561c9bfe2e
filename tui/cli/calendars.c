/* Calendars for others to read: a file, a folder of feeds, a vdir. */
#include "tui/cli/calendars.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/export_ics.h"
#include "services/feeds.h"
#include "services/find.h"
#include "services/my_groups.h"
#include "services/vdir.h"

/* ---- Which meetings ---- */

static bool read_groups(const struct cli *c, struct cli_calendar *k, struct err *e)
{
	struct session se = c->se;

	for (size_t i = 0; i < c->args.n_given; i++) {
		if (c->args.given[i].option != OPT_GROUP)
			continue;
		if (k->q.n_groups == MEETING_GROUPS_MAX)
			return err_set(e, ERR_USAGE, _("--group: at most %d of them."),
				MEETING_GROUPS_MAX);
		if (!group_find(&se, c->args.given[i].value, &k->groups[k->q.n_groups], e))
			return false;
		k->q.n_groups++;
	}
	if (cli_has(&c->args, OPT_MINE)) {
		if (k->q.n_groups)
			return err_set(e, ERR_USAGE, _("Give --mine or --group, not both."));
		if (!my_groups(&se, c->env->config->text[OPTION_MY_GROUPS], k->groups,
			    &k->q.n_groups, e))
			return false;
	}
	k->q.group_id = 0;
	if (k->q.n_groups == 1) {
		k->q.group_id = k->groups[0];
		k->q.n_groups = 0;
	}
	k->q.groups = k->groups;
	return true;
}

static bool read_window(const struct cli *c, struct feed_window *w, struct err *e)
{
	const char *s = cli_value(&c->args, OPT_WINDOW);
	int used = 0;

	*w = (struct feed_window) { .back = FEED_BACK, .ahead = FEED_AHEAD };
	w->all = cli_has(&c->args, OPT_ALL);
	if (!s)
		return true;
	if (w->all)
		return err_set(e, ERR_USAGE, _("--all has no window: give --all or --window."));
	if (sscanf(s, "%4d,%4d%n", &w->back, &w->ahead, &used) == 2 && s[used] == '\0' &&
		w->back >= 0 && w->ahead >= 0 && w->back <= FEED_MONTHS_MAX &&
		w->ahead <= FEED_MONTHS_MAX)
		return true;
	return err_set(e, ERR_USAGE,
		_("--window: “%s” is not months back and months ahead, such as 1,12."), s);
}

bool cli_calendar(const struct cli *c, struct cli_calendar *k, struct err *e)
{
	const char *person = cli_value(&c->args, OPT_PERSON);
	const char *meeting = cli_value(&c->args, OPT_MEETING);
	struct session se = c->se;

	*k = (struct cli_calendar) { 0 };
	if (!cli_meeting_query(c, &k->span, &k->q, e) || !read_groups(c, k, e) ||
		!read_window(c, &k->window, e))
		return false;
	if (person && (k->q.group_id || k->q.n_groups))
		return err_set(e, ERR_USAGE,
			_("Give --group or --person: a person's calendar has all "
			  "of the person's groups."));
	if (person && !person_find(&se, person, 0, &k->q.person_id, e))
		return false;
	if (meeting && !meeting_find(&se, meeting, k->q.group_id, &k->q.meeting_id, e))
		return false;
	if (!cli_has(&c->args, OPT_WINDOW))
		return true;
	if (k->span.given)
		return err_set(e, ERR_USAGE,
			_("--window says which months: leave out --year, --from and --to."));
	feed_span(&c->se, &k->window, &k->months);
	k->q.from = k->months.from;
	k->q.to = k->months.to;
	return true;
}

/* ---- What became of each file ---- */

static const char *const what_names[PUBLISH_WHATS] = { "unchanged", "written", "removed", "edited",
	"missing", "foreign" };

static void tell_json(struct cli *c, const struct publish *p)
{
	struct json j;

	cli_json_open(c, &j);
	json_kstr(&j, "folder", p->folder);
	json_kbool(&j, "dry_run", c->dry_run);
	json_kopen(&j, "files", '[');
	for (size_t i = 0; i < p->n; i++) {
		json_open(&j, '{');
		json_kstr(&j, "name", p->v[i].name);
		json_kopt(&j, "of", p->v[i].label);
		json_kstr(&j, "state", what_names[p->v[i].what]);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	cli_json_close(c, &j);
}

static void tell_conflict(struct cli *c, const struct publish_row *r)
{
	const char *label = *r->label ? r->label : "–";

	switch (r->what) {
	case PUBLISH_EDITED:
		/* TRANSLATORS: a file's name, and the entry that it holds */
		cli_warn(c, _("%s (%s) has been edited since it was written."), r->name, label);
		break;
	case PUBLISH_MISSING:
		cli_warn(c, _("%s (%s) has been taken away since it was written."), r->name, label);
		break;
	case PUBLISH_FOREIGN:
		cli_warn(c, _("%s (%s) was not written from here."), r->name, label);
		break;
	case PUBLISH_SAME:
	case PUBLISH_WRITTEN:
	case PUBLISH_REMOVED:
	case PUBLISH_WHATS:
		break;
	}
}

static bool tell(struct cli *c, const struct publish *p, struct err *e)
{
	size_t conflicts = publish_conflicts(p);

	if (c->json)
		tell_json(c, p);
	for (size_t i = 0; i < p->n && !c->json; i++)
		tell_conflict(c, &p->v[i]);
	if (c->dry_run)
		cli_say(c,
			_("%zu to write, %zu unchanged, %zu to remove. (A trial: nothing was "
			  "written.)"),
			p->counts[PUBLISH_WRITTEN], p->counts[PUBLISH_SAME],
			p->counts[PUBLISH_REMOVED]);
	else
		cli_say(c, _("%zu written, %zu unchanged, %zu removed."),
			p->counts[PUBLISH_WRITTEN], p->counts[PUBLISH_SAME],
			p->counts[PUBLISH_REMOVED]);
	if (conflicts == 0)
		return true;
	return err_set(e, ERR_FINDINGS,
		ngettext("%zu file was left as somebody else made it; --anyway overwrites it.",
			"%zu files were left as somebody else made them; --anyway overwrites them.",
			conflicts),
		conflicts);
}

static unsigned how(const struct cli *c)
{
	unsigned bits = c->dry_run ? PUBLISH_DRY : 0;

	return cli_has(&c->args, OPT_ANYWAY) ? bits | PUBLISH_ANYWAY : bits;
}

/* ---- The commands ---- */

bool cli_export_vdir(struct cli *c, struct err *e)
{
	struct cli_calendar k;
	struct publish p = { 0 };
	bool ok = cli_calendar(c, &k, e) && publish_open(&p, &c->se, c->args.arg[0], how(c), e) &&
		vdir_publish(&c->se, &p, &k.q, cli_has(&c->args, OPT_NO_AGENDA), e) &&
		publish_close(&p, e) && tell(c, &p, e);

	publish_release(&p);
	return ok;
}

static bool renew(struct cli *c, struct err *e)
{
	const char *who = cli_value(&c->args, OPT_RENEW);
	int64_t id;

	return !who || (person_find(&c->se, who, 0, &id, e) && feed_renew(&c->se, id, e));
}

/* One more, of the groups that are mine. */
static bool publish_mine(
	struct cli *c, struct publish *p, const struct feed_window *w, struct err *e)
{
	int64_t groups[MEETING_GROUPS_MAX];
	size_t n;

	if (!cli_has(&c->args, OPT_MINE))
		return true;
	return my_groups(&c->se, c->env->config->text[OPTION_MY_GROUPS], groups, &n, e) &&
		feed_publish_groups(&c->se, p, groups, n, w, cli_has(&c->args, OPT_NO_AGENDA), e);
}

bool cli_export_feed(struct cli *c, struct err *e)
{
	struct feed_window w;
	struct publish p = { 0 };
	bool ok = read_window(c, &w, e) && renew(c, e) &&
		publish_open(&p, &c->se, c->args.arg[0], how(c) | PUBLISH_RESTORE, e) &&
		feed_publish(&c->se, &p, &w, cli_has(&c->args, OPT_NO_AGENDA), e) &&
		publish_mine(c, &p, &w, e) && publish_close(&p, e) && tell(c, &p, e);

	publish_release(&p);
	return ok;
}

static void feeds_json(struct cli *c, const struct feed_rows *rows)
{
	struct json j;

	cli_json_open(c, &j);
	json_kopen(&j, "feeds", '[');
	for (size_t i = 0; i < rows->n; i++) {
		const struct feed_row *r = &rows->v[i];
		char *file = xasprintf("%s.ics", r->f.name);

		json_open(&j, '{');
		json_kstr(&j, "kind", feed_kind_names[r->f.kind]);
		json_kopt(&j, "of", r->label);
		json_kopt(&j, "file", *r->f.name ? file : "");
		json_close(&j, '}');
		free(file);
	}
	json_close(&j, ']');
	cli_json_close(c, &j);
}

bool cli_list_feeds(struct cli *c, struct err *e)
{
	const char *const heads[] = { _("Calendar"), _("File") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };
	struct feed_rows rows;
	struct feed_span span;

	feed_span(&c->se, &(struct feed_window) { .back = FEED_BACK, .ahead = FEED_AHEAD }, &span);
	if (!feed_list(&c->se, span.from, &rows, e))
		return false;
	if (c->json) {
		feeds_json(c, &rows);
		pool_release(&rows.pool);
		return true;
	}
	for (size_t i = 0; i < rows.n; i++) {
		const struct feed_row *r = &rows.v[i];

		listing_put(&g, r->f.kind == FEED_ALL ? _("everything") : r->label);
		listing_printf(&g, "%s%s", r->f.name, *r->f.name ? ".ics" : "");
	}
	listing_print(&g, c->plain, &c->out);
	listing_release(&g);
	if (rows.n > 0 && rows.v[0].f.id == 0)
		cli_say(c,
			_("They get their names when they are first written: “arshjul export "
			  "feed DIR”."));
	pool_release(&rows.pool);
	return true;
}
