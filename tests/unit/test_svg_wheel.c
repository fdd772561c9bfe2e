/* The year as a picture and as a plain list: from values to bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "formats/svg.h"
#include "formats/svg_wheel.h"
#include "model/model.h"

#include "cmocka.h"
#include "tests/support/golden.h"

static struct moment at(const char *iso)
{
	struct moment m;

	assert_true(moment_parse(iso, &m));
	return m;
}

static const struct year_lane lanes[] = {
	{ WHEEL_BOARD, 0, "Styrelsemöte", "" },
	{ WHEEL_JOINT, 0, "Gemensamt", "" },
	{ WHEEL_GROUPS, 1, "Beredning Norr", "N" },
	{ WHEEL_GROUPS, 2, "Beredning Väst", "V" },
};

static struct year_entry entry(
	int64_t id, const char *starts, const char *ends, size_t lane, const char *name)
{
	return (struct year_entry) {
		.id = id,
		.starts = at(starts),
		.ends = at(ends),
		.status = STATUS_DECIDED,
		.lane = lane,
		.name = name,
		.brief = name,
		.place = "",
	};
}

static struct year_sheet sheet(const struct year_entry *v, size_t n)
{
	return (struct year_sheet) { .year = 2026,
		.language = "sv",
		.owner = "Samordningsförbundet Ekbygden",
		.lanes = lanes,
		.n_lanes = 4,
		.entries = v,
		.n_entries = n };
}

static char *drawn(const struct year_sheet *y)
{
	struct buf b = { 0 };

	svg_wheel(y, &b);
	return buf_take(&b);
}

static size_t count(const char *s, const char *word)
{
	size_t n = 0;

	for (; (s = strstr(s, word)); s += strlen(word))
		n++;
	return n;
}

/* A moved, a proposed, a cancelled one; two days over the clock change of spring; week 53. */
static int32_t earlier[1];
static struct year_sheet small(struct year_entry v[5])
{
	earlier[0] = at("2026-03-03").day;
	v[0] = entry(1, "2026-03-10T09:00", "2026-03-10T12:00", 3, "Beredning Väst");
	v[0].earlier = earlier;
	v[0].n_earlier = 1;
	v[0].place = "Park";
	v[1] = entry(2, "2026-03-28T12:00", "2026-03-29T12:00", 1, "Lunch till lunch");
	v[2] = entry(3, "2026-04-30", "2026-05-01", 2, "Beredning Norr");
	v[2].status = STATUS_CANCELLED;
	v[3] = entry(4, "2026-09-02T13:00", "2026-09-02T00:00", 0, "Styrelsemöte");
	v[3].ends = MOMENT_NONE;
	v[3].status = STATUS_PROPOSED;
	v[4] = entry(5, "2026-12-30T09:00", "2026-12-31T00:00", 2, "Beredning Norr");
	return sheet(v, 5);
}

static void test_list(void **state)
{
	struct year_entry v[5];
	struct year_sheet y = small(v);
	struct buf b = { 0 };

	(void)state;
	year_sheet_text(&y, &b);
	assert_string_equal(buf_str(&b),
		"Årshjul 2026\nSamordningsförbundet Ekbygden\n"
		"\nmars\n"
		"  v.11  tis 10        9:00–12:00   Beredning Väst, Park · Flyttat från tis 3 mars\n"
		"  v.13  lör–sön 28–29 12:00–12:00  Lunch till lunch\n"
		"\napril\n"
		"  v.18  tor–fre 30 april–1 maj             Beredning Norr · INSTÄLLT\n"
		"\nseptember\n"
		"  v.36  ons 2         13:00        Styrelsemöte · Preliminärt\n"
		"\ndecember\n"
		"  v.53  ons 30        9:00–24:00   Beredning Norr\n");
	buf_cut(&b, 0);
	y.language = "en";
	y.n_entries = 1;
	year_sheet_text(&y, &b);
	assert_non_null(strstr(buf_str(&b), "\nMarch\n  wk 11 Tue 10        9:00–12:00   "));
	buf_cut(&b, 0);
	y.n_entries = 0;
	year_sheet_text(&y, &b);
	assert_non_null(strstr(buf_str(&b), "No meetings this year."));
	buf_release(&b);
}

static void test_golden(void **state)
{
	struct year_entry v[5];
	struct year_sheet y = small(v);
	char *s = drawn(&y), *again = drawn(&y);

	(void)state;
	golden_check_file("tests/golden/wheel-small.svg", s);
	assert_string_equal(s, again);
	free(s);
	free(again);
}

static void test_signs(void **state)
{
	struct year_entry v[5];
	struct year_sheet y = small(v);
	char *s = drawn(&y);

	(void)state;
	assert_non_null(strstr(s,
		"<title>Beredning Väst</title><desc>tis 10 mars, v.11, "
		"9:00–12:00, Park. Flyttat från tis 3 mars</desc>"));
	assert_int_equal(count(s, "<g id=\"e"), 5);
	assert_int_equal(count(s, " class=\"ghost\""), 2);  /* in the wheel and in the legend */
	assert_int_equal(count(s, " class=\"dashed\""), 2); /* likewise */
	assert_int_equal(count(s, " class=\"strike\""), 2);
	assert_non_null(strstr(s, ">53</text>"));
	assert_non_null(strstr(s, ">30/4–1/5 Bered"));
	free(s);
}

/* What people type can neither end a tag nor smuggle in what XML forbids. */
static void test_hostile(void **state)
{
	struct year_entry v = entry(1, "2026-03-10", "2026-03-10", 0,
		"</text><script>&amp;\"' \x1b[31m\x01\xe2\x80\xae\xef\xbf\xbf\xff]]>");
	struct year_sheet y = sheet(&v, 1);
	char *s;

	(void)state;
	v.place = v.brief = v.name;
	y.owner = v.name;
	s = drawn(&y);
	assert_null(strstr(s, "<script"));
	assert_null(strstr(s, "]]>"));
	assert_null(strstr(s, "\xef\xbf\xbf"));
	for (const char *c = s; *c; c++)
		assert_true((unsigned char)*c >= ' ' || *c == '\n');
	assert_non_null(strstr(s, "&lt;/text&gt;&lt;script&gt;&amp;amp;&quot;"));
	free(s);
}

static void test_numbers(void **state)
{
	(void)state;
	assert_string_equal(svg_num(0).s, "0");
	assert_string_equal(svg_num(-0.01).s, "0");
	assert_string_equal(svg_num(1.25).s, "1.3");
	assert_string_equal(svg_num(-0.55).s, "-0.6");
	assert_string_equal(svg_num(-12).s, "-12");
}

static void test_empty(void **state)
{
	struct year_sheet y = sheet(NULL, 0);
	char *s;

	(void)state;
	y.n_lanes = 0;
	s = drawn(&y);
	assert_int_equal(count(s, "Inga möten det här året."), 2);
	free(s);
}

/* The angles at which labels stand, in degrees; ascending. */
static size_t label_angles(const char *s, double *out, double *size)
{
	size_t n = 0;

	for (; (s = strstr(s, "<g id=\"e")); s++) {
		const char *t = strstr(s, "rotate("), *f = strstr(t, "font-size=\"");
		double a = strtod(t + strlen("rotate("), NULL);
		bool left = strncmp(strstr(t, "x=\""), "x=\"-", 4) == 0;

		out[n++] = left ? a - 90 : a + 90;
		*size = strtod(f + strlen("font-size=\""), NULL);
	}
	return n;
}

/* However many there are and wherever they crowd, no label touches its neighbour. */
static void test_no_overlap(void **state)
{
	static const size_t sizes[] = { 8, 14, 30, 60, 300 };

	(void)state;
	for (size_t k = 0; k < ARRAY_LEN(sizes); k++) {
		size_t n = sizes[k];
		struct year_entry *v = xcalloc(n, sizeof(*v));
		double *angle = xcalloc(n, sizeof(*angle)), size = 0;
		struct year_sheet y;
		char *s;

		for (size_t i = 0; i < n; i++) {
			v[i] = entry((int64_t)i + 1, "2026-01-01", "2026-01-01", i % 4, "Möte");
			/* All of it in the last days of the year, or in the first. */
			v[i].starts.day += (int32_t)(i < n / 2 ? i % 3 : 364 - i % 3);
			v[i].ends = v[i].starts;
		}
		y = sheet(v, n);
		s = drawn(&y);
		assert_int_equal(label_angles(s, angle, &size), n);
		for (size_t i = 0; i < n; i++) {
			double next = i + 1 < n ? angle[i + 1] : angle[0] + 360;

			/* Type of that size at the radius where labels begin. */
			assert_true((next - angle[i]) * 3.14159 / 180 * 626 >= size);
		}
		free(s);
		free(angle);
		free(v);
	}
}

/* What there is no room for on the page is counted. */
static void test_too_many(void **state)
{
	enum { N = 1000 };
	struct year_entry *v = xcalloc(N, sizeof(*v));
	struct year_sheet y = sheet(v, N);
	const char *t;
	char *s;
	long left;

	(void)state;
	for (size_t i = 0; i < N; i++) {
		v[i] = entry((int64_t)i + 1, "2026-01-01", "2026-01-01", 0, "X");
		v[i].starts.day += (int32_t)(i * 365 / N);
		v[i].ends = v[i].starts;
	}
	s = drawn(&y);
	t = strstr(s, ">… och ");
	assert_non_null(t);
	left = strtol(t + strlen(">… och "), NULL, 10);
	assert_true(left > 0);
	assert_int_equal(count(s, ">X</text>") + (size_t)left, N);
	for (t = s; (t = strstr(t, " y=\"")); t++)
		assert_true(strtod(t + 4, NULL) < 2970);
	free(s);
	free(v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_signs),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_no_overlap),
		cmocka_unit_test(test_too_many),
	};

	i18n_init("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
