#include "tui/views/parties_part.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "services/find.h"

static bool read_one(struct app *a, const char *name, int64_t *id, struct buf *whole, struct err *e)
{
	struct party p = { 0 };
	bool ok = party_find(&a->session, name, id, e) &&
		store_party_load(a->session.store, *id, &p, e);

	if (ok && whole)
		buf_printf(whole, "%s%s", whole->len ? ", " : "", p.name);
	party_release(&p);
	return ok;
}

bool parties_read(struct app *a, const char *text, int64_t ids[PARTIES_MAX], size_t *n,
	struct buf *whole, struct err *e)
{
	bool ok = true;

	*n = 0;
	for (size_t len; *text && ok; text += len + (text[len] == ',')) {
		char *one;

		len = strcspn(text, ",");
		one = text_trim(xstrndup(text, len));
		if (*one && *n < PARTIES_MAX) {
			ok = read_one(a, one, &ids[*n], whole, e);
			*n += ok;
		}
		free(one);
	}
	return ok;
}

char *parties_text(const struct party_links *links, int64_t item_id)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < links->n; i++) {
		const struct rule_party *p = &links->v[i].party;

		if (links->v[i].item_id == item_id)
			buf_printf(&b, "%s%s", b.len ? ", " : "",
				p->short_name && *p->short_name ? p->short_name : p->name);
	}
	return b.len ? buf_take(&b) : xstrdup("");
}
