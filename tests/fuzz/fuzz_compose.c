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

static void round_trip(const struct composed *c, int32_t today)
{
	struct buf line = { 0 };
	struct composed back;
	const char *at;
	char *again;

	compose_line(c, known, ARRAY_LEN(known), &line);
	at = buf_str(&line);
	again = compose_next(&at);
	compose_parse(again ? again : "", known, ARRAY_LEN(known), today, &back);
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = text_clean((const char *)data, size, true), *record;
	const char *at = text;
	int32_t today;

	day_from_ymd(2026, 3, 10, &today);
	while ((record = compose_next(&at)) != NULL) {
		struct composed c;

		compose_parse(record, known, ARRAY_LEN(known), today, &c);
		round_trip(&c, today);
		composed_release(&c);
		free(record);
	}
	free(text);
	return 0;
}
