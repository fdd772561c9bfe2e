#include "services/year_rules.h"

#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/wording.h"

enum { WEEKS_MOST = 52 };

bool year_rule_get(struct session *se, int64_t meeting_id, struct year_rule *out, struct err *e)
{
	bool ok;

	*out = (struct year_rule) { 0 };
	ok = store_year_rule_find(se->store, meeting_id, out, e);
	if (out->id == 0)
		*out = (struct year_rule) { .meeting_id = meeting_id, .rule = RULE_WEEK };
	return ok;
}

static bool locked_put(struct session *se, struct year_rule *r, struct err *e)
{
	struct meeting m = { 0 };
	struct year_rule old = { 0 };
	bool ok = store_meeting_load(se->store, r->meeting_id, &m, e) &&
		year_rule_get(se, r->meeting_id, &old, e);

	if (ok) {
		r->id = old.id;
		r->rev = old.rev;
		ok = session_begin(se, step_label(_("Rule for next year"), meeting_words(&m)), e) &&
			session_end(se, store_year_rule_save(se->store, r, e), e);
	}
	meeting_release(&m);
	return ok;
}

bool year_rule_put(struct session *se, struct year_rule *r, struct err *e)
{
	if (r->rule != RULE_BEFORE_BOARD)
		r->weeks = 0;
	if (r->weeks < 0 || r->weeks > WEEKS_MOST)
		return err_set(e, ERR_INVALID,
			_("0 to 52 weeks before the board's meeting are possible."));
	return session_begin(se, NULL, e) && session_end(se, locked_put(se, r, e), e);
}
