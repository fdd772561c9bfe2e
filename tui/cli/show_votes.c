#include <stdlib.h>

#include "base/xalloc.h"
#include "rules/tally.h"

#include "tui/cli/show.h"

bool votes_load(struct session *se, int64_t meeting_id, struct sheet *s, struct err *e)
{
	struct poll_list polls = { 0 };
	bool ok = store_polls(se->store, meeting_id, &polls, e);

	s->votes = xcalloc(polls.n + 1, sizeof(*s->votes));
	for (size_t i = 0; i < polls.n && ok; i++) {
		ok = store_poll_votes(se->store, polls.v[i].id, &s->votes[i], e);
		s->n_votes += ok;
	}
	pool_release(&polls.pool);
	return ok;
}

void votes_release(struct sheet *s)
{
	for (size_t i = 0; i < s->n_votes; i++)
		pool_release(&s->votes[i].pool);
	free(s->votes);
	s->n_votes = 0;
	s->votes = NULL;
}

static void merged_json(const struct poll_votes *p, const struct poll_option *into, struct json *j)
{
	json_kopen(j, "merged", '[');
	for (size_t i = 0; i < p->n_options; i++) {
		if (p->options[i].merged_into != into->id)
			continue;
		json_open(j, '{');
		json_kstr(j, "text", p->options[i].text);
		json_kint(j, "dots", tally_dots(p, 0, p->options[i].id));
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void options_json(const struct poll_votes *p, struct json *j)
{
	struct tally_row *rows = xcalloc(p->n_options + 1, sizeof(*rows));
	size_t n = tally_rank(p, true, rows);

	json_kopen(j, "options", '[');
	for (size_t i = 0; i < n; i++) {
		json_open(j, '{');
		json_kint(j, "place", rows[i].place);
		json_kbool(j, "tied", rows[i].tied);
		json_kstr(j, "text", rows[i].option->text);
		json_kint(j, "dots", rows[i].dots);
		json_kint(j, "own_dots", rows[i].own);
		merged_json(p, rows[i].option, j);
		json_close(j, '}');
	}
	json_close(j, ']');
	free(rows);
}

static const char *item_number(const struct sheet *s, int64_t item_id)
{
	for (size_t i = 0; i < s->items.n; i++)
		if (s->items.v[i].id == item_id)
			return s->items.v[i].number;
	return NULL;
}

void votes_json(const struct sheet *s, struct json *j)
{
	json_kopen(j, "polls", '[');
	for (size_t i = 0; i < s->n_votes; i++) {
		const struct poll_votes *p = &s->votes[i];

		json_open(j, '{');
		json_kopt(j, "item", item_number(s, p->poll.item_id));
		json_kopt(j, "title", p->poll.title);
		json_kstr(j, "state", poll_state_names[p->poll.state]);
		json_kint(j, "dots", p->poll.dots);
		json_kint(j, "most", p->poll.most);
		json_kint(j, "voters", tally_voters(p));
		options_json(p, j);
		json_close(j, '}');
	}
	json_close(j, ']');
}
