#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#include "cmocka.h"
#include "tui/widgets/list.h"

static enum list_did press(struct list *l, const char *names)
{
	enum list_did did = LIST_IGNORED;
	struct key k;

	while (key_next(&names, &k))
		did = list_key(l, &k, NULL);
	assert_string_equal(names, "");
	return did;
}

/* Rows first to last, of more rows on either side. */
static void fill(struct list *l, int64_t first, int64_t last, bool before, bool after)
{
	size_t n = (size_t)(last - first + 1);
	int64_t *ids = xreallocarray(NULL, n, sizeof(*ids));

	for (size_t i = 0; i < n; i++)
		ids[i] = first + (int64_t)i;
	list_fill(l, ids, n, before, after);
	free(ids);
}

/* What an owner of rows 1 to total does when the list wants rows. */
static void reload(struct list *l, int64_t total)
{
	struct list_want w = list_want(l);
	int64_t id = w.where == WANT_LAST ? total : w.where == WANT_FIRST || !w.id ? 1 : w.id;
	int64_t first = id - (int64_t)w.before, last = id + (int64_t)w.after;

	first = first < 1 ? 1 : first;
	last = last > total ? total : last;
	fill(l, first, last, first > 1, last < total);
}

static void test_moving_in_a_short_list(void **state)
{
	struct list l = { 0 };

	(void)state;
	assert_int_equal(press(&l, "j"), LIST_IGNORED);
	fill(&l, 1, 5, false, false);
	list_resize(&l, 3);
	assert_int_equal(l.id, 1);
	assert_int_equal(press(&l, "<Down> j j"), LIST_MOVED);
	assert_int_equal(l.id, 4);
	assert_int_equal(l.top, 1);
	press(&l, "<Down> <Down> <Down>");
	assert_int_equal(l.id, 5);
	press(&l, "<PageUp>");
	assert_int_equal(l.id, 3);
	press(&l, "<Home>");
	assert_int_equal(l.id, 1);
	press(&l, "<End>");
	assert_int_equal(l.id, 5);
	assert_int_equal(press(&l, "x"), LIST_IGNORED);
	list_release(&l);
}

static void test_the_cursor_follows_its_row(void **state)
{
	static const int64_t more[] = { 9, 1, 8, 3, 2 }, fewer[] = { 9, 8, 2 },
			     none_of_them[] = { 70, 71 };
	struct list l = { 0 };

	(void)state;
	fill(&l, 1, 3, false, false);
	assert_true(list_go(&l, 3));
	list_fill(&l, more, 5, false, false);
	assert_int_equal(l.id, 3);
	assert_int_equal(l.at, 3);
	list_fill(&l, fewer, 3, false, false);
	assert_int_equal(l.id, 2); /* it followed */
	list_go(&l, 2);
	list_fill(&l, fewer, 2, false, false);
	assert_int_equal(l.id, 8); /* it was before */
	list_fill(&l, none_of_them, 2, false, false);
	assert_int_equal(l.id, 70);
	list_fill(&l, NULL, 0, false, false);
	assert_int_equal(l.id, 0);
	assert_false(list_go(&l, 70));
	list_release(&l);
}

static void test_only_rows_around_the_cursor_are_loaded(void **state)
{
	struct list l = { 0 };

	(void)state;
	list_resize(&l, 20);
	reload(&l, 100000);
	assert_true(l.n <= 101);
	for (int i = 0; i < 500; i++)
		press(&l, "j");
	assert_int_equal(press(&l, "j"), LIST_WANTS);
	reload(&l, 100000);
	assert_int_equal(l.id, 502);
	assert_int_equal(press(&l, "<End>"), LIST_WANTS);
	reload(&l, 100000);
	assert_int_equal(l.id, 100000);
	assert_true(l.n <= 101);
	assert_int_equal(press(&l, "<Down>"), LIST_MOVED);
	press(&l, "<Home> <Down> <Down>");
	reload(&l, 100000);
	assert_int_equal(l.id, 3);
	list_seek(&l, 5000);
	reload(&l, 100000);
	assert_int_equal(l.id, 5000);
	list_release(&l);
}

static void test_columns(void **state)
{
	struct list l = { .columns = 2 };

	(void)state;
	fill(&l, 1, 7, false, false);
	list_resize(&l, 4);
	press(&l, "j j <Right>");
	assert_int_equal(l.id, 7);
	press(&l, "<Left>");
	assert_int_equal(l.id, 3);
	press(&l, "<Left> <Down> <Right>");
	assert_int_equal(l.id, 7); /* the second column is shorter */
	press(&l, "<Right>");
	assert_int_equal(l.id, 7);
	list_release(&l);
}

static void test_marks(void **state)
{
	struct list l = { 0 };

	(void)state;
	fill(&l, 1, 4, false, false);
	list_mark_toggle(&l, 3);
	list_mark_toggle(&l, 1);
	list_mark_toggle(&l, 3);
	assert_true(list_marked(&l, 1));
	assert_false(list_marked(&l, 3));
	assert_int_equal(l.n_marked, 1);
	list_mark_all(&l);
	assert_int_equal(l.n_marked, 4);
	list_mark_all(&l);
	assert_int_equal(l.n_marked, 0);
	list_release(&l);
}

static void draw_row(const void *ctx, struct canvas *row, size_t at)
{
	const struct list *l = ctx;

	canvas_printf(row, 0, 1, CELLS_REST, STYLE_NORMAL, "rad %d", (int)l->ids[at]);
}

static void test_drawing(void **state)
{
	struct grid *g = grid_new(3, 20, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);
	struct list l = { .columns = 2, .pane = 1 };
	const struct zone *zone;
	struct key click = { .code = KEYCODE_CLICK };
	int row, col;
	bool visible;
	char *have;

	(void)state;
	fill(&l, 1, 5, false, false);
	list_resize(&l, 3);
	list_mark_toggle(&l, 5);
	press(&l, "j");
	list_draw(&l, &c, true, draw_row, &l);
	have = canvas_dump(&c);
	assert_string_equal(have, "  rad 1     rad 4\n▶ rad 2   * rad 5\n  rad 3\n");
	free(have);
	have = canvas_dump_styles(&c);
	assert_string_equal(have, "\n##########**********\n\n");
	free(have);
	grid_cursor(g, &row, &col, &visible);
	assert_int_equal(row, 1);
	assert_false(visible);
	zone = grid_zone_at(g, 0, 15);
	assert_int_equal(list_key(&l, &click, zone), LIST_MOVED);
	assert_int_equal(l.id, 4);
	assert_int_equal(list_key(&l, &click, NULL), LIST_IGNORED);
	list_release(&l);
	grid_free(g);
}

static void test_drawing_lower_than_was_thought(void **state)
{
	struct grid *g = grid_new(2, 12, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);
	struct list l = { 0 };
	char *have;

	(void)state;
	fill(&l, 1, 9, false, false);
	list_resize(&l, 9);
	list_go(&l, 7);
	list_draw(&l, &c, false, draw_row, &l);
	have = canvas_dump(&c);
	assert_string_equal(have, "  rad 6\n▶ rad 7\n");
	free(have);
	list_release(&l);
	grid_free(g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moving_in_a_short_list),
		cmocka_unit_test(test_the_cursor_follows_its_row),
		cmocka_unit_test(test_only_rows_around_the_cursor_are_loaded),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_drawing),
		cmocka_unit_test(test_drawing_lower_than_was_thought),
	};

	i18n_init("sv");
	return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}
