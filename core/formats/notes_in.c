#include "formats/notes_in.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_decide.h"
#include "formats/notes_in_parts.h"

struct notes_words *notes_words_new(void)
{
	struct notes_words *w = xcalloc(1, sizeof(*w));

	labels_words(w);
	status_words_init(w);
	signals_words(w);
	tasks_words(w);
	return w;
}

void notes_words_free(struct notes_words *w)
{
	if (w)
		pool_release(&w->pool);
	free(w);
}

bool notes_parse(
	const char *utf8, const struct notes_options *options, struct notes_doc *out, struct err *e)
{
	const struct notes_options none = NOTES_OPTIONS_NONE;
	struct notes_words *own = NULL;
	struct reader r = { .doc = out };

	if (text_blank(utf8))
		return err_set(e, ERR_INVALID, _("The text is empty."));
	*out = (struct notes_doc) { .type = "unknown",
		.day = DAY_NONE,
		.end_day = DAY_NONE,
		.notice_day = DAY_NONE,
		.start = MINUTE_NONE,
		.end = MINUTE_NONE };
	if (!options)
		options = &none;
	r.words = options->words ? options->words : (own = notes_words_new());
	notes_source(&r, utf8);
	notes_squeeze(&r);
	notes_type(&r);
	notes_people(&r);
	notes_items(&r);
	notes_header(&r, options);
	notes_tables(&r);
	notes_next(&r, options);
	notes_decide(&r);
	notes_check(&r);
	notes_findings(&r);
	notes_unsqueeze(&r);
	pool_release(&r.scratch);
	notes_words_free(own);
	return true;
}

void notes_doc_release(struct notes_doc *d)
{
	pool_release(&d->pool);
	*d = (struct notes_doc) { 0 };
}
