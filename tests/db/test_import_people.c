/* People from tables and lists into the register, and out again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "services/export_people.h"
#include "services/find.h"
#include "services/import_people.h"
#include "services/people.h"

#include "cmocka.h"
#include "tests/support/world.h"

/* ---- Help ---- */

struct taken {
	struct people_source s;
	struct people_entries l;
	struct people_preview p;
};

static void look(struct world *w, const char *text, const struct people_options *o, struct taken *t)
{
	static const struct people_options usual = { 0 };

	*t = (struct taken) { 0 };
	world_ok(w, people_source_read(text, strlen(text), &t->s, &w->e));
	people_source_entries(&w->se, &t->s, &t->l);
	world_ok(w, people_import_preview(&w->se, &t->l, o ? o : &usual, &t->p, &w->e));
}

static void release(struct taken *t)
{
	people_preview_release(&t->p);
	people_entries_release(&t->l);
	people_source_release(&t->s);
}

static void counts(const struct taken *t, size_t fresh, size_t changed, size_t same, size_t skipped)
{
	assert_int_equal(t->p.counts[PEOPLE_NEW], fresh);
	assert_int_equal(t->p.counts[PEOPLE_CHANGED], changed);
	assert_int_equal(t->p.counts[PEOPLE_UNCHANGED], same);
	assert_int_equal(t->p.counts[PEOPLE_SKIPPED], skipped);
}

static void take(struct world *w, const char *text)
{
	struct taken t;

	look(w, text, NULL, &t);
	world_ok(w, people_import_apply(&w->se, &t.p, "personer.csv", &w->e));
	release(&t);
}

/* Nothing would be written any more. */
static void is_settled(struct world *w, const char *text)
{
	struct taken t;

	look(w, text, NULL, &t);
	if (people_preview_changes(&t.p))
		fail_msg("%s: %s", t.p.rows[0].name, t.p.rows[0].words);
	release(&t);
}

static struct person person_of(struct world *w, const char *name)
{
	struct person p = { 0 };
	int64_t id;

	world_ok(w, person_find(&w->se, name, 0, &id, &w->e));
	world_ok(w, store_person_load(w->se.store, id, &p, &w->e));
	return p;
}

static size_t memberships(struct world *w, int64_t person_id, struct membership_rows *rows)
{
	world_ok(w, store_memberships(w->se.store, person_id, 0, rows, &w->e));
	return rows->n;
}

/* ---- In ---- */

/* As Excel saves it in Sweden: Windows-1252, semicolons, quoted line breaks. */
static void test_a_table_from_excel(void **state)
{
	static const char file[] =
		"Beredningar 2026;;;;\r\n"
		"Efternamn;F\xf6rnamn;E-post;Part;Grupper;Roll;Mandat fr\xe5n;Anm\xe4rkning\r\n"
		"Lind;\xc5sa;asa.lind@example.org;Norrsj\xf6 kommun;\"Beredning V\xe4st\nStyrelse\";"
		"Ers\xe4ttare;2026-01-01;\"ringer\nhelst\"\r\n"
		"Ek;Per;;F\xf6rs\xe4kringskassan;V\xe4st;;;\r\n"
		";;;;;;;\r\n";
	struct world *w = *state;
	struct membership_rows rows;
	struct person p;
	struct taken t;

	look(w, file, NULL, &t);
	counts(&t, 2, 0, 0, 0);
	assert_string_equal(t.s.sheet.table.charset, "windows-1252");
	assert_int_equal(t.p.n_parties, 1);
	assert_string_equal(t.p.new_parties[0], "Norrsjö kommun");
	assert_int_equal(t.p.n_groups, 0);
	assert_int_equal(t.p.rows[0].line, 3);
	assert_int_equal(t.p.rows[1].line, 6);
	world_before(w);
	world_ok(w, people_import_apply(&w->se, &t.p, "personer.csv", &w->e));
	world_undoable(w, "People from: personer.csv");
	release(&t);
	p = person_of(w, "Åsa Lind");
	assert_string_equal(p.email, "asa.lind@example.org");
	assert_int_equal(memberships(w, p.id, &rows), 2);
	assert_int_equal(rows.v[0].m.role, ROLE_DEPUTY);
	assert_string_equal(rows.v[0].m.from_day, "2026-01-01");
	pool_release(&rows.pool);
	person_release(&p);
	is_settled(w, file);
}

static void test_an_address_tells_who_it_is(void **state)
{
	struct world *w = *state;
	struct person p;

	take(w, "Namn;E-post\nKarin Alm;karin@example.org\n");
	world_before(w);
	take(w, "Namn,Email,Telefon,Titel\nKarin Berg,KARIN@example.org,+46 70 1,chef\n");
	world_undoable(w, "People from: personer.csv");
	p = person_of(w, "Karin Berg");
	assert_int_equal(p.id, w->people[KARIN]);
	assert_string_equal(p.phone, "+46 70 1");
	/* What the file leaves empty stays. */
	take(w, "Namn;E-post;Telefon;Titel\nKarin Berg;karin@example.org;;\n");
	person_release(&p);
	p = person_of(w, "Karin Berg");
	assert_string_equal(p.title, "chef");
	person_release(&p);
}

static void test_a_shared_address_tells_nothing(void **state)
{
	struct world *w = *state;
	struct taken t;

	take(w, "Namn;E-post\nKarin Alm;info@example.org\n");
	look(w, "Namn;E-post\nOlof Ny;info@example.org\n", NULL, &t);
	counts(&t, 1, 0, 0, 0);
	assert_int_equal(t.p.n_alike, 1);
	assert_int_equal(t.p.alike[0].person_id, w->people[KARIN]);
	release(&t);
}

static void test_names_tell_with_their_party(void **state)
{
	struct world *w = *state;
	struct taken t;

	/* The same name of another party is somebody else, and reported. */
	look(w, "Namn;Part\nkarin alm;\nEva Brandt;Region Fjäll\n", NULL, &t);
	counts(&t, 1, 0, 1, 0);
	assert_int_equal(t.p.n_alike, 1);
	assert_int_equal(t.p.alike[0].person_id, w->people[EVA]);
	release(&t);
	take(w, "Namn;Part\nEva Brandt;Region Fjäll\n");
	is_settled(w, "Namn;Part\nEva Brandt;Region Fjäll\n");
	/* Now only the party or an address tells. */
	look(w, "Namn;Titel\nEva Brandt;chef\n", NULL, &t);
	counts(&t, 0, 0, 0, 1);
	assert_non_null(strstr(t.p.rows[0].words, "several"));
	release(&t);
}

/* Two rows of one file with the same name and an address each are two people, and reported; a row of the
 * register is one whose address has changed. */
static void test_two_addresses_in_one_file_are_two_people(void **state)
{
	static const char file[] = "Namn;E-post\nBo Ek;bo.ek@example.org\nBo Ek;BO.EK@example.org\n"
				   "Bo Ek;bo@example.net\n";
	struct world *w = *state;
	struct taken t;

	look(w, file, NULL, &t);
	counts(&t, 2, 0, 0, 0);
	assert_int_equal(t.p.n_alike, 1);
	assert_int_equal(t.p.alike[0].line, 4);
	assert_string_equal(t.p.alike[0].reason, "the same name, another address");
	release(&t);
	take(w, file);
	is_settled(w, file);
	look(w, "Namn;E-post\nKarin Alm;karin@example.net\n", NULL, &t);
	counts(&t, 0, 1, 0, 0);
	release(&t);
}

/* The days of a membership are told before they are written. */
static void test_days_are_told(void **state)
{
	struct world *w = *state;
	struct taken t;

	look(w,
		"Namn;Grupp;Roll;Från;Till\nPer Ny;Styrelse;ersättare;2019-04-01;2023-03-31\n"
		"Bo Ek;Styrelse;;2024-01-01;\n",
		NULL, &t);
	assert_string_equal(t.p.rows[0].words, "+ Styrelse (deputy) 2019-04-01–2023-03-31");
	assert_string_equal(t.p.rows[1].words, "+ Styrelse 2024-01-01–");
	release(&t);
}

static void test_near_names_are_reported_and_never_merged(void **state)
{
	struct world *w = *state;
	struct taken t;

	look(w, "Namn\nHenrik Olofson\nPer Ny\n", NULL, &t);
	counts(&t, 2, 0, 0, 0);
	assert_int_equal(t.p.n_alike, 1);
	assert_int_equal(t.p.alike[0].line, 2);
	assert_int_equal(t.p.alike[0].person_id, w->people[HENRIK]);
	release(&t);
}

static void test_memberships_are_kept_apart_by_their_days(void **state)
{
	static const char file[] = "Namn;Grupp;Roll;Från;Till\n"
				   "Per Ny;Styrelse;ledamot;2019-04-01;2023-03-31\n"
				   "Per Ny;Styrelse;ordförande;2023-04-01;2027-03-31\n";
	struct world *w = *state;
	struct membership_rows rows;
	struct person p;

	take(w, file);
	is_settled(w, file);
	p = person_of(w, "Per Ny");
	assert_int_equal(memberships(w, p.id, &rows), 2);
	pool_release(&rows.pool);
	/* The one that is running is prolonged. */
	take(w, "Namn;Grupp;Till\nPer Ny;Styrelse;2031-03-31\n");
	assert_int_equal(memberships(w, p.id, &rows), 2);
	assert_string_equal(rows.v[1].m.from_day, "2023-04-01");
	assert_string_equal(rows.v[1].m.to_day, "2031-03-31");
	assert_int_equal(rows.v[1].m.role, ROLE_CHAIR);
	pool_release(&rows.pool);
	person_release(&p);
}

static void test_a_pasted_list_goes_into_a_group(void **state)
{
	static const char list[] = "Ny, Per\n\"Lind, Åsa\" <asa.lind@example.org>; Bo Ågren\n";
	struct world *w = *state;
	struct people_options o = { .group_id = w->board };
	struct membership_rows rows;
	struct taken t;

	look(w, list, &o, &t);
	assert_non_null(t.s.text);
	counts(&t, 2, 1, 0, 0);
	assert_int_equal(t.p.memberships, 3);
	world_ok(w, people_import_apply(&w->se, &t.p, "lista", &w->e));
	release(&t);
	assert_int_equal(memberships(w, w->people[BO], &rows), 1);
	assert_int_equal(rows.v[0].m.group_id, w->board);
	pool_release(&rows.pool);
}

static void test_what_a_file_is(void **state)
{
	static const char notes[] =
		"Minnesanteckningar 10 mars 2026\nNärvarande: Karin Alm, Bo Ågren\n"
		"1. Välkommen\nKarin hälsar välkommen; mötet börjar.\n";
	static const char table[] = "Styrgrupp 2026-03-10\n\nNamn\tOrganisation\tNärvarande\n"
				    "Karin Alm\tAF\tX\nBo Ågren\tFK\t\n\n1. Välkommen\n2. Övrigt\n";
	static const char form[] =
		"Tidsstämpel,Ditt namn,E-post\n2026-01-01,Bo Ek,bo@example.org\n";

	static const char titled[] =
		"Ledamöter i gruppen;;\nUppdaterad 2026-01-15;;\n\nNr;Namn;Organisation\n"
		"1;Karin Alm;AF\n2;Bo Ågren;FK\n";
	static const char roll[] = "Namn\tOrganisation\tNärvarande\tFrånvarande\n"
				   "Karin Alm\tAF\tX\t\nBo Ågren\tFK\t\tX\n";

	(void)state;
	assert_true(people_source_sniff(form, strlen(form), false));
	assert_true(people_source_sniff(titled, strlen(titled), false));
	assert_true(people_source_sniff("Karin Alm\nBo Ek\n", 16, false));
	assert_false(people_source_sniff(notes, strlen(notes), false));
	/* … nor are those with their attendance in a table. */
	assert_false(people_source_sniff(table, strlen(table), false));
	assert_false(people_source_sniff(roll, strlen(roll), false));
	assert_true(people_source_named("A/Personer.CSV"));
	assert_false(people_source_named("anteckningar.txt"));
}

/* ---- Out ---- */

/* Into an empty register, out again: the same bytes. */
static void test_out_and_in_again(void **state)
{
	struct world *w = *state;
	void *to = NULL;
	struct buf first = { 0 }, second = { 0 };
	size_t n;

	take(w,
		"Namn;E-post;Telefon;Titel;Part;Grupp;Roll;Mandat;Från;Till;Ordning\n"
		"Mia von Ahn;=cmd@example.org;+46 70 1;=HYPERLINK(\"x\");FK;Styrelse;ersättare;ja;"
		"2024-01-01;2027-12-31;2\n"
		"Per Ny;;'-1;;AF;Styrelse;;;2019-01-01;2022-12-31;\n"
		"Per Ny;;;;AF;Styrelse;ordf;;2023-01-01;;\n");
	world_ok(w, export_people_csv(&w->se, EXPORT_MEMBERSHIPS, 0, "sv", &first, &n, &w->e));
	assert_null(strstr(first.s, ";="));
	assert_null(strstr(first.s, "\"="));
	assert_null(strstr(first.s, ";+"));
	is_settled(w, first.s);
	assert_int_equal(world_setup_empty(&to), 0);
	take(to, first.s);
	world_ok(to,
		export_people_csv(&((struct world *)to)->se, EXPORT_MEMBERSHIPS, 0, "sv", &second,
			&n, &((struct world *)to)->e));
	assert_string_equal(first.s, second.s);
	buf_cut(&first, 0);
	world_ok(w, export_people_csv(&w->se, EXPORT_PEOPLE, 0, "en", &first, &n, &w->e));
	assert_int_equal(n, WORLD_PEOPLE + 2);
	is_settled(w, first.s);
	world_teardown(&to);
	buf_release(&first);
	buf_release(&second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_a_table_from_excel),
		IN_WORLD(test_an_address_tells_who_it_is),
		IN_WORLD(test_a_shared_address_tells_nothing),
		IN_WORLD(test_names_tell_with_their_party),
		IN_WORLD(test_two_addresses_in_one_file_are_two_people),
		IN_WORLD(test_days_are_told),
		IN_WORLD(test_near_names_are_reported_and_never_merged),
		IN_WORLD(test_memberships_are_kept_apart_by_their_days),
		IN_WORLD(test_a_pasted_list_goes_into_a_group),
		cmocka_unit_test(test_what_a_file_is),
		IN_WORLD(test_out_and_in_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
