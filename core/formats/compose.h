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

/* A zeroed struct is valid to release. Strings are owned, never NULL after compose_parse; where they
 * are read NULL and "" mean the same. */
struct composed {
	enum note_kind kind;
	char *speaker; /* remark: as written, without the colon */
	char *text;    /* for an action: what; may hold line feeds */
	char *who;     /* action: as written */
	char *due;     /* action: the words as written */
	/* Action: the days they mean, seen from today; DAY_NONE where there is none, or no end. */
	int32_t due_from, due_to;
};

/* What reading alone cannot know. */
struct compose_with {
	const char *const *known; /* names and short names of those who may speak; NULL for none */
	size_t n;
	int32_t today;        /* what "fre" and "13/3" count from; DAY_NONE leaves the days out */
	int32_t next_meeting; /* what "nästa möte" means; DAY_NONE = not known */
};

/* Never fails: a line that is nothing else is text. */
void compose_parse(const char *line, const struct compose_with *with, struct composed *out);
void composed_release(struct composed *c);

/* The same words as a record of another kind: who says it and who does what when become part of
 * the text where the other kind has no place for them, and are found there again. False, with *out
 * empty, where a remark would have nobody who says it. */
bool compose_turn(const struct composed *c, enum note_kind kind, const struct compose_with *with,
	struct composed *out);

/* The line that compose_parse (with the same known) reads as this record, appended to out without a
 * trailing line feed. Further lines of the text follow indented by two spaces. */
void compose_line(const struct composed *c, const struct compose_with *with, struct buf *out);

/* The same with the further lines as they are, for a field: compose_parse reads it. */
void compose_field(const struct composed *c, const struct compose_with *with, struct buf *out);

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
