/* Any bytes as a table or a list of people. What comes out stays in bounds, is clean, and survives being
 * written and read again. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/csv_out.h"
#include "formats/encoding.h"
#include "formats/people_lines.h"
#include "formats/people_sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds, const char *what)
{
	if (!holds)
		die("%s", what);
}

static void check_entries(const struct people_entries *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct people_entry *p = &l->v[i];

		demand(p->line >= 1, "a line from nowhere");
		demand(p->skip || *p->given, "a person without a name");
		demand(utf8_valid(p->given, strlen(p->given)), "no UTF-8");
		demand(strlen(p->email) < 320, "a long address");
		for (size_t k = 0; k < p->n_groups; k++)
			demand(*p->groups[k].group && p->groups[k].role < 6,
				"a group without a name");
	}
}

/* As the exporter writes it; what is read then is the same. */
static void check_round_trip(const struct csv_table *t)
{
	struct csv_table again;
	struct buf b = { 0 };
	struct err e = { 0 };
	struct csv_out c = { .out = &b };

	if (t->n == 0)
		return;
	buf_puts(&b, "sep=;\n");
	for (size_t i = 0; i < t->n; i++)
		csv_row(&c, t->v[i].cells, t->v[i].n);
	demand(csv_read(b.s, b.len, &again, &e), "what was written cannot be read");
	demand(again.n == t->n, "rows were lost");
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < t->v[i].n; k++)
			demand(strcmp(csv_at(&again.v[i], k), t->v[i].cells[k]) == 0,
				"a cell came back as another");
	csv_table_release(&again);
	buf_release(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct csv_table t;
	struct people_sheet s;
	struct people_entries l;
	struct err e = { 0 };
	char *text = NULL;
	int32_t today;

	day_from_ymd(2026, 3, 10, &today);
	if (csv_read(data, size, &t, &e)) {
		check_round_trip(&t);
		people_sheet_of(&t, &s);
		people_entries_read(&s, today, &l);
		check_entries(&l);
		people_entries_release(&l);
		people_sheet_release(&s);
	} else {
		csv_table_release(&t);
	}
	if (text_decode(data, size, &text, NULL, &e)) {
		people_lines_read(text, &l);
		check_entries(&l);
		people_entries_release(&l);
		free(text);
	}
	return 0;
}
