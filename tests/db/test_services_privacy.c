/* What is stored about a person, and that nothing of it is left once the person is erased. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/documents.h"
#include "services/feeds.h"
#include "services/holding.h"
#include "services/lines.h"
#include "services/people.h"
#include "services/person_merge.h"
#include "services/privacy.h"
#include "services/restore.h"
#include "services/retention.h"
#include "services/rollcall.h"

#include "cmocka.h"
#include "tests/support/fixture.h"
#include "tests/support/world.h"

/* ---- Helpers ---- */

static int64_t file_line(struct world *w, int64_t meeting, int64_t item, int kind,
	const char *speaker, const char *text)
{
	struct note n = { .kind = kind, .speaker = xstrdup(speaker), .text = xstrdup(text) };
	int64_t id;

	world_ok(w, note_file(&w->se, meeting, item, &n, NULL, &w->e));
	id = n.id;
	note_release(&n);
	return id;
}

static void expect_note(struct world *w, int64_t id, const char *speaker, const char *text)
{
	struct note n = { 0 };

	world_ok(w, store_note_load(w->se.store, id, &n, &w->e));
	assert_string_equal(or_empty(n.speaker), speaker);
	assert_string_equal(or_empty(n.text), text);
	note_release(&n);
}

static void about(struct world *w, int64_t person, struct privacy_about *a)
{
	world_ok(w, privacy_about(&w->se, person, NULL, a, &w->e));
}

static void erase(struct world *w, int64_t person)
{
	struct privacy_about a;
	bool whole;

	about(w, person, &a);
	world_ok(w, privacy_erase(&w->se, &a, &whole, &w->e));
	assert_true(whole);
	privacy_about_release(&a);
}

static void give_contacts(struct world *w, int64_t person, const char *email, const char *phone)
{
	struct person p = { 0 };

	world_ok(w, store_person_load(w->se.store, person, &p, &w->e));
	xreplace(&p.email, email);
	xreplace(&p.phone, phone);
	world_ok(w, person_put(&w->se, &p, NULL, &w->e));
	person_release(&p);
}

/* ---- Every table ---- */

static void every_table_that_names_people_is_dealt_with(void **state)
{
	(void)state;
	for (size_t i = 0; model_tables[i]; i++) {
		const struct table *t = model_tables[i];
		const struct privacy_table *p = privacy_table(t);

		for (size_t k = 0; k < t->n_columns; k++) {
			const struct column *c = &t->columns[k];
			bool named = false;

			if (c->type != COLUMN_REF || strcmp(c->refers, "people") != 0)
				continue;
			for (size_t n = 0; p && n < ARRAY_LEN(p->columns) && p->columns[n]; n++)
				named |= strcmp(p->columns[n], c->name) == 0;
			if (!named)
				fail_msg("%s.%s refers to people and is not in privacy_tables: say "
					 "what becomes of it when a person is erased",
					t->name, c->name);
		}
	}
}

/* Texts that are not looked through hold no personal data by their flags. */
static void every_personal_column_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; model_tables[i]; i++) {
		const struct table *t = model_tables[i];

		for (size_t k = 0; k < t->n_columns; k++)
			if (t->columns[k].flags & COLUMN_PERSONAL &&
				t->columns[k].type != COLUMN_TEXT)
				fail_msg("%s.%s is personal and no text", t->name,
					t->columns[k].name);
	}
}

/* ---- Looking ---- */

static void tells_where_a_person_is_named(void **state)
{
	struct world *w = *state;
	struct privacy_about a;
	int64_t items[4], m = world_meeting(w, "2026-03-10T09:00", items);
	size_t attendance = 0;

	world_ok(w, roll_mark(&w->se, m, w->people[EVA], ATTENDANCE_ONSITE, &w->e));
	file_line(w, m, items[1], NOTE_REMARK, "Eva", "Tar med frågan.");
	file_line(w, m, items[1], NOTE_TEXT, "", "Skickas till Eva Brandt och Ida.");
	file_line(w, m, items[2], NOTE_TEXT, "", "Evakuering övas.");
	about(w, w->people[EVA], &a);
	assert_string_equal(a.name, "Eva Brandt");
	assert_int_equal(a.n_hits, 2);
	assert_string_equal(a.hits[0].c->name, "speaker");
	assert_int_equal(a.hits[0].how, MENTION_CALLED);
	assert_int_equal(a.hits[1].how, MENTION_NAMED);
	assert_int_equal(a.hits[1].fate, FATE_REDACTED);
	assert_non_null(strstr(a.hits[1].where, "2 Ansökningar"));
	for (size_t i = 0; i < a.n_counts; i++)
		if (a.counts[i].kind->t == &attendance_table)
			attendance = a.counts[i].n;
	assert_int_equal(attendance, 1);
	assert_true(a.steps > 0);
	privacy_about_release(&a);
}

/* ---- Erasing ---- */

static void takes_the_name_out_everywhere(void **state)
{
	struct world *w = *state;
	int64_t items[4], m = world_meeting(w, "2026-03-10T09:00", items);
	int64_t said, named;
	struct person p = { 0 };
	struct roll_rows roll;
	char *all;

	give_contacts(w, w->people[EVA], "eva.brandt@example.org", "070-123 45 67");
	world_ok(w, roll_mark(&w->se, m, w->people[EVA], ATTENDANCE_ONSITE, &w->e));
	said = file_line(w, m, items[1], NOTE_REMARK, "Eva", "Tar med frågan.");
	named = file_line(w, m, items[1], NOTE_TEXT, "", "Mejla eva.brandt@example.org, Evas vän.");
	erase(w, w->people[EVA]);

	expect_note(w, said, "[raderad 3]", "Tar med frågan.");
	expect_note(w, named, "", "Mejla [raderad 3], [raderad 3]s vän.");
	world_ok(w, store_person_load(w->se.store, w->people[EVA], &p, &w->e));
	assert_string_equal(p.given, "[raderad 3]");
	assert_string_equal(or_empty(p.email), "");
	assert_int_equal(p.party_id, w->parties[AF]);
	person_release(&p);
	world_ok(w, store_roll(w->se.store, m, &roll, &w->e));
	for (size_t i = 0; i < roll.n; i++)
		if (roll.v[i].a.person_id == w->people[EVA])
			assert_int_equal(roll.v[i].a.status, ATTENDANCE_ONSITE);
	pool_release(&roll.pool);
	all = world_export(w);
	assert_null(strstr(all, "Eva"));
	assert_null(strstr(all, "Brandt"));
	assert_non_null(strstr(all, "\"erasures\""));
	free(all);
}

static void people_of_the_same_first_name_are_let_be(void **state)
{
	struct world *w = *state;
	int64_t items[4], m = world_meeting(w, "2026-03-10T09:00", items), hers, other, unsure;
	struct person p = { .given = xstrdup("Eva"), .family = xstrdup("Lund") };

	world_ok(w, person_put(&w->se, &p, NULL, &w->e));
	world_ok(w, roll_mark(&w->se, m, w->people[EVA], ATTENDANCE_ONSITE, &w->e));
	hers = file_line(w, m, items[1], NOTE_REMARK, "Eva", "Ja.");
	other = file_line(w, m, items[1], NOTE_REMARK, "Eva Lund", "Nej, sade Brandt.");
	m = world_meeting(w, "2026-04-14T09:00", items);
	world_ok(w, roll_mark(&w->se, m, p.id, ATTENDANCE_ONSITE, &w->e));
	world_ok(w, roll_mark(&w->se, m, w->people[EVA], ATTENDANCE_ONSITE, &w->e));
	unsure = file_line(w, m, items[1], NOTE_REMARK, "Eva", "Kanske.");
	erase(w, w->people[EVA]);
	expect_note(w, hers, "[raderad 3]", "Ja.");
	expect_note(w, other, "Eva Lund", "Nej, sade [raderad 3].");
	expect_note(w, unsure, "Eva", "Kanske.");
	person_release(&p);
}

static void keeps_what_is_kept_and_what_was_sent(void **state)
{
	struct world *w = *state;
	int64_t items[4], m = world_meeting(w, "2026-03-10T09:00", items), kept;
	const struct notes_out_options o = { 0 };
	struct erasure_list l;
	struct erasure_decision d = { 0 };
	struct document doc = { 0 };
	struct privacy_about a;
	char *key;

	kept = file_line(w, m, items[1], NOTE_DECISION, "", "Eva Brandt är firmatecknare.");
	world_ok(w, document_send(&w->se, m, DOCUMENT_AGENDA, &o, NULL, &w->e));
	about(w, w->people[EVA], &a);
	key = xasprintf("notes:%lld:text", (long long)kept);
	world_refused(w, privacy_decide(&a, key, FATE_KEPT, "", &w->e), ERR_INVALID, "ground");
	world_refused(w, privacy_decide(&a, "x", FATE_KEPT, "y", &w->e), ERR_NOT_FOUND, NULL);
	world_ok(w, privacy_decide(&a, key, FATE_KEPT, "Beslut som gäller.", &w->e));
	world_ok(w, privacy_erase(&w->se, &a, NULL, &w->e));
	privacy_about_release(&a);
	free(key);
	expect_note(w, kept, "", "Eva Brandt är firmatecknare.");
	world_ok(w, document_find(&w->se, m, DOCUMENT_AGENDA, 0, false, &doc, &w->e));
	document_release(&doc);
	world_ok(w, store_erasures(w->se.store, &l, &w->e));
	assert_int_equal(l.n, 1);
	assert_true(l.v[0].finished_at > 0);
	world_ok(w, store_erasure_decision_load(w->se.store, 1, &d, &w->e));
	assert_int_equal(d.erasure_id, l.v[0].id);
	assert_string_equal(d.ground, "Beslut som gäller.");
	erasure_decision_release(&d);
	pool_release(&l.pool);
}

static void undo_does_not_bring_it_back(void **state)
{
	struct world *w = *state;
	int64_t items[4], m = world_meeting(w, "2026-03-10T09:00", items), line;
	struct note n = { 0 };
	char *label = NULL, *all;

	line = file_line(w, m, items[1], NOTE_TEXT, "", "Eva Brandt tar fram underlag.");
	world_ok(w, store_note_load(w->se.store, line, &n, &w->e));
	xreplace(&n.text, "Ida tar fram underlag.");
	world_ok(w, note_change(&w->se, &n, NULL, &w->e));
	note_release(&n);
	give_contacts(w, w->people[EVA], "eva@example.org", "");
	erase(w, w->people[EVA]);
	world_refused(w, store_undo(w->se.store, NULL, &w->e), ERR_CONFLICT, "erased");
	file_line(w, m, items[1], NOTE_TEXT, "", "Nytt.");
	world_ok(w, store_undo(w->se.store, &label, &w->e));
	free(label);
	world_refused(w, store_undo(w->se.store, NULL, &w->e), ERR_CONFLICT, "erased");
	all = world_export(w);
	assert_null(strstr(all, "Brandt"));
	free(all);
}

/* A change that only named the person can still be taken back: to words without the name. */
static void undo_goes_on_where_nothing_was_lost(void **state)
{
	struct world *w = *state;
	int64_t items[4], m = world_meeting(w, "2026-03-10T09:00", items), line;
	struct note n = { 0 };
	char *label = NULL;

	line = file_line(w, m, items[1], NOTE_TEXT, "", "Eva Brandt tar fram underlag.");
	world_ok(w, store_note_load(w->se.store, line, &n, &w->e));
	xreplace(&n.text, "Ida och Eva tar fram underlag.");
	world_ok(w, note_change(&w->se, &n, NULL, &w->e));
	note_release(&n);
	erase(w, w->people[EVA]);
	expect_note(w, line, "", "Ida och [raderad 3] tar fram underlag.");
	world_ok(w, store_undo(w->se.store, &label, &w->e));
	expect_note(w, line, "", "[raderad 3] tar fram underlag.");
	free(label);
}

/* ---- Files ---- */

struct files {
	struct fixture *f;
	struct session se;
};

static int64_t make_meeting(
	struct files *x, const char *starts, const char *speaker, const char *text)
{
	struct fixture *f = x->f;
	int64_t id = fixture_meeting(f, "Beredning", starts);
	struct note n = { .kind = NOTE_REMARK, .speaker = xstrdup(speaker), .text = xstrdup(text) };

	fixture_ok(f, note_file(&x->se, id, 0, &n, NULL, &f->e));
	note_release(&n);
	return id;
}

static int64_t make_person(
	struct files *x, const char *given, const char *family, const char *email)
{
	struct person p = { .given = xstrdup(given),
		.family = xstrdup(family),
		.email = xstrdup(email),
		.phone = xstrdup("070-123 45 67") };
	int64_t id;

	fixture_ok(x->f, person_put(&x->se, &p, NULL, &x->f->e));
	id = p.id;
	person_release(&p);
	return id;
}

/* Does any file in the folder hold one of the texts? */
static void expect_nowhere(const struct fixture *f, const char *const *texts, const char *but)
{
	DIR *dir = opendir(f->dir);
	const struct dirent *entry;

	while ((entry = readdir(dir)) != NULL) {
		struct buf b = { 0 };
		char *path = fixture_path(f, entry->d_name);

		if (entry->d_name[0] != '.' && !(but && strcmp(entry->d_name, but) == 0) &&
			file_read(path, 1u << 26, &b, NULL))
			for (size_t i = 0; texts[i]; i++)
				if (memmem(buf_str(&b), b.len, texts[i], strlen(texts[i])))
					fail_msg("“%s” is in %s", texts[i], entry->d_name);
		buf_release(&b);
		free(path);
	}
	closedir(dir);
}

static void erase_file(struct files *x, int64_t person)
{
	struct privacy_about a;
	bool whole;

	fixture_ok(x->f, privacy_about(&x->se, person, NULL, &a, &x->f->e));
	fixture_ok(x->f, privacy_erase(&x->se, &a, &whole, &x->f->e));
	assert_true(whole);
	privacy_about_release(&a);
}

/* The bytes of the name in all the ways in which something could be made of them: as written, folded, what the
 * index shares with its neighbours (all but the first letter), the key it sorts by, address and number. */
static void no_byte_of_it_is_left(void **state)
{
	struct fixture *f = *state;
	struct files x = { f, { .store = f->store, .clock = &f->clock } };
	char *key = text_sort_key("Ödegård Ingvild"), *key_family = text_sort_key("Ödegård");
	int64_t id = make_person(&x, "Ingvild", "Ödegård", "ingvild.odegard@example.org");
	const char *const texts[] = { "Ingvild", "Ödegård", "ingvild", "ödegård", "odegard",
		"ngvild", "degard", "deg\u00e5rd", "ingvild.odegard", "123 45 67", "1234567",
		"Bränntorp", key, NULL };
	char *backup = fixture_path(f, "copy.db"), *draft = person_draft_key(id);

	make_person(&x, "Siv", "Ek", "");
	make_meeting(
		&x, "2026-03-10T09:00", "Ingvild", "Ödegårds lista skickas till Ingvild Ödegård.");
	make_meeting(&x, "2026-04-10T09:00", "Siv", "Ring 070-123 45 67, INGVILD ÖDEGÅRD.");
	fixture_ok(f, store_search_follow(f->store, &f->e));
	make_meeting(&x, "2026-05-10T09:00", "Siv", "Odegard, Ingvild kommer inte.");
	fixture_ok(f, store_draft_save(f->store, "note:1:0", "Ingvild tycker", &f->e));
	fixture_ok(f, store_draft_save(f->store, draft, "0 Ing Bränntorp\n", &f->e));
	free(draft);
	assert_non_null(key_family);
	erase_file(&x, id);
	expect_nowhere(f, texts, NULL);
	fixture_ok(f, store_search_follow(f->store, &f->e));
	fixture_ok(f, store_backup(f->store, backup, &f->e));
	expect_nowhere(f, texts, NULL);
	fixture_close(f);
	expect_nowhere(f, texts, NULL);
	fixture_open(f);
	free(backup);
	free(key);
	free(key_family);
}

/* Killed at any point there is the old person or none, and the next opening finishes. */
static void killed_in_the_middle(void **state)
{
	enum { ROUNDS = 4, STEP_US = 2500 };
	struct fixture *f = *state;
	struct files x = { f, { .store = f->store, .clock = &f->clock } };
	int64_t id = make_person(&x, "Ingvild", "Ödegård", "ingvild@example.org");
	const char *const texts[] = { "Ingvild", "ngvild", "degard", NULL };
	char *base = fixture_path(f, "base.db");

	for (int i = 0; i < 4; i++)
		make_meeting(&x, "2026-03-10T09:00", "Ingvild", "Ödegård: Ingvild Ödegård.");
	fixture_ok(f, store_backup(f->store, base, &f->e));
	fixture_close(f);
	for (int round = 0; round < ROUNDS; round++) {
		struct buf bytes = { 0 };
		struct file_out out = { .no_bak = true };
		struct person p = { 0 };
		pid_t child;

		fixture_ok(f, file_read(base, 1u << 26, &bytes, &f->e));
		fixture_ok(f,
			file_out_open(&out, f->file, &f->e) &&
				file_out_write(&out, buf_str(&bytes), bytes.len, &f->e) &&
				file_out_commit(&out, &f->e));
		file_out_release(&out);
		buf_release(&bytes);
		child = fork();
		if (child == 0) {
			struct itimerval t = { .it_value.tv_usec = 500 + round * STEP_US };

			setitimer(ITIMER_REAL, &t, NULL); /* whose signal ends the process */
			fixture_open(f);
			x.se.store = f->store;
			erase_file(&x, id);
			_exit(0);
		}
		waitpid(child, NULL, 0);
		fixture_open(f);
		fixture_ok(f, store_person_load(f->store, id, &p, &f->e));
		if (strcmp(p.given, "Ingvild") != 0)
			expect_nowhere(f, texts, "base.db");
		person_release(&p);
		fixture_close(f);
	}
	free(base);
	fixture_open(f);
}

static void merged_people_are_erased_whole(void **state)
{
	struct fixture *f = *state;
	struct files x = { f, { .store = f->store, .clock = &f->clock } };
	int64_t id = make_person(&x, "Ingvild", "Ödegård", "ingvild@example.org");
	int64_t other = make_person(&x, "Yngvild", "Oddegård", "yngve@example.org");
	const char *const texts[] = { "Ingvild", "ngvild", "Oddeg", "yngve", NULL };
	struct merge_done done;

	make_meeting(&x, "2026-03-10T09:00", "Yngvild Oddegård", "Ja.");
	fixture_ok(f, person_merge(&x.se, id, other, MERGE_REFUSE, &done, &f->e));
	erase_file(&x, id);
	expect_nowhere(f, texts, NULL);
}

static void a_restored_copy_is_erased_again(void **state)
{
	struct fixture *f = *state;
	struct files x = { f, { .store = f->store, .clock = &f->clock } };
	int64_t id = make_person(&x, "Ingvild", "Ödegård", "");
	const char *const texts[] = { "Ingvild", "ngvild", "deg\u00e5rd", "Ödegård", NULL };
	char *backup = fixture_path(f, "old.db");
	struct restored r;
	int64_t fresh;

	make_meeting(&x, "2026-03-10T09:00", "Ingvild", "Ja.");
	fixture_ok(f, store_backup(f->store, backup, &f->e));
	erase_file(&x, id);
	id = make_person(&x, "Siv", "Ek", "");
	fixture_close(f);
	fixture_ok(f, restore_file(&f->clock, f->file, backup, NULL, true, &r, &f->e));
	assert_int_equal(r.erased, 1);
	assert_null(r.aside);
	restored_release(&r);
	fixture_ok(f, restore_file(&f->clock, f->file, backup, NULL, false, &r, &f->e));
	assert_int_equal(r.erased, 1);
	assert_int_equal(access(r.aside, F_OK), 0);
	restored_release(&r);
	expect_nowhere(f, texts, "old.db");
	fixture_open(f);
	x.se.store = f->store;
	fresh = make_person(&x, "Bo", "Ny", "");
	assert_true(fresh > id); /* a number is never given out again */
	free(backup);
}

/* ---- Periods ---- */

static void what_is_too_old_loses_its_names(void **state)
{
	struct world *w = *state;
	struct retention_row due[RETENTION_KINDS];
	int64_t items[4], m = world_meeting(w, "2023-03-10T09:00", items);
	struct roll_rows roll;
	int present = 0;
	bool whole;

	world_ok(w, roll_mark(&w->se, m, w->people[EVA], ATTENDANCE_ONSITE, &w->e));
	world_ok(w, roll_mark(&w->se, m, w->people[IDA], ATTENDANCE_ABSENT, &w->e));
	world_ok(w, meeting_set_status(&w->se, m, STATUS_HELD, NULL, &w->e));
	world_ok(w, retention_due(&w->se, NULL, due, &w->e));
	assert_string_equal(due[RETENTION_ATTENDANCE].before, "2024-03-10");
	assert_string_equal(due[RETENTION_ATTENDANCE].oldest, "2023-03-10");
	assert_true(due[RETENTION_ATTENDANCE].n >= 2);
	world_ok(w, retention_apply(&w->se, NULL, due, ~0u, &whole, &w->e));
	world_ok(w, store_roll(w->se.store, m, &roll, &w->e));
	for (size_t i = 0; i < roll.n; i++) {
		assert_true(text_starts(roll.v[i].given, "[anonym "));
		if (roll.v[i].a.status == ATTENDANCE_ONSITE) {
			present++;
			assert_string_equal(roll.v[i].party_short, "AF");
		}
	}
	assert_int_equal(present, 1);
	pool_release(&roll.pool);
	world_ok(w, retention_due(&w->se, NULL, due, &w->e));
	assert_int_equal(due[RETENTION_ATTENDANCE].n, 0);
}

static void periods_are_the_organisations(void **state)
{
	struct world *w = *state;
	struct retention_row due[RETENTION_KINDS];
	int n;

	world_ok(w, retention_set(&w->se, RETENTION_CONTACTS, 3, &w->e));
	world_ok(w, retention_period(&w->se, RETENTION_CONTACTS, &n, &w->e));
	assert_int_equal(n, 3);
	world_ok(w, retention_set(&w->se, RETENTION_CONTACTS, 0, &w->e));
	world_ok(w, retention_due(&w->se, NULL, due, &w->e));
	assert_string_equal(due[RETENTION_CONTACTS].before, "");
	world_refused(w, retention_set(&w->se, RETENTION_CONTACTS, -1, &w->e), ERR_INVALID, NULL);
}

static void contacts_of_those_who_left(void **state)
{
	struct world *w = *state;
	struct retention_row due[RETENTION_KINDS];
	struct membership_rows rows;
	struct person p = { 0 };

	give_contacts(w, w->people[EVA], "eva@example.org", "");
	give_contacts(w, w->people[IDA], "ida@example.org", "");
	world_ok(w, store_memberships(w->se.store, w->people[EVA], 0, &rows, &w->e));
	world_ok(w, membership_end(&w->se, rows.v[0].m.id, "2025-01-31", &w->e));
	pool_release(&rows.pool);
	world_ok(w, retention_due(&w->se, NULL, due, &w->e));
	assert_int_equal(due[RETENTION_CONTACTS].n, 1);
	assert_string_equal(due[RETENTION_CONTACTS].oldest, "2025-01-31");
	world_ok(w, retention_apply(&w->se, NULL, due, 1u << RETENTION_CONTACTS, NULL, &w->e));
	world_ok(w, store_person_load(w->se.store, w->people[EVA], &p, &w->e));
	assert_string_equal(or_empty(p.email), "");
	assert_string_equal(p.given, "Eva");
	person_release(&p);
	world_ok(w, store_person_load(w->se.store, w->people[IDA], &p, &w->e));
	assert_string_equal(p.email, "ida@example.org");
	person_release(&p);
}

/* ---- What the person is given ---- */

static void exports_all_there_is(void **state)
{
	struct world *w = *state;
	struct privacy_about a;
	struct buf text = { 0 }, json = { 0 };
	int64_t items[4], m = world_meeting(w, "2026-03-10T09:00", items);

	give_contacts(w, w->people[EVA], "eva@example.org", "");
	world_ok(w, roll_mark(&w->se, m, w->people[EVA], ATTENDANCE_ONSITE, &w->e));
	file_line(w, m, items[1], NOTE_REMARK, "Eva", "Tar med frågan.");
	about(w, w->people[EVA], &a);
	world_ok(w, privacy_export(&w->se, &a, false, &text, &w->e));
	world_ok(w, privacy_export(&w->se, &a, true, &json, &w->e));
	assert_non_null(strstr(buf_str(&text), "Personal data about Eva Brandt"));
	assert_non_null(strstr(buf_str(&text), "eva@example.org"));
	assert_non_null(strstr(buf_str(&text), "Beredning Väst"));
	assert_non_null(strstr(buf_str(&text), "24 months"));
	assert_null(strstr(buf_str(&text), "Kristian"));
	assert_non_null(strstr(buf_str(&json), "\"schema\":1,\"id\":3,\"name\":\"Eva Brandt\""));
	assert_non_null(strstr(buf_str(&json), "\"memberships\":[{"));
	assert_non_null(strstr(buf_str(&json), "\"column\":\"speaker\""));
	buf_release(&text);
	buf_release(&json);
	privacy_about_release(&a);
}

int main(void)
{
#define FILES(f) cmocka_unit_test_setup_teardown(f, fixture_setup_file, fixture_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_table_that_names_people_is_dealt_with),
		cmocka_unit_test(every_personal_column_is_read),
		IN_WORLD(tells_where_a_person_is_named),
		IN_WORLD(takes_the_name_out_everywhere),
		IN_WORLD(people_of_the_same_first_name_are_let_be),
		IN_WORLD(keeps_what_is_kept_and_what_was_sent),
		IN_WORLD(undo_does_not_bring_it_back),
		IN_WORLD(undo_goes_on_where_nothing_was_lost),
		FILES(no_byte_of_it_is_left),
		FILES(killed_in_the_middle),
		FILES(merged_people_are_erased_whole),
		FILES(a_restored_copy_is_erased_again),
		IN_WORLD(what_is_too_old_loses_its_names),
		IN_WORLD(periods_are_the_organisations),
		IN_WORLD(contacts_of_those_who_left),
		IN_WORLD(exports_all_there_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
