#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/people.h"
#include "services/privacy.h"
#include "services/retention.h"
#include "services/retention_parts.h"

/* ---- Who stands for whom ----
 *
 * Where somebody's attendance is too old, one without a name takes the place: of the same party and in the same
 * role, so that every number stays what it was, and another at each meeting's next person, so that
 * nobody can be followed from one to the next. */

struct stand_in {
	int64_t party_id;
	int role; /* enum member_role; -1 = no member */
	size_t nth;
	struct person *person; /* gets its id when it is inserted */
};
/* At a meeting. */
struct standing {
	int64_t meeting_id, person_id;
	size_t stand_in;
};

struct applying {
	struct session *se;
	struct due due;
	unsigned kinds;
	struct stand_in *stand_ins;
	size_t n_stand_ins, cap_stand_ins;
	struct standing *standing;
	size_t n_standing, cap_standing;
	struct store_fresh *fresh;
	size_t n_fresh, cap_fresh;
	size_t next; /* number of the next one without a name */
	bool about;  /* the step at hand is about what is due */
};

static bool wanted(const struct applying *g, int kind)
{
	return g->kinds & 1u << kind && *g->due.rows[kind].before;
}

static void put_fresh(struct applying *g, const struct store_fresh *f)
{
	g->fresh = xgrow(g->fresh, g->n_fresh, &g->cap_fresh, sizeof(*g->fresh));
	g->fresh[g->n_fresh++] = *f;
}

static size_t stand_in(struct applying *g, int64_t party_id, int role, size_t nth)
{
	struct person *p;

	for (size_t i = 0; i < g->n_stand_ins; i++)
		if (g->stand_ins[i].party_id == party_id && g->stand_ins[i].role == role &&
			g->stand_ins[i].nth == nth)
			return i;
	p = xcalloc(1, sizeof(*p));
	p->given = xasprintf("[anonym %zu]", g->next++);
	p->party_id = party_id;
	person_sort_as(p, false);
	put_fresh(g, &(struct store_fresh) { .t = &person_table, .rec = p });
	g->stand_ins =
		xgrow(g->stand_ins, g->n_stand_ins, &g->cap_stand_ins, sizeof(*g->stand_ins));
	g->stand_ins[g->n_stand_ins] = (struct stand_in) { party_id, role, nth, p };
	return g->n_stand_ins++;
}

/* How many of that party and role have been given one at the meeting so far. */
static size_t taken(const struct applying *g, int64_t meeting_id, int64_t party_id, int role)
{
	size_t n = 0;

	for (size_t i = g->n_standing; i > 0; i--) {
		const struct standing *s = &g->standing[i - 1];

		if (s->meeting_id != meeting_id)
			break;
		n += g->stand_ins[s->stand_in].party_id == party_id &&
			g->stand_ins[s->stand_in].role == role;
	}
	return n;
}

static void give(struct applying *g, const struct due_meeting *m, const struct roll_row *r)
{
	int role = r->n_groups ? r->role : -1;
	size_t i = stand_in(g, r->party_id, role, taken(g, m->id, r->party_id, role));

	g->standing = xgrow(g->standing, g->n_standing, &g->cap_standing, sizeof(*g->standing));
	g->standing[g->n_standing++] = (struct standing) { m->id, r->a.person_id, i };
	/* A member of that day alone: what counts members finds as many as there were. */
	for (size_t k = 0; k < r->n_groups; k++) {
		struct membership *x = xcalloc(1, sizeof(*x));

		x->group_id = r->groups[k];
		x->party_id = r->party_id;
		x->role = r->role;
		x->mandate = r->mandate;
		x->from_day = xstrdup(m->day);
		x->to_day = xstrdup(m->day);
		put_fresh(g,
			&(struct store_fresh) {
				&membership_table, x, &x->person_id, &g->stand_ins[i].person->id });
	}
}

static bool give_all(struct applying *g, struct err *e)
{
	for (size_t i = 0; i < g->due.n_meetings; i++) {
		const struct due_meeting *m = &g->due.meetings[i];
		struct roll_rows roll;

		if (!due_attendance(&g->due, m->id))
			continue;
		if (!store_roll(g->se->store, m->id, &roll, e))
			return false;
		for (size_t k = 0; k < roll.n; k++) {
			const struct due_person *p = due_person(&g->due, roll.v[k].a.person_id);

			if (roll.v[k].a.id && p && !p->nobody)
				give(g, m, &roll.v[k]);
		}
		pool_release(&roll.pool);
	}
	return true;
}

/* Numbers go on from those of earlier times. */
static bool count_nameless(struct applying *g, struct err *e)
{
	struct name_rows names;
	bool ok = store_names(g->se->store, &names, e);

	g->next = 1;
	for (size_t i = 0; i < names.n; i++)
		g->next += text_starts(names.v[i].name, "[anonym ");
	pool_release(&names.pool);
	return ok;
}

static int64_t stands_for(const struct applying *g, int64_t meeting_id, int64_t person_id)
{
	for (size_t i = 0; i < g->n_standing; i++)
		if (g->standing[i].meeting_id == meeting_id &&
			g->standing[i].person_id == person_id)
			return g->stand_ins[g->standing[i].stand_in].person->id;
	return 0;
}

/* ---- Records ---- */

static bool is_nameless(const struct applying *g, int64_t person_id)
{
	const struct due_person *p = due_person(&g->due, person_id);

	for (size_t i = 0; i < g->n_stand_ins; i++)
		if (g->stand_ins[i].person->id == person_id)
			return true;
	return p && p->nobody;
}

/* An image of a row that is gone names somebody whom nobody stands for. */
static unsigned hide_person(const struct applying *g, int64_t meeting_id, int64_t *person_id)
{
	int64_t to = stands_for(g, meeting_id, *person_id);

	if (!*person_id || is_nameless(g, *person_id))
		return 0;
	*person_id = to;
	return SCRUB_CHANGED | (to ? 0 : SCRUB_SEALED);
}

static unsigned scrub_attendance(struct applying *g, struct attendance *a)
{
	unsigned did = 0;

	if (wanted(g, RETENTION_ATTENDANCE) && due_attendance(&g->due, a->meeting_id)) {
		did |= hide_person(g, a->meeting_id, &a->person_id);
		did |= hide_person(g, a->meeting_id, &a->stands_in_for);
	}
	if (wanted(g, RETENTION_ANSWERS) && due_answers(&g->due, a->meeting_id) &&
		(*or_empty(a->comment) || *or_empty(a->proposed_starts))) {
		xreplace(&a->comment, NULL);
		xreplace(&a->proposed_starts, NULL);
		xreplace(&a->proposed_ends, NULL);
		did |= SCRUB_CHANGED | SCRUB_SEALED;
	}
	return did;
}

static unsigned scrub_ballot(struct applying *g, struct ballot *b)
{
	for (size_t i = 0; i < g->due.n_polls && wanted(g, RETENTION_ATTENDANCE); i++)
		if (g->due.polls[i].id == b->poll_id &&
			due_attendance(&g->due, g->due.polls[i].meeting_id))
			return hide_person(g, g->due.polls[i].meeting_id, &b->person_id);
	return 0;
}

static unsigned scrub_contacts(struct applying *g, int64_t id, char **email, char **phone)
{
	if (!wanted(g, RETENTION_CONTACTS) || !due_contacts(&g->due, id) ||
		(!*or_empty(*email) && !*or_empty(*phone)))
		return 0;
	xreplace(email, NULL);
	xreplace(phone, NULL);
	return SCRUB_CHANGED | SCRUB_SEALED;
}

/* The line of imported notes that lists who was there. */
static bool is_roll(const struct applying *g, const struct written_line *l)
{
	return wanted(g, RETENTION_ATTENDANCE) && l->part == WRITTEN_ROLL &&
		due_attendance(&g->due, l->meeting_id);
}

static bool is_old_invitation(const struct applying *g, const struct invitation *i)
{
	return (wanted(g, RETENTION_ANSWERS) &&
		       due_day(&g->due, RETENTION_ANSWERS, or_empty(i->starts))) ||
		(wanted(g, RETENTION_CONTACTS) && due_contacts(&g->due, i->person_id));
}

static unsigned scrub_record(struct applying *g, const struct table *t, void *rec)
{
	if (t == &attendance_table)
		return scrub_attendance(g, rec);
	if (t == &ballot_table)
		return scrub_ballot(g, rec);
	if (t == &person_table) {
		struct person *p = rec;

		return scrub_contacts(g, p->id, &p->email, &p->phone);
	}
	if (t == &person_merge_table) {
		struct person_merge *m = rec;

		return scrub_contacts(g, m->person_id, &m->email, &m->phone);
	}
	return 0;
}

static unsigned scrub_row(void *to, const struct table *t, void *rec)
{
	struct applying *g = to;

	if ((t == &written_line_table && is_roll(g, rec)) ||
		(t == &invitation_table && is_old_invitation(g, rec)))
		return SCRUB_GONE;
	return scrub_record(g, t, rec);
}

static unsigned scrub_image(void *to, const struct step_row *step, const struct table *t, void *rec)
{
	struct applying *g = to;
	unsigned did;

	(void)step;
	if (t == &written_line_table && is_roll(g, rec)) {
		xreplace(&((struct written_line *)rec)->text, NULL);
		did = SCRUB_CHANGED | SCRUB_SEALED;
	} else if (t == &invitation_table && is_old_invitation(g, rec)) {
		xreplace(&((struct invitation *)rec)->address, NULL);
		((struct invitation *)rec)->person_id = 0;
		did = SCRUB_CHANGED | SCRUB_SEALED;
	} else {
		did = scrub_record(g, t, rec);
	}
	g->about |= did != 0;
	return did;
}

static char *scrub_label(void *to, const struct step_row *step, const char *text)
{
	struct applying *g = to;
	bool about = g->about;

	if (text == step->actor) {
		g->about = false;
		return NULL;
	}
	return about ? xstrdup(_("(older than it is kept)")) : NULL;
}

/* ---- The call ---- */

static bool drop_copies(struct applying *g, const char *folder, struct err *e)
{
	int64_t before = local_to_utc(moment_of(g->due.rows[RETENTION_BACKUPS].before));
	struct copy_rows copies;
	bool ok = store_copies(g->se->store, folder, 0, &copies, e);

	for (size_t i = 0; i < copies.n && ok; i++)
		if (copies.v[i].made_at < before && unlink(copies.v[i].path) != 0)
			ok = file_err_write(e, copies.v[i].path, errno);
	pool_release(&copies.pool);
	return ok;
}

static size_t erasures_of(const struct applying *g, struct erasure out[3])
{
	static const int pairs[3][2] = { { RETENTION_ATTENDANCE, ERASED_ATTENDANCE },
		{ RETENTION_CONTACTS, ERASED_CONTACTS }, { RETENTION_ANSWERS, ERASED_ANSWERS } };
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
		if (wanted(g, pairs[i][0]) && g->due.rows[pairs[i][0]].n)
			out[n++] = (struct erasure) { .kind = pairs[i][1],
				.before_day = xstrdup(g->due.rows[pairs[i][0]].before) };
	return n;
}

static bool scrub(struct applying *g, bool *whole, struct err *e)
{
	const struct store_scrub how = {
		.row = scrub_row, .image = scrub_image, .label = scrub_label, .to = g
	};
	struct erasure erasures[3];
	struct store_scrubbed done = { .erasures = erasures };
	bool ok = true;

	done.n = erasures_of(g, erasures);
	if (done.n && wanted(g, RETENTION_ATTENDANCE))
		ok = count_nameless(g, e) && give_all(g, e);
	done.fresh = g->fresh;
	done.n_fresh = g->n_fresh;
	ok = ok && (!done.n || store_scrub(g->se->store, &how, &done, e));
	for (size_t i = 0; i < done.n; i++)
		erasure_release(&erasures[i]);
	*whole = !done.n || done.whole;
	return ok;
}

static void applying_release(struct applying *g)
{
	for (size_t i = 0; i < g->n_fresh; i++) {
		record_release(g->fresh[i].t, g->fresh[i].rec);
		free(g->fresh[i].rec);
	}
	free(g->fresh);
	free(g->stand_ins);
	free(g->standing);
	due_release(&g->due);
}

bool retention_apply(struct session *se, const char *folder,
	const struct retention_row due[RETENTION_KINDS], unsigned kinds, bool *whole, struct err *e)
{
	struct applying g = { .se = se, .kinds = kinds };
	bool scrubbed = true, ok = due_load(se, due, &g.due, e) && scrub(&g, &scrubbed, e);

	if (ok && wanted(&g, RETENTION_DRAFTS))
		ok = store_drafts_drop(
			se->store, local_to_utc(moment_of(due[RETENTION_DRAFTS].before)), e);
	if (ok && wanted(&g, RETENTION_BACKUPS))
		ok = drop_copies(&g, folder, e);
	applying_release(&g);
	if (whole)
		*whole = scrubbed;
	return ok;
}
