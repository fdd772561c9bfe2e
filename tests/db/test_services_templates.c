/* Where the items of an agenda come from: templates, copies, moves, what was left over; their parties
 * and files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/attachments.h"
#include "services/carry.h"
#include "services/copy.h"
#include "services/house.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/templates.h"

#include "cmocka.h"
#include "tests/support/scratch.h"
#include "tests/support/world.h"

/* ---- Templates ---- */

static int64_t stand(struct world *w, int64_t group, int64_t parent, const char *title, int kind,
	const char *from, const char *to)
{
	struct standing_item s = { .title = xstrdup(title),
		.kind = kind,
		.minutes = 5,
		.presenter = xstrdup("Karin Alm"),
		.from_day = xstrdup(from),
		.to_day = xstrdup(to) };
	int64_t id;

	world_ok(w,
		standing_add(&w->se, (struct template_for) { .group_id = group }, parent, ITEM_LAST,
			&s, &w->e));
	id = s.id;
	standing_item_release(&s);
	return id;
}

/* Välkommen; Rapporter with Ekonomi and (from May) Lokaler; Sommarlov until April; Nästa möte. */
static void make_template(struct world *w, int64_t group)
{
	int64_t reports;

	stand(w, group, 0, "Välkommen", ITEM_FRAME, "", "");
	reports = stand(w, group, 0, "Rapporter", ITEM_REPORT, "", "");
	stand(w, group, reports, "Ekonomi", ITEM_REPORT, "", "");
	stand(w, group, reports, "Lokaler", ITEM_REPORT, "2026-05-01", "");
	stand(w, group, 0, "Budget", ITEM_DECISION, "", "2026-04-30");
	stand(w, group, 0, "Nästa möte", ITEM_FRAME, "", "");
}

static int64_t plan(struct world *w, const char *starts, int kind, size_t *n)
{
	struct meeting m = { .starts = xstrdup(starts), .status = STATUS_CALLED, .kind = kind };
	int64_t id;

	world_ok(w, meeting_create_planned(&w->se, &m, &w->west, 1, n, &w->e));
	id = m.id;
	meeting_release(&m);
	return id;
}

static void test_a_new_meeting_gets_its_agenda(void **state)
{
	struct world *w = *state;
	int64_t id;
	size_t n;

	make_template(w, w->west);
	world_before(w);
	id = plan(w, "2026-04-21T09:00", MEETING_ORDINARY, &n);
	world_agenda(w, id, "1 Välkommen, 2 Rapporter, 2a Ekonomi, 3 Budget, 4 Nästa möte");
	assert_int_equal(n, 5);
	world_undoable(w, "New meeting: Beredning Väst Tue 21 April");
	id = plan(w, "2026-05-05T09:00", MEETING_ORDINARY, &n);
	world_agenda(w, id, "1 Välkommen, 2 Rapporter, 2a Ekonomi, 2b Lokaler, 3 Nästa möte");
	/* Days of another kind have an agenda of their own. */
	id = plan(w, "2026-05-06T09:00", MEETING_FULL_DAY, &n);
	world_agenda(w, id, "");
}

static void test_the_shared_template(void **state)
{
	struct world *w = *state;
	int64_t id;
	size_t n;

	stand(w, 0, 0, "Incheckning", ITEM_FRAME, "", "");
	id = plan(w, "2026-04-21T09:00", MEETING_ORDINARY, &n);
	world_agenda(w, id, "1 Incheckning");
	make_template(w, w->west);
	id = plan(w, "2026-05-05T09:00", MEETING_ORDINARY, &n);
	world_agenda(w, id, "1 Välkommen, 2 Rapporter, 2a Ekonomi, 2b Lokaler, 3 Nästa möte");
}

static void retitle(struct world *w, int64_t item_id, const char *title, int kind)
{
	struct item it = { 0 };

	world_ok(w, store_item_load(w->se.store, item_id, &it, &w->e));
	xreplace(&it.title, title);
	it.kind = kind;
	world_ok(w, item_change(&w->se, &it, &w->e));
	item_release(&it);
}

static void test_filled_in_without_doubling(void **state)
{
	struct world *w = *state;
	int64_t items[4], id;
	size_t n;

	make_template(w, w->west);
	id = world_meeting(w, "2026-04-21T09:00", items);
	world_ok(w, item_delete(&w->se, items[0], &w->e));
	world_ok(w, item_delete(&w->se, items[3], &w->e));
	retitle(w, items[1], "Ansökningar", ITEM_APPLICATION);
	world_before(w);
	world_ok(w, template_apply(&w->se, id, &n, &w->e));
	world_agenda(w, id,
		"1 Välkommen, 2 Rapporter, 2a Ekonomi, 3 Budget, 4 Ansökningar, 5 Information, "
		"6 Nästa möte");
	assert_int_equal(n, 5);
	world_undoable(w, "Agenda from the template: Beredning Väst Tue 21 April");
	world_before(w);
	world_ok(w, template_apply(&w->se, id, &n, &w->e));
	assert_int_equal(n, 0);
	world_unchanged(w);
}

static void test_standing_items(void **state)
{
	struct world *w = *state;
	struct standing_item s = { 0 };
	int64_t first = stand(w, w->west, 0, "Ett", ITEM_FRAME, "", "");
	int64_t second = stand(w, w->west, 0, "Två", ITEM_REPORT, "", ""), below, id;
	size_t n;

	below = stand(w, w->west, second, "Under", ITEM_REPORT, "", "");
	world_ok(w, store_standing_item_load(w->se.store, second, &s, &w->e));
	xreplace(&s.title, "  ");
	world_refused(w, standing_change(&w->se, &s, &w->e), ERR_INVALID, "title");
	xreplace(&s.title, "Två till");
	xreplace(&s.from_day, "2026-05-01");
	xreplace(&s.to_day, "2026-04-01");
	world_refused(w, standing_change(&w->se, &s, &w->e), ERR_INVALID, "last day");
	xreplace(&s.to_day, "");
	world_before(w);
	world_ok(w, standing_change(&w->se, &s, &w->e));
	world_undoable(w, "Standing item changed: Två till");
	standing_item_release(&s);
	world_refused(w, standing_shift(&w->se, first, -1, &w->e), ERR_INVALID, "before");
	world_before(w);
	world_ok(w, standing_shift(&w->se, second, -1, &w->e));
	world_undoable(w, "Standing item moved: Två till");
	id = plan(w, "2026-05-05T09:00", MEETING_ORDINARY, &n);
	world_agenda(w, id, "1 Två till, 1a Under, 2 Ett");
	world_before(w);
	world_ok(w, standing_delete(&w->se, second, &w->e));
	world_undoable(w, "Standing item removed: Två till");
	world_refused(w, standing_delete(&w->se, below, &w->e), ERR_NOT_FOUND, NULL);
	/* The agenda keeps what it has. */
	world_agenda(w, id, "1 Två till, 1a Under, 2 Ett");
}

static void test_an_agenda_becomes_the_template(void **state)
{
	struct world *w = *state;
	int64_t items[4], from, id;
	size_t n;

	make_template(w, w->west);
	from = plan(w, "2026-04-21T09:00", MEETING_ORDINARY, &n);
	{
		struct item_list list;
		struct item it = { .title = xstrdup("Språkstöd"), .kind = ITEM_DISCUSSION };

		world_ok(w, item_add(&w->se, from, 0, ITEM_BEFORE_CLOSING, &it, &w->e));
		item_release(&it);
		world_ok(w, store_items(w->se.store, from, &list, &w->e));
		world_ok(w, item_delete(&w->se, list.v[0].id, &w->e));
		pool_release(&list.pool);
	}
	world_before(w);
	world_ok(w,
		template_save(&w->se, from, (struct template_for) { .group_id = w->west }, &w->e));
	world_undoable(w, "Template made from: Beredning Väst Tue 21 April");
	/* Budget keeps its last day, and nothing is doubled where it came from. */
	id = plan(w, "2026-05-05T09:00", MEETING_ORDINARY, &n);
	world_agenda(w, id, "1 Rapporter, 1a Ekonomi, 2 Språkstöd, 3 Nästa möte");
	world_ok(w, template_apply(&w->se, from, &n, &w->e));
	assert_int_equal(n, 0);
	/* One typed by hand, for everybody. */
	id = world_meeting(w, "2026-06-02T09:00", items);
	world_ok(w, template_save(&w->se, id, (struct template_for) { 0 }, &w->e));
	world_ok(w, template_of(&w->se, (struct template_for) { 0 }, &id, &w->e));
	assert_int_not_equal(id, 0);
	world_before(w);
	world_ok(w, template_delete(&w->se, id, &w->e));
	world_undoable(w, "Template removed: All groups");
}

/* ---- Copies and moves ---- */

static int64_t add(struct world *w, int64_t id, int64_t parent, int64_t after, const char *title)
{
	struct item it = { .title = xstrdup(title),
		.kind = ITEM_APPLICATION,
		.minutes = 20,
		.presenter = xstrdup("Sofia Berglund") };
	int64_t item_id;

	world_ok(w, item_add(&w->se, id, parent, after, &it, &w->e));
	item_id = it.id;
	item_release(&it);
	return item_id;
}

/* An application with two sub-items, two parties and a file. */
static int64_t rich_item(struct world *w, int64_t meeting)
{
	int64_t parties[] = { w->parties[EKBY], w->parties[FK] };
	int64_t id = add(w, meeting, 0, ITEM_FIRST, "Ansökan Ekby");
	enum attachment_state state;

	add(w, meeting, id, ITEM_LAST, "Mål");
	add(w, meeting, id, ITEM_LAST, "Budget");
	world_ok(w, item_set_parties(&w->se, id, parties, 2, &w->e));
	world_ok(w,
		attachment_add(&w->se, meeting, id, "/nowhere/ansokan.pdf", "Ansökan", &state, NULL,
			&w->e));
	assert_int_equal(state, ATTACHMENT_MISSING);
	return id;
}

static void expect_parts(struct world *w, int64_t meeting, size_t parties, size_t files)
{
	struct party_links links;
	struct attachment_list list;

	world_ok(w, store_item_parties(w->se.store, meeting, &links, &w->e));
	world_ok(w, store_attachments(w->se.store, meeting, &list, &w->e));
	assert_int_equal(links.n, parties);
	assert_int_equal(list.n, files);
	pool_release(&links.pool);
	pool_release(&list.pool);
}

static void test_copy(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-17T09:00", NULL), copy;
	int64_t other = world_meeting(w, "2026-04-21T09:00", NULL), item = rich_item(w, id);
	struct item it = { 0 };

	world_ok(w, item_set_outcome(&w->se, item, OUTCOME_POSTPONED, &w->e));
	world_before(w);
	world_ok(w, item_copy(&w->se, item, id, item, &copy, &w->e));
	world_undoable(w, "Item copied: 1 Ansökan Ekby");
	world_agenda(w, id,
		"1 Ansökan Ekby, 1a Mål, 1b Budget, 2 Ansökan Ekby, 2a Mål, 2b Budget, "
		"3 Välkommen, 4 Ansökningar, 5 Information, 6 Övrigt");
	expect_parts(w, id, 4, 2);
	world_ok(w, store_item_load(w->se.store, copy, &it, &w->e));
	assert_int_equal(it.outcome, OUTCOME_OPEN);
	assert_int_equal(it.kind, ITEM_APPLICATION);
	assert_int_equal(it.minutes, 20);
	assert_string_equal(it.presenter, "Sofia Berglund");
	item_release(&it);
	world_ok(w, item_copy(&w->se, item, other, ITEM_BEFORE_CLOSING, &copy, &w->e));
	world_agenda(w, other,
		"1 Välkommen, 2 Ansökningar, 3 Ansökan Ekby, 3a Mål, 3b Budget, 4 Information, "
		"5 Övrigt");
	expect_parts(w, other, 2, 1);
}

static void test_move(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-17T09:00", NULL);
	int64_t other = world_meeting(w, "2026-04-21T09:00", NULL), item = rich_item(w, id);
	struct note n = { .text = xstrdup("Någon sade något.") };

	world_before(w);
	world_ok(w, item_move(&w->se, item, other, &w->e));
	world_undoable(w, "Item moved to another meeting: 1 Ansökan Ekby");
	world_agenda(w, id, "1 Välkommen, 2 Ansökningar, 3 Information, 4 Övrigt");
	world_agenda(w, other,
		"1 Välkommen, 2 Ansökningar, 3 Ansökan Ekby, 3a Mål, 3b Budget, 4 Information, "
		"5 Övrigt");
	expect_parts(w, id, 0, 0);
	expect_parts(w, other, 2, 1);
	world_refused(w, item_move(&w->se, item, other, &w->e), ERR_INVALID, "already");
	world_ok(w, note_file(&w->se, other, item, &n, NULL, &w->e));
	note_release(&n);
	world_before(w);
	world_refused(w, item_move(&w->se, item, id, &w->e), ERR_INVALID, "notes");
	world_unchanged(w);
}

static void test_delete_takes_all_along(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-17T09:00", NULL), item = rich_item(w, id);
	enum attachment_state fine;

	world_before(w);
	world_ok(w, item_delete(&w->se, item, &w->e));
	world_undoable(w, "Item removed: 1 Ansökan Ekby");
	expect_parts(w, id, 0, 0);
	rich_item(w, id);
	world_ok(w,
		attachment_add(&w->se, id, 0, "/nowhere/kallelse.pdf", NULL, &fine, NULL, &w->e));
	world_before(w);
	world_ok(w, meeting_delete(&w->se, id, &w->e));
	world_undoable(w, "Removed: Beredning Väst Tue 17 March");
}

static void test_agenda_of_another_meeting(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-17T09:00", NULL), items[4];
	int64_t other = world_meeting(w, "2026-04-21T09:00", items);
	size_t n;

	rich_item(w, id);
	world_ok(w, item_delete(&w->se, items[2], &w->e));
	world_before(w);
	world_ok(w, agenda_copy(&w->se, id, other, &n, &w->e));
	world_undoable(w, "Agenda copied from: Beredning Väst Tue 17 March");
	assert_int_equal(n, 2);
	world_agenda(w, other,
		"1 Välkommen, 2 Ansökan Ekby, 2a Mål, 2b Budget, 3 Information, 4 Ansökningar, "
		"5 Övrigt");
}

/* ---- Left over ---- */

static void set_outcome(struct world *w, int64_t item, enum outcome outcome)
{
	world_ok(w, item_set_outcome(&w->se, item, outcome, &w->e));
}

static void expect_offers(struct world *w, int64_t meeting, size_t n)
{
	struct offers offers;

	world_ok(w, carry_offers(&w->se, meeting, &offers, &w->e));
	assert_int_equal(offers.n, n);
	offers_release(&offers);
}

static void expect_times(struct world *w, int64_t meeting, const char *title, int wanted)
{
	struct item_list items;
	int *times = NULL, found = 0;

	world_ok(w, store_items(w->se.store, meeting, &items, &w->e));
	world_ok(w, carry_times(&w->se, &items, &times, &w->e));
	for (size_t i = 0; i < items.n; i++)
		if (strcmp(items.v[i].title, title) == 0)
			found = times ? times[i] : 1;
	assert_int_equal(found, wanted);
	free(times);
	pool_release(&items.pool);
}

static void test_left_over_items_come_back(void **state)
{
	struct world *w = *state;
	int64_t first = world_meeting(w, "2026-03-17T09:00", NULL), item = rich_item(w, first);
	int64_t second = world_meeting(w, "2026-04-21T09:00", NULL), again;
	int64_t third = world_meeting(w, "2026-05-05T09:00", NULL);
	int64_t much_later = world_meeting(w, "2028-05-02T09:00", NULL), board;
	size_t n;

	expect_offers(w, second, 0);
	set_outcome(w, item, OUTCOME_NOT_RAISED);
	expect_offers(w, second, 1);
	expect_offers(w, third, 1);
	expect_offers(w, first, 0);
	expect_offers(w, much_later, 0);
	board = world_meeting(w, "2026-04-22T09:00", NULL);
	{
		struct meeting m = world_load(w, board);

		world_ok(w, meeting_change(&w->se, &m, &w->board, 1, NULL, &w->e));
		meeting_release(&m);
	}
	expect_offers(w, board, 0);
	world_before(w);
	world_ok(w, carry_item(&w->se, item, second, &again, &w->e));
	world_undoable(w, "Taken up again: 1 Ansökan Ekby");
	world_agenda(w, second,
		"1 Välkommen, 2 Ansökningar, 3 Ansökan Ekby, 3a Mål, 3b Budget, 4 Information, "
		"5 Övrigt");
	expect_parts(w, second, 2, 1);
	expect_times(w, second, "Ansökan Ekby", 2);
	expect_times(w, second, "Information", 1);
	expect_offers(w, third, 0);
	/* Once more; its chain is two long, and one that is taken away is offered again. */
	set_outcome(w, again, OUTCOME_POSTPONED);
	world_before(w);
	world_ok(w, carry_all(&w->se, third, &n, &w->e));
	assert_int_equal(n, 1);
	world_undoable(w, "Left-over items taken up again");
	expect_times(w, third, "Ansökan Ekby", 3);
	world_ok(w, item_delete(&w->se, again, &w->e));
	expect_times(w, third, "Ansökan Ekby", 2);
	expect_offers(w, second, 1);
}

static void test_a_standing_item_is_not_doubled(void **state)
{
	struct world *w = *state;
	struct item_list items;
	int64_t first, second, taken, report = 0;
	size_t n;

	make_template(w, w->west);
	first = plan(w, "2026-03-17T09:00", MEETING_ORDINARY, &n);
	second = plan(w, "2026-04-21T09:00", MEETING_ORDINARY, &n);
	world_ok(w, store_items(w->se.store, first, &items, &w->e));
	report = items.v[1].id;
	/* What frames an agenda comes by itself and is not offered. */
	set_outcome(w, items.v[0].id, OUTCOME_NOT_RAISED);
	pool_release(&items.pool);
	set_outcome(w, report, OUTCOME_NOT_RAISED);
	expect_offers(w, second, 1);
	world_before(w);
	world_ok(w, carry_item(&w->se, report, second, &taken, &w->e));
	world_undoable(w, "Taken up again: 2 Rapporter");
	world_agenda(w, second, "1 Välkommen, 2 Rapporter, 2a Ekonomi, 3 Budget, 4 Nästa möte");
	expect_times(w, second, "Rapporter", 2);
	expect_offers(w, second, 0);
}

/* ---- Files ---- */

static char *write_file(const char *folder, const char *text)
{
	char *path = xasprintf("%s/underlag.txt", folder);
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	return path;
}

static enum attachment_state look(struct world *w, int64_t id, bool thorough)
{
	struct attachment a = { 0 };
	enum attachment_state state;

	world_ok(w, store_attachment_load(w->se.store, id, &a, &w->e));
	state = attachment_look(&a, thorough);
	attachment_release(&a);
	return state;
}

static void test_files_are_watched(void **state)
{
	struct world *w = *state;
	char *folder = scratch_folder(), *path;
	int64_t items[4], meeting = world_meeting(w, "2026-03-17T09:00", items), id;
	enum attachment_state now;
	struct attachment a = { 0 };

	path = write_file(folder, "ett");
	world_before(w);
	world_ok(w, attachment_add(&w->se, meeting, items[1], path, NULL, &now, &id, &w->e));
	world_undoable(w, "File attached: underlag.txt");
	assert_int_equal(now, ATTACHMENT_FINE);
	world_ok(w, store_attachment_load(w->se.store, id, &a, &w->e));
	assert_int_equal(a.bytes, 3);
	assert_int_equal(strlen(a.sha256), 64);
	assert_string_equal(attachment_name(&a), "underlag.txt");
	attachment_release(&a);
	world_refused(w, attachment_add(&w->se, meeting, items[1], path, NULL, &now, NULL, &w->e),
		ERR_INVALID, "already");
	world_refused(w, attachment_add(&w->se, meeting, items[1], " ", NULL, &now, NULL, &w->e),
		ERR_INVALID, "path");
	assert_int_equal(look(w, id, true), ATTACHMENT_FINE);
	free(write_file(folder, "två"));
	assert_int_equal(look(w, id, false), ATTACHMENT_CHANGED);
	free(write_file(folder, "tre"));
	assert_int_equal(look(w, id, false), ATTACHMENT_FINE);
	assert_int_equal(look(w, id, true), ATTACHMENT_CHANGED);
	world_before(w);
	world_ok(w, attachment_change(&w->se, id, path, "Underlaget", true, &now, &w->e));
	world_undoable(w, "Attachment changed: Underlaget");
	assert_int_equal(look(w, id, true), ATTACHMENT_FINE);
	unlink(path);
	assert_int_equal(look(w, id, true), ATTACHMENT_MISSING);
	world_before(w);
	world_ok(w, attachment_delete(&w->se, id, &w->e));
	world_undoable(w, "Attachment removed: Underlaget");
	scratch_remove(folder);
	free(path);
}

/* ---- Parties, phrases ---- */

static void test_parties_of_an_item(void **state)
{
	struct world *w = *state;
	int64_t items[4], meeting = world_meeting(w, "2026-03-17T09:00", items);
	int64_t two[] = { w->parties[EKBY], w->parties[FK], w->parties[FK] };

	world_before(w);
	world_ok(w, item_set_parties(&w->se, items[1], two, 3, &w->e));
	world_undoable(w, "Parties of: 2 Ansökningar");
	expect_parts(w, meeting, 2, 0);
	world_before(w);
	world_ok(w, item_set_parties(&w->se, items[1], two, 2, &w->e));
	world_unchanged(w);
	world_ok(w, item_set_parties(&w->se, items[1], &w->parties[AF], 1, &w->e));
	expect_parts(w, meeting, 1, 0);
	world_ok(w, item_set_parties(&w->se, items[1], NULL, 0, &w->e));
	expect_parts(w, meeting, 0, 0);
}

static void test_the_house_has_phrases_of_its_own(void **state)
{
	struct world *w = *state;
	const char *texts[OUTCOMES] = { [OUTCOME_STRUCK] = "Punkten ströks.",
		[OUTCOME_FINISHED] = "-",
		[OUTCOME_POSTPONED] = "Punkten bordlades." };
	struct house_phrases own;

	world_before(w);
	world_ok(w, house_phrases_set(&w->se, texts, &w->e));
	world_undoable(w, "The organisation's phrases changed");
	world_ok(w, house_phrases_load(&w->se, &own, &w->e));
	assert_string_equal(own.outcome[OUTCOME_STRUCK], "Punkten ströks.");
	assert_string_equal(own.outcome[OUTCOME_FINISHED], "");
	assert_null(own.outcome[OUTCOME_POSTPONED]);
	house_phrases_release(&own);
	texts[OUTCOME_STRUCK] = "";
	world_ok(w, house_phrases_set(&w->se, texts, &w->e));
	world_ok(w, house_phrases_load(&w->se, &own, &w->e));
	assert_null(own.outcome[OUTCOME_STRUCK]);
	house_phrases_release(&own);
}

static void test_refer(void **state)
{
	struct world *w = *state;
	struct item it = { 0 };
	int64_t items[4];

	world_meeting(w, "2026-03-17T09:00", items);
	world_before(w);
	world_ok(w, item_refer(&w->se, items[1], " styrelsens  protokoll ", &w->e));
	world_undoable(w, "2 Ansökningar: referred");
	world_ok(w, store_item_load(w->se.store, items[1], &it, &w->e));
	assert_string_equal(it.referred_to, "styrelsens protokoll");
	item_release(&it);
	set_outcome(w, items[1], OUTCOME_TREATED);
	world_ok(w, store_item_load(w->se.store, items[1], &it, &w->e));
	assert_string_equal(it.referred_to ? it.referred_to : "", "");
	item_release(&it);
}

static void test_sum_of_minutes(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-17T09:00", items);
	struct meeting m = world_load(w, id);
	struct item_list list;

	/* 20 under an item that says 10 itself are part of those. */
	add(w, id, items[1], ITEM_LAST, "Ekby");
	world_ok(w, store_items(w->se.store, id, &list, &w->e));
	assert_int_equal(agenda_minutes(&list), 40);
	list.v[1].minutes = 0;
	assert_int_equal(agenda_minutes(&list), 50);
	assert_int_equal(agenda_room(&m), 180);
	pool_release(&list.pool);
	meeting_release(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_a_new_meeting_gets_its_agenda),
		IN_WORLD(test_the_shared_template),
		IN_WORLD(test_filled_in_without_doubling),
		IN_WORLD(test_standing_items),
		IN_WORLD(test_an_agenda_becomes_the_template),
		IN_WORLD(test_copy),
		IN_WORLD(test_move),
		IN_WORLD(test_delete_takes_all_along),
		IN_WORLD(test_agenda_of_another_meeting),
		IN_WORLD(test_left_over_items_come_back),
		IN_WORLD(test_a_standing_item_is_not_doubled),
		IN_WORLD(test_files_are_watched),
		IN_WORLD(test_parties_of_an_item),
		IN_WORLD(test_the_house_has_phrases_of_its_own),
		IN_WORLD(test_refer),
		IN_WORLD(test_sum_of_minutes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
