#include "services/kinds.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/wording.h"

static int clock_minute(const char *iso)
{
	int minute = MINUTE_NONE;

	minute_parse(iso ? iso : "", &minute);
	return minute;
}

static void usual_habit(int kind, struct kind_habit *out)
{
	kind_habit_release(out);
	*out = (struct kind_habit) {
		.kind = kind,
		.usual = kind_usual(kind),
		.title = xstrdup(""),
		.mode = MODE_ONSITE,
	};
}

bool kind_habit_load(struct session *se, int kind, struct kind_habit *out, struct err *e)
{
	struct kind_default d = { 0 };

	usual_habit(kind, out);
	if (!store_kind_default_find(se->store, kind, &d, e))
		return false;
	if (d.id) {
		out->usual = (struct kind_usual) { (int)d.minutes, clock_minute(d.begins) };
		out->mode = d.mode;
		out->own = true;
		xreplace(&out->title, d.title ? d.title : "");
	}
	kind_default_release(&d);
	return true;
}

void kind_habit_release(struct kind_habit *h)
{
	free(h->title);
	*h = (struct kind_habit) { 0 };
}

static bool check(const struct kind_habit *h, struct err *e)
{
	if (h->usual.minutes < 0 || h->usual.minutes > KIND_MINUTES_MAX)
		return err_set(
			e, ERR_INVALID, _("A length is from 0 to %d minutes."), KIND_MINUTES_MAX);
	if (h->usual.minutes == 0 && h->kind != MEETING_DEADLINE)
		return err_set(e, ERR_INVALID, _("Only a deadline has no length."));
	return true;
}

static bool is_usual(const struct kind_habit *h)
{
	struct kind_usual u = kind_usual(h->kind);

	return u.minutes == h->usual.minutes && u.start == h->usual.start &&
		(!h->title || !*h->title) && h->mode == MODE_ONSITE;
}

static bool locked_set(struct session *se, const struct kind_habit *h, struct err *e)
{
	struct kind_default d = { 0 };
	char begins[MINUTE_SIZE];
	bool ok = store_kind_default_find(se->store, h->kind, &d, e);

	if (ok && is_usual(h)) {
		ok = !d.id || store_kind_default_delete(se->store, d.id, e);
	} else if (ok) {
		minute_iso(h->usual.start, begins);
		d.kind = h->kind;
		d.minutes = h->usual.minutes;
		d.mode = h->mode;
		xreplace(&d.begins, begins);
		xreplace(&d.title, h->title);
		ok = store_kind_default_save(se->store, &d, e);
	}
	kind_default_release(&d);
	return ok;
}

bool kind_habit_set(struct session *se, struct kind_habit *h, struct err *e)
{
	char *title = text_clean(h->title ? h->title : "", h->title ? strlen(h->title) : 0, false);

	free(h->title);
	h->title = title;
	return check(h, e) &&
		session_begin(se,
			step_label(_("Usual of a kind"), xstrdup(meeting_kind_label(h->kind))),
			e) &&
		session_end(se, locked_set(se, h, e), e);
}

bool kind_habit_reset(struct session *se, int kind, struct err *e)
{
	struct kind_habit h = { 0 };
	bool ok;

	usual_habit(kind, &h);
	ok = kind_habit_set(se, &h, e);
	kind_habit_release(&h);
	return ok;
}
