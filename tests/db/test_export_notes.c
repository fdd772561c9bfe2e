/* Meetings as documents, from a real store: imported notes come out as they went in, and what was
 * changed since is written anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/export_notes.h"
#include "services/import_notes.h"
#include "services/lines.h"
#include "services/meetings.h"
#include "services/rollcall.h"

#include "cmocka.h"
#include "tests/support/world.h"

/* Lists under the first item, sub-headings, a promise in a line, rows of next meetings. */
static const char beside[] = "Minnesanteckningar\n"
			     "\n"
			     "1. Välkommen\n"
			     "\n"
			     "Närvarande: Karin Alm, Ylva Nymark, Eva Brandt\n"
			     "\n"
			     "Frånvarande: Henrik Olofsson\n"
			     "\n"
			     "2. Ansökningar\n"
			     "\n"
			     "Karin: vi börjar i tid.\n"
			     "\n"
			     "Beredningsgruppen beslutade att skicka två ansökningar vidare.\n"
			     "\n"
			     "Ylva Nymark skickar listan till kansliet. Frågan tas upp igen.\n"
			     "\n"
			     "3. Övrigt\n"
			     "\n"
			     "4. Nästa möte\n"
			     "\n"
			     "Norra: 10 mars kl. 9:00–12:00\n"
			     "\n"
			     "Västra: 9 mars kl. 9:00–12:00\n";

/* A head, bare headings over lists with organisations, presenters, list signs. */
static const char headed[] = "Minnesanteckningar från Språkgruppens möte\n"
			     "\n"
			     "Dag: 2026-02-10\n"
			     "Tid: 09.00 – 12.00\n"
			     "Plats: Folkets hus, Lokal: Sadeln\n"
			     "Anteckningar fört av: Karin Alm\n"
			     "\n"
			     "Närvarande\n"
			     "\n"
			     "Karin Alm - Ekby, Eva Brandt - AF, Ylva Nymark.\n"
			     "\n"
			     "Frånvarande\n"
			     "\n"
			     "Henrik Olofsson - FK.\n"
			     "\n"
			     "Dagordning\n"
			     "\n"
			     "1. Syfte och mål\n"
			     "\n"
			     "Föredragande: Eva Brandt\n"
			     "\n"
			     "Förslag:\n"
			     "\n"
			     "- Byta erfarenheter.\n"
			     "- Ge stöd.\n"
			     "\n"
			     "Gruppen beslutade att anta förslaget.\n"
			     "\n"
			     "2. Övrigt\n"
			     "\n"
			     "Tidigare datum avbokas.\n";

static int64_t import_text(struct world *w, const char *text, int64_t group_id)
{
	struct import_options o = { .file_name = "a.txt", .group_id = group_id };
	struct import_preview p = { 0 };
	int64_t id = 0;
	bool changed;

	assert_true(day_from_ymd(2026, 2, 10, &o.day));
	world_ok(w, import_notes_preview(&w->se, text, strlen(text), &o, &p, &w->e));
	world_ok(w, import_notes_apply(&w->se, &p, &o, &id, &changed, &w->e));
	assert_true(changed);
	import_preview_release(&p);
	return id;
}

/* The caller frees. */
static char *export_with(
	struct world *w, int64_t id, enum notes_form form, const struct notes_out_options *o)
{
	struct buf b = { 0 };

	world_ok(w, export_notes(&w->se, id, EXPORT_NOTES, form, o, &b, &w->e));
	return buf_take(&b);
}

static char *export_txt(struct world *w, int64_t id)
{
	return export_with(w, id, NOTES_TXT, &(struct notes_out_options) { 0 });
}

/* Empty lines and list signs aside. The caller frees. */
static char *bare(const char *text)
{
	struct buf b = { 0 };

	while (*text) {
		size_t n = strcspn(text, "\n"), sign = strncmp(text, "- ", 2) == 0 ? 2 : 0;

		if (n > 0) {
			buf_add(&b, text + sign, n - sign);
			buf_putc(&b, '\n');
		}
		text += n + (text[n] == '\n');
	}
	return buf_take(&b);
}

static void expect_same(const char *source, char *text)
{
	char *a = bare(source), *b = bare(text);

	assert_string_equal(b, a);
	free(a);
	free(b);
	free(text);
}

static bool says(struct world *w, int64_t id, const char *what)
{
	char *text = export_txt(w, id);
	bool found = strstr(text, what) != NULL;

	free(text);
	return found;
}

static size_t count_written(struct world *w, int64_t meeting_id)
{
	struct written_list list = { 0 };
	size_t n;

	world_ok(w, store_written(w->se.store, meeting_id, &list, &w->e));
	n = list.n;
	pool_release(&list.pool);
	return n;
}

static int64_t item_titled(struct world *w, int64_t meeting_id, const char *title)
{
	struct item_list list = { 0 };
	int64_t id = 0;

	world_ok(w, store_items(w->se.store, meeting_id, &list, &w->e));
	for (size_t i = 0; i < list.n; i++) {
		if (strcmp(list.v[i].title, title) == 0)
			id = list.v[i].id;
	}
	pool_release(&list.pool);
	assert_true(id != 0);
	return id;
}

/* ---- There and back --------------------------------------------------------------------------- */

static void test_lists_inside_an_item_come_back(void **state)
{
	struct world *w = *state;
	int64_t id = import_text(w, beside, 0);

	expect_same(beside, export_txt(w, id));
}

static void test_the_same_into_a_group(void **state)
{
	struct world *w = *state;

	expect_same(beside, export_txt(w, import_text(w, beside, w->west)));
}

static void test_a_planned_meeting_keeps_its_title(void **state)
{
	struct world *w = *state;
	int64_t planned = world_meeting(w, "2026-02-10T09:00", NULL);
	int64_t id = import_text(w, headed, w->west);
	struct meeting m;

	assert_int_equal(id, planned);
	m = world_load(w, id);
	meeting_release(&m);
	assert_true(says(w, id, "Minnesanteckningar från Språkgruppens möte\n\nDag: 2026-02-10\n"));
}

static void test_a_head_comes_back(void **state)
{
	struct world *w = *state;

	expect_same(headed, export_txt(w, import_text(w, headed, 0)));
}

static void test_lists_are_lists_in_html(void **state)
{
	struct world *w = *state;
	int64_t id = import_text(w, headed, 0);
	char *html = export_with(w, id, NOTES_HTML, &(struct notes_out_options) { 0 });

	assert_non_null(strstr(html, "<h1>Minnesanteckningar från Språkgruppens möte</h1>"));
	assert_non_null(strstr(html, "<dt>Dag</dt><dd>2026-02-10</dd>"));
	assert_non_null(strstr(html, "<h2>Närvarande</h2>\n<ul>\n<li>Karin Alm"));
	assert_non_null(strstr(html, "<li>Byta erfarenheter.</li>\n<li>Ge stöd.</li>\n</ul>"));
	free(html);
}

/* ---- Changed since ----------------------------------------------------------------------------- */

static void test_a_changed_roll_is_written_anew_in_its_place(void **state)
{
	struct world *w = *state;
	int64_t id = import_text(w, beside, 0);

	world_ok(w, roll_mark(&w->se, id, w->people[HENRIK], ATTENDANCE_REMOTE, &w->e));
	assert_true(says(w, id, "1. Välkommen\n\nNärvarande på plats: Karin Alm"));
	assert_true(says(w, id, "Närvarande digitalt: Henrik Olofsson"));
	assert_false(says(w, id, "Frånvarande"));
	assert_true(says(w, id, "Minnesanteckningar\n\n1. "));
	world_ok(w, store_undo(w->se.store, NULL, &w->e));
	expect_same(beside, export_txt(w, id));
}

static void test_a_changed_head_is_written_anew(void **state)
{
	struct world *w = *state;
	int64_t id = import_text(w, headed, 0);
	struct meeting m = world_load(w, id);

	xreplace(&m.place, "Kansliet");
	world_ok(w, meeting_change(&w->se, &m, NULL, 0, NULL, &w->e));
	meeting_release(&m);
	assert_true(says(w, id,
		"Datum: tisdag 10 februari 2026\nTid: kl. 9:00–12:00\n"
		"Plats: Kansliet\nAntecknare: Karin Alm\n\nNärvarande\n"));
	assert_false(says(w, id, "Dag: "));
}

static void test_new_lines_join_the_old_ones(void **state)
{
	struct world *w = *state;
	int64_t id = import_text(w, beside, 0);
	struct note n = { .kind = NOTE_DECISION, .text = xstrdup("att fortsätta") };

	world_ok(w, note_file(&w->se, id, item_titled(w, id, "Övrigt"), &n, NULL, &w->e));
	note_release(&n);
	assert_true(says(w, id, "3. Övrigt\n\nBeslut: att fortsätta\n\n4. "));
}

/* ---- Removed ------------------------------------------------------------------------------------ */

static void test_written_lines_go_with_what_they_are_of(void **state)
{
	struct world *w = *state;
	int64_t id = import_text(w, beside, 0);

	assert_int_equal(count_written(w, id), 3);
	world_before(w);
	world_ok(w, item_delete(&w->se, item_titled(w, id, "Välkommen"), &w->e));
	assert_int_equal(count_written(w, id), 1);
	world_ok(w, store_undo(w->se.store, NULL, &w->e));
	assert_int_equal(count_written(w, id), 3);
	world_ok(w, meeting_delete(&w->se, id, &w->e));
	assert_int_equal(count_written(w, id), 0);
}

/* ---- Public -------------------------------------------------------------------------------------- */

static void test_public_has_no_reason_and_nothing_private(void **state)
{
	static const char text[] = "Minnesanteckningar\n\nNärvarande: Karin Alm, Eva Brandt\n\n"
				   "Frånvarande: Henrik Olofsson (sjuk)\n\n1. Välkommen\n\nHej.\n\n"
				   "2. Övrigt\n\n3. Nästa möte\n";
	const struct notes_out_options options = { .public = true, .private = true };
	struct world *w = *state;
	int64_t id = import_text(w, text, 0);
	struct note n = { .kind = NOTE_PRIVATE, .text = xstrdup("hemligt") };

	world_ok(w, note_file(&w->se, id, item_titled(w, id, "Välkommen"), &n, NULL, &w->e));
	note_release(&n);
	for (int form = NOTES_TXT; form <= NOTES_HTML; form++) {
		char *out = export_with(w, id, (enum notes_form)form, &options);

		assert_null(strstr(out, "sjuk"));
		assert_null(strstr(out, "hemligt"));
		assert_non_null(strstr(out, "Henrik Olofsson"));
		free(out);
	}
}

/* ---- The year ------------------------------------------------------------------------------------- */

static void test_next_meetings_come_from_the_year(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-10T09:00", NULL), joint[2] = { w->west, w->board };
	struct item it = { .title = xstrdup("Nästa möte") };
	struct meeting m = { .title = xstrdup("Heldag"),
		.kind = MEETING_FULL_DAY,
		.starts = xstrdup("2026-04-21"),
		.all_day = true,
		.status = STATUS_DECIDED };

	world_ok(w, item_add(&w->se, id, 0, 0, &it, &w->e));
	item_release(&it);
	world_ok(w, meeting_create(&w->se, &m, joint, 2, &w->e));
	meeting_release(&m);
	world_meeting(w, "2026-05-05T09:00", NULL);
	world_meeting(w, "2026-06-02T09:00", NULL);
	assert_true(says(w, id, "Nästa möte\n\nHeldag 21 april\n\n"));
	assert_true(says(w, id, ": 5 maj kl. 9:00–"));
	assert_false(says(w, id, "2 juni"));
}

static void test_there_is_no_such_meeting(void **state)
{
	struct world *w = *state;
	struct buf b = { 0 };

	world_refused(w,
		export_notes(&w->se, 4711, EXPORT_NOTES, NOTES_TXT,
			&(struct notes_out_options) { 0 }, &b, &w->e),
		ERR_NOT_FOUND, NULL);
	assert_int_equal(b.len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_lists_inside_an_item_come_back),
		IN_WORLD(test_the_same_into_a_group),
		IN_WORLD(test_a_planned_meeting_keeps_its_title),
		IN_WORLD(test_a_head_comes_back),
		IN_WORLD(test_lists_are_lists_in_html),
		IN_WORLD(test_a_changed_roll_is_written_anew_in_its_place),
		IN_WORLD(test_a_changed_head_is_written_anew),
		IN_WORLD(test_new_lines_join_the_old_ones),
		IN_WORLD(test_written_lines_go_with_what_they_are_of),
		IN_WORLD(test_public_has_no_reason_and_nothing_private),
		IN_WORLD(test_next_meetings_come_from_the_year),
		IN_WORLD(test_there_is_no_such_meeting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
