/* What leaves the house: versions kept word by word, the states of the notes, and that nothing sent is
 * changed unnoticed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/documents.h"
#include "services/lines.h"
#include "services/meetings.h"
#include "services/rollcall.h"

#include "cmocka.h"
#include "tests/support/world.h"

static const struct notes_out_options plain = { 0 };

static void file(struct world *w, int64_t meeting_id, int64_t item_id, int kind, const char *text)
{
	struct note n = { .kind = kind, .text = xstrdup(text) };

	world_ok(w, note_file(&w->se, meeting_id, item_id, &n, NULL, &w->e));
	note_release(&n);
}

/* A meeting that was held, with a decision, a remark and a private line under "Ansökningar". */
static int64_t held(struct world *w, int64_t items[4])
{
	int64_t id = world_meeting(w, "2026-03-10T09:00", items);
	struct note remark = {
		.kind = NOTE_REMARK, .speaker = xstrdup("Eva"), .text = xstrdup("vi är med")
	};

	world_ok(w, meeting_start(&w->se, id, &w->e));
	world_ok(w, roll_mark(&w->se, id, w->people[KARIN], ATTENDANCE_ONSITE, &w->e));
	world_ok(w, roll_mark(&w->se, id, w->people[EVA], ATTENDANCE_EXCUSED, &w->e));
	file(w, id, items[1], NOTE_DECISION, "att skicka två ansökningar vidare");
	world_ok(w, note_file(&w->se, id, items[1], &remark, NULL, &w->e));
	note_release(&remark);
	file(w, id, items[1], NOTE_PRIVATE, "hemligt ord");
	world_ok(w, meeting_finish(&w->se, id, &w->e));
	return id;
}

static int64_t sent(struct world *w, int64_t items[4])
{
	int64_t id = held(w, items);

	world_ok(w, document_send(&w->se, id, DOCUMENT_NOTES, &plain, NULL, &w->e));
	return id;
}

static struct document find(struct world *w, int64_t id, int64_t version, bool public)
{
	struct document d = { 0 };

	world_ok(w, document_find(&w->se, id, DOCUMENT_NOTES, version, public, &d, &w->e));
	return d;
}

static int state_of(struct world *w, int64_t id)
{
	struct meeting m = world_load(w, id);
	int state = m.notes_state;

	meeting_release(&m);
	return state;
}

/* The decision's row, loaded. */
static struct note decision(struct world *w, int64_t id)
{
	struct note_list list = { 0 };
	struct note n = { 0 };

	world_ok(w, store_notes(w->se.store, id, NOTES_ALL, &list, &w->e));
	for (size_t i = 0; i < list.n; i++) {
		if (list.v[i].kind == NOTE_DECISION)
			record_copy(&note_table, &n, &list.v[i]);
	}
	if (n.id == 0)
		fail_msg("no decision");
	/* record_copy leaves id and rev as they are in the copy. */
	pool_release(&list.pool);
	return n;
}

/* ---- Sending ---------------------------------------------------------------------------------- */

static void test_what_is_sent_is_kept_in_both_variants(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = held(w, items), version = 0;
	struct document internal, public;
	struct buf now = { 0 };
	char sum[65];

	world_before(w);
	world_ok(w, document_send(&w->se, id, DOCUMENT_NOTES, &plain, &version, &w->e));
	world_undoable(w, "Notes sent: Beredning Väst Tue 10 March");
	assert_int_equal(version, 1);
	assert_int_equal(state_of(w, id), NOTES_SENT);
	internal = find(w, id, 0, false);
	public = find(w, id, 1, true);
	world_ok(w, export_notes(&w->se, id, EXPORT_NOTES, NOTES_TXT, &plain, &now, &w->e));
	assert_string_equal(internal.text, buf_str(&now));
	text_sha256(buf_str(&now), now.len, sum);
	assert_string_equal(internal.sha256, sum);
	assert_int_equal(internal.sent_at, WORLD_NOW);
	assert_int_equal(internal.state, NOTES_SENT);
	assert_null(strstr(internal.text, "hemligt"));
	assert_null(strstr(public.text, "hemligt"));
	document_release(&internal);
	document_release(&public);
	buf_release(&now);
}

static void test_the_public_variant_may_be_nameless(void **state)
{
	const struct notes_out_options o = { .nameless = true, .private = true };
	struct world *w = *state;
	int64_t items[4], id = held(w, items);
	struct document internal, public;

	world_ok(w, document_send(&w->se, id, DOCUMENT_NOTES, &o, NULL, &w->e));
	internal = find(w, id, 1, false);
	public = find(w, id, 1, true);
	assert_non_null(strstr(internal.text, "Eva: vi är med"));
	assert_null(strstr(public.text, "Eva: "));
	assert_non_null(strstr(public.text, "En deltagare: vi är med"));
	assert_null(strstr(internal.text, "hemligt"));
	document_release(&internal);
	document_release(&public);
}

static void test_only_what_has_been_held_is_sent(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items);

	world_before(w);
	world_refused(w, document_send(&w->se, id, DOCUMENT_NOTES, &plain, NULL, &w->e),
		ERR_INVALID, NULL);
	world_refused(w, document_approve(&w->se, id, &w->e), ERR_INVALID, NULL);
	world_unchanged(w);
	world_ok(w, document_send(&w->se, id, DOCUMENT_AGENDA, &plain, NULL, &w->e));
	assert_int_equal(state_of(w, id), NOTES_DRAFT);
	world_ok(w, meeting_start(&w->se, id, &w->e));
	world_refused(w, document_send(&w->se, id, DOCUMENT_NOTES, &plain, NULL, &w->e),
		ERR_INVALID, NULL);
}

static void test_an_agenda_has_versions_of_its_own(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items), version;
	struct item it = { .title = xstrdup("Språkstöd") };
	struct document d = { 0 };

	world_ok(w, document_send(&w->se, id, DOCUMENT_AGENDA, &plain, &version, &w->e));
	assert_int_equal(version, 1);
	/* A sent agenda binds nobody: the day may bring another item. */
	world_ok(w, item_add(&w->se, id, 0, 0, &it, &w->e));
	item_release(&it);
	world_ok(w, document_send(&w->se, id, DOCUMENT_AGENDA, &plain, &version, &w->e));
	assert_int_equal(version, 2);
	world_ok(w, document_find(&w->se, id, DOCUMENT_AGENDA, 2, true, &d, &w->e));
	assert_non_null(strstr(d.differs, "”Språkstöd”: ny punkt\n"));
	document_release(&d);
	world_refused(w, document_find(&w->se, id, DOCUMENT_NOTES, 0, true, &d, &w->e),
		ERR_NOT_FOUND, NULL);
}

/* ---- States ----------------------------------------------------------------------------------- */

static void test_from_draft_to_archive(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = sent(w, items);
	struct document d;

	world_refused(w, document_send(&w->se, id, DOCUMENT_NOTES, &plain, NULL, &w->e),
		ERR_INVALID, "10 March 2026");
	world_before(w);
	world_ok(w, document_approve(&w->se, id, &w->e));
	world_undoable(w, "Notes approved: Beredning Väst Tue 10 March");
	world_refused(w, document_approve(&w->se, id, &w->e), ERR_INVALID, NULL);
	world_ok(w, document_archive(&w->se, id, &w->e));
	world_refused(w, document_approve(&w->se, id, &w->e), ERR_INVALID, NULL);
	assert_int_equal(state_of(w, id), NOTES_ARCHIVED);
	d = find(w, id, 0, true);
	assert_int_equal(d.state, NOTES_ARCHIVED);
	assert_int_equal(d.approved_at, WORLD_NOW);
	assert_int_equal(d.archived_at, WORLD_NOW);
	document_release(&d);
	world_ok(w, document_reopen(&w->se, id, &w->e));
	assert_int_equal(state_of(w, id), NOTES_DRAFT);
	world_refused(w, document_reopen(&w->se, id, &w->e), ERR_INVALID, NULL);
	d = find(w, id, 0, true);
	assert_int_equal(d.state, NOTES_ARCHIVED);
	document_release(&d);
}

static void test_a_new_version_says_what_differs(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = sent(w, items), version;
	struct note n;
	struct document d;

	world_ok(w, document_reopen(&w->se, id, &w->e));
	n = decision(w, id);
	xreplace(&n.text, "att skicka tre ansökningar vidare");
	world_ok(w, note_change(&w->se, &n, NULL, &w->e));
	note_release(&n);
	world_ok(w, roll_mark(&w->se, id, w->people[EVA], ATTENDANCE_ONSITE, &w->e));
	world_ok(w, document_send(&w->se, id, DOCUMENT_NOTES, &plain, &version, &w->e));
	assert_int_equal(version, 2);
	d = find(w, id, 0, false);
	assert_non_null(strstr(d.differs,
		"beslutet ändrat från ”att skicka två ansökningar vidare” till ”att skicka tre "
		"ansökningar vidare”\n"));
	assert_non_null(strstr(d.differs, "närvaro: Eva Brandt från frånvarande till på plats\n"));
	document_release(&d);
	/* The first is still there as it was. */
	d = find(w, id, 1, false);
	assert_string_equal(d.differs ? d.differs : "", "");
	assert_non_null(strstr(d.text, "två ansökningar"));
	document_release(&d);
	world_refused(w, document_find(&w->se, id, DOCUMENT_NOTES, 3, false, &d, &w->e),
		ERR_NOT_FOUND, "3");
}

static void test_reopened_and_sent_unchanged_is_no_new_version(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = sent(w, items), version;

	world_ok(w, document_approve(&w->se, id, &w->e));
	world_ok(w, document_reopen(&w->se, id, &w->e));
	world_ok(w, document_send(&w->se, id, DOCUMENT_NOTES, &plain, &version, &w->e));
	assert_int_equal(version, 1);
	assert_int_equal(state_of(w, id), NOTES_APPROVED);
}

/* ---- Nothing unnoticed -------------------------------------------------------------------------- */

static void test_what_was_sent_is_not_changed(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = sent(w, items);
	struct note n = decision(w, id), more = { .text = xstrdup("mer") };
	struct item it = { .title = xstrdup("Ny") };

	world_before(w);
	xreplace(&n.text, "något annat");
	world_refused(w, note_change(&w->se, &n, NULL, &w->e), ERR_INVALID, "document reopen");
	world_refused(w, note_delete(&w->se, n.id, &w->e), ERR_INVALID, NULL);
	world_refused(w, note_file(&w->se, id, 0, &more, NULL, &w->e), ERR_INVALID, NULL);
	world_refused(w, item_add(&w->se, id, 0, 0, &it, &w->e), ERR_INVALID, NULL);
	world_refused(w, item_delete(&w->se, items[2], &w->e), ERR_INVALID, NULL);
	world_refused(w, item_shift(&w->se, items[2], -1, &w->e), ERR_INVALID, NULL);
	world_refused(
		w, item_set_outcome(&w->se, items[2], OUTCOME_STRUCK, &w->e), ERR_INVALID, NULL);
	world_refused(w, roll_mark(&w->se, id, w->people[EVA], ATTENDANCE_ONSITE, &w->e),
		ERR_INVALID, NULL);
	world_refused(w, meeting_delete(&w->se, id, &w->e), ERR_INVALID, NULL);
	world_unchanged(w);
	note_release(&n);
	note_release(&more);
	item_release(&it);
}

static void test_an_action_is_done_after_the_notes_were_sent(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = held(w, items);
	struct note n = { .kind = NOTE_ACTION, .text = xstrdup("ringa"), .who = xstrdup("Eva") };

	world_ok(w, note_file(&w->se, id, items[1], &n, NULL, &w->e));
	world_ok(w, document_send(&w->se, id, DOCUMENT_NOTES, &plain, NULL, &w->e));
	n.state = ACTION_DONE;
	world_ok(w, note_change(&w->se, &n, NULL, &w->e));
	note_release(&n);
}

static void test_another_meeting_is_free(void **state)
{
	struct world *w = *state;
	int64_t items[4], other[4], id;

	sent(w, items);
	id = world_meeting(w, "2026-04-21T09:00", other);
	file(w, id, other[0], NOTE_TEXT, "fritt");
	world_ok(w, meeting_delete(&w->se, id, &w->e));
}

/* ---- In other forms ----------------------------------------------------------------------------- */

static void test_a_version_prints_in_every_form(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = sent(w, items);
	struct document d = find(w, id, 1, true);
	struct buf b = { 0 };

	world_ok(w, document_print(&w->se, id, DOCUMENT_NOTES, 1, true, NOTES_TXT, &b, &w->e));
	assert_string_equal(buf_str(&b), d.text);
	buf_cut(&b, 0);
	world_ok(w, document_print(&w->se, id, DOCUMENT_NOTES, 1, true, NOTES_HTML, &b, &w->e));
	assert_non_null(strstr(buf_str(&b), "<h1>Minnesanteckningar – Beredning Väst</h1>"));
	assert_non_null(strstr(buf_str(&b), "<h2>2. Ansökningar</h2>"));
	assert_non_null(strstr(buf_str(&b), "<strong>Beslut:</strong> att skicka"));
	document_release(&d);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_what_is_sent_is_kept_in_both_variants),
		IN_WORLD(test_the_public_variant_may_be_nameless),
		IN_WORLD(test_only_what_has_been_held_is_sent),
		IN_WORLD(test_an_agenda_has_versions_of_its_own),
		IN_WORLD(test_from_draft_to_archive),
		IN_WORLD(test_a_new_version_says_what_differs),
		IN_WORLD(test_reopened_and_sent_unchanged_is_no_new_version),
		IN_WORLD(test_what_was_sent_is_not_changed),
		IN_WORLD(test_an_action_is_done_after_the_notes_were_sent),
		IN_WORLD(test_another_meeting_is_free),
		IN_WORLD(test_a_version_prints_in_every_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
