/* The whole screen program without a terminal: a made-up year in memory, keys in, the screen as text
 * out. The clock stands at tis 10 mars 2026 9:42. */
#ifndef TESTS_SUPPORT_STAGE_H
#define TESTS_SUPPORT_STAGE_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/config.h"
#include "model/store.h"

#include "tui/app.h"
#include "tui/screen/canvas.h"

struct stage {
	struct clock clock;
	struct config config;
	struct store *store;
	struct app app;
	struct grid *grid;
	char *text; /* the last dump */
};

/* Fails the test where something does not open. demo false: an empty store. */
void stage_open(struct stage *s, int rows, int cols, bool demo);
void stage_close(struct stage *s);

/* Keys by their names, blanks between do not count: "3 r p p <Space>". After each, what is stale is
 * reloaded and the screen drawn, as the loop does. */
void stage_keys(struct stage *s, const char *keys);

/* Text as it is typed, character for character. */
void stage_type(struct stage *s, const char *text);

void stage_resize(struct stage *s, int rows, int cols);

/* The screen; valid until the next call. */
const char *stage_text(struct stage *s);

/* Is it on the screen? Prints the screen when not. */
bool stage_shows(struct stage *s, const char *what);

/* Is it not there? Prints the screen when it is. */
bool stage_lacks(struct stage *s, const char *what);

/* The screen at 80x24, 120x36 and 60x16 against the goldens "NAME-80x24" …; then at 80x24 again. */
void stage_goldens(struct stage *s, const char *name);

/* The footer ends in the help key; prints the screen when not. */
bool stage_sound(struct stage *s);

/* So it is at every size, from one far too small to a wall; then at 80x24 again. */
void stage_sound_at_any_size(struct stage *s);

#endif
