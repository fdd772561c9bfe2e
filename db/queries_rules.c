/* Parties that groups must have and items are about. */
#include <stdlib.h>
#include <string.h>

#include "db/list.h"
#include "db/questions.h"
#include "db/store.h"

static const struct question of_group = {
	"SELECT k.id, 0, p.id, p.name, p.short_name FROM group_parties k"
	" JOIN parties p ON p.id = k.party_id WHERE k.group_id = ?1 ORDER BY p.name, p.id",
	PLAN_SORTS,
};
static const struct question of_items = {
	"SELECT k.id, k.item_id, q.id, q.name, q.short_name FROM items i"
	" LEFT JOIN items p ON p.id = i.parent_id JOIN item_parties k ON k.item_id = i.id"
	" JOIN parties q ON q.id = k.party_id WHERE i.meeting_id = ?1"
	" ORDER BY " LIST_AGENDA_ORDER ", q.name, q.id",
	PLAN_SORTS,
};
const struct question *const rules_questions[] = { &of_group, &of_items, NULL };

static bool read_links(struct store *s, const struct question *ask, int64_t id,
	struct party_links *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, ask, &st, e))
		return false;
	sql_int(st, 1, id);
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		out->v[out->n++] = (struct party_link) {
			.id = sql_column(st, 0),
			.item_id = sql_column(st, 1),
			.party = { .id = sql_column(st, 2),
				.name = pool_strdup(&out->pool, sql_column_text(st, 3)),
				.short_name = pool_strdup(&out->pool, sql_column_text(st, 4)) },
		};
	}
	return r == SQL_DONE;
}

bool store_group_musts(struct store *s, int64_t group_id, struct party_links *out, struct err *e)
{
	*out = (struct party_links) { 0 };
	return read_links(s, &of_group, group_id, out, e) || LIST_FAIL(out);
}

bool store_item_parties(struct store *s, int64_t meeting_id, struct party_links *out, struct err *e)
{
	*out = (struct party_links) { 0 };
	return read_links(s, &of_items, meeting_id, out, e) || LIST_FAIL(out);
}

/* Copies the links of one group beside its rules. */
static bool add_musts(
	struct store *s, struct group_rules_list *out, struct group_rules *rules, struct err *e)
{
	struct party_links links = { 0 };
	struct rule_party *must;
	bool ok = store_group_musts(s, rules->g.id, &links, e);

	must = pool_alloc(&out->pool, (links.n + 1) * sizeof(*must));
	for (size_t i = 0; i < links.n; i++)
		must[i] = (struct rule_party) {
			.id = links.v[i].party.id,
			.name = pool_strdup(&out->pool, links.v[i].party.name),
			.short_name = pool_strdup(&out->pool, links.v[i].party.short_name),
		};
	rules->must = must;
	rules->n_must = links.n;
	pool_release(&links.pool);
	return ok;
}

bool store_meeting_rules(
	struct store *s, int64_t meeting_id, struct group_rules_list *out, struct err *e)
{
	struct group_list groups = { 0 };
	bool ok;

	*out = (struct group_rules_list) { 0 };
	if (!store_meeting_groups(s, meeting_id, &groups, e))
		return false;
	/* The groups' texts stay where they are read. */
	out->pool = groups.pool;
	out->v = pool_alloc(&out->pool, (groups.n + 1) * sizeof(*out->v));
	ok = true;
	for (size_t i = 0; i < groups.n && ok; i++) {
		out->v[i] = (struct group_rules) { .g = groups.v[i] };
		ok = add_musts(s, out, &out->v[i], e);
		out->n++;
	}
	return ok || LIST_FAIL(out);
}
