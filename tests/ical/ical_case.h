/* What the tests of the calendar share: a meeting to start from, and a look into what was written. */
#ifndef TESTS_ICAL_ICAL_CASE_H
#define TESTS_ICAL_ICAL_CASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/lazy.h"
#include "base/xalloc.h"
#include "formats/ical_out.h"

#include "cmocka.h"

/* A literal as a record's text. */
#define T(text) ((char[]) { text })

static const char *const stockholm[] = { "Europe/Stockholm" };
static const struct group_ref vast = { 2, "Beredning Väst", "Väst", "V" };
static const struct group_ref all_groups[] = { { 1, "Beredning Norr", "Norr", "N" },
	{ 2, "Beredning Väst", "Väst", "V" }, { 3, "Beredning Öst", "Öst", "Ö" } };

#define MEETING                                                                                    \
	.id = 7, .uid = T("5b0d6c1e-2f0a-4d8e-9a57-3c1f6e2b9d01"), .zone = T("Europe/Stockholm"),  \
	.created_at = 1764579600, .revised_at = 1767600900
#define DECIDED MEETING, .status = STATUS_DECIDED
#define MORNING .starts = T("2026-03-10T09:00"), .ends = T("2026-03-10T12:00")

static inline struct ical_options ical_options(void)
{
	return (struct ical_options) {
		.name = "Ekbygden", .language = "sv", .zones = stockholm, .n_zones = 1
	};
}

/* A calendar of the rows; the caller frees. */
static inline char *ical_write(
	const struct ical_options *o, const struct export_row *rows, size_t n)
{
	const struct ical_ops *ops = lazy_table("lazy_ical_ops");
	struct err e = { 0 };
	struct buf b = { 0 };
	struct ical_out *w = ops->begin(o, &b);

	for (size_t i = 0; i < n; i++)
		if (!ops->event(w, &rows[i], &b, &e))
			fail_msg("%s", e.text);
	ops->end(w, &b);
	return buf_take(&b);
}

static inline char *ical_write_one(const struct export_row *row)
{
	struct ical_options o = ical_options();

	return ical_write(&o, row, 1);
}

/* The text with its folds undone; the caller frees. */
static inline char *ical_unfold(const char *text)
{
	struct buf b = { 0 };

	for (const char *s = text; *s; s++) {
		if (strncmp(s, "\r\n ", 3) == 0)
			s += 2;
		else
			buf_putc(&b, *s);
	}
	return buf_take(&b);
}

/* Unfolded lines of the (last) event that begin with a property's name. */
static inline size_t ical_count(const char *text, const char *name)
{
	char *flat = ical_unfold(text);
	size_t n = 0, len = strlen(name);

	for (char *line = strstr(flat, "BEGIN:VEVENT"); line; line = strstr(line, "\r\n")) {
		line += strncmp(line, "\r\n", 2) == 0 ? 2 : 0;
		n += strncmp(line, name, len) == 0 && (line[len] == ':' || line[len] == ';');
	}
	free(flat);
	return n;
}

/* What stands after a property's name in the first event, escapes and all, such as
 * ";VALUE=DATE:20260310"; NULL where it is not there. The caller frees. */
static inline char *ical_value(const char *text, const char *name)
{
	char *flat = ical_unfold(text), *start = strstr(flat, "BEGIN:VEVENT"), *value = NULL;
	char *find = xasprintf("\r\n%s", name);

	for (char *at = start; at && (at = strstr(at, find)) != NULL; at++) {
		char *after = at + strlen(find);

		if (*after == ':' || *after == ';') {
			value = xstrndup(after, strcspn(after, "\r"));
			break;
		}
	}
	free(find);
	free(flat);
	return value;
}

static inline void assert_ical(const char *text, const char *name, const char *want)
{
	char *value = ical_value(text, name);

	if (!want)
		assert_null(value);
	else
		assert_string_equal(value ? value : "(none)", want);
	free(value);
}

/* The same for one event. */
static inline void assert_event(const struct export_row *row, const char *name, const char *want)
{
	char *text = ical_write_one(row);

	assert_ical(text, name, want);
	free(text);
}

#endif
