/* Any bytes as a file of meeting notes. What comes out must account for every line and stay in
 * bounds; it is printed as JSON too. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/encoding.h"
#include "formats/notes_in.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds, const char *what)
{
	if (!holds)
		die("%s", what);
}

static bool item_known(const struct notes_doc *d, int item)
{
	return item >= -1 && item < (int)d->item_count;
}

static void check_lines(const struct notes_doc *d)
{
	for (size_t i = 0; i < d->line_count; i++) {
		const struct notes_line *l = &d->lines[i];

		demand(l->number == (int)i + 1, "lines are numbered from 1");
		demand(text_blank(l->text) == (l->kind == NOTES_LINE_BLANK), "a line got lost");
		demand(item_known(d, l->item), "a line of no item");
		demand(l->kind != NOTES_LINE_ITEM || l->item >= 0, "an item line without its item");
	}
}

static void check_records(const struct notes_doc *d)
{
	int lines = (int)d->line_count;

	for (size_t i = 0; i < d->person_count; i++)
		demand(*d->people[i].name && d->people[i].line >= 1 && d->people[i].line <= lines,
			"a person from nowhere");
	for (size_t i = 0; i < d->item_count; i++)
		demand(d->items[i].title && d->items[i].parent < (int)i && d->items[i].line >= 1 &&
				d->items[i].line <= lines,
			"an item out of order");
	for (size_t i = 0; i < d->next_count; i++)
		demand(d->next[i].month >= 1 && d->next[i].month <= 12 && d->next[i].line <= lines,
			"a meeting without a day");
	for (size_t i = 0; i < d->decision_count; i++)
		demand(item_known(d, d->decisions[i].item) && d->decisions[i].text,
			"a decision of nothing");
	for (size_t i = 0; i < d->action_count; i++)
		demand(item_known(d, d->actions[i].item) && d->actions[i].what,
			"an action of nothing");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct notes_doc doc;
	struct buf out = { 0 };
	struct json j = { .out = &out };
	struct err e = { 0 };
	char *text;

	if (!text_decode(data, size, &text, NULL, &e)) {
		demand(e.code != ERR_NONE && *e.text, "a refusal without words");
		return 0;
	}
	demand(utf8_valid(text, strlen(text)), "decoded text is not UTF-8");
	if (notes_parse(text, NULL, &doc, &e)) {
		check_lines(&doc);
		check_records(&doc);
		notes_doc_json(&doc, &j);
		demand(utf8_valid(out.s, out.len), "JSON is not UTF-8");
		notes_doc_release(&doc);
	}
	buf_release(&out);
	free(text);
	return 0;
}
