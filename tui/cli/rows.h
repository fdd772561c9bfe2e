/* A meeting as the command line prints it, in lists and alone. */
#ifndef TUI_CLI_ROWS_H
#define TUI_CLI_ROWS_H

#include "base/date_text.h"
#include "base/json.h"
#include "model/store.h"

#include "tui/cli/output.h"

/* "Norr, Väst": short names where there are, or whole ones. */
void groups_text(const struct group_ref *groups, size_t n, bool whole, struct buf *b);

/* "tis 10 mars 2026 kl. 9:00–12:00" */
void meeting_when(const struct meeting *m, char out[DATE_TEXT_SIZE]);

/* The keys of a meeting into an object that is open. */
void meeting_json(const struct meeting_row *r, struct json *j);

/* Meetings as rows of a grid: for people, or with keywords and ISO times for programs. */
void meetings_print(const struct meeting_rows *rows, bool plain, struct out *o);

/* A time under a key; null for MOMENT_NONE. */
void moment_json(struct json *j, const char *key, struct moment m);

/* "groups": […] */
void groups_json(const struct group_ref *groups, size_t n, struct json *j);

#endif
