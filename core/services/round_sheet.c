#include "services/round_sheet.h"

#include <stdlib.h>

#include "base/xalloc.h"

struct round_source {
	struct meeting_rows meeting;
	struct item_list items;
	struct note_list notes;
	struct roll_rows roll;
};

static bool source_load(
	struct session *se, int64_t meeting_id, struct round_source *s, struct err *e)
{
	struct store *st = se->store;

	return store_meeting_row(st, meeting_id, &s->meeting, e) &&
		store_items(st, meeting_id, &s->items, e) &&
		store_notes(st, meeting_id, NOTES_ALL, &s->notes, e) &&
		store_roll(st, meeting_id, &s->roll, e);
}

static void part_of(const struct round_source *s, struct round_part *p)
{
	*p = (struct round_part) {
		.meeting = &s->meeting.v[0],
		.items = s->items.v,
		.n_items = s->items.n,
		.notes = s->notes.v,
		.n_notes = s->notes.n,
	};
	roll_count(&s->roll, &p->counts);
}

bool round_sheet_load(struct session *se, int64_t round_id, struct round_sheet *out, struct err *e)
{
	struct id_list ids = { 0 };
	bool ok;

	*out = (struct round_sheet) { 0 };
	ok = store_round_load(se->store, round_id, &out->round, e) &&
		store_round_meetings(se->store, round_id, &ids, e);
	out->parts = xcalloc(ids.n + 1, sizeof(*out->parts));
	out->sources = xcalloc(ids.n + 1, sizeof(*out->sources));
	for (size_t i = 0; i < ids.n && ok; i++) {
		out->n = i + 1;
		ok = source_load(se, ids.v[i], &out->sources[i], e);
		if (ok)
			part_of(&out->sources[i], &out->parts[i]);
	}
	if (ok)
		round_lines(out->parts, out->n, &out->lines);
	pool_release(&ids.pool);
	return ok;
}

void round_sheet_release(struct round_sheet *s)
{
	for (size_t i = 0; i < s->n; i++) {
		pool_release(&s->sources[i].meeting.pool);
		pool_release(&s->sources[i].items.pool);
		pool_release(&s->sources[i].notes.pool);
		pool_release(&s->sources[i].roll.pool);
	}
	free(s->sources);
	free(s->parts);
	pool_release(&s->lines.pool);
	round_release(&s->round);
	*s = (struct round_sheet) { 0 };
}

/* ---- Out ----------------------------------------------------------------------------------------- */

/* A loaded sheet with what a document says beside it. */
struct sheet_out {
	struct round_sheet sheet;
	char *language, *association;
};

static bool sheet_out_load(struct session *se, int64_t round_id, struct sheet_out *s, struct err *e)
{
	return round_sheet_load(se, round_id, &s->sheet, e) &&
		store_setting(se->store, "language", "sv", &s->language, e) &&
		store_setting(se->store, "association", "", &s->association, e);
}

static void sheet_out_release(struct sheet_out *s)
{
	round_sheet_release(&s->sheet);
	free(s->language);
	free(s->association);
}

static struct round_out values(const struct sheet_out *s)
{
	return (struct round_out) {
		.language = s->language,
		.association = s->association,
		.round = &s->sheet.round,
		.parts = s->sheet.parts,
		.n = s->sheet.n,
		.lines = &s->sheet.lines,
	};
}

bool round_sheet_document(
	struct session *se, int64_t round_id, struct notes_document *out, struct err *e)
{
	struct sheet_out s = { 0 };
	bool ok = sheet_out_load(se, round_id, &s, e);

	*out = (struct notes_document) { 0 };
	if (ok) {
		struct round_out r = values(&s);

		round_document(&r, out);
	}
	sheet_out_release(&s);
	return ok;
}

bool round_sheet_json(struct session *se, int64_t round_id, struct json *j, struct err *e)
{
	struct sheet_out s = { 0 };
	bool ok = sheet_out_load(se, round_id, &s, e);

	if (ok) {
		struct round_out r = values(&s);

		round_json(&r, j);
	}
	sheet_out_release(&s);
	return ok;
}
