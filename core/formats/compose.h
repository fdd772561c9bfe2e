/* One line typed in the composer, and back.
 *
 *	Elin: …  a remark        ! …  a decision      = …  an agreement
 *	^ …  a message to the board    > …  an action    ? …  a question    # …  private
 *	@abc: …  a remark by somebody who does not look like a speaker
 *	\…  text, taken literally, as is anything else
 *
 * An action is "> what – who – when" with dashes (or " | ") between, in which who and when are
 * recognised wherever they stand ("> Karin – minutes – Fri"), "> Karin A minutes fre 13/3" with the
 * person first and the day last, or labelled: "> minutes – vem: Karin A – när: fre 13/3". */
#ifndef CORE_FORMATS_COMPOSE_H
#define CORE_FORMATS_COMPOSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "model/model.h"

/* A zeroed struct is valid to release. Strings are owned, never NULL after compose_parse. */
struct composed {
	enum note_kind kind;
	char *speaker;            /* remark: as written, without the colon */
	char *text;               /* for an action: what; may hold line feeds */
	char *who;                /* action: as written */
	char *due;                /* action: the words as written */
	int32_t due_from, due_to; /* action: the days they mean, seen from today; else DAY_NONE */
};

/* Never fails: a line that is nothing else is text. known (n names and short names of those who may
 * speak; may be NULL) settles what reading alone cannot: which words are a person. today is what
 * "fre" and "13/3" are counted from; DAY_NONE leaves the days out. */
void compose_parse(
	const char *line, const char *const *known, size_t n, int32_t today, struct composed *out);
void composed_release(struct composed *c);

/* The line that compose_parse (with the same known) reads as this record, appended to out without a
 * trailing line feed. Further lines of the text follow indented by two spaces. */
void compose_line(const struct composed *c, const char *const *known, size_t n, struct buf *out);

/* The next record of several lines of text as an editor gives them back: a line, with the indented
 * lines after it that belong to it; blank lines between records are skipped. *at moves on. Returns
 * the record's text for compose_parse (the caller frees), NULL at the end. */
char *compose_next(const char **at);

/* Does s begin with somebody who speaks ("Elin: …", "FK: …", "Sofia B: …")? Returns the bytes of
 * the speaker, 0 if not; *text gets the offset after the colon and spaces. Labels ("Förslag:"),
 * clock times and addresses are not speakers. */
size_t speaker_len(const char *s, size_t *text);

/* The character that begins a line of that kind; '\0' for text and remarks. */
char compose_prefix(enum note_kind kind);

#endif
