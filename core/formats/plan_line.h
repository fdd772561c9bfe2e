/* An entry of a year in a few typed signs: "v4", "v4 tis 9-12", "v17 h", "10/3 N 13-15", "27-28 aug l",
 * "14 sep deadline Handlingar". Words come in any order: a day or a week (always of the year that is
 * laid out), clock times, a kind, groups, a title.
 *
 * Kinds: m möte, h heldag, l lunch till lunch, s styrelse, u utbildning, studiebesök, d deadline,
 * ö övrigt; English f full day, t training, o other. Groups: their letter or the beginning of a word of
 * their name; a capital alone is a group before it is a kind. "N, V" meet each on its own, "N+V" and
 * "gemensamt" together. A title goes without quotes behind a kind. */
#ifndef CORE_FORMATS_PLAN_LINE_H
#define CORE_FORMATS_PLAN_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "model/model.h"

enum { PLAN_LINE_GROUPS_MAX = 32, PLAN_KIND_NONE = -1 };

/* What groups are called; NULL and "" mean the same. */
struct plan_name {
	const char *name, *short_name, *letter;
	int kind; /* enum group_kind */
};

enum plan_line_state {
	PLAN_LINE_GOOD,
	PLAN_LINE_NO_DAY,     /* neither a day nor a week */
	PLAN_LINE_NEVER,      /* such a day or week is not in the year */
	PLAN_LINE_OTHER_YEAR, /* another year is written */
	PLAN_LINE_WORD,       /* plan_line.word is none that is known */
	PLAN_LINE_TOO_MUCH,   /* a second day, time or kind: plan_line.word */
};

struct plan_line {
	int kind;        /* enum meeting_kind; PLAN_KIND_NONE when it is not said */
	int week;        /* ISO week of the year; 0 = a day is said */
	int weekday;     /* in that week; WEEKDAY_NONE when it is not said */
	int32_t day;     /* the first one; of a week without a weekday its Monday */
	int32_t end_day; /* the last one of several; else DAY_NONE */
	int start, end;  /* minutes; MINUTE_NONE when not said */
	bool joint;      /* the groups together */
	bool every;      /* "alla": all groups that prepare */
	size_t groups[PLAN_LINE_GROUPS_MAX]; /* indices of the names, in the order written */
	size_t n_groups;
	char *title; /* never NULL */
	char *word;  /* never NULL: what a state is about */
};

/* Reads a line for a year. plan_line_release also where it is not good. */
enum plan_line_state plan_line_read(
	const char *text, int year, const struct plan_name *names, size_t n, struct plan_line *out);
void plan_line_release(struct plan_line *l);

#endif
