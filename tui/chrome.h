/* What stands around every view: title, numbered views, message line, footer. */
#ifndef TUI_CHROME_H
#define TUI_CHROME_H

#include "tui/app.h"

/* The part of the screen that belongs to the view, for a screen of that size. */
struct body {
	int top, rows;
	bool title, tabs;
};
struct body chrome_body(int rows, int cols);

/* Title, tabs, message line and footer; the body is left alone. */
void chrome_draw(const struct app *a, struct canvas *screen);

/* The footer of an overlay, which takes the screen's last row: what its keys do, and the help key. */
void chrome_hint(struct canvas *screen, const char *hint);
/* The same for one that lies over the message line: the message that stands now is told here. */
void chrome_hint_or_message(const struct app *a, struct canvas *screen, const char *hint);

/* A hint behind what a view says on the message line; left out where it would be cut. */
void chrome_hint_after(const struct app *a, struct buf *out, const char *hint);

#endif
