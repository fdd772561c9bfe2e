#include "services/checks.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/checks_gather.h"
#include "services/wording.h"

void check_report_release(struct check_report *r)
{
	pool_release(&r->pool);
	*r = (struct check_report) { 0 };
}

/* ---- What was waived -------------------------------------------------------------------------- */

struct waivers {
	struct waiver *v;
	size_t n;
};

static void waivers_release(struct waivers *w)
{
	for (size_t i = 0; i < w->n; i++)
		waiver_release(&w->v[i]);
	free(w->v);
}

static bool waivers_load(struct session *se, int64_t meeting_id, struct waivers *w, struct err *e)
{
	struct id_list ids;
	bool ok = store_referring(se->store, &waiver_table, "meeting_id", meeting_id, &ids, e);

	w->v = xcalloc(ids.n + 1, sizeof(*w->v));
	for (; w->n < ids.n && ok; w->n++)
		ok = store_waiver_load(se->store, ids.v[w->n], &w->v[w->n], e);
	pool_release(&ids.pool);
	return ok;
}

static const struct waiver *waiver_of(const struct waivers *w, const struct finding *f)
{
	for (size_t i = 0; i < w->n; i++) {
		if (finding_is(f, &w->v[i]))
			return &w->v[i];
	}
	return NULL;
}

/* ---- The report ------------------------------------------------------------------------------- */

/* What is said twice of one place is said once. */
static bool said(const struct findings *f, size_t at)
{
	for (size_t i = 0; i < at; i++) {
		if (f->v[i].kind == f->v[at].kind && f->v[i].item_id == f->v[at].item_id &&
			f->v[i].note_id == f->v[at].note_id &&
			strcmp(f->v[i].subject, f->v[at].subject) == 0)
			return true;
	}
	return false;
}

/* Takes the findings' pool over. */
static void arrange(struct findings *f, const struct waivers *w, struct check_report *out)
{
	out->pool = f->pool;
	f->pool = (struct pool) { 0 };
	out->v = pool_alloc(&out->pool, (f->n + 1) * sizeof(*out->v));
	for (int waived = 0; waived < 2; waived++) {
		for (size_t i = 0; i < f->n; i++) {
			const struct waiver *by = waiver_of(w, &f->v[i]);

			if ((by != NULL) != (waived == 1) || said(f, i))
				continue;
			out->v[out->n] = f->v[i];
			if (by) {
				out->v[out->n].waiver_id = by->id;
				out->v[out->n].reason = pool_strdup(&out->pool, by->reason);
			}
			out->n++;
			out->n_open += !by;
		}
	}
}

bool check_meeting(struct session *se, int64_t meeting_id, struct check_report *out, struct err *e)
{
	struct check_sources s = { 0 };
	struct waivers w = { 0 };
	struct findings found = { 0 };
	bool ok = check_sources_load(se, meeting_id, &s, e) && waivers_load(se, meeting_id, &w, e);

	*out = (struct check_report) { 0 };
	if (ok) {
		checks_run(&s.sheet, &found);
		arrange(&found, &w, out);
	}
	waivers_release(&w);
	check_sources_release(&s);
	return ok;
}

/* ---- Letting one stand ------------------------------------------------------------------------ */

static bool find_waiver(struct session *se, int64_t meeting_id, const struct finding *f,
	struct waiver *out, struct err *e)
{
	struct waivers w = { 0 };
	const struct waiver *by;
	bool ok = waivers_load(se, meeting_id, &w, e);

	by = ok ? waiver_of(&w, f) : NULL;
	if (by)
		ok = store_waiver_load(se->store, by->id, out, e);
	waivers_release(&w);
	return ok;
}

static bool save_waiver(struct session *se, int64_t meeting_id, const struct finding *f,
	const char *reason, struct err *e)
{
	struct waiver w = { 0 };
	bool ok = find_waiver(se, meeting_id, f, &w, e);

	if (ok && !w.id) {
		w.meeting_id = meeting_id;
		w.finding = xstrdup(finding_names[f->kind]);
		w.item_id = f->item_id;
		w.note_id = f->note_id;
		w.subject = xstrdup(f->subject);
	}
	xreplace(&w.reason, reason);
	record_clean(&waiver_table, &w);
	if (ok && text_blank(w.reason ? w.reason : ""))
		ok = err_set(e, ERR_INVALID, _("Say why it may stand."));
	w.waived_at = clock_now(se->clock);
	ok = ok && store_waiver_save(se->store, &w, e);
	waiver_release(&w);
	return ok;
}

bool check_waive(struct session *se, int64_t meeting_id, const struct finding *f,
	const char *reason, struct err *e)
{
	char *words = excerpt_words(f->words);

	return session_begin(se, step_label(_("Stands"), words), e) &&
		session_end(se, save_waiver(se, meeting_id, f, reason, e), e);
}

bool check_unwaive(struct session *se, int64_t waiver_id, struct err *e)
{
	struct waiver w = { 0 };
	bool ok = store_waiver_load(se->store, waiver_id, &w, e);

	if (ok)
		ok = session_begin(se, step_label(_("Stands no longer"), xstrdup(w.reason)), e) &&
			session_end(se, store_waiver_delete(se->store, waiver_id, e), e);
	waiver_release(&w);
	return ok;
}
