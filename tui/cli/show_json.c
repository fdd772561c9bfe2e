/* A meeting for scripts. */
#include <stdlib.h>

#include "base/text.h"
#include "rules/attendance.h"
#include "services/represented.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"
#include "tui/cli/show.h"

static void notes_json(const struct sheet *s, int64_t item_id, struct json *j)
{
	json_kopen(j, "notes", '[');
	for (size_t i = 0; i < s->notes.n; i++) {
		const struct note *n = &s->notes.v[i];

		if (!sheet_shows(n, item_id))
			continue;
		json_open(j, '{');
		json_kstr(j, "kind", note_kind_names[n->kind]);
		json_kopt(j, "speaker", n->speaker);
		json_kstr(j, "text", n->text ? n->text : "");
		if (n->kind == NOTE_ACTION) {
			json_kopt(j, "who", n->who);
			json_kopt(j, "due", n->due_text);
		}
		json_close(j, '}');
	}
	json_close(j, ']');
}

/* Who was there at items[at], and of the parties that it is about. */
static void there_json(const struct session *se, const struct sheet *s, size_t at, struct json *j)
{
	struct representation r = { 0 };
	bool known = represented_at(
		se, &s->meeting.v[0].m, s->items.v, s->items.n, at, &s->roll, &s->rules, &r);

	if (known) {
		json_kopen(j, "there", '{');
		json_kint(j, "people", r.people);
		json_kint(j, "parties", r.parties_there);
		json_close(j, '}');
	}
	json_kopen(j, "affected", '[');
	for (size_t i = 0; i < s->affected.n; i++) {
		const struct party_link *l = &s->affected.v[i];

		if (l->item_id != s->items.v[at].id)
			continue;
		json_open(j, '{');
		json_kstr(j, "party", l->party.name);
		if (known)
			json_kbool(j, "present", representation_has(&r, l->party.id));
		json_close(j, '}');
	}
	json_close(j, ']');
	representation_release(&r);
}

static void items_json(const struct session *se, const struct sheet *s, struct json *j)
{
	json_kopen(j, "items", '[');
	for (size_t i = 0; i < s->items.n; i++) {
		const struct item *it = &s->items.v[i];

		json_open(j, '{');
		json_kopt(j, "number", it->number);
		json_kstr(j, "title", it->title);
		json_kopt(j, "presenter", it->presenter);
		json_kstr(j, "kind", item_kind_names[it->kind]);
		json_kstr(j, "outcome", outcome_names[it->outcome]);
		notes_json(s, it->id, j);
		there_json(se, s, i, j);
		item_more_json(s, i, j);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void facts_json(const struct representation *r, struct json *j)
{
	static const char *const rules[] = { "least-people", "least-parties", "must",
		"most-seats" };

	json_kopen(j, "rules", '[');
	for (size_t i = 0; i < r->n_facts; i++) {
		const struct representation_fact *f = &r->facts[i];

		json_open(j, '{');
		json_kstr(j, "group", f->group->name);
		json_kstr(j, "rule", rules[f->rule]);
		json_kopt(j, "party", f->party);
		json_kint(j, "have", f->have);
		json_kint(j, "wants", f->wants);
		json_kbool(j, "met", f->met);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void representation_json(const struct session *se, const struct sheet *s, struct json *j)
{
	struct representation r;

	represented_now(se, &s->meeting.v[0].m, &s->roll, &s->rules, &r);
	json_kopen(j, "representation", '{');
	json_kbool(j, "met", r.met);
	json_kint(j, "people", r.people);
	json_kint(j, "parties_present", r.parties_there);
	json_kint(j, "parties_called", r.parties_called);
	json_kint(j, "parties_mandated", r.parties_mandated);
	json_kopen(j, "parties", '[');
	for (size_t i = 0; i < r.n_parties; i++) {
		json_open(j, '{');
		json_kstr(j, "party", r.parties[i].name);
		json_kint(j, "present", r.parties[i].there);
		json_kint(j, "called", r.parties[i].called);
		json_kbool(j, "mandate", r.parties[i].mandate);
		json_close(j, '}');
	}
	json_close(j, ']');
	facts_json(&r, j);
	json_close(j, '}');
	representation_release(&r);
}

/* What came by mail: keys only where somebody answered. */
static void answer_json(const struct attendance *a, struct json *j)
{
	if (a->answer == ANSWER_NONE)
		return;
	json_kstr(j, "answer", answer_names[a->answer]);
	json_kopt(j, "comment", a->comment);
	if (a->answer != ANSWER_COUNTER)
		return;
	json_kopen(j, "proposed", '{');
	json_kopt(j, "start", a->proposed_starts);
	json_kopt(j, "end", a->proposed_ends);
	json_close(j, '}');
}

static void roll_json(const struct roll_rows *roll, struct json *j)
{
	struct roll_counts n;

	json_kopen(j, "attendance", '[');
	for (size_t i = 0; i < roll->n; i++) {
		const struct roll_row *r = &roll->v[i];
		char *name = roll_name(r);

		json_open(j, '{');
		json_kstr(j, "person", name);
		json_kopt(j, "party", r->party);
		json_kstr(j, "status", attendance_status_names[r->a.status]);
		json_kstr(j, "as", attendance_role_names[r->a.role]);
		json_kstr(j, "expected", expected_answer_names[r->a.expected]);
		answer_json(&r->a, j);
		json_kopt(j, "came", r->a.came);
		json_kopt(j, "left", r->a.left);
		json_close(j, '}');
		free(name);
	}
	json_close(j, ']');
	roll_count(roll, &n);
	json_kopen(j, "counts", '{');
	json_kint(j, "onsite", n.onsite);
	json_kint(j, "remote", n.remote);
	json_kint(j, "absent", n.absent);
	json_kint(j, "excused", n.excused);
	json_kint(j, "unmarked", n.unmarked);
	json_kint(j, "called", n.called);
	json_kint(j, "parties_present", n.parties_present);
	json_kint(j, "parties_called", n.parties_called);
	json_kint(j, "staff", n.staff_present);
	json_kint(j, "guests", n.guests);
	json_close(j, '}');
}

void show_json(struct cli *c, const struct sheet *s)
{
	struct json j;

	cli_json_open(c, &j);
	json_kopen(&j, "meetings", '[');
	json_open(&j, '{');
	meeting_json(&s->meeting.v[0], &j);
	notes_json(s, 0, &j);
	items_json(&c->se, s, &j);
	roll_json(&s->roll, &j);
	representation_json(&c->se, s, &j);
	votes_json(s, &j);
	moves_json(s, &j);
	json_close(&j, '}');
	json_close(&j, ']');
	/* One meeting was asked for: scripts find what is in it beside the list as well. */
	items_json(&c->se, s, &j);
	roll_json(&s->roll, &j);
	representation_json(&c->se, s, &j);
	votes_json(s, &j);
	moves_json(s, &j);
	left_json(&s->left, &j);
	cli_json_close(c, &j);
}
