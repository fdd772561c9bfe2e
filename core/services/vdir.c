#include "services/vdir.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/lazy.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/ical_out.h"
#include "services/export_ics.h"

/* Of a collection; whoever has it may choose another. */
#define COLOUR "#1f6f8b"

enum { NAME_MOST = 200 };

/* Is the uid a file's name as it is? Those of others may hold anything. */
static bool is_name(const char *uid)
{
	size_t n = strlen(uid);

	if (n == 0 || n > NAME_MOST || *uid == '.')
		return false;
	for (const char *s = uid; *s; s++)
		if (!isascii((unsigned char)*s) ||
			!(isalnum((unsigned char)*s) || strchr("-_@.+=", *s)))
			return false;
	return true;
}

static char *file_name(const char *uid)
{
	char sum[65];

	if (is_name(uid))
		return xasprintf("%s.ics", uid);
	text_sha256(uid, strlen(uid), sum);
	return xasprintf("%s.ics", sum);
}

struct writing {
	struct publish *p;
	const struct ical_ops *ical;
	struct ical_options options;
	struct buf summary, text;
};

static bool write_entry(void *to, const struct export_row *row, struct err *e)
{
	struct writing *g = to;
	const char *uid = row->m.uid ? row->m.uid : "";
	struct ical_out *w;
	char *name;
	bool ok;

	buf_cut(&g->text, 0);
	w = g->ical->begin(&g->options, &g->text);
	ok = g->ical->event(w, row, &g->text, e);
	g->ical->end(w, ok ? &g->text : NULL);
	if (!ok)
		return false;
	buf_cut(&g->summary, 0);
	g->ical->summary(&g->summary, row, g->options.language);
	name = file_name(uid);
	ok = publish_file(g->p, name, buf_str(&g->summary), g->text.s, g->text.len, e);
	free(name);
	return ok;
}

bool vdir_publish(struct session *se, struct publish *p, const struct meeting_query *q,
	bool leave_agenda, struct err *e)
{
	struct writing g = { .p = p,
		.ical = lazy_table("lazy_ical_ops"),
		.options = { .leave_agenda = leave_agenda } };
	char *language = NULL, *name = NULL;
	bool ok = store_setting(se->store, "language", "sv", &language, e) &&
		calendar_name(se, q, language, &name, e);

	if (ok) {
		g.options.language = language;
		ok = publish_hint(p, "displayname", name, e) &&
			publish_hint(p, "color", COLOUR, e) &&
			export_entries(se, q, write_entry, &g, e);
	}
	buf_release(&g.text);
	buf_release(&g.summary);
	free(language);
	free(name);
	return ok;
}
