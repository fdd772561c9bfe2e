#include "services/documents.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/differs.h"
#include "formats/notes_out_text.h"
#include "services/wording.h"

/* ---- Versions so far ---- */

/* The latest of that kind and variant; NULL where there is none. */
static const struct document *latest(
	const struct document_list *list, enum document_kind kind, bool public)
{
	const struct document *found = NULL;

	for (size_t i = 0; i < list->n; i++) {
		const struct document *d = &list->v[i];

		if (d->kind == (int)kind && d->public == public)
			found = d;
	}
	return found;
}

bool document_find(struct session *se, int64_t meeting_id, enum document_kind kind, int64_t version,
	bool public, struct document *out, struct err *e)
{
	struct document_list list = { 0 };
	const struct document *found;
	bool ok = store_documents(se->store, meeting_id, &list, e);

	found = ok ? latest(&list, kind, public) : NULL;
	for (size_t i = 0; version && i < list.n; i++) {
		const struct document *d = &list.v[i];

		if (i == 0)
			found = NULL;
		if (d->kind == (int)kind && d->public == public && d->version == version)
			found = d;
	}
	if (found)
		record_copy(&document_table, out, found);
	else if (ok && version)
		ok = err_set(e, ERR_NOT_FOUND, _("There is no version %lld that was sent."),
			(long long)version);
	else if (ok)
		ok = err_set(e, ERR_NOT_FOUND, _("Nothing has been sent yet."));
	pool_release(&list.pool);
	return ok;
}

bool document_read(struct session *se, int64_t meeting_id, enum document_kind kind, int64_t version,
	bool public, struct notes_document *out, struct err *e)
{
	struct document d = { 0 };
	char *language = NULL;
	bool ok = document_find(se, meeting_id, kind, version, public, &d, e) &&
		store_setting(se->store, "language", "sv", &language, e);

	*out = (struct notes_document) { 0 };
	if (ok)
		notes_document_read(language, d.text, out);
	free(language);
	document_release(&d);
	return ok;
}

bool document_print(struct session *se, int64_t meeting_id, enum document_kind kind,
	int64_t version, bool public, enum notes_form form, struct buf *out, struct err *e)
{
	struct document d = { 0 };
	struct notes_document blocks = { 0 };
	bool ok;

	if (form == NOTES_TXT) {
		ok = document_find(se, meeting_id, kind, version, public, &d, e);
		buf_puts(out, ok && d.text ? d.text : "");
	} else {
		ok = document_read(se, meeting_id, kind, version, public, &blocks, e) &&
			notes_write(se, &blocks, form, out, e);
	}
	document_release(&d);
	notes_document_release(&blocks);
	return ok;
}

/* ---- May it be changed? ---- */

static void sent_day(
	const struct document_list *list, enum document_kind kind, char out[DATE_TEXT_SIZE])
{
	const struct document *d = latest(list, kind, false);

	if (d)
		day_text_year(local_moment(d->sent_at).day, out);
	else
		*out = '\0';
}

static bool refuse_sent(struct session *se, int64_t meeting_id, struct err *e)
{
	struct document_list list = { 0 };
	char day[DATE_TEXT_SIZE];

	if (!store_documents(se->store, meeting_id, &list, e))
		return false;
	sent_day(&list, DOCUMENT_NOTES, day);
	pool_release(&list.pool);
	if (*day)
		return err_set(e, ERR_INVALID,
			_("The notes were sent on %s and are not changed unnoticed. Reopen them "
			  "first: v, s, o in the meeting, or “arshjul document reopen”."),
			day);
	return err_set(e, ERR_INVALID,
		_("The notes have been sent and are not changed unnoticed. Reopen them first: v, "
		  "s, o in the meeting, or “arshjul document reopen”."));
}

bool notes_may_change(struct session *se, int64_t meeting_id, struct err *e)
{
	int state;

	/* It may have been taken away. */
	return store_notes_state(se->store, meeting_id, &state, e) &&
		(state < 0 || state == NOTES_DRAFT || refuse_sent(se, meeting_id, e));
}

bool document_may_delete(struct session *se, int64_t meeting_id, struct err *e)
{
	struct document_list list = { 0 };
	bool ok = store_documents(se->store, meeting_id, &list, e);

	if (ok && list.n > 0)
		ok = err_set(e, ERR_INVALID,
			_("Its agenda or notes have been sent: public documents are not removed. "
			  "Cancel the meeting instead."));
	pool_release(&list.pool);
	return ok;
}

/* ---- Sending ---- */

struct sending {
	struct session *se;
	struct meeting m;
	enum document_kind kind;
	struct document_list before;
	struct buf texts[2]; /* internal, public */
	char *language;
};

static void sending_release(struct sending *s)
{
	meeting_release(&s->m);
	pool_release(&s->before.pool);
	buf_release(&s->texts[0]);
	buf_release(&s->texts[1]);
	free(s->language);
}

static bool check_state(const struct sending *s, struct err *e)
{
	if (s->kind == DOCUMENT_AGENDA)
		return true;
	if (s->m.status == STATUS_RUNNING)
		return err_set(e, ERR_INVALID,
			_("The meeting is still going on: finish it, then send its notes."));
	if (s->m.status != STATUS_HELD)
		return err_set(e, ERR_INVALID, _("The meeting has not been held."));
	if (s->m.notes_state != NOTES_DRAFT)
		return refuse_sent(s->se, s->m.id, e);
	return true;
}

static bool write_texts(struct sending *s, const struct notes_out_options *o, struct err *e)
{
	enum export_paper what = s->kind == DOCUMENT_AGENDA ? EXPORT_AGENDA : EXPORT_NOTES;

	for (int public = 0; public < 2; public ++) {
		struct notes_out_options options = { .public = public,
			.registers = o->registers,
			.nameless = public && o->nameless };

		if (!export_notes(s->se, s->m.id, what, NOTES_TXT, &options, &s->texts[public], e))
			return false;
	}
	return true;
}

static bool says_the_same(const struct sending *s)
{
	for (int public = 0; public < 2; public ++) {
		const struct document *d = latest(&s->before, s->kind, public);

		if (!d || strcmp(d->text, buf_str(&s->texts[public])) != 0)
			return false;
	}
	return true;
}

static bool keep_variant(struct sending *s, bool public, int64_t version, struct err *e)
{
	const struct document *before = latest(&s->before, s->kind, public);
	const struct buf *text = &s->texts[public];
	struct document d = {
		.meeting_id = s->m.id,
		.kind = (int)s->kind,
		.version = version,
		.public = public,
		.state = NOTES_SENT,
		.text = xstrdup(buf_str(text)),
		.sha256 = xcalloc(65, 1),
		.sent_at = clock_now(s->se->clock),
	};
	struct buf differs = { 0 };
	bool ok;

	text_sha256(buf_str(text), text->len, d.sha256);
	if (before)
		notes_differ(s->language, before->text, buf_str(text), &differs);
	d.differs = buf_take(&differs);
	ok = store_document_save(s->se->store, &d, e);
	document_release(&d);
	return ok;
}

static bool keep(struct sending *s, int64_t *version, struct err *e)
{
	const struct document *before = latest(&s->before, s->kind, false);
	int state = NOTES_SENT;
	bool ok = true;

	*version = before ? before->version : 1;
	if (before && says_the_same(s)) {
		state = before->state;
	} else {
		*version += before != NULL;
		ok = keep_variant(s, false, *version, e) && keep_variant(s, true, *version, e);
	}
	if (!ok || s->kind == DOCUMENT_AGENDA)
		return ok;
	s->m.notes_state = state;
	return store_meeting_save(s->se->store, &s->m, e);
}

static bool locked_send(struct sending *s, int64_t meeting_id, const struct notes_out_options *o,
	int64_t *version, struct err *e)
{
	struct session *se = s->se;
	const char *done = s->kind == DOCUMENT_AGENDA ? _("Agenda sent") : _("Notes sent");

	return store_meeting_load(se->store, meeting_id, &s->m, e) && check_state(s, e) &&
		store_documents(se->store, meeting_id, &s->before, e) &&
		store_setting(se->store, "language", "sv", &s->language, e) &&
		write_texts(s, o, e) &&
		session_begin(se, step_label(done, meeting_words(&s->m)), e) &&
		session_end(se, keep(s, version, e), e);
}

bool document_send(struct session *se, int64_t meeting_id, enum document_kind kind,
	const struct notes_out_options *o, int64_t *version, struct err *e)
{
	struct sending s = { .se = se, .kind = kind };
	int64_t number = 0;
	bool ok = session_begin(se, NULL, e) &&
		session_end(se, locked_send(&s, meeting_id, o, &number, e), e);

	if (ok && version)
		*version = number;
	sending_release(&s);
	return ok;
}

/* ---- States ---- */

static char *state_step(const struct meeting *m, enum notes_state to)
{
	static const char *const done[] = { N_("Notes reopened"), N_("Notes sent"),
		N_("Notes approved"), N_("Notes archived") };

	return step_label(_(done[to]), meeting_words(m));
}

/* The rows of the latest version of the notes follow, but are never a draft again. */
static bool mark_latest(struct session *se, int64_t meeting_id, enum notes_state to, struct err *e)
{
	struct document_list list = { 0 };
	bool ok = store_documents(se->store, meeting_id, &list, e);

	for (int public = 0; ok && public < 2; public ++) {
		const struct document *found = latest(&list, DOCUMENT_NOTES, public);
		struct document d = { 0 };

		if (!found)
			continue;
		record_copy(&document_table, &d, found);
		d.state = (int)to;
		*(to == NOTES_APPROVED ? &d.approved_at : &d.archived_at) = clock_now(se->clock);
		ok = store_document_save(se->store, &d, e);
		document_release(&d);
	}
	pool_release(&list.pool);
	return ok;
}

/* Is the step from the state it is in allowed? */
static bool check_step(const struct meeting *m, enum notes_state to, struct err *e)
{
	switch (to) {
	case NOTES_DRAFT:
		if (m->notes_state == NOTES_DRAFT)
			return err_set(e, ERR_INVALID, _("The notes are a draft already."));
		return true;
	case NOTES_APPROVED:
	case NOTES_ARCHIVED:
		if (m->notes_state == NOTES_DRAFT)
			return err_set(
				e, ERR_INVALID, _("The notes are still a draft: send them first."));
		break;
	case NOTES_SENT:
		break;
	}
	if (m->notes_state == (int)to)
		return err_set(e, ERR_INVALID,
			to == NOTES_APPROVED ? _("The notes have been approved already.")
					     : _("The notes have been archived already."));
	if (m->notes_state > (int)to)
		return err_set(e, ERR_INVALID,
			_("The notes are archived; reopen them to send another version."));
	return true;
}

static bool locked_set_state(
	struct session *se, int64_t meeting_id, enum notes_state to, struct err *e)
{
	struct meeting m = { 0 };
	bool ok = store_meeting_load(se->store, meeting_id, &m, e) && check_step(&m, to, e) &&
		session_begin(se, state_step(&m, to), e);

	if (ok) {
		m.notes_state = (int)to;
		ok = store_meeting_save(se->store, &m, e) &&
			(to == NOTES_DRAFT || mark_latest(se, meeting_id, to, e));
		ok = session_end(se, ok, e);
	}
	meeting_release(&m);
	return ok;
}

static bool set_state(struct session *se, int64_t meeting_id, enum notes_state to, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_set_state(se, meeting_id, to, e), e);
}

bool document_approve(struct session *se, int64_t meeting_id, struct err *e)
{
	return set_state(se, meeting_id, NOTES_APPROVED, e);
}

bool document_archive(struct session *se, int64_t meeting_id, struct err *e)
{
	return set_state(se, meeting_id, NOTES_ARCHIVED, e);
}

bool document_reopen(struct session *se, int64_t meeting_id, struct err *e)
{
	return set_state(se, meeting_id, NOTES_DRAFT, e);
}
