/* People whom the register may have twice, from the shell: who they are, merging them, taking it back; and other
 * names of people. */
#include "services/same_people.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/aliases.h"
#include "services/find.h"
#include "services/person_merge.h"

#include "tui/cli/command.h"

/* ---- Pairs ---- */

/* How --waive names a pair: "12:45", the lower number first. */
static void pair_key(int64_t a, int64_t b, char out[48])
{
	snprintf(out, 48, "%" PRId64 ":%" PRId64, a < b ? a : b, a < b ? b : a);
}

static bool read_key(const char *key, int64_t *a, int64_t *b, struct err *e)
{
	char *end;

	*a = strtoll(key, &end, 10);
	*b = *end == ':' ? strtoll(end + 1, &end, 10) : 0;
	return (*a > 0 && *b > 0 && !*end) ||
		err_set(e, ERR_USAGE, _("“%s” is no pair: say its key, such as 12:45."), key);
}

static bool person_json(struct cli *c, int64_t id, struct json *j, struct err *e)
{
	struct pool p = { 0 };
	struct person who = { 0 };
	struct person_seen seen;
	char *name;
	bool ok = store_person_load(c->se.store, id, &who, e) &&
		store_seen(c->se.store, id, &seen, &p, e);

	if (ok) {
		name = person_name(&who);
		json_open(j, '{');
		json_kint(j, "id", id);
		json_kstr(j, "name", name);
		json_kopt(j, "email", who.email);
		json_kint(j, "called", seen.called);
		json_kint(j, "present", seen.present);
		json_kopt(j, "first", seen.first);
		json_kopt(j, "last", seen.last);
		json_close(j, '}');
		free(name);
	}
	person_release(&who);
	pool_release(&p);
	return ok;
}

static bool pairs_json(struct cli *c, const struct same_list *list, struct err *e)
{
	struct json j;
	bool ok = true;

	cli_json_open(c, &j);
	json_kopen(&j, "pairs", '[');
	for (size_t i = 0; i < list->n && ok; i++) {
		const struct same_found *f = &list->v[i];
		struct buf why = { 0 };
		char key[48];

		pair_key(f->first, f->second, key);
		same_reasons(f->reasons, &why);
		json_open(&j, '{');
		json_kstr(&j, "key", key);
		json_kopen(&j, "people", '[');
		ok = person_json(c, f->first, &j, e) && person_json(c, f->second, &j, e);
		json_close(&j, ']');
		json_kint(&j, "score", f->score);
		json_kstr(&j, "reasons", buf_str(&why));
		json_close(&j, '}');
		buf_release(&why);
	}
	json_close(&j, ']');
	cli_json_close(c, &j);
	return ok;
}

static void pairs_lines(struct cli *c, const struct same_list *list)
{
	const char *heads[] = { _("Key"), _("Person"), _("Perhaps the same"), _("Because") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };

	for (size_t i = 0; i < list->n; i++) {
		const struct same_found *f = &list->v[i];
		struct buf why = { 0 };
		char key[48];

		pair_key(f->first, f->second, key);
		same_reasons(f->reasons, &why);
		listing_put(&g, key);
		listing_put(&g, f->first_name);
		listing_put(&g, f->second_name);
		listing_put(&g, pool_strdup(&g.pool, buf_str(&why)));
		buf_release(&why);
	}
	listing_print(&g, c->plain, &c->out);
	listing_release(&g);
}

static bool waive(struct cli *c, const char *key, bool apart, struct err *e)
{
	int64_t a, b;

	if (!read_key(key, &a, &b, e) ||
		!(apart ? people_tell_apart(&c->se, a, b, e) : people_ask_again(&c->se, a, b, e)))
		return false;
	cli_done(c, a, "%s", apart ? _("They are two people.") : _("Perhaps one person."));
	return true;
}

/* Those that were told apart. */
static bool list_apart(struct cli *c, struct err *e)
{
	const char *heads[] = { _("Key"), _("Person"), _("Somebody else") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };
	struct namesake_list pairs = { 0 };
	bool ok = store_namesakes(c->se.store, &pairs, e);

	for (size_t i = 0; i < pairs.n && ok; i++) {
		const struct namesake *p = &pairs.v[i];
		char key[48], *x = NULL, *y = NULL;

		ok = store_person_name(c->se.store, p->person_id, &x, e) &&
			store_person_name(c->se.store, p->other_id, &y, e);
		pair_key(p->person_id, p->other_id, key);
		listing_put(&g, key);
		listing_put(&g, x);
		listing_put(&g, y);
		free(x);
		free(y);
	}
	if (ok)
		listing_print(&g, c->plain, &c->out);
	listing_release(&g);
	pool_release(&pairs.pool);
	return ok;
}

bool cli_check_duplicates(struct cli *c, struct err *e)
{
	const char *apart = cli_value(&c->args, OPT_WAIVE);
	const char *again = cli_value(&c->args, OPT_UNWAIVE);
	struct same_list list = { 0 };
	bool ok;

	if (apart && again)
		return err_set(e, ERR_USAGE, _("Either --waive or --unwaive."));
	if (apart || again)
		return waive(c, apart ? apart : again, apart != NULL, e);
	if (cli_has(&c->args, OPT_ALL) && !c->json)
		return list_apart(c, e);
	if (!same_people_find(&c->se, 0, &list, e))
		return false;
	ok = !c->json || pairs_json(c, &list, e);
	if (ok && !c->json)
		pairs_lines(c, &list);
	if (ok && list.n > 0)
		ok = err_set(e, ERR_FINDINGS,
			ngettext("%zu pair that may be one person.",
				"%zu pairs that may be one person.", list.n),
			list.n);
	else if (ok)
		cli_say(c, "%s", _("Nobody seems to be here twice."));
	pool_release(&list.pool);
	return ok;
}

/* ---- Merging ---- */

bool cli_merge_people(struct cli *c, struct err *e)
{
	static const char *const whose[] = { "ask", "first", "second", NULL };
	int marks = MERGE_REFUSE;
	int64_t kept, other;
	struct merge_done did;
	char *name = NULL, *gone = NULL;
	bool ok = cli_keyword(c, OPT_MARKS, whose, &marks, e) &&
		person_find(&c->se, c->args.arg[0], 0, &kept, e) &&
		person_find(&c->se, c->args.arg[1], 0, &other, e) &&
		store_person_name(c->se.store, kept, &name, e) &&
		store_person_name(c->se.store, other, &gone, e) &&
		person_merge(&c->se, kept, other, (enum merge_marks)marks, &did, e);

	if (ok) {
		cli_done(c, kept, _("Merged: %s is %s"), gone, name);
		if (did.meetings || !did.same_meetings)
			cli_say(c,
				ngettext("%zu meeting went over", "%zu meetings went over",
					did.meetings),
				did.meetings);
		if (did.same_meetings)
			cli_say(c,
				ngettext("At %zu meeting both were on the roll; one row is left",
					"At %zu meetings both were on the roll; one row is left of each",
					did.same_meetings),
				did.same_meetings);
	}
	free(name);
	free(gone);
	return ok;
}

bool cli_split_person(struct cli *c, struct err *e)
{
	int64_t kept, merge;
	struct split_done did;
	char *name = NULL, *back = NULL;
	bool ok = person_find(&c->se, c->args.arg[0], 0, &kept, e) &&
		person_merge_named(&c->se, kept, c->args.arg[1], &merge, e) &&
		person_split(&c->se, merge, &did, e) &&
		store_person_name(c->se.store, kept, &name, e) &&
		store_person_name(c->se.store, did.person_id, &back, e);

	if (ok) {
		cli_done(c, did.person_id, _("Two people again: %s, %s"), back, name);
		if (did.since)
			cli_say(c,
				ngettext("%zu meeting that came since stays with %s",
					"%zu meetings that came since stay with %s", did.since),
				did.since, name);
		if (did.stay)
			cli_say(c,
				ngettext("%zu row was changed since and stays as it is",
					"%zu rows were changed since and stay as they are",
					did.stay),
				did.stay);
	}
	free(name);
	free(back);
	return ok;
}

/* ---- Other names ---- */

bool cli_add_alias(struct cli *c, struct err *e)
{
	int64_t id;
	char *name = NULL;
	bool ok = person_find(&c->se, c->args.arg[0], 0, &id, e) &&
		alias_add(&c->se, id, c->args.arg[1], e) &&
		store_person_name(c->se.store, id, &name, e);

	if (ok)
		cli_done(c, id, _("%s is also written %s"), name, c->args.arg[1]);
	free(name);
	return ok;
}

bool cli_remove_alias(struct cli *c, struct err *e)
{
	int64_t id, alias;
	bool ok = person_find(&c->se, c->args.arg[0], 0, &id, e) &&
		alias_find(&c->se, id, c->args.arg[1], &alias, e) && alias_remove(&c->se, alias, e);

	if (ok)
		cli_done(c, id, _("Removed: %s"), c->args.arg[1]);
	return ok;
}

static void alias_json(const struct alias *a, const char *person, struct json *j)
{
	json_open(j, '{');
	json_kint(j, "id", a->id);
	json_kint(j, "person_id", a->person_id);
	json_kstr(j, "person", person);
	json_kstr(j, "name", a->name);
	json_kstr(j, "source", alias_source_names[a->source]);
	json_close(j, '}');
}

static const char *source_words(const struct alias *a)
{
	switch ((enum alias_source)a->source) {
	case ALIAS_IMPORTED:
		return _("from old notes");
	case ALIAS_TYPED:
		return _("added");
	case ALIAS_MERGED:
		break;
	}
	return _("merged");
}

static bool aliases_print(struct cli *c, const struct alias_list *list, struct err *e)
{
	const char *heads[] = { _("Person"), _("Also written"), _("How it is known") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };
	struct json j;
	bool ok = true;

	if (c->json) {
		cli_json_open(c, &j);
		json_kopen(&j, "aliases", '[');
	}
	for (size_t i = 0; i < list->n && ok; i++) {
		const struct alias *a = &list->v[i];
		char *name = NULL;

		ok = store_person_name(c->se.store, a->person_id, &name, e);
		if (ok && c->json) {
			alias_json(a, name, &j);
		} else if (ok) {
			listing_put(&g, name);
			listing_put(&g, a->name);
			listing_put(&g, c->plain ? alias_source_names[a->source] : source_words(a));
		}
		free(name);
	}
	if (c->json) {
		json_close(&j, ']');
		cli_json_close(c, &j);
	} else if (ok) {
		listing_print(&g, c->plain, &c->out);
	}
	listing_release(&g);
	return ok;
}

bool cli_list_aliases(struct cli *c, struct err *e)
{
	const char *person = cli_value(&c->args, OPT_PERSON);
	struct alias_list list = { 0 };
	int64_t id = 0;
	bool ok = (!person || person_find(&c->se, person, 0, &id, e)) &&
		store_aliases(c->se.store, id, &list, e) && aliases_print(c, &list, e);

	if (ok && list.n == 0)
		cli_say(c, "%s", _("No other names."));
	pool_release(&list.pool);
	return ok;
}
