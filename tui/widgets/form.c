#include "tui/widgets/form.h"

#include <stdlib.h>

#include "base/xalloc.h"

void form_release(struct form *f)
{
	for (size_t i = 0; i < f->n; i++) {
		field_release(&f->fields[i].field);
		free(f->fields[i].echo);
	}
	*f = (struct form) { 0 };
}

size_t form_add(struct form *f, const char *label, const char *text)
{
	struct form_field *field = &f->fields[f->n];

	if (f->n == FORM_FIELDS_MAX)
		die("a form with more than %d fields", FORM_FIELDS_MAX);
	*field = (struct form_field) { .label = label };
	field_set(&field->field, text ? text : "");
	return f->n++;
}

const char *form_text(const struct form *f, size_t i)
{
	return field_text(&f->fields[i].field);
}

void form_echo(struct form *f, size_t i, bool wrong, const char *text)
{
	xreplace(&f->fields[i].echo, text);
	f->fields[i].wrong = wrong;
}

static enum form_did move_to(struct form *f, size_t at)
{
	f->at = at;
	return FORM_MOVED;
}

static enum form_did plain_key(struct form *f, const struct key *k)
{
	size_t last = f->n - 1;

	switch (k->code) {
	case KEYCODE_ESC:
		return FORM_CANCELLED;
	case KEYCODE_ENTER:
		return f->at == last ? FORM_DONE : move_to(f, f->at + 1);
	case KEYCODE_TAB:
		return move_to(f, f->at == last ? 0 : f->at + 1);
	case KEYCODE_DOWN:
		return move_to(f, f->at + (f->at < last));
	case KEYCODE_UP:
		return move_to(f, f->at - (f->at > 0));
	default:
		return FORM_IGNORED;
	}
}

enum form_did form_key(struct form *f, const struct key *k)
{
	if (f->n == 0)
		return FORM_IGNORED;
	if (key_is(k, KEYCODE_TAB, KEYMOD_SHIFT))
		return move_to(f, f->at == 0 ? f->n - 1 : f->at - 1);
	switch (field_key(&f->fields[f->at].field, k)) {
	case FIELD_EDITED:
		return FORM_EDITED;
	case FIELD_MOVED:
		return FORM_MOVED;
	case FIELD_IGNORED:
		break;
	}
	return k->mods ? FORM_IGNORED : plain_key(f, k);
}

/* The reading of a field gets half of the row, and more of it where the text is short. */
static int echo_cells(const struct form_field *field, const struct canvas *row, int room)
{
	int half, wanted, left;

	if (!field->echo)
		return 0;
	half = (room + 1) / 2;
	wanted = canvas_cells(row, field->echo) + 1;
	left = room - canvas_cells(row, field_text(&field->field)) - 2;
	if (wanted <= half || left <= half)
		return half;
	return wanted < left ? wanted : left;
}

static void draw_row(const struct form_field *field, struct canvas *row, int label, bool typing)
{
	int half = echo_cells(field, row, row->cols - label - 1);
	struct canvas entry = canvas_sub(row, 0, label + 1, 1, row->cols - label - 1 - half);

	canvas_right(row, 0, 0, label, STYLE_LABEL, field->label);
	field_draw(&field->field, &entry, "", typing);
	if (field->echo)
		canvas_text(row, 0, row->cols - half + 1, CELLS_REST,
			field->wrong ? STYLE_ERROR : STYLE_MUTED, field->echo);
}

void form_draw(const struct form *f, struct canvas *c, bool typing)
{
	int label = 0, at = (int)f->at, top = at < c->rows ? 0 : at - c->rows + 1;

	for (size_t i = 0; i < f->n; i++) {
		int cells = canvas_cells(c, f->fields[i].label);

		label = cells > label ? cells : label;
	}
	if (label > c->cols / 2)
		label = c->cols / 2;
	for (int i = top; i < (int)f->n && i - top < c->rows; i++) {
		struct canvas row = canvas_sub(c, i - top, 0, 1, c->cols);

		draw_row(&f->fields[i], &row, label, typing && i == at);
	}
}
