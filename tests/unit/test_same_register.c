/* Registers in which some are twice and many are alike. Every name is invented. */
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

static struct same_pairs look(struct pool *p, const struct same_person *v, size_t n)
{
	struct same_pairs out;

	same_people(same_register(p, v, n), p, &out);
	return out;
}

/* ---- A register ---- */

static const char *const given[] = { "Anna", "Karin", "Eva", "Lena", "Kristina", "Sara", "Elin",
	"Johan", "Erik", "Lars", "Anders", "Per", "Mikael", "Hans", "Fredrik", "Marcus", "Sofia",
	"Malin", "Ulrika", "Monika" };
static const char *const family[] = { "Andersson", "Karlsson", "Nilsson", "Lindberg", "Lindqvist",
	"Lundberg", "Berg", "Sandberg", "Sundberg", "Ek", "Eklund", "Holm", "Nyberg", "Sjöberg",
	"Öberg", "Dahl", "Wallin", "Fransson", "Rosenqvist", "Vikander" };

/* The same person under another spelling, and two who are alike and yet two. */
static const struct pair variants[] = { { "Anna Tallvik", "Ana Tallvik" },
	{ "Annika Rask", "Annica Rask" }, { "Eva Steijern", "Eva Stejjern" },
	{ "Per Löfvander", "Per Lövander" }, { "Åsa Kvarnfors", "Asa Kvarnfors" },
	{ "Karin Mossberg", "Carin Mosberg" }, { "Lars Hagfors", "L. Hagfors" },
	{ "Sofia Blixt Modig", "Sofia Modig" }, { "Tor Frisk", "Frisk Tor" },
	{ "Therese Bring", "Terese Bring" } };
static const struct pair others[] = { { "Elin Quist", "Elin Quistmark" },
	{ "Johan Tell", "Johanna Tell" }, { "Maria Glad", "Marie Glad" },
	{ "Jan Bock", "Jon Bock" }, { "Lena Sandstedt", "Lena Sundstedt" },
	{ "Petra Stolt", "Peter Stolt" }, { "Ulla Vass", "Ulf Vass" },
	{ "Marina Udd", "Martina Udd" }, { "Erik Hellman", "Erik Hallman" },
	{ "Daniel Ask", "Daniela Ask" } };

static struct same_person in_the_group(const char *name)
{
	static const int64_t group[] = { 1 };

	return (struct same_person) { .name = name, .groups = group, .n_groups = 1 };
}

static size_t fill(struct pool *p, struct same_person *v)
{
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(given); i++)
		for (size_t k = i % 2; k < ARRAY_LEN(family); k += 2)
			v[n++].name = pool_printf(p, "%s %s", given[i], family[k]);
	for (size_t i = 0; i < ARRAY_LEN(variants); i++) {
		v[n++] = in_the_group(variants[i].a);
		v[n++] = in_the_group(variants[i].b);
	}
	for (size_t i = 0; i < ARRAY_LEN(others); i++) {
		v[n++] = in_the_group(others[i].a);
		v[n++] = in_the_group(others[i].b);
	}
	return n;
}

/* Every variant is found; no two people stand above the last of them, and hardly any below. */
static void test_a_register(void **state)
{
	struct same_person *v = xcalloc(400, sizeof(*v));
	struct pool p = { 0 };
	size_t n = fill(&p, v), right = 0, wrong = 0, last_right = 0;
	struct same_pairs out = look(&p, v, n);

	(void)state;
	for (size_t i = 0; i < out.n; i++) {
		bool hit = false;

		for (size_t k = 0; k < ARRAY_LEN(variants); k++)
			hit |= strcmp(v[out.v[i].a].name, variants[k].a) == 0 &&
				strcmp(v[out.v[i].b].name, variants[k].b) == 0;
		right += hit;
		wrong += !hit;
		last_right = hit ? i : last_right;
		if (!hit)
			print_message("# %d %s, %s\n", out.v[i].score, v[out.v[i].a].name,
				v[out.v[i].b].name);
	}
	assert_int_equal(right, ARRAY_LEN(variants));
	assert_int_equal(wrong, 0);
	assert_int_equal(last_right, right - 1);
	pool_release(&p);
	free(v);
}

/* ---- Registers at random ---- */

/* Of several origins; and the spellings that lists and notes give to one person. */
static const char *const given_of[] = { "Ulrika", "Lars", "Kristina", "Birgitta", "Fredrik",
	"Anna-Lena", "Per-Olof", "Åsa", "Päivi", "Heikki", "Mohamed", "Hassan", "Amina", "Yusuf",
	"Fadumo", "Layla", "Azad", "Rojda", "Mirsada", "Piotr" };
static const char *const family_of[] = { "Andersson", "Lindqvist", "Löfvander", "Kvarnbäck",
	"von Essenhielm", "af Sandfors", "Stålhammar Ek", "Dahlberg", "Virtanen", "Mäkinen",
	"Koskinen", "Hussein", "Warsame", "Al-Khatib", "Barzani", "Güneş", "Hadžić", "Wiśniewska",
	"Hjelmqvist", "Rosenqvist" };
enum { PEOPLE = 300, TWICE = 40, ALL = PEOPLE + TWICE, SEEDS = 8 };

static uint32_t next_random(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static char *changed(struct pool *p, const char *name, const char *from, const char *to)
{
	const char *at = strstr(name, from);

	return at ? pool_printf(p, "%.*s%s%s", (int)(at - name), name, to, at + strlen(from))
		  : NULL;
}

/* Another way in which somebody's name is written; NULL where that way changes nothing. */
static char *variant(struct pool *p, const char *name, uint32_t way)
{
	static const struct pair ways[] = { { "qvist", "kvist" }, { "K", "C" }, { "ss", "s" },
		{ "å", "a" }, { "ä", "a" }, { "ö", "o" }, { "ž", "z" }, { "ş", "s" }, { "ś", "s" },
		{ "Mohamed", "Muhammad" }, { "Hassan", "Xasan" }, { "Hussein", "Husein" },
		{ "Yusuf", "Yousef" }, { "Layla", "Leila" }, { "Fadumo", "Faduma" },
		{ "Al-", "Al " }, { "lf", "l" }, { "dahl", "dal" }, { "-", " " }, { "von ", "" },
		{ "Birgitta", "Brigitta" }, { "Fredrik", "Fredirk" }, { "Lars", "Lasse" },
		{ " Ek", "" }, { "Warsame", "Warsaem" }, { "Barzani", "Barzan" } };
	const char *space = strchr(name, ' ');

	if (way < ARRAY_LEN(ways))
		return changed(p, name, ways[way].a, ways[way].b);
	if (way == ARRAY_LEN(ways))
		return pool_printf(p, "%s, %.*s", space + 1, (int)(space - name), name);
	return pool_printf(p, "%.1s. %s", name, space + 1);
}
enum { WAYS = 28 };

static bool is_there(const struct same_person *v, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].name, name) == 0)
			return true;
	return false;
}

/* PEOPLE, the last of them with the name of another in another party, then TWICE of them again: twin[i] is whose
 * second entry i is. */
static void populate(
	struct pool *p, uint32_t seed, int64_t *groups, struct same_person *v, size_t *twin)
{
	size_t n = 0;

	while (n < PEOPLE) {
		const char *name =
			pool_printf(p, "%s %s", given_of[next_random(&seed, ARRAY_LEN(given_of))],
				family_of[next_random(&seed, ARRAY_LEN(family_of))]);

		groups[n] = 1 + next_random(&seed, 5);
		if (n < PEOPLE - 6 ? is_there(v, n, name) : !is_there(v, n, name))
			continue;
		v[n] = (struct same_person) { .name = name, .groups = &groups[n], .n_groups = 1 };
		v[n].party_id = n < PEOPLE - 6 ? 1 + next_random(&seed, 8) : 9;
		n++;
	}
	while (n < ALL) {
		size_t i = next_random(&seed, PEOPLE - 6);
		char *name = variant(p, v[i].name, next_random(&seed, WAYS));

		if (!name || is_there(v, n, name))
			continue;
		v[n] = v[i];
		v[n].name = name;
		v[n].party_id = next_random(&seed, 3) ? v[i].party_id : 0;
		twin[n++] = i;
	}
}

/* Of the pairs that are true nearly all are found, and nothing else is. */
static void test_registers(void **state)
{
	size_t found = 0, *twin = xcalloc(ALL, sizeof(*twin));
	struct same_person *v = xcalloc(ALL, sizeof(*v));
	int64_t *groups = xcalloc(ALL, sizeof(*groups));

	(void)state;
	for (uint32_t seed = 1; seed <= SEEDS; seed++) {
		struct pool p = { 0 };
		struct same_pairs out;

		populate(&p, seed, groups, v, twin);
		out = look(&p, v, ALL);
		for (size_t i = 0; i < out.n; i++) {
			const struct same_pair *k = &out.v[i];
			size_t a = k->a < PEOPLE ? k->a : twin[k->a],
			       b = k->b < PEOPLE ? k->b : twin[k->b];

			found += k->b >= PEOPLE && twin[k->b] == k->a;
			if (a != b)
				fail_msg("seed %u: %s and %s are two people", seed, v[k->a].name,
					v[k->b].name);
		}
		pool_release(&p);
	}
	print_message("# %zu of %d\n", found, SEEDS * TWICE);
	assert_true(found >= SEEDS * TWICE * 75 / 100);
	free(twin);
	free(v);
	free(groups);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_register),
		cmocka_unit_test(test_registers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
