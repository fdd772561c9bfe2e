#include <stdio.h>
#include <string.h>

#include "formats/notes_in.h"

static void key_day(struct json *j, const char *key, int32_t day)
{
	char iso[MOMENT_SIZE];

	moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	json_kopt(j, key, day == DAY_NONE ? NULL : iso);
}

static void key_minute(struct json *j, const char *key, int minute)
{
	char text[MINUTE_SIZE];

	minute_iso(minute, text);
	json_kopt(j, key, text);
}

static void key_month_day(struct json *j, const char *key, int month, int mday)
{
	char text[32];

	snprintf(text, sizeof(text), "%02d-%02d", month, mday);
	json_kopt(j, key, month ? text : NULL);
}

/* Keys that only some documents have. */
static void key_extra(struct json *j, const char *key, const char *value)
{
	if (value && *value)
		json_kstr(j, key, value);
}

static const char *status_word(enum notes_status s)
{
	switch (s) {
	case NOTES_PRESENT:
		return "present";
	case NOTES_ONSITE:
		return "present_onsite";
	case NOTES_REMOTE:
		return "present_remote";
	case NOTES_ABSENT:
	case NOTES_EXCUSED:
		break;
	}
	return "absent";
}

static void put_people(const struct notes_doc *d, struct json *j)
{
	json_kopen(j, "attendance", '[');
	for (size_t i = 0; i < d->person_count; i++) {
		const struct notes_person *p = &d->people[i];

		json_open(j, '{');
		json_kstr(j, "name", p->name);
		json_kopt(j, "organisation", p->organisation);
		json_kstr(j, "status", status_word(p->status));
		if (p->status == NOTES_EXCUSED)
			json_kbool(j, "excused", true);
		key_extra(j, "role", p->role);
		key_extra(j, "nickname", p->nickname);
		key_extra(j, "only_items", p->part);
		key_extra(j, "substituting_for", p->stands_in_for);
		if (p->left != MINUTE_NONE)
			key_minute(j, "left", p->left);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static const char *item_number(const struct notes_doc *d, int item)
{
	while (item >= 0 && !d->items[item].number && d->items[item].parent >= 0)
		item = d->items[item].parent;
	if (item < 0)
		return NULL;
	return d->items[item].number ? d->items[item].number : d->items[item].title;
}

static void put_items(const struct notes_doc *d, struct json *j)
{
	json_kopen(j, "items", '[');
	for (size_t i = 0; i < d->item_count; i++) {
		const struct notes_item *it = &d->items[i];

		if (d->numbered && !it->number)
			continue;
		json_open(j, '{');
		json_kopt(j, "number", it->number);
		json_kstr(j, "title", it->title);
		json_kopt(j, "presenter", it->presenter);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void put_decisions(const struct notes_doc *d, struct json *j)
{
	json_kopen(j, "decisions", '[');
	for (size_t i = 0; i < d->decision_count; i++) {
		const struct notes_decision *x = &d->decisions[i];

		json_open(j, '{');
		json_kopt(j, "item", item_number(d, x->item));
		json_kstr(j, "text", x->text);
		json_kstr(j, "kind", x->kind == NOTE_AGREEMENT ? "agreement" : "decision");
		json_close(j, '}');
	}
	json_close(j, ']');
	json_kopen(j, "actions", '[');
	for (size_t i = 0; i < d->action_count; i++) {
		const struct notes_action *x = &d->actions[i];

		json_open(j, '{');
		json_kopt(j, "who", x->who);
		json_kopt(j, "what", x->what);
		json_kopt(j, "due", x->due);
		json_kopt(j, "item", item_number(d, x->item));
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void put_next(const struct notes_doc *d, struct json *j)
{
	json_kopen(j, "next_meetings", '[');
	for (size_t i = 0; i < d->next_count; i++) {
		const struct notes_next *x = &d->next[i];

		json_open(j, '{');
		json_kopt(j, "group", x->group);
		key_extra(j, "title", x->title);
		key_day(j, "date", x->day);
		if (x->end_day != DAY_NONE)
			key_day(j, "end_date", x->end_day);
		json_kopt(j, "date_text", x->date_text);
		key_minute(j, "start", x->start);
		key_minute(j, "end", x->end);
		key_month_day(j, "month_day", x->month, x->mday);
		if (x->end_month)
			key_month_day(j, "end_month_day", x->end_month, x->end_mday);
		key_extra(j, "place", x->place);
		if (x->remote)
			json_kstr(j, "mode", "remote");
		if (x->cancelled)
			json_kbool(j, "cancelled", true);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static const char *const warning_words[] = { "weekday", "health", "identity", "alike", "given-only",
	"twice", "numbered" };

/* What the reader was unsure of: for a preview, beyond the schema. */
static void put_doubts(const struct notes_doc *d, struct json *j)
{
	json_kopen(j, "hints", '[');
	for (size_t i = 0; i < d->hint_count; i++) {
		json_open(j, '{');
		json_kint(j, "line", d->hints[i].line);
		json_kint(j, "year", d->hints[i].year);
		key_day(j, "date", d->hints[i].day);
		json_kopt(j, "text", d->hints[i].text);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_kopen(j, "warnings", '[');
	for (size_t i = 0; i < d->warning_count; i++) {
		json_open(j, '{');
		json_kint(j, "line", d->warnings[i].line);
		json_kstr(j, "kind", warning_words[d->warnings[i].kind]);
		json_kstr(j, "text", d->warnings[i].text);
		json_close(j, '}');
	}
	json_close(j, ']');
}

void notes_doc_json(const struct notes_doc *d, struct json *j)
{
	json_open(j, '{');
	json_kstr(j, "doc_type", d->type);
	json_kopt(j, "title", d->title);
	if (d->body)
		json_kstr(j, "body", d->body);
	key_day(j, "date", d->day);
	if (d->end_day != DAY_NONE)
		key_day(j, "end_date", d->end_day);
	if (d->notice_day != DAY_NONE)
		key_day(j, "notice_date", d->notice_day);
	key_minute(j, "start", d->start);
	key_minute(j, "end", d->end);
	json_kopt(j, "place", d->place);
	json_kopt(j, "note_taker", d->note_taker);
	json_kopt(j, "chair", d->chair);
	json_kopen(j, "adjusters", '[');
	for (size_t i = 0; i < d->adjuster_count; i++)
		json_str(j, d->adjusters[i]);
	json_close(j, ']');
	put_people(d, j);
	put_items(d, j);
	put_decisions(d, j);
	put_next(d, j);
	put_doubts(d, j);
	json_close(j, '}');
}
