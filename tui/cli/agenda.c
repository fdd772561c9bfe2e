/* Agendas: items, what is left over from earlier meetings, and templates. */
#include "services/agenda.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/attachments.h"
#include "services/carry.h"
#include "services/find.h"
#include "services/templates.h"

#include "tui/cli/command.h"

/* ---- add item ---- */

static bool set_parties(struct cli *c, int64_t item_id, struct err *e)
{
	int64_t *ids = xcalloc(c->args.n_given + 1, sizeof(*ids));
	size_t n = 0;
	bool ok = true;

	for (size_t i = 0; i < c->args.n_given && ok; i++)
		if (c->args.given[i].option == OPT_PARTY)
			ok = party_find(&c->se, c->args.given[i].value, &ids[n++], e);
	ok = ok && (n == 0 || item_set_parties(&c->se, item_id, ids, n, e));
	free(ids);
	return ok;
}

static bool attach_files(struct cli *c, int64_t meeting_id, int64_t item_id, struct err *e)
{
	for (size_t i = 0; i < c->args.n_given; i++) {
		const struct cli_given *g = &c->args.given[i];
		enum attachment_state state;

		if (g->option != OPT_ATTACH)
			continue;
		if (!attachment_add(&c->se, meeting_id, item_id, g->value, NULL, &state, NULL, e))
			return false;
		if (state != ATTACHMENT_FINE)
			cli_warn(c, _("Attached: %s%s"), g->value, attachment_state_words(state));
	}
	return true;
}

static bool put_item(struct cli *c, int64_t meeting_id, struct item *it, struct err *e)
{
	const char *under = cli_value(&c->args, OPT_UNDER);
	int64_t parent = 0;
	bool ok = session_begin(&c->se, NULL, e);

	if (!ok)
		return false;
	ok = (!under || cli_item_numbered(c, meeting_id, under, &parent, e)) &&
		item_add(&c->se, meeting_id, parent, under ? ITEM_LAST : ITEM_BEFORE_CLOSING, it,
			e) &&
		set_parties(c, it->id, e) && attach_files(c, meeting_id, it->id, e);
	return session_end(&c->se, ok, e);
}

bool cli_add_item(struct cli *c, struct err *e)
{
	struct item it = { .kind = ITEM_DISCUSSION };
	int64_t meeting_id;
	int minutes = 0;
	bool ok = cli_meeting(c, &meeting_id, e) &&
		cli_keyword(c, OPT_KIND, item_kind_names, &it.kind, e) &&
		cli_number(c, OPT_MINUTES, 1, 60 * 24, &minutes, e);

	if (ok) {
		const char *presenter = cli_value(&c->args, OPT_PRESENTER);

		it.minutes = minutes;
		xreplace(&it.title, c->args.arg[1]);
		xreplace(&it.presenter, presenter ? presenter : "");
		ok = put_item(c, meeting_id, &it, e);
	}
	if (ok)
		cli_done(c, it.id, _("Added item %s: %s"), it.number ? it.number : "", it.title);
	item_release(&it);
	return ok;
}

/* ---- carry ---- */

bool cli_carry(struct cli *c, struct err *e)
{
	struct offers offers = { 0 };
	int64_t meeting_id;
	size_t n = 0;
	bool ok = cli_meeting(c, &meeting_id, e) && carry_offers(&c->se, meeting_id, &offers, e);

	for (size_t i = 0; ok && i < offers.n; i++)
		cli_say(c, "%.10s  %s [%s]", offers.v[i].meeting_starts, offers.v[i].it->title,
			outcome_label(offers.v[i].it->outcome));
	ok = ok && (offers.n == 0 || carry_all(&c->se, meeting_id, &n, e));
	if (ok && n == 0)
		cli_say(c, "%s", _("Nothing is left over."));
	else if (ok)
		cli_done(c, meeting_id,
			ngettext("%zu item taken up again", "%zu items taken up again", n), n);
	offers_release(&offers);
	return ok;
}

/* ---- Templates ---- */

/* --group, or the template that all groups without their own share; for every kind, or --meeting-kind. */
static bool template_what(const struct cli *c, struct template_for *what, struct err *e)
{
	*what = (struct template_for) { 0 };
	return cli_group(c, &what->group_id, e) &&
		cli_keyword(c, OPT_MEETING_KIND, template_kind_names, &what->kind, e);
}

bool cli_add_template(struct cli *c, struct err *e)
{
	const char *group = cli_value(&c->args, OPT_FOR);
	struct group_list groups = { 0 };
	struct template_for what = { 0 };
	int64_t meeting_id;
	bool ok = cli_meeting(c, &meeting_id, e) &&
		cli_keyword(c, OPT_MEETING_KIND, template_kind_names, &what.kind, e) &&
		store_meeting_groups(c->se.store, meeting_id, &groups, e);

	if (ok && group && strcmp(group, "all") != 0)
		ok = group_find(&c->se, group, &what.group_id, e);
	else if (ok && !group && groups.n == 1)
		what.group_id = groups.v[0].id;
	else if (ok && !group)
		ok = err_set(
			e, ERR_USAGE, _("Say whose template it is: --for GROUP, or --for all."));
	ok = ok && template_save(&c->se, meeting_id, what, e);
	if (ok)
		cli_done(c, meeting_id, "%s", _("The agenda is a template now"));
	pool_release(&groups.pool);
	return ok;
}

/* The top-level standing item with that title. */
static bool standing_titled(
	struct cli *c, struct template_for what, const char *title, int64_t *id, struct err *e)
{
	struct standing_item_list items = { 0 };
	int64_t template_id;
	bool ok = template_of(&c->se, what, &template_id, e) &&
		store_standing_items(c->se.store, template_id, &items, e);

	*id = 0;
	for (size_t i = 0; ok && i < items.n; i++)
		if (!items.v[i].parent_id && strcmp(items.v[i].title, title) == 0)
			*id = items.v[i].id;
	pool_release(&items.pool);
	if (ok && !*id)
		ok = err_set(e, ERR_NOT_FOUND, _("The template has no item “%s”."), title);
	return ok;
}

static bool put_day(const struct cli *c, enum cli_option o, char **field, struct err *e)
{
	int32_t day = DAY_NONE;
	char iso[MOMENT_SIZE] = "";

	if (!cli_day(c, o, &day, e))
		return false;
	if (day != DAY_NONE)
		moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	xreplace(field, iso);
	return true;
}

bool cli_add_standing(struct cli *c, struct err *e)
{
	const char *presenter = cli_value(&c->args, OPT_PRESENTER);
	const char *under = cli_value(&c->args, OPT_UNDER);
	struct standing_item s = { .kind = ITEM_DISCUSSION, .title = xstrdup(c->args.arg[0]) };
	struct template_for what;
	int64_t parent = 0;
	int minutes = 0;
	bool ok = template_what(c, &what, e) &&
		cli_keyword(c, OPT_KIND, item_kind_names, &s.kind, e) &&
		cli_number(c, OPT_MINUTES, 1, 60 * 24, &minutes, e) &&
		put_day(c, OPT_FROM, &s.from_day, e) && put_day(c, OPT_TO, &s.to_day, e) &&
		(!under || standing_titled(c, what, under, &parent, e));

	s.minutes = minutes;
	xreplace(&s.presenter, presenter ? presenter : "");
	ok = ok &&
		standing_add(&c->se, what, parent, under ? ITEM_LAST : ITEM_BEFORE_CLOSING, &s, e);
	if (ok)
		cli_done(c, s.id, _("Added to the template: %s"), s.title);
	standing_item_release(&s);
	return ok;
}

/* ---- list templates ---- */

static void standing_json(const struct standing_item *s, struct json *j)
{
	json_open(j, '{');
	json_kint(j, "id", s->id);
	json_kint(j, "parent", s->parent_id);
	json_kstr(j, "title", s->title);
	json_kstr(j, "kind", item_kind_names[s->kind]);
	json_kopt(j, "presenter", s->presenter);
	json_kint(j, "minutes", s->minutes);
	json_kopt(j, "from", s->from_day);
	json_kopt(j, "to", s->to_day);
	json_close(j, '}');
}

static void standing_cells(const struct template_row *row, const struct standing_item *s,
	bool plain, struct listing *g)
{
	const char *all = plain ? "" : _("All groups");

	listing_put(g, row->t.group_id ? row->group : all);
	listing_printf(g, "%s%s", s->parent_id && !plain ? "  " : "", s->title);
	listing_put(g, plain ? item_kind_names[s->kind] : item_kind_label(s->kind));
	if (s->minutes || plain)
		listing_printf(g, "%" PRId64, s->minutes);
	else
		listing_put(g, "");
	listing_put(g, s->presenter);
	listing_put(g, s->from_day);
	listing_put(g, s->to_day);
	listing_put(g, plain ? template_kind_names[row->t.kind] : template_kind_label(row->t.kind));
}

static bool list_one(struct cli *c, const struct template_row *row, struct listing *g,
	struct json *j, struct err *e)
{
	struct standing_item_list items = { 0 };

	if (!store_standing_items(c->se.store, row->t.id, &items, e))
		return false;
	if (c->json) {
		json_open(j, '{');
		json_kint(j, "id", row->t.id);
		json_kopt(j, "group", row->group);
		json_kstr(j, "meeting_kind", template_kind_names[row->t.kind]);
		json_kopen(j, "items", '[');
	}
	for (size_t i = 0; i < items.n; i++) {
		if (c->json)
			standing_json(&items.v[i], j);
		else
			standing_cells(row, &items.v[i], c->plain, g);
	}
	if (c->json) {
		json_close(j, ']');
		json_close(j, '}');
	}
	pool_release(&items.pool);
	return true;
}

bool cli_list_templates(struct cli *c, struct err *e)
{
	const char *heads[] = { _("Group"), _("Title"), Q_("item|Kind"), _("Minutes"),
		_("Presenter"), _("From"), _("To"), _("Meetings") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };
	struct template_rows rows = { 0 };
	struct template_for what;
	struct json j;
	bool ok = template_what(c, &what, e) && store_templates(c->se.store, &rows, e);

	if (ok && c->json) {
		cli_json_open(c, &j);
		json_kopen(&j, "templates", '[');
	}
	for (size_t i = 0; ok && i < rows.n; i++)
		if ((!cli_has(&c->args, OPT_GROUP) || rows.v[i].t.group_id == what.group_id) &&
			(!cli_has(&c->args, OPT_MEETING_KIND) || rows.v[i].t.kind == what.kind))
			ok = list_one(c, &rows.v[i], &g, &j, e);
	if (ok && c->json) {
		json_close(&j, ']');
		cli_json_close(c, &j);
	} else if (ok) {
		listing_print(&g, c->plain, &c->out);
		if (g.n == 0)
			cli_say(c, "%s",
				_("No templates yet. “arshjul add standing TITLE” begins one."));
	}
	listing_release(&g);
	pool_release(&rows.pool);
	return ok;
}
