#include "formats/register_out.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/csv_out.h"
#include "rules/actions.h"

enum { CELLS = 10 };

static const char *const heads[2][CELLS] = {
	{ "Slag", "Nummer", "Datum", "Grupp", "Punkt", "Vad", "Vem", "Senast", "När", "Läge" },
	{ "Kind", "Number", "Date", "Group", "Item", "What", "Who", "Due", "When", "State" },
};

static const char *kind_word(int kind, bool english)
{
	switch ((enum note_kind)kind) {
	case NOTE_DECISION:
		return english ? "Decision" : "Beslut";
	case NOTE_AGREEMENT:
		return english ? "Agreement" : "Överenskommelse";
	case NOTE_MESSAGE:
		return english ? "To the board" : "Medskick";
	case NOTE_ACTION:
		return english ? "To do" : "Att göra";
	default:
		return "";
	}
}

static const char *state_word(const struct note *n, bool english)
{
	if (n->kind != NOTE_ACTION)
		return "";
	if (n->state == ACTION_DONE)
		return english ? "done" : "klar";
	return english ? "open" : "öppen";
}

static char *groups_of(const struct register_row *r)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < r->n_groups; i++)
		buf_printf(&b, "%s%s", i ? ", " : "", r->groups[i].name);
	return b.s ? buf_take(&b) : xstrdup("");
}

/* The cells of a row, each the caller's. */
static void cells_of(const struct register_row *r, bool english, char *v[CELLS])
{
	struct buf when = { 0 };
	const char *due = action_due(&r->n);

	if (r->n.kind == NOTE_ACTION)
		action_when(&r->n, &when);
	v[0] = xstrdup(kind_word(r->n.kind, english));
	v[1] = r->n.year_number ? xasprintf("%" PRId64 "/%.4s", r->n.year_number, r->meeting_starts)
				: xstrdup("");
	v[2] = xasprintf("%.10s", r->meeting_starts);
	v[3] = groups_of(r);
	v[4] = xasprintf("%s%s%s", r->item_number, *r->item_number ? " " : "", r->item_title);
	v[5] = xstrdup(r->n.text);
	v[6] = xstrdup(r->n.who);
	v[7] = xstrdup(r->n.kind == NOTE_ACTION && strcmp(due, "9999") != 0 ? due : "");
	v[8] = when.s ? buf_take(&when) : xstrdup("");
	v[9] = xstrdup(state_word(&r->n, english));
}

static void md_cell(const char *s, struct buf *out)
{
	for (; *s; s++) {
		if (strchr("\\|<*_`[", *s))
			buf_putc(out, '\\');
		if (*s == '\n')
			buf_puts(out, "<br>");
		else
			buf_putc(out, *s);
	}
}

void register_csv(const struct register_rows *rows, const char *language, struct buf *out)
{
	bool english = strcmp(language, "en") == 0;
	struct csv_out csv;

	csv_begin(&csv, out);
	csv_row(&csv, heads[english], CELLS);
	for (size_t i = 0; i < rows->n; i++) {
		char *v[CELLS];

		cells_of(&rows->v[i], english, v);
		for (size_t k = 0; k < CELLS; k++) {
			csv_cell(&csv, v[k]);
			free(v[k]);
		}
		csv_end_row(&csv);
	}
}

void register_md(const struct register_rows *rows, const char *language, struct buf *out)
{
	bool english = strcmp(language, "en") == 0;

	for (size_t i = 0; i < CELLS; i++)
		buf_printf(out, "| %s ", heads[english][i]);
	buf_puts(out, "|\n");
	for (size_t i = 0; i < CELLS; i++)
		buf_puts(out, "|---");
	buf_puts(out, "|\n");
	for (size_t i = 0; i < rows->n; i++) {
		char *v[CELLS];

		cells_of(&rows->v[i], english, v);
		for (size_t k = 0; k < CELLS; k++) {
			buf_puts(out, "| ");
			md_cell(v[k] ? v[k] : "", out);
			buf_putc(out, ' ');
			free(v[k]);
		}
		buf_puts(out, "|\n");
	}
}
