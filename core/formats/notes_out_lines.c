#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_out_parts.h"
#include "rules/phrases.h"

bool notes_out_shows(const struct writing *w, const struct note *n)
{
	return n->kind != NOTE_PRIVATE || (w->o->private && !w->o->public);
}

/* A party or group that speaks is no person. */
static bool is_person(const struct notes_sheet *s, const char *speaker)
{
	for (size_t i = 0; i < s->n_roll; i++) {
		if (strcmp(speaker, writing_or_empty(s->roll[i].party)) == 0 ||
			strcmp(speaker, writing_or_empty(s->roll[i].party_short)) == 0)
			return false;
	}
	for (size_t i = 0; i < s->n_groups; i++) {
		if (strcmp(speaker, writing_or_empty(s->groups[i].name)) == 0 ||
			strcmp(speaker, writing_or_empty(s->groups[i].short_name)) == 0)
			return false;
	}
	return true;
}

static const char *label_of(const struct writing *w, const struct note *n)
{
	const char *speaker = writing_or_empty(n->speaker);

	if (n->kind == NOTE_REMARK)
		return w->o->nameless && is_person(w->s, speaker)
			? phrase(w->s->language, PHRASE_PARTICIPANT)
			: speaker;
	/* Imported lines say themselves what they are. */
	return n->filed_at == 0 ? "" : phrase_line(w->s->language, n->kind);
}

/* What an imported line promises was kept as a record beside the line itself. */
static bool said_above(const struct note *n, const struct note *before)
{
	return n->kind == NOTE_ACTION && n->filed_at == 0 && before && before->filed_at == 0 &&
		strstr(writing_or_empty(before->text), writing_or_empty(n->text));
}

static char *action_text(const struct note *n)
{
	const char *who = writing_or_empty(n->who), *due = writing_or_empty(n->due_text);
	bool beside = *who || *due;

	return xasprintf("%s%s%s%s%s%s", writing_or_empty(n->text), beside ? " (" : "", who,
		*who && *due ? ", " : "", due, beside ? ")" : "");
}

void notes_out_note(struct writing *w, const struct note *n, const struct note *before)
{
	const char *label = label_of(w, n), *text = writing_or_empty(n->text);
	bool typed_action = n->kind == NOTE_ACTION && n->filed_at != 0;
	size_t sign = notes_out_bullet(text);
	char *action;

	if (!notes_out_shows(w, n) || said_above(n, before))
		return;
	if (*label == '\0' && sign > 0 && !strchr(text, '\n')) {
		block_add(w->d, BLOCK_BULLET, NULL, text + sign);
		return;
	}
	action = typed_action ? action_text(n) : NULL;
	block_add(w->d, BLOCK_TEXT, *label ? label : NULL, action ? action : text);
	free(action);
}

/* ---- Next meetings ---- */

/* "10 mars kl. 9:00–12:00", "6–7 maj" */
static void put_when(struct buf *b, const char *language, const struct notes_coming *c)
{
	char *times = notes_out_times(c->starts, c->ends), *day, *end;
	bool days = !moment_is_none(c->ends) && c->ends.day > c->starts.day;
	int year, month, mday;

	day = notes_out_day(language, c->starts.day, false);
	end = days ? notes_out_day(language, c->ends.day, false) : NULL;
	day_to_ymd(c->starts.day, &year, &month, &mday);
	if (days && month == day_month(c->ends.day))
		buf_printf(b, "%d–%s", mday, end);
	else
		buf_printf(b, "%s%s%s", day, days ? " – " : "", days ? end : "");
	if (*times)
		buf_printf(b, " %s%s", phrase(language, PHRASE_CLOCK), times);
	free(day);
	free(end);
	free(times);
}

void notes_out_coming(struct writing *w)
{
	const char *language = w->s->language;

	for (size_t i = 0; i < w->s->n_coming; i++) {
		const struct notes_coming *c = &w->s->coming[i];
		struct buf b = { 0 };

		if (!c->group && !text_blank(writing_or_empty(c->title)))
			buf_printf(&b, "%s ", c->title);
		put_when(&b, language, c);
		if (!text_blank(writing_or_empty(c->place)))
			buf_printf(&b, ", %s", c->place);
		else if (c->mode == MODE_REMOTE)
			buf_printf(&b, " – %s", phrase(language, PHRASE_ONLINE));
		if (c->proposed)
			buf_printf(&b, " (%s)", phrase(language, PHRASE_PENDING));
		block_add(w->d, BLOCK_TEXT, c->group, buf_str(&b));
		buf_release(&b);
	}
}

/* ---- Registers ---- */

static const char *number_of_item(const struct notes_sheet *s, int64_t item_id)
{
	for (size_t i = 0; i < s->n_items; i++) {
		if (s->items[i].id != item_id)
			continue;
		if (!text_blank(writing_or_empty(s->items[i].number)) || !s->items[i].parent_id)
			return writing_or_empty(s->items[i].number);
		return number_of_item(s, s->items[i].parent_id);
	}
	return "";
}

static void put_columns(struct writing *w, const enum phrase *heads, size_t n)
{
	block_add(w->d, BLOCK_COLUMNS, NULL, NULL);
	for (size_t i = 0; i < n; i++)
		block_cell(w->d, phrase(w->s->language, heads[i]));
}

static bool is_decision(const struct note *n)
{
	return n->kind == NOTE_DECISION || n->kind == NOTE_AGREEMENT;
}

static bool is_action(const struct note *n)
{
	return n->kind == NOTE_ACTION;
}

static size_t count(const struct notes_sheet *s, bool (*is)(const struct note *n))
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_notes; i++)
		n += is(&s->notes[i]);
	return n;
}

static void put_decisions(struct writing *w)
{
	const struct notes_sheet *s = w->s;
	const enum phrase heads[] = { PHRASE_NUMBER, PHRASE_LINE + NOTE_DECISION, PHRASE_ITEM };
	int number = 0;

	put_columns(w, heads, ARRAY_LEN(heads));
	for (size_t i = 0; i < s->n_notes; i++) {
		char digits[16];

		if (!is_decision(&s->notes[i]))
			continue;
		snprintf(digits, sizeof(digits), "%d", ++number);
		block_add(w->d, BLOCK_ROW, NULL, NULL);
		block_cell(w->d, digits);
		block_cell(w->d, s->notes[i].text);
		block_cell(w->d, number_of_item(s, s->notes[i].item_id));
	}
}

static void put_actions(struct writing *w)
{
	const struct notes_sheet *s = w->s;
	const enum phrase heads[] = { PHRASE_WHAT, PHRASE_WHO, PHRASE_WHEN, PHRASE_ITEM };

	put_columns(w, heads, ARRAY_LEN(heads));
	for (size_t i = 0; i < s->n_notes; i++) {
		const struct note *n = &s->notes[i];

		if (!is_action(n))
			continue;
		block_add(w->d, BLOCK_ROW, NULL, NULL);
		block_cell(w->d, n->text);
		block_cell(w->d, n->who);
		block_cell(w->d, n->due_text);
		block_cell(w->d, number_of_item(s, n->item_id));
	}
}

void notes_out_registers(struct writing *w)
{
	size_t decisions = count(w->s, is_decision), actions = count(w->s, is_action);

	if (decisions + actions == 0)
		return;
	block_add(w->d, BLOCK_HEADING, NULL, phrase(w->s->language, PHRASE_REGISTER));
	if (decisions > 0)
		put_decisions(w);
	if (actions > 0)
		put_actions(w);
}
