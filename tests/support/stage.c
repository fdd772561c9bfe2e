#include "stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/demo.h"

#include "cmocka.h"
#include "golden.h"

static void paint(struct stage *s)
{
	struct canvas screen;

	app_settle(&s->app);
	grid_clear(s->grid);
	screen = grid_canvas(s->grid);
	app_draw(&s->app, &screen);
}

void stage_open(struct stage *s, int rows, int cols, bool demo)
{
	struct store_options o = { .path = ":memory:", .create = true, .clock = &s->clock };
	struct err e = { 0 };

	*s = (struct stage) { 0 };
	setenv("ARSHJUL_NOW", "2026-03-10T09:42", 1);
	setenv("ARSHJUL_SEED", "1", 1);
	setenv("TZ", "Europe/Stockholm", 1);
	i18n_init("sv");
	assert_true(clock_init(&s->clock, &e));
	config_init(&s->config);
	if (!store_open(&o, &s->store, &e))
		fail_msg("store: %s", e.text);
	s->app.session = (struct session) { .store = s->store, .clock = &s->clock };
	s->app.config = &s->config;
	s->app.rows = rows;
	s->app.cols = cols;
	if (demo && !demo_fill(&s->app.session, &e))
		fail_msg("demo: %s", e.text);
	s->grid = grid_new(rows, cols, CHARSET_UNICODE);
	if (!app_init(&s->app, &e))
		fail_msg("app: %s", e.text);
	paint(s);
}

void stage_close(struct stage *s)
{
	app_release(&s->app);
	store_close(s->store);
	grid_free(s->grid);
	free(s->text);
	*s = (struct stage) { 0 };
}

void stage_keys(struct stage *s, const char *keys)
{
	struct key k;

	while (*keys) {
		size_t n;

		if (*keys == ' ') {
			keys++;
			continue;
		}
		n = key_parse(keys, &k);
		if (n == 0)
			fail_msg("no key is called %s", keys);
		keys += n;
		app_key(&s->app, &k, NULL);
		paint(s);
	}
}

void stage_type(struct stage *s, const char *text)
{
	size_t n = strlen(text);

	for (size_t i = 0; i < n;) {
		struct key k = { 0 };

		i += utf8_next(text + i, n - i, &k.code, NULL);
		app_key(&s->app, &k, NULL);
	}
	paint(s);
}

void stage_resize(struct stage *s, int rows, int cols)
{
	grid_resize(s->grid, rows, cols);
	app_resize(&s->app, rows, cols);
	paint(s);
}

const char *stage_text(struct stage *s)
{
	struct canvas screen = grid_canvas(s->grid);

	free(s->text);
	s->text = canvas_dump(&screen);
	return s->text;
}

bool stage_shows(struct stage *s, const char *what)
{
	if (strstr(stage_text(s), what))
		return true;
	printf("# \"%s\" is not on the screen:\n%s\n", what, s->text);
	return false;
}

bool stage_lacks(struct stage *s, const char *what)
{
	if (!strstr(stage_text(s), what))
		return true;
	printf("# \"%s\" is on the screen:\n%s\n", what, s->text);
	return false;
}

bool stage_sound(struct stage *s)
{
	const char *text = stage_text(s), *end = text + strlen(text);
	static const char help[] = " hjälp\n"; /* "?", and "F1" while text is typed */

	if ((size_t)(end - text) >= sizeof(help) && strcmp(end - sizeof(help) + 1, help) == 0)
		return true;
	printf("# no help in the footer:\n%s\n", text);
	return false;
}

void stage_sound_at_any_size(struct stage *s)
{
	static const int sizes[][2] = { { 100, 300 }, { 36, 120 }, { 36, 110 }, { 24, 76 },
		{ 16, 60 }, { 12, 40 }, { 5, 20 }, { 1, 1 }, { 24, 80 } };

	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		stage_resize(s, sizes[i][0], sizes[i][1]);
		assert_true(sizes[i][1] < 20 || stage_sound(s));
	}
}

void stage_goldens(struct stage *s, const char *name)
{
	static const int sizes[][2] = { { 24, 80 }, { 36, 120 }, { 16, 60 } };

	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		char *golden = xasprintf("%s-%dx%d", name, sizes[i][1], sizes[i][0]);

		stage_resize(s, sizes[i][0], sizes[i][1]);
		assert_true(stage_sound(s));
		golden_check(golden, stage_text(s));
		free(golden);
	}
	stage_resize(s, 24, 80);
}
