#include "services/people.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "rules/successors.h"
#include "services/person_merge.h"
#include "services/templates.h"
#include "services/wording.h"

static bool blank(const char *s)
{
	return !s || text_blank(s);
}

/* Put or delete one record as a step of its own. label is taken over. */
static bool save_step(
	struct session *se, const struct table *t, void *rec, char *label, struct err *e)
{
	struct head *head = rec;
	bool fresh = head->id == 0;
	bool ok =
		session_begin(se, label, e) && session_end(se, store_save(se->store, t, rec, e), e);

	if (!ok && fresh)
		head->id = head->rev = 0;
	return ok;
}

/* Deletes; when others still refer to it, says why (translated) it stays. */
static bool delete_row(
	struct session *se, const struct table *t, int64_t id, const char *why, struct err *e)
{
	struct err refused = { 0 };

	if (store_delete(se->store, t, id, &refused))
		return true;
	if (refused.code == ERR_INVALID)
		return err_set(e, ERR_INVALID, "%s", why);
	return err_pass(e, &refused);
}

/* ---- People ---- */

void person_sort_as(struct person *p, bool skip_particles)
{
	char *form = name_sort_form(p->given, or_empty(p->family), skip_particles);

	free(p->sort_key);
	p->sort_key = text_sort_key(form);
	free(form);
}

bool person_refresh_sort_key(struct session *se, struct person *p, struct err *e)
{
	bool skip;

	if (!people_particles(se, &skip, e))
		return false;
	person_sort_as(p, skip);
	return true;
}

char *person_draft_key(int64_t id)
{
	return xasprintf("person:%" PRId64, id);
}

bool person_put(struct session *se, struct person *p, struct membership *membership, struct err *e)
{
	bool fresh = p->id == 0, ok;

	record_clean(&person_table, p);
	if (blank(p->given))
		return err_set(e, ERR_INVALID, _("A person needs a name."));
	if (!person_refresh_sort_key(se, p, e) ||
		!session_begin(se,
			step_label(fresh ? _("New person") : _("Person changed"), person_name(p)),
			e))
		return false;
	ok = store_person_save(se->store, p, e);
	if (ok && membership) {
		membership->person_id = p->id;
		ok = membership_put(se, membership, e);
	}
	ok = session_end(se, ok, e);
	if (!ok && fresh)
		p->id = p->rev = 0;
	return ok;
}

bool person_delete(struct session *se, int64_t id, struct err *e)
{
	struct person p = { 0 };
	bool ok = store_person_load(se->store, id, &p, e) &&
		session_begin(se, step_label(_("Removed"), person_name(&p)), e);

	person_release(&p);
	if (!ok)
		return false;
	ok = person_merges_forget(se, id, e) &&
		session_delete_referring(se, &membership_table, "person_id", id, e) &&
		session_delete_referring(se, &alias_table, "person_id", id, e) &&
		session_delete_referring(se, &candidate_answer_table, "person_id", id, e) &&
		session_delete_referring(se, &feed_table, "person_id", id, e) &&
		session_delete_referring(se, &invitation_table, "person_id", id, e) &&
		delete_row(se, &person_table, id,
			_("Somebody who has been called to meetings is kept for the record."), e);
	return session_end(se, ok, e);
}

/* ---- Sorting ---- */

static const char particles_key[] = "names.particles", particles_skipped[] = "skip";

bool people_particles(struct session *se, bool *skip, struct err *e)
{
	char *text;

	if (!store_setting(se->store, particles_key, "", &text, e))
		return false;
	*skip = strcmp(text, particles_skipped) == 0;
	free(text);
	return true;
}

/* Only those whose family name has two words or more can move. */
static bool sort_anew(struct session *se, bool skip, struct err *e)
{
	struct name_rows rows = { 0 };
	bool ok = store_names(se->store, &rows, e);

	for (size_t i = 0; i < rows.n && ok; i++) {
		struct person p = { 0 };

		if (rows.v[i].alias)
			continue;
		ok = store_person_load(se->store, rows.v[i].person_id, &p, e);
		if (ok && strchr(or_empty(p.family), ' ')) {
			person_sort_as(&p, skip);
			ok = store_person_save(se->store, &p, e);
		}
		person_release(&p);
	}
	pool_release(&rows.pool);
	return ok;
}

bool people_particles_set(struct session *se, bool skip, struct err *e)
{
	bool was;

	if (!people_particles(se, &was, e))
		return false;
	if (was == skip)
		return true;
	return session_begin(se,
		       xstrdup(skip ? _("Names sorted without von, af and de")
				    : _("Names sorted under von, af and de")),
		       e) &&
		session_end(se,
			store_setting_set(
				se->store, particles_key, skip ? particles_skipped : "", e) &&
				sort_anew(se, skip, e),
			e);
}

/* ---- Parties ---- */

bool party_put(struct session *se, struct party *p, struct err *e)
{
	record_clean(&party_table, p);
	if (blank(p->name))
		return err_set(e, ERR_INVALID, _("A party needs a name."));
	return save_step(se, &party_table, p,
		step_label(p->id ? _("Party changed") : _("New party"), xstrdup(p->name)), e);
}

bool party_delete(struct session *se, int64_t id, struct err *e)
{
	struct party p = { 0 };
	bool ok = store_party_load(se->store, id, &p, e) &&
		session_begin(se, step_label(_("Removed"), xstrdup(p.name)), e);

	party_release(&p);
	if (!ok)
		return false;
	ok = session_delete_referring(se, &school_break_table, "party_id", id, e) &&
		session_delete_referring(se, &blackout_table, "party_id", id, e) &&
		session_delete_referring(se, &candidate_answer_table, "party_id", id, e) &&
		delete_row(se, &party_table, id,
			_("People belong to this party or have represented it."), e);
	return session_end(se, ok, e);
}

/* ---- Groups ---- */

/* "Väst" for "Beredning Väst". */
static char *proposed_short(const char *name)
{
	const char *space = strrchr(name, ' ');

	return xstrdup(space && space[1] ? space + 1 : name);
}

static char *proposed_letter(const char *name)
{
	uint32_t cp;

	return xstrndup(name, utf8_next(name, strlen(name), &cp, NULL));
}

static void propose(char **field, char *proposal)
{
	if (!blank(*field)) {
		free(proposal);
		return;
	}
	free(*field);
	*field = proposal;
}

/* Calendars name their groups: a new name has to reach them. What a new group meets for is new itself. */
static bool renew_group(struct session *se, struct group *g, struct err *e)
{
	struct group old = { 0 };
	int64_t now = clock_now(se->clock);
	bool ok = true;

	if (!g->id)
		return true;
	ok = store_group_load(se->store, g->id, &old, e);
	if (ok && !record_same_flagged(&group_table, &old, g, COLUMN_SHOWN))
		g->revised_at = now > old.revised_at ? now : old.revised_at + 1;
	group_release(&old);
	return ok;
}

/* The successor comes after the last day, and never after itself. */
static bool check_successor(struct session *se, const struct group *g, struct err *e)
{
	struct group_rows rows = { 0 };
	struct group *all;
	bool ok;

	if (!g->successor_id)
		return true;
	if (blank(g->to_day))
		return err_set(e, ERR_INVALID,
			_("Say the last day as well: the successor comes after it."));
	if (!store_groups(se->store, g->to_day, &rows, e))
		return false;
	all = pool_alloc(&rows.pool, (rows.n + 1) * sizeof(*all));
	for (size_t i = 0; i < rows.n; i++)
		all[i] = rows.v[i].g;
	ok = !g->id || !group_leads_to(all, rows.n, g->successor_id, g->id) ||
		err_set(e, ERR_INVALID, _("A group cannot come after itself."));
	pool_release(&rows.pool);
	return ok;
}

bool group_put(struct session *se, struct group *g, struct err *e)
{
	record_clean(&group_table, g);
	if (blank(g->name))
		return err_set(e, ERR_INVALID, _("A group needs a name."));
	if (!blank(g->from_day) && !blank(g->to_day) && strcmp(g->from_day, g->to_day) > 0)
		return err_set(e, ERR_INVALID, _("It ends before it begins."));
	if (!check_successor(se, g, e))
		return false;
	propose(&g->short_name, proposed_short(g->name));
	propose(&g->letter, proposed_letter(g->name));
	return renew_group(se, g, e) &&
		save_step(se, &group_table, g,
			step_label(g->id ? _("Group changed") : _("New group"), xstrdup(g->name)),
			e);
}

static bool among(const int64_t *ids, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (ids[i] == id)
			return true;
	return false;
}

static bool replace_musts(
	struct session *se, int64_t group_id, const int64_t *must, size_t n, struct err *e)
{
	struct party_links have = { 0 };
	bool ok = store_group_musts(se->store, group_id, &have, e);

	for (size_t i = 0; i < have.n && ok; i++)
		if (!among(must, n, have.v[i].party.id))
			ok = store_group_party_delete(se->store, have.v[i].id, e);
	for (size_t i = 0; i < n && ok; i++) {
		struct group_party link = { .group_id = group_id, .party_id = must[i] };
		bool there = among(must, i, must[i]);

		for (size_t k = 0; k < have.n && !there; k++)
			there = have.v[k].party.id == must[i];
		ok = there || store_group_party_save(se->store, &link, e);
	}
	pool_release(&have.pool);
	return ok;
}

bool group_put_rules(
	struct session *se, struct group *g, const int64_t *must, size_t n, struct err *e)
{
	bool fresh = g->id == 0, ok;

	if (!session_begin(se, NULL, e))
		return false;
	ok = group_put(se, g, e);
	/* Where only the parties changed, nothing has named the step yet. */
	if (ok && session_begin(se, step_label(_("Group changed"), xstrdup(g->name)), e))
		ok = session_end(se, replace_musts(se, g->id, must, n, e), e);
	else
		ok = false;
	ok = session_end(se, ok, e);
	if (!ok && fresh)
		g->id = g->rev = 0;
	return ok;
}

bool group_delete(struct session *se, int64_t id, struct err *e)
{
	struct group g = { 0 };
	bool ok = store_group_load(se->store, id, &g, e) &&
		session_begin(se, step_label(_("Removed"), xstrdup(g.name)), e);

	group_release(&g);
	if (!ok)
		return false;
	ok = session_delete_referring(se, &membership_table, "group_id", id, e) &&
		session_delete_referring(se, &group_party_table, "group_id", id, e) &&
		session_delete_referring(se, &tombstone_group_table, "group_id", id, e) &&
		session_delete_referring(se, &feed_table, "group_id", id, e) &&
		template_delete_of(se, id, e) &&
		delete_row(se, &group_table, id,
			_("This group has meetings; end it by a last day instead."), e);
	return session_end(se, ok, e);
}

/* ---- Memberships ---- */

static const char *day_or(const char *day, const char *open)
{
	return day && *day ? day : open;
}

static bool overlap(const struct membership *a, const struct membership *b)
{
	return strcmp(day_or(a->from_day, "0000"), day_or(b->to_day, "9999")) <= 0 &&
		strcmp(day_or(b->from_day, "0000"), day_or(a->to_day, "9999")) <= 0;
}

/* "Eva Brandt, Beredning Väst"; NULL and e set where either is not there. */
static char *membership_words(struct session *se, const struct membership *m, struct err *e)
{
	struct person p = { 0 };
	struct group g = { 0 };
	char *words = NULL;

	if (store_person_load(se->store, m->person_id, &p, e) &&
		store_group_load(se->store, m->group_id, &g, e)) {
		char *name = person_name(&p);

		words = xasprintf("%s, %s", name, g.name);
		free(name);
	}
	person_release(&p);
	group_release(&g);
	return words;
}

static bool check_membership(struct session *se, const struct membership *m, struct err *e)
{
	struct membership_rows rows = { 0 };
	bool ok;

	if (strcmp(day_or(m->from_day, "0000"), day_or(m->to_day, "9999")) > 0)
		return err_set(e, ERR_INVALID, _("It ends before it starts."));
	ok = store_memberships(se->store, m->person_id, m->group_id, &rows, e);
	for (size_t i = 0; i < rows.n && ok; i++)
		if (rows.v[i].m.id != m->id && overlap(&rows.v[i].m, m))
			ok = err_set(e, ERR_INVALID, _("%s %s is in %s already."), rows.v[i].given,
				rows.v[i].family, rows.v[i].group);
	pool_release(&rows.pool);
	return ok;
}

bool membership_put(struct session *se, struct membership *m, struct err *e)
{
	char *words = membership_words(se, m, e);

	if (!words)
		return false;
	if (!check_membership(se, m, e)) {
		free(words);
		return false;
	}
	return save_step(se, &membership_table, m,
		step_label(m->id ? _("Membership changed") : _("New member"), words), e);
}

bool membership_end(struct session *se, int64_t id, const char *last_day, struct err *e)
{
	struct membership m = { 0 };
	char *words = NULL;
	bool ok = store_membership_load(se->store, id, &m, e);

	if (ok && last_day) {
		xreplace(&m.to_day, last_day);
		ok = check_membership(se, &m, e);
	}
	words = ok ? membership_words(se, &m, e) : NULL;
	ok = words && session_begin(se, step_label(_("Membership ended"), words), e);
	if (ok)
		ok = session_end(se,
			last_day ? store_membership_save(se->store, &m, e)
				 : store_membership_delete(se->store, id, e),
			e);
	membership_release(&m);
	return ok;
}
