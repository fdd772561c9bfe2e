/* Who may be one person under two names. Every name is invented. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/same_person.h"

#include "cmocka.h"

struct pair {
	const char *a, *b;
};

/* ---- Names ---- */

static struct same_score same_names(const char *a, const char *b)
{
	struct name_form x, y;

	name_form(&x, a);
	name_form(&y, b);
	return name_pair(&x, &y);
}

static void test_variants(void **state)
{
	static const struct pair one[] = {
		{ "Annika Ek", "Annica Ek" },
		{ "Per Lövholm", "Per Löfvholm" },
		{ "Eva Beijder", "Eva Bejjder" },
		{ "Ritta Lund", "Rita Lund" },
		{ "Kristian Ek", "Christian Ek" },
		{ "Sara Wall", "Sarah Vall" },
		{ "Malin Ekdahl", "Malin Ekdal" },
		{ "Erik Erixon", "Eric Eriksson" },
		{ "Annelie Mo", "Anneli Mo" },
		{ "Eva Blomqvist", "Eva Blomkvist" },
		{ "Karolina Vinterhed", "Karolina Vinterhde" },
		{ "Karolina Vinterhed", "Karolina Vinerhed" },
		{ "Anna Sund", "Anna Sund Almgren" },
		{ "Anna-Lena Berg", "Annalena Berg" },
		{ "Anna-Lena Berg", "Anna Lena Berg" },
		{ "Åsa Fors", "Asa Fors" },
		{ "Mia von Ahn", "Mia Ahn" },
		{ "Fors Åsa", "Åsa Fors" },
		{ "Fors, Åsa", "Åsa Fors" },
		{ "A. Ekdal", "Annika Ekdal" },
		{ "Annika E", "Annika Ekdal" },
		{ "Lasse Tallvik", "Lars Tallvik" },
		{ "Anna-Lena Tallvik", "Lena Tallvik" },
		{ "Samira Haji", "Samira Åberg-Haji" },
		{ "Yusuf Jama", "Yousef Jama" },
		{ "Annika", "Annica" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(one); i++) {
		struct same_score there = same_names(one[i].a, one[i].b),
				  back = same_names(one[i].b, one[i].a);

		if (there.score < SAME_LEAST)
			fail_msg("%s may be %s: %d", one[i].a, one[i].b, there.score);
		assert_int_equal(there.score, back.score);
		assert_int_equal(there.reasons, back.reasons);
	}
}

static void test_two_people(void **state)
{
	static const struct pair two[] = {
		{ "Elin Ek", "Elin Eklund" },
		{ "Johan Berg", "Johanna Berg" },
		{ "Jan Mo", "Jon Mo" },
		{ "Maria Fors", "Marie Fors" },
		{ "Karin Alm", "Karina Alm" },
		{ "Sofia Alm", "Sofie Alm" },
		{ "Martin Ekman", "Martina Ekman" },
		{ "Marina Ekman", "Martina Ekman" },
		{ "Peter Lindroth", "Petra Lindroth" },
		{ "Kristian Berg", "Kristina Berg" },
		{ "Lena Sandström", "Lena Sundström" },
		{ "Anna Berg", "Anna Borg" },
		{ "Per Lindmark", "Per Lundmark" },
		{ "Eva Strand", "Karl Strand" },
		{ "Per Berg d.y.", "Per Berg d.ä." },
		{ "Per Berg jr", "Per Berg" },
		{ "Anna Berg", "Hanna Berg" },
		{ "Anna-Lena Rud", "Anna-Karin Rud" },
		{ "Mohamed Dirie", "Mahmoud Dirie" },
		{ "Tuula Koskinen", "Tuula Koskela" },
		{ "Kari Korhonen", "Kari Kohonen" },
		{ "Karin Mård", "Karin Mårdh Ek" },
		{ "", "Anna" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(two); i++) {
		if (same_names(two[i].a, two[i].b).score >= SAME_LEAST)
			fail_msg("%s is not %s: %d", two[i].a, two[i].b,
				same_names(two[i].a, two[i].b).score);
	}
}

/* What says more comes before what says less. */
static void test_order(void **state)
{
	static const struct pair falling[] = { { "Åsa Fors", "Åsa Fors" },
		{ "Anna-lena Berg", "Anna-Lena Berg" }, { "Annika Yxell", "Annica Yxell" },
		{ "Karolina Vinterhed", "Karolina Vinterhde" }, { "A. Ekdal", "Annika Ekdal" },
		{ "Lasse Tallvik", "Lars Tallvik" }, { "Anna Sund", "Anna Sund Almgren" } };

	(void)state;
	for (size_t i = 1; i < ARRAY_LEN(falling); i++)
		assert_true(same_names(falling[i - 1].a, falling[i - 1].b).score >
			same_names(falling[i].a, falling[i].b).score);
}

static void test_reasons(void **state)
{
	struct buf b = { 0 };

	(void)state;
	assert_int_equal(same_names("Annika Ek", "Annica Ek").reasons, SAME_SOUND);
	assert_int_equal(same_names("Fors Åsa", "Åsa Fors").reasons, SAME_SWAPPED);
	assert_int_equal(same_names("A. Ekdal", "Annika Ekdal").reasons, SAME_INITIAL);
	same_reasons(SAME_SOUND | SAME_PARTY | SAME_NOT_MAIL | SAME_NOT_ROLL, &b);
	assert_string_equal(buf_str(&b),
		"spelled differently, sounds the same, the same party; "
		"but two e-mail addresses, both marked at one meeting");
	buf_release(&b);
}

/* ---- What else is known ---- */

static struct same_pairs look(struct pool *p, const struct same_person *v, size_t n)
{
	struct same_pairs out;

	same_people(same_register(p, v, n), p, &out);
	return out;
}

static int score_of(struct same_person a, struct same_person b)
{
	const struct same_person v[] = { a, b };
	struct pool p = { 0 };
	struct same_pairs out = look(&p, v, 2);
	int score = out.n ? out.v[0].score : 0;

	pool_release(&p);
	return score;
}

static void test_evidence(void **state)
{
	static const int64_t one_group[] = { 3, 7 }, other_group[] = { 4 };
	const struct same_person a = {
		.name = "Annika Ek", .party_id = 1, .groups = one_group, .n_groups = 2
	};
	struct same_person b = { .name = "Annica Ek" };
	int plain = score_of(a, b);

	(void)state;
	b.party_id = 1;
	assert_true(score_of(a, b) > plain);
	b.groups = other_group;
	b.n_groups = 1;
	assert_int_equal(score_of(a, b), plain + 60);
	b.groups = one_group;
	assert_true(score_of(a, b) > plain + 60);
	b.party_id = 2;
	assert_int_equal(score_of(a, b), 0);
}

/* What many are called wants something in common beside the names. */
static void test_ties(void **state)
{
	static const int64_t one_group[] = { 3 };
	static const struct pair apart[] = { { "Anna Karlsson", "Anna Carlsson" },
		{ "Lasse Tallvik", "Lars Tallvik" }, { "Annika E", "Annika Ekdal" },
		{ "Anna Sund", "Anna Sund Almgren" } };
	/* … and of these not even that tells. */
	static const struct pair never[] = { { "Erik Jonsson", "Erik Jönsson" },
		{ "Lena Dahlberg", "Helena Dahlberg" }, { "Hassan Omar", "Omar Hassan" },
		{ "Jari Lahtinen", "Jari Lehtinen" } };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(apart); i++) {
		struct same_person a = { .name = apart[i].a }, b = { .name = apart[i].b };

		assert_int_equal(score_of(a, b), 0);
		a.groups = b.groups = one_group;
		a.n_groups = b.n_groups = 1;
		if (score_of(a, b) < SAME_LEAST)
			fail_msg("%s may be %s", a.name, b.name);
	}
	for (size_t i = 0; i < ARRAY_LEN(never); i++) {
		struct same_person a = { never[i].a, NULL, 0, NULL, 1, one_group, 1 },
				   b = { never[i].b, NULL, 0, NULL, 1, one_group, 1 };

		if (score_of(a, b))
			fail_msg("%s is not %s", a.name, b.name);
	}
}

static void test_addresses(void **state)
{
	const struct same_person was = { .name = "Annika Ekdal",
		.email = "annika.ekdal@example.org" };
	struct same_person married = { .name = "Annika Lund" };

	(void)state;
	assert_int_equal(score_of(was, married), 0);
	married.email = "annika.ekdal@example.org";
	assert_true(score_of(was, married) >= 900);
	married.email = "annika.ekdal@example.net";
	assert_int_equal(score_of(was, married), 0);
	married.party_id = 4;
	assert_true(score_of((struct same_person) { .name = was.name, .party_id = 4 }, married) >=
		SAME_LEAST);
	married.party_id = 0;
	married.email = "info@example.org";
	assert_int_equal(score_of(was, married), 0);
	/* A shared mailbox is not a person. */
	assert_int_equal(
		score_of((struct same_person) { .name = "Karin Alm", .email = "info@example.org" },
			(struct same_person) { .name = "Bo Ek", .email = "info@example.org" }),
		0);
}

/* Two entries of one name are there because somebody told the two apart; otherwise they are one. */
static void test_namesakes(void **state)
{
	const struct same_person fk = { .name = "Anna Berg", .party_id = 1 },
				 af = { .name = "Anna Berg", .party_id = 2 },
				 any = { .name = "Anna Berg" };

	(void)state;
	assert_int_equal(score_of(fk, af), 0);
	assert_true(score_of(fk, any) >= 900);
	assert_int_equal(
		score_of((struct same_person) { .name = "Per Berg", .email = "per@example.org" },
			(struct same_person) { .name = "Per Berg", .email = "far@example.org" }),
		0);
}

static void test_rolls(void **state)
{
	struct same_pair near = { .score = 890 }, far = { .score = 700 };
	struct same_pairs pairs = { .v = (struct same_pair[]) { near, far }, .n = 2 };

	(void)state;
	same_weigh_met(&pairs.v[0], &(struct same_met) { .marked = 3, .present = 1 });
	same_weigh_met(&pairs.v[1], &(struct same_met) { .marked = 0 });
	assert_int_equal(pairs.v[0].score, 0);
	assert_int_equal(pairs.v[1].score, 700);
	same_weigh_met(&pairs.v[1], &(struct same_met) { .marked = 1 });
	assert_true(pairs.v[1].score < 700);
	assert_true(pairs.v[1].reasons & SAME_NOT_ROLL);
	same_sort(&pairs);
	assert_int_equal(pairs.n, 0);
}

/* "A. Ek" fits Anna and Anders: it is neither's. */
static void test_several_fit(void **state)
{
	static const struct same_person v[] = { { .name = "A. Ekdal", .party_id = 1 },
		{ .name = "Anna Ekdal", .party_id = 1 }, { .name = "Anders Ekdal" } };
	struct pool p = { 0 };
	struct same_pairs out;

	(void)state;
	out = look(&p, v, 2);
	assert_int_equal(out.n, 1);
	assert_true(out.v[0].score > 600);
	out = look(&p, v, 3);
	assert_int_equal(out.n, 0);
	pool_release(&p);
}

static void test_other_spellings_count(void **state)
{
	static const char *const also[] = { "Annika Lund" };
	const struct same_person v[] = { { .name = "Annika Ekdal", .names = also, .n_names = 1 },
		{ .name = "Annica Lund" } };
	struct pool p = { 0 };
	struct same_pairs out = look(&p, v, 2);

	(void)state;
	assert_int_equal(out.n, 1);
	assert_int_equal(out.v[0].reasons, SAME_SOUND);
	pool_release(&p);
}

static void test_fits(void **state)
{
	static const struct same_person v[] = { { .name = "Annika Ekdal", .party_id = 1 },
		{ .name = "Annika Eklund", .party_id = 1 }, { .name = "Bo Ågren" } };
	const struct same_person who = { .name = "Annica Ekdahl", .party_id = 1 },
				 nobody = { .name = "Kristian Lager" };
	struct pool p = { 0 };
	struct same_register *r = same_register(&p, v, ARRAY_LEN(v));
	struct same_pairs out;

	(void)state;
	same_fits(r, &who, &p, &out);
	assert_int_equal(out.n, 1);
	assert_int_equal(out.v[0].b, 0);
	same_fits(r, &nobody, &p, &out);
	assert_int_equal(out.n, 0);
	pool_release(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_variants),
		cmocka_unit_test(test_two_people),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_reasons),
		cmocka_unit_test(test_evidence),
		cmocka_unit_test(test_ties),
		cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_namesakes),
		cmocka_unit_test(test_rolls),
		cmocka_unit_test(test_several_fit),
		cmocka_unit_test(test_other_spellings_count),
		cmocka_unit_test(test_fits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
