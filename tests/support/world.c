#include "tests/support/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/meetings.h"
#include "services/people.h"

#include "cmocka.h"

void world_ok(struct world *w, bool done)
{
	if (!done)
		fail_msg("%s", w->e.text);
	w->e = (struct err) { 0 };
}

void world_refused(struct world *w, bool done, enum err_code code, const char *words)
{
	if (done)
		fail_msg("not refused: %s", words ? words : "");
	if (w->e.code != code || (words && !strstr(w->e.text, words)))
		fail_msg("refused with “%s” (%s)", w->e.text, err_name(w->e.code));
	w->e = (struct err) { 0 };
}

/* ---- Set up ---- */

static void fill_parties(struct world *w)
{
	static const char *const names[] = { "Ekby kommun", "Arbetsförmedlingen",
		"Försäkringskassan" };
	static const char *const shorts[] = { "Ekby", "AF", "FK" };

	for (size_t i = 0; i < WORLD_PARTIES; i++) {
		struct party p = { .name = xstrdup(names[i]), .short_name = xstrdup(shorts[i]) };

		world_ok(w, party_put(&w->se, &p, &w->e));
		w->parties[i] = p.id;
		party_release(&p);
	}
}

static int64_t add_group(struct world *w, const char *name, enum group_kind kind)
{
	struct group g = { .name = xstrdup(name), .kind = (int)kind };
	int64_t id;

	world_ok(w, group_put(&w->se, &g, &w->e));
	id = g.id;
	group_release(&g);
	return id;
}

static void fill_people(struct world *w)
{
	static const struct {
		const char *given, *family;
		enum world_party party;
		enum member_role role;
	} people[WORLD_PEOPLE] = {
		[KARIN] = { "Karin", "Alm", EKBY, ROLE_SECRETARY },
		[SOFIA] = { "Sofia", "Berglund", EKBY, ROLE_MEMBER },
		[EVA] = { "Eva", "Brandt", AF, ROLE_MEMBER },
		[KRISTIAN] = { "Kristian", "Lager", AF, ROLE_MEMBER },
		[IDA] = { "Ida", "Wiklund", EKBY, ROLE_DEPUTY },
		[HENRIK] = { "Henrik", "Olofsson", FK, ROLE_MEMBER },
		[BO] = { "Bo", "Ågren", FK, ROLE_MEMBER },
	};

	for (size_t i = 0; i < WORLD_PEOPLE; i++) {
		struct person p = { .given = xstrdup(people[i].given),
			.family = xstrdup(people[i].family),
			.party_id = w->parties[people[i].party] };
		struct membership m = { .group_id = w->west, .role = (int)people[i].role };

		world_ok(w, person_put(&w->se, &p, i == BO ? NULL : &m, &w->e));
		w->people[i] = p.id;
		person_release(&p);
		membership_release(&m);
	}
}

int world_setup_empty(void **state)
{
	struct world *w = xcalloc(1, sizeof *w);
	struct store_options o = { .path = ":memory:", .create = true, .clock = &w->clock };

	i18n_init("en");

	w->clock = (struct clock) { .stands = true, .at = WORLD_NOW, .seeded = true, .seed = 1 };
	world_ok(w, store_open(&o, &w->se.store, &w->e));
	w->se.clock = &w->clock;
	*state = w;
	return 0;
}

int world_setup(void **state)
{
	struct world *w;

	world_setup_empty(state);
	w = *state;
	fill_parties(w);
	w->west = add_group(w, "Beredning Väst", GROUP_PREPARATORY);
	w->board = add_group(w, "Styrelse", GROUP_BOARD);
	fill_people(w);
	return 0;
}

int world_teardown(void **state)
{
	struct world *w = *state;

	store_close(w->se.store);
	free(w->before);
	free(w);
	return 0;
}

/* ---- What is stored ---- */

static bool collect(void *to, const char *bytes, size_t n)
{
	buf_add(to, bytes, n);
	return true;
}

/* Numbers after that key become 0. */
static void mask(char *json, const char *key)
{
	for (char *s = strstr(json, key); s; s = strstr(s, key)) {
		char *from = s + strlen(key);
		size_t n = strspn(from, "0123456789");

		if (n > 1)
			memmove(from + 1, from + n, strlen(from + n) + 1);
		if (n > 0)
			*from = '0';
		s = from;
	}
}

char *world_export(struct world *w)
{
	struct buf json = { 0 };
	char *text;

	world_ok(w, store_export_json(w->se.store, collect, &json, &w->e));
	text = buf_take(&json);
	mask(text, "\"sequence\":");
	mask(text, "\"revised_at\":");
	return text;
}

void world_before(struct world *w)
{
	free(w->before);
	w->before = world_export(w);
}

/* Two long texts: where they part. */
static void expect_same(const char *got, const char *wanted)
{
	size_t i = 0;

	while (got[i] && got[i] == wanted[i])
		i++;
	if (got[i] != wanted[i])
		fail_msg("…%.120s\nis not\n…%.120s", got + (i > 60 ? i - 60 : 0),
			wanted + (i > 60 ? i - 60 : 0));
}

void world_unchanged(struct world *w)
{
	char *now = world_export(w);

	expect_same(now, w->before);
	free(now);
}

void world_undoable(struct world *w, const char *label)
{
	char *after = world_export(w), *undone = NULL, *redone = NULL, *back;

	assert_string_not_equal(after, w->before);
	world_ok(w, store_undo(w->se.store, &undone, &w->e));
	assert_string_equal(undone, label);
	world_unchanged(w);
	world_ok(w, store_redo(w->se.store, &redone, &w->e));
	assert_string_equal(redone, label);
	back = world_export(w);
	expect_same(back, after);
	free(after);
	free(undone);
	free(redone);
	free(back);
}

/* ---- People and meetings ---- */

void world_give_address(struct world *w, int64_t person_id, const char *address)
{
	struct person p = { 0 };

	world_ok(w, store_person_load(w->se.store, person_id, &p, &w->e));
	xreplace(&p.email, address);
	world_ok(w, person_put(&w->se, &p, NULL, &w->e));
	person_release(&p);
}

int64_t world_meeting(struct world *w, const char *starts, int64_t items[4])
{
	static const char *const titles[] = { "Välkommen", "Ansökningar", "Information", "Övrigt" };
	struct meeting m = { .starts = xstrdup(starts), .status = STATUS_CALLED };
	int64_t id;

	world_ok(w, meeting_create(&w->se, &m, &w->west, 1, &w->e));
	id = m.id;
	meeting_release(&m);
	for (size_t i = 0; i < ARRAY_LEN(titles); i++) {
		struct item it = { .title = xstrdup(titles[i]), .minutes = 10 };

		world_ok(w, item_add(&w->se, id, 0, 0, &it, &w->e));
		if (items)
			items[i] = it.id;
		item_release(&it);
	}
	return id;
}

void world_agenda(struct world *w, int64_t id, const char *wanted)
{
	struct item_list items;
	struct buf line = { 0 };

	world_ok(w, store_items(w->se.store, id, &items, &w->e));
	for (size_t i = 0; i < items.n; i++)
		buf_printf(&line, "%s%s%s%s", i ? ", " : "", items.v[i].number,
			*items.v[i].number ? " " : "", items.v[i].title);
	assert_string_equal(buf_str(&line), wanted);
	buf_release(&line);
	pool_release(&items.pool);
}

struct meeting world_load(struct world *w, int64_t meeting_id)
{
	struct meeting m = { 0 };

	world_ok(w, store_meeting_load(w->se.store, meeting_id, &m, &w->e));
	return m;
}

struct roll_counts world_counts(struct world *w, int64_t meeting_id)
{
	struct roll_rows roll;
	struct roll_counts c;

	world_ok(w, store_roll(w->se.store, meeting_id, &roll, &w->e));
	roll_count(&roll, &c);
	pool_release(&roll.pool);
	return c;
}
