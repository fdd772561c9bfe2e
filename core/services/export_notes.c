#include "services/export_notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/html.h"
#include "formats/notes_out_text.h"
#include "formats/pdf.h"
#include "services/carry.h"
#include "services/followup.h"
#include "services/house.h"

const char *const notes_form_names[] = { "txt", "md", "html", "pdf", NULL };

/* How far a group's own next meeting is looked for. */
enum { COMING_MAX = 8 };

static const char head_key[] = "document-head", head_yes[] = "yes";

/* All that a sheet borrows from. */
struct sources {
	struct meeting_rows meeting;
	struct item_list items;
	struct note_list notes;
	struct roll_rows roll;
	struct written_list written;
	struct group_list groups; /* of the meeting, whole */
	char *language, *association, *head;
	struct pool pool;
	struct notes_coming *coming;
	size_t n_coming, coming_cap;
	size_t n_joint;  /* of coming: those of several groups, which come first */
	int64_t *listed; /* meetings that are in coming */
	size_t n_listed, listed_cap;
	struct house_phrases house;
	struct party_links affected;
	struct attachment_list attachments;
	struct followup_left left; /* until the meeting has been held */
	int *times;                /* of each item; NULL = all for the first time */
};

static void sources_release(struct sources *s)
{
	followup_left_release(&s->left);
	pool_release(&s->meeting.pool);
	pool_release(&s->items.pool);
	pool_release(&s->notes.pool);
	pool_release(&s->roll.pool);
	pool_release(&s->written.pool);
	pool_release(&s->groups.pool);
	pool_release(&s->pool);
	pool_release(&s->affected.pool);
	pool_release(&s->attachments.pool);
	house_phrases_release(&s->house);
	free(s->times);
	free(s->language);
	free(s->association);
	free(s->head);
}

/* ---- Next meetings ---- */

static bool listed(const struct sources *s, int64_t meeting_id)
{
	for (size_t i = 0; i < s->n_listed; i++) {
		if (s->listed[i] == meeting_id)
			return true;
	}
	return false;
}

/* What everybody is called to comes first, then the groups. */
static void add_coming(struct sources *s, const struct meeting_row *row, const char *group)
{
	const struct meeting *m = &row->m;
	struct notes_coming c = {
		.title = pool_strdup(&s->pool, m->title),
		.place = pool_strdup(&s->pool, m->place),
		.mode = m->mode,
		.proposed = m->status == STATUS_PROPOSED,
	};

	if (listed(s, m->id) || !moment_parse(m->starts, &c.starts) ||
		!moment_parse(m->ends ? m->ends : "", &c.ends))
		return;
	if (row->n_groups == 1)
		c.group = pool_strdup(&s->pool, group);
	s->coming = pool_grow(&s->pool, s->coming, s->n_coming, &s->coming_cap, sizeof(c));
	if (!c.group) {
		memmove(s->coming + s->n_joint + 1, s->coming + s->n_joint,
			(s->n_coming - s->n_joint) * sizeof(c));
		s->coming[s->n_joint++] = c;
		s->n_coming++;
	} else {
		s->coming[s->n_coming++] = c;
	}
	s->listed = pool_grow(&s->pool, s->listed, s->n_listed, &s->listed_cap, sizeof(*s->listed));
	s->listed[s->n_listed++] = m->id;
}

/* The next meeting of a group's own after this one, and the joint ones before that. */
static bool find_coming(struct session *se, struct sources *s, const struct group *g, struct err *e)
{
	const struct meeting *m = &s->meeting.v[0].m;
	const char *name = g->short_name && *g->short_name ? g->short_name : g->name;
	struct meeting_query q = {
		.group_id = g->id,
		.statuses = 1u << STATUS_PROPOSED | 1u << STATUS_DECIDED | 1u << STATUS_CALLED,
		.after_starts = m->starts,
		.after_id = m->id,
		.limit = COMING_MAX,
	};
	struct meeting_rows rows = { 0 };
	bool ok = store_meetings(se->store, &q, &rows, e), own = false;

	for (size_t i = 0; ok && i < rows.n && !own; i++) {
		if (rows.v[i].m.kind == MEETING_DEADLINE)
			continue;
		add_coming(s, &rows.v[i], name);
		own = rows.v[i].n_groups == 1;
	}
	pool_release(&rows.pool);
	return ok;
}

static bool meets(const struct sources *s, const struct group *g)
{
	for (size_t i = 0; i < s->groups.n; i++) {
		if (s->groups.v[i].id == g->id ||
			(s->groups.v[i].kind == g->kind && g->kind == GROUP_PREPARATORY))
			return true;
	}
	return false;
}

/* Preparatory groups tell each other's days; every other group its own. */
static bool load_coming(struct session *se, struct sources *s, struct err *e)
{
	char day[MOMENT_SIZE];
	struct group_rows rows = { 0 };
	bool ok;

	snprintf(day, sizeof(day), "%.10s", s->meeting.v[0].m.starts);
	ok = store_meeting_groups(se->store, s->meeting.v[0].m.id, &s->groups, e) &&
		store_groups(se->store, day, &rows, e);
	for (size_t i = 0; ok && i < rows.n; i++) {
		const struct group *g = &rows.v[i].g;

		if (meets(s, g) && (!g->to_day || !*g->to_day || strcmp(g->to_day, day) >= 0))
			ok = find_coming(se, s, g, e);
	}
	pool_release(&rows.pool);
	return ok;
}

static bool wants_coming(const struct sources *s)
{
	for (size_t i = 0; i < s->items.n; i++) {
		if (notes_is_next_item(s->items.v[i].title))
			return true;
	}
	return false;
}

/* ---- The document ---- */

static bool load_left(struct session *se, struct sources *s, struct err *e)
{
	const struct meeting *m = &s->meeting.v[0].m;

	return m->status == STATUS_HELD || m->status == STATUS_CANCELLED ||
		followup_left(
			se, m->id, m->starts ? m->starts : "", FOLLOWUP_LEFT_MAX, &s->left, e);
}

static bool load(struct session *se, int64_t id, struct sources *s, struct err *e)
{
	struct store *st = se->store;

	return store_meeting_row(st, id, &s->meeting, e) && store_items(st, id, &s->items, e) &&
		store_notes(st, id, NOTES_ALL, &s->notes, e) && store_roll(st, id, &s->roll, e) &&
		store_written(st, id, &s->written, e) &&
		store_item_parties(st, id, &s->affected, e) &&
		store_attachments(st, id, &s->attachments, e) &&
		house_phrases_load(se, &s->house, e) && carry_times(se, &s->items, &s->times, e) &&
		store_setting(st, "language", "sv", &s->language, e) &&
		store_setting(st, "association", "", &s->association, e) &&
		store_setting(st, head_key, head_yes, &s->head, e) && load_left(se, s, e) &&
		(!wants_coming(s) || load_coming(se, s, e));
}

static struct notes_sheet sheet_of(const struct sources *s)
{
	return (struct notes_sheet) {
		.language = s->language,
		.association = s->association,
		.meeting = &s->meeting.v[0].m,
		.groups = s->meeting.v[0].groups,
		.n_groups = s->meeting.v[0].n_groups,
		.items = s->items.v,
		.n_items = s->items.n,
		.notes = s->notes.v,
		.n_notes = s->notes.n,
		.roll = s->roll.v,
		.n_roll = s->roll.n,
		.written = s->written.v,
		.n_written = s->written.n,
		.coming = s->coming,
		.n_coming = s->n_coming,
		.left = s->left.rows.v,
		.n_left = s->left.rows.n,
		.headless = strcmp(s->head, head_yes) != 0,
		.house = &s->house,
		.times = s->times,
		.affected = s->affected.v,
		.n_affected = s->affected.n,
		.attachments = s->attachments.v,
		.n_attachments = s->attachments.n,
	};
}

bool export_document(struct session *se, int64_t meeting_id, enum export_paper what,
	const struct notes_out_options *o, struct notes_document *out, struct err *e)
{
	struct sources s = { 0 };
	bool ok = load(se, meeting_id, &s, e);

	*out = (struct notes_document) { 0 };
	if (ok) {
		struct notes_sheet sheet = sheet_of(&s);

		if (what == EXPORT_AGENDA)
			notes_out_agenda(&sheet, o, out);
		else
			notes_out_notes(&sheet, o, out);
	}
	sources_release(&s);
	return ok;
}

/* When a document says that it was made: now, or what reproducible builds ask for. */
static int64_t made_at(const struct session *se)
{
	const char *s = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long at = s ? strtoll(s, &end, 10) : 0;

	return s && end != s && !*end ? at : clock_now(se->clock);
}

bool notes_write(const struct session *se, const struct notes_document *d, enum notes_form form,
	struct buf *out, struct err *e)
{
	switch (form) {
	case NOTES_TXT:
		notes_document_txt(d, out);
		break;
	case NOTES_MD:
		notes_document_md(d, out);
		break;
	case NOTES_HTML:
		notes_document_html(d, out);
		break;
	case NOTES_PDF:
		return notes_document_pdf(d, made_at(se), out, e);
	}
	return true;
}

bool export_notes(struct session *se, int64_t meeting_id, enum export_paper what,
	enum notes_form form, const struct notes_out_options *o, struct buf *out, struct err *e)
{
	struct notes_out_options options = *o;
	struct notes_document d;
	bool ok;

	options.restyled = form != NOTES_TXT;
	ok = export_document(se, meeting_id, what, &options, &d, e) &&
		notes_write(se, &d, form, out, e);
	notes_document_release(&d);
	return ok;
}

bool notes_head(struct session *se, bool *head, struct err *e)
{
	char *value = NULL;
	bool ok = store_setting(se->store, head_key, head_yes, &value, e);

	*head = ok && strcmp(value, head_yes) == 0;
	free(value);
	return ok;
}

bool notes_set_head(struct session *se, bool head, struct err *e)
{
	const char *label = head ? _("Notes with a head") : _("Notes without a head");

	return session_begin(se, xstrdup(label), e) &&
		session_end(se, store_setting_set(se->store, head_key, head ? NULL : "no", e), e);
}
