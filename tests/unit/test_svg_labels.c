/* The picture of a year, as a reader draws it: every text is a box on the page, and no two boxes meet. */
#include <math.h>
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

enum { PAGE_WIDTH = 2100, PAGE_HEIGHT = 2970, BOXES_MAX = 2000, CORNERS = 4 };

/* What a line of type takes above and below its baseline, of its size. */
#define ASCENT 0.73
#define DESCENT 0.21

struct box {
	double x[CORNERS], y[CORNERS];
	char text[80];
};

/* ---- Reading the picture ---- */

static double number(const char *tag, const char *end, const char *name, double fallback)
{
	const char *at = strstr(tag, name);

	return at && at < end ? strtod(at + strlen(name), NULL) : fallback;
}

static bool says(const char *tag, const char *end, const char *what)
{
	const char *at = strstr(tag, what);

	return at && at < end;
}

static struct box box_of(const char *tag, double dx, double dy)
{
	const char *end = strchr(tag, '>'), *close = strstr(end, "</text>");
	double size = number(tag, end, "font-size=\"", 0), x = number(tag, end, " x=\"", 0),
	       y = number(tag, end, " y=\"", 0),
	       turn = number(tag, end, "rotate(", 0) * acos(-1) / 180;
	struct box b;
	double width;

	snprintf(b.text, sizeof(b.text), "%.*s", (int)(close - end - 1), end + 1);
	width = svg_ems(b.text) * size;
	if (says(tag, end, "\"middle\""))
		x -= width / 2;
	else if (says(tag, end, "\"end\""))
		x -= width;
	for (int i = 0; i < CORNERS; i++) {
		double cx = x + (i == 1 || i == 2 ? width : 0),
		       cy = y + (i < 2 ? -ASCENT : DESCENT) * size;

		b.x[i] = dx + cx * cos(turn) - cy * sin(turn);
		b.y[i] = dy + cx * sin(turn) + cy * cos(turn);
	}
	return b;
}

/* Everything between the translated group's tags is around the wheel's centre. */
static size_t boxes(const char *svg, struct box *v)
{
	const char *group = strstr(svg, "<g transform=\"translate("), *end = group, *next;
	double dx = strtod(strchr(group, '(') + 1, NULL),
	       dy = strtod(strchr(group + strlen("<g transform"), ' ') + 1, NULL);
	size_t n = 0;

	while ((next = strstr(end, "</g>")))
		end = next + 1;
	for (const char *t = svg; (t = strstr(t, "<text")); t++) {
		bool inside = t > group && t < end;

		assert_true(n < BOXES_MAX);
		v[n++] = box_of(t, inside ? dx : 0, inside ? dy : 0);
	}
	return n;
}

/* ---- Do they meet? ---- */

static void shadow(const struct box *b, double nx, double ny, double *least, double *most)
{
	*least = INFINITY;
	*most = -INFINITY;
	for (int i = 0; i < CORNERS; i++) {
		double d = b->x[i] * nx + b->y[i] * ny;

		*least = d < *least ? d : *least;
		*most = d > *most ? d : *most;
	}
}

/* Two convex shapes are apart where a side of one of them has the other beyond it. */
static bool apart(const struct box *a, const struct box *b)
{
	for (int side = 0; side < 2 * CORNERS; side++) {
		const struct box *of = side < CORNERS ? a : b;
		int i = side % CORNERS, k = (i + 1) % CORNERS;
		double nx = of->y[k] - of->y[i], ny = of->x[i] - of->x[k], a0, a1, b0, b1;

		shadow(a, nx, ny, &a0, &a1);
		shadow(b, nx, ny, &b0, &b1);
		if (a1 <= b0 || b1 <= a0)
			return true;
	}
	return false;
}

static void expect_apart(const char *svg, size_t events)
{
	struct box *v = xcalloc(BOXES_MAX, sizeof(*v));
	size_t n = boxes(svg, v);

	for (size_t i = 0; i < n; i++) {
		for (int c = 0; c < CORNERS; c++)
			if (v[i].x[c] < 0 || v[i].x[c] > PAGE_WIDTH || v[i].y[c] < 0 ||
				v[i].y[c] > PAGE_HEIGHT)
				fail_msg("%zu events: “%s” leaves the page", events, v[i].text);
		for (size_t k = i + 1; k < n; k++)
			if (!apart(&v[i], &v[k]))
				fail_msg("%zu events: “%s” lies over “%s”", events, v[i].text,
					v[k].text);
	}
	assert_true(n > events);
	free(v);
}

/* ---- Years ---- */

static const struct year_lane lanes[] = {
	{ WHEEL_BOARD, 0, "Styrelsemöte", "" },
	{ WHEEL_JOINT, 0, "Gemensamt", "" },
	{ WHEEL_GROUPS, 1, "Beredning Norr", "N" },
	{ WHEEL_GROUPS, 2, "Beredning Väst", "V" },
};

static unsigned next(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

static int by_day(const void *a, const void *b)
{
	const struct year_entry *x = a, *y = b;

	return x->starts.day - y->starts.day;
}

/* Days from a seed: over the year, or (crowd) most of them in one week of it. */
static char *year_of(size_t n, unsigned seed, bool crowd, const char *language)
{
	static const char *const names[] = { "Väst", "Styrelse", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
		"Lunch till lunch om språksvaga målgrupper och nya vägar in", "Utskick" };
	struct year_entry *v = xcalloc(n, sizeof(*v));
	struct year_sheet y = { .year = 2026,
		.language = language,
		.owner = "Samordningsförbundet Ekbygden",
		.lanes = lanes,
		.n_lanes = ARRAY_LEN(lanes),
		.entries = v,
		.n_entries = n };
	struct buf b = { 0 };
	int32_t first = 0, week = (int32_t)(next(&seed) % 358);

	day_from_ymd(2026, 1, 1, &first);
	for (size_t i = 0; i < n; i++) {
		int32_t day = first +
			(crowd && i % 4 ? week + (int32_t)(next(&seed) % 7)
					: (int32_t)(next(&seed) % 365));

		v[i] = (struct year_entry) { .id = (int64_t)i + 1,
			.starts = { day, 9 * 60 },
			.ends = { day + (next(&seed) % 5 == 0), 12 * 60 },
			.status = next(&seed) % 8 ? STATUS_DECIDED : STATUS_CANCELLED,
			.lane = next(&seed) % ARRAY_LEN(lanes),
			.name = names[next(&seed) % ARRAY_LEN(names)],
			.place = "Folkets hus, Strömvik" };
		v[i].brief = v[i].name;
	}
	qsort(v, n, sizeof(*v), by_day);
	svg_wheel(&y, &b);
	free(v);
	return buf_take(&b);
}

static void test_apart(void **state)
{
	static const size_t sizes[] = { 8, 14, 30, 60 };

	(void)state;
	for (size_t k = 0; k < ARRAY_LEN(sizes); k++) {
		for (unsigned seed = 1; seed <= 12; seed++) {
			char *s = year_of(sizes[k], seed, seed % 2, seed % 3 ? "sv" : "en");

			expect_apart(s, sizes[k]);
			free(s);
		}
	}
}

/* The measure itself: a label over another one is seen. */
static void test_measure(void **state)
{
	const char two[] =
		"<g transform=\"translate(100 100)\">"
		"<text transform=\"rotate(45)\" x=\"10\" y=\"0\" font-size=\"20\">aaaa</text></g>"
		"<text x=\"120\" y=\"125\" font-size=\"20\">bbbb</text>";
	struct box v[2];

	(void)state;
	assert_int_equal(boxes(two, v), 2);
	assert_false(apart(&v[0], &v[1]));
	for (int i = 0; i < CORNERS; i++)
		v[1].x[i] += 60;
	assert_true(apart(&v[0], &v[1]));
}

/* What is shown of a name is as much as there is room for: the date always, short names whole. */
static void test_readable(void **state)
{
	char *s = year_of(30, 3, false, "sv");
	size_t whole = 0, cut = 0;

	(void)state;
	for (const char *t = s; (t = strstr(t, "<text")); t++) {
		const char *end = strstr(t, "</text>");
		bool radial = says(t, strchr(t, '>'), "626\"");

		if (!radial)
			continue;
		cut += says(t, end, "…");
		whole += says(t, end, " Väst<") || says(t, end, " Styrelse<") ||
			says(t, end, " Utskick<");
		assert_true(says(t, end, "/"));
	}
	assert_int_equal(cut + whole, 30);
	free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_measure),
		cmocka_unit_test(test_apart),
		cmocka_unit_test(test_readable),
	};

	i18n_init("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
