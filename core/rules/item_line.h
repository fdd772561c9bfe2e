/* An agenda item in one line, as people type or paste it: "5. Ansökningar (Karin Alm) 20 min", "- Ekby".
 * Pure. */
#ifndef CORE_RULES_ITEM_LINE_H
#define CORE_RULES_ITEM_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct item_line {
	char *title;     /* what is left; never NULL */
	char *presenter; /* the whole name where it is known; "" = not said */
	int64_t minutes; /* 0 = not said */
	int kind;        /* enum item_kind, by the words of the title */
	bool sub;        /* begins with a dash or a bullet, or is numbered "5a" */
};

/* A number in front is left out: agendas number themselves. Minutes are read at the end ("20 min", "20m",
 * "20'"), a presenter in parentheses at the end where it is one of the n names (or looks like a
 * whole name). The caller releases. */
void item_line_read(const char *line, const char *const *names, size_t n, struct item_line *out);
void item_line_release(struct item_line *l);

/* A name as it is stored: the one of the n names that the typed part means, else what was typed. The
 * caller frees. *hits (may be NULL) gets how many names fit. */
char *presenter_of(const char *typed, const char *const *names, size_t n, size_t *hits);

#endif
