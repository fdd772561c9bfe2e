#include "services/house.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/phrases.h"

/* Stored for a phrase that is to be empty: an empty setting is none. */
static const char nothing[] = "-";

static const char prefix[] = "phrase.";

static char *key_of(int outcome)
{
	return xasprintf("%s%s", prefix, outcome_names[outcome]);
}

bool house_phrases_load(struct session *se, struct house_phrases *out, struct err *e)
{
	struct setting_list all = { 0 };

	*out = (struct house_phrases) { 0 };
	if (!store_settings(se->store, prefix, &all, e))
		return false;
	for (size_t i = 0; i < all.n; i++) {
		int outcome = keyword_index(outcome_names, all.v[i].key + strlen(prefix));
		const char *value = all.v[i].value;

		if (outcome >= 0 && value && *value)
			out->outcome[outcome] = xstrdup(strcmp(value, nothing) == 0 ? "" : value);
	}
	pool_release(&all.pool);
	return true;
}

void house_phrases_release(struct house_phrases *p)
{
	for (int i = 0; i < OUTCOMES; i++)
		free(p->outcome[i]);
	*p = (struct house_phrases) { 0 };
}

static bool set_one(
	struct session *se, const char *language, int outcome, const char *typed, struct err *e)
{
	char *text = text_clean(typed, strlen(typed), false), *key = key_of(outcome);
	bool usual = strcmp(text, phrase_outcome(language, outcome)) == 0, ok;

	ok = store_setting_set(se->store, key, usual || !*text ? NULL : text, e);
	free(key);
	free(text);
	return ok;
}

bool house_phrases_set(struct session *se, const char *const texts[OUTCOMES], struct err *e)
{
	char *language = NULL;
	bool ok = session_begin(se, xstrdup(_("The organisation's phrases changed")), e);

	if (!ok)
		return false;
	ok = store_setting(se->store, "language", "sv", &language, e);
	for (int i = 0; i < OUTCOMES && ok; i++)
		if (texts[i])
			ok = set_one(se, language, i, texts[i], e);
	free(language);
	return session_end(se, ok, e);
}
