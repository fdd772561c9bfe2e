/* Search from the shell. */
#include "services/search.h"

#include <inttypes.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"

enum { HITS_MOST = 1000 };

/* The words as somebody would type them in the program: the shell has taken the quotes off. */
static void typed(const struct cli_args *a, struct buf *out)
{
	for (size_t i = 0; i < a->n_args; i++) {
		const char *word = a->arg[i], *blank = strchr(word, ' '),
			   *colon = strchr(word, ':');
		size_t name = blank && colon && colon < blank ? (size_t)(colon - word) + 1 : 0;

		if (i)
			buf_putc(out, ' ');
		if (blank && !strchr(word, '"'))
			buf_printf(out, "%.*s\"%s\"", (int)name, word, word + name);
		else
			buf_puts(out, word);
	}
}

static void hit_json(const struct found_row *h, struct json *j)
{
	json_open(j, '{');
	json_kstr(j, "kind", search_kind_names[search_kind_of(h)]);
	if (h->in == FOUND_IN_NOTE)
		json_kstr(j, "line", note_kind_names[h->note_kind]);
	json_kstr(j, "text", h->words);
	json_kopt(j, "speaker", h->speaker);
	json_kopt(j, "who", h->who);
	if (h->meeting_id) {
		json_kint(j, "meeting", h->meeting_id);
		json_kstr(j, "start", h->meeting_starts);
		json_kstr(j, "title", h->meeting_title);
		groups_json(h->groups, h->n_groups, j);
	}
	json_kopt(j, "item", h->item_number);
	json_kopt(j, "item_title", h->item_title);
	if (h->note_id)
		json_kint(j, "note", h->note_id);
	if (h->person_id)
		json_kint(j, "person", h->person_id);
	json_close(j, '}');
}

static void hits_json(struct cli *c, const struct search_hits *hits)
{
	struct json j;

	cli_json_open(c, &j);
	json_kbool(&j, "more", hits->more);
	json_kopen(&j, "hits", '[');
	for (size_t i = 0; i < hits->n; i++)
		hit_json(&hits->v[i], &j);
	json_close(&j, ']');
	cli_json_close(c, &j);
}

static void hit_cells(const struct found_row *h, bool plain, struct listing *g)
{
	struct buf groups = { 0 };

	groups_text(h->groups, h->n_groups, plain, &groups);
	if (h->meeting_id)
		listing_printf(g, "%" PRId64, h->meeting_id);
	else
		listing_put(g, "");
	listing_printf(g, "%.10s", h->meeting_starts);
	listing_put(g, buf_str(&groups));
	listing_put(g, h->item_number);
	listing_put(g, plain ? search_kind_names[search_kind_of(h)] : search_label(h));
	if (*h->speaker)
		listing_printf(g, "%s: %s", h->speaker, h->words);
	else
		listing_put(g, h->words);
	buf_release(&groups);
}

static void hits_rows(struct cli *c, const struct search_hits *hits)
{
	const char *heads[] = { _("Meeting"), _("Date"), _("Group"), "§", _("Kind"), _("Text") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };

	for (size_t i = 0; i < hits->n; i++)
		hit_cells(&hits->v[i], c->plain, &g);
	listing_print(&g, c->plain, &c->out);
	listing_release(&g);
}

bool cli_search(struct cli *c, struct err *e)
{
	struct search_hits hits;
	struct buf text = { 0 };
	bool ok;

	typed(&c->args, &text);
	ok = search_find(&c->se, buf_str(&text), 0, HITS_MOST, &hits, e);
	if (ok && hits.unread)
		ok = err_set(e, ERR_USAGE,
			_("“%s” makes no sense here. Filters are vem: grupp: år: typ: (who: group: "
			  "year: type:)."),
			hits.unread);
	else if (ok && c->json)
		hits_json(c, &hits);
	else if (ok && hits.n == 0)
		ok = err_set(e, ERR_NOT_FOUND, _("Nothing found for “%s”."), buf_str(&text));
	else if (ok)
		hits_rows(c, &hits);
	pool_release(&hits.pool);
	buf_release(&text);
	return ok;
}
