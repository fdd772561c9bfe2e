/* Any text in the composer: each record that is read must read the same again after it was written
 * as a line. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/compose.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const known[] = { "Karin Alm", "Sofia Berg", "Sofia Blom", "FK" };

static void same(const char *a, const char *b)
{
	if (strcmp(a, b) != 0)
		die("“%s” came back as “%s”", a, b);
}

static void round_trip(const struct composed *c, const struct compose_with *with)
{
	struct buf line = { 0 };
	struct composed back;
	const char *at;
	char *again;

	compose_line(c, with, &line);
	at = buf_str(&line);
	again = compose_next(&at);
	compose_parse(again ? again : "", with, &back);
	if (back.kind != c->kind)
		die("“%s” came back as another kind", buf_str(&line));
	same(c->speaker, back.speaker);
	same(c->text, back.text);
	same(c->who, back.who);
	same(c->due, back.due);
	composed_release(&back);
	free(again);
	buf_release(&line);
}

/* As another kind, each word is still there: what it reads as then comes back too. */
static void turns(const struct composed *c, const struct compose_with *with)
{
	for (int kind = NOTE_TEXT; kind <= NOTE_PRIVATE; kind++) {
		struct composed turned;

		if (compose_turn(c, (enum note_kind)kind, with, &turned))
			round_trip(&turned, with);
		composed_release(&turned);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = text_clean((const char *)data, size, true), *record;
	const char *at = text;
	struct compose_with with = {
		.known = known, .n = ARRAY_LEN(known), .next_meeting = DAY_NONE
	};

	day_from_ymd(2026, 3, 10, &with.today);
	while ((record = compose_next(&at)) != NULL) {
		struct composed c;

		compose_parse(record, &with, &c);
		round_trip(&c, &with);
		turns(&c, &with);
		composed_release(&c);
		free(record);
	}
	free(text);
	return 0;
}
