#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/lazy.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/ical_out.h"
#include "formats/mail_out.h"
#include "formats/notes_out_parts.h"
#include "rules/phrases.h"
#include "rules/slug.h"
#include "services/invitation_parts.h"
#include "services/invitations.h"

/* ---- The sender ---- */

bool invite_mailbox(struct session *se, char **address, struct err *e)
{
	const struct ical_ops *ical = lazy_table("lazy_ical_ops");

	*address = NULL;
	if (!store_setting(se->store, "mailbox", "", address, e))
		return false;
	if (ical->address(*address))
		return true;
	free(*address);
	*address = NULL;
	return err_set(e, ERR_INVALID,
		_("Invitations need the address that answers go to. Give it once: “arshjul invite "
		  "--mailbox ADDRESS”."));
}

bool invite_mailbox_set(struct session *se, const char *address, struct err *e)
{
	const struct ical_ops *ical = lazy_table("lazy_ical_ops");

	if (!ical->address(address))
		return err_set(e, ERR_INVALID, _("“%s” is not an e-mail address."), address);
	if (!session_begin(se, xasprintf("%s: %s", _("Mailbox"), address), e))
		return false;
	return session_end(se, store_setting_set(se->store, "mailbox", address, e), e);
}

/* ---- A mail ---- */

struct mailing {
	struct session *se;
	const struct invite_sheet *s;
	const struct invite_row *r;
	const struct ical_ops *ical;
	char *association, *mailbox, *language;
	bool draft;
	struct buf *out;
};

static bool calls_off(const struct invite_row *r)
{
	return r->what == INVITE_CANCELLED || r->what == INVITE_OFF;
}

/* What stands before the name of the meeting; "" where that begins with it. */
static const char *subject_word(const struct invite_row *r, const char *language)
{
	switch (r->what) {
	case INVITE_NEW:
		return phrase(language, PHRASE_NOTICE);
	case INVITE_MOVED:
		return phrase(language, PHRASE_INVITE_MOVED);
	case INVITE_CHANGED:
		return phrase(language, PHRASE_INVITE_CHANGED);
	case INVITE_OFF:
		return phrase(language, PHRASE_INVITE_OFF);
	case INVITE_CANCELLED:
	case INVITE_CURRENT:
	case INVITE_NO_ADDRESS:
	case INVITE_WHATS:
		break;
	}
	return "";
}

static const char *says(const struct invite_row *r, const char *language)
{
	switch (r->what) {
	case INVITE_MOVED:
		return phrase(language, PHRASE_INVITE_SAYS_MOVED);
	case INVITE_CHANGED:
		return phrase(language, PHRASE_INVITE_SAYS_CHANGED);
	case INVITE_CANCELLED:
		return phrase(language, PHRASE_INVITE_SAYS_CANCELLED);
	case INVITE_OFF:
		return phrase(language, PHRASE_INVITE_SAYS_OFF);
	case INVITE_NEW:
	case INVITE_CURRENT:
	case INVITE_NO_ADDRESS:
	case INVITE_WHATS:
		break;
	}
	return phrase(language, PHRASE_INVITE_SAYS_NEW);
}

/* "tisdag 10 mars 2026 9:00–12:00" */
static void put_when(struct buf *b, const struct meeting *m, const char *language)
{
	struct moment from = notes_out_moment(m->starts), to = notes_out_moment(m->ends);
	char *day = notes_out_day(language, from.day, true), *times = notes_out_times(from, to);

	buf_puts(b, day);
	free(day);
	if (*times) {
		buf_printf(b, " %s", times);
	} else if (!moment_is_none(to) && to.day != from.day) {
		day = notes_out_day(language, to.day, true);
		if (from.minute != MINUTE_NONE)
			buf_printf(b, " %d:%02d", from.minute / 60, from.minute % 60);
		buf_printf(b, " – %s", day);
		if (to.minute != MINUTE_NONE)
			buf_printf(b, " %d:%02d", to.minute / 60, to.minute % 60);
		free(day);
	}
	free(times);
}

static void put_text(struct mailing *g, const struct export_row *row, struct buf *b)
{
	const char *language = g->language;
	size_t from;

	buf_printf(b, "%s\n\n", says(g->r, language));
	g->ical->summary(b, row, language);
	buf_printf(b, "\n%s: ", phrase(language, PHRASE_TIME));
	put_when(b, &row->m, language);
	buf_printf(b, "\n%s: ", phrase(language, PHRASE_PLACE));
	from = b->len;
	g->ical->location(b, row, language);
	if (b->len == from)
		buf_puts(b, phrase_mode(language, row->m.mode));
	buf_puts(b, "\n\n");
	g->ical->description(b, row, language, !calls_off(g->r));
	buf_printf(b, "\n\n%s\n", g->association);
}

static bool put_calendar(
	struct mailing *g, const struct export_row *row, struct buf *calendar, struct err *e)
{
	const struct ical_mail mail = { .cancel = calls_off(g->r),
		.sequence = g->r->sequence,
		.sent_at = clock_now(g->se->clock),
		.organizer = g->association,
		.organizer_address = g->mailbox,
		.attendee = g->r->name,
		.attendee_address = g->r->address,
		.optional = g->r->optional };
	const struct ical_options o = {
		.language = g->language, .mail = &mail, .leave_agenda = mail.cancel
	};
	struct ical_out *w = g->ical->begin(&o, calendar);
	bool ok = g->ical->event(w, row, calendar, e);

	g->ical->end(w, ok ? calendar : NULL);
	return ok;
}

static bool mail_entry(void *to, const struct export_row *row, struct err *e)
{
	struct mailing *g = to;
	struct export_row shown = *row;
	struct buf subject = { 0 }, text = { 0 }, calendar = { 0 };
	const char *word = subject_word(g->r, g->language);
	char uuid[37], id[64 + 256], boundary[64];
	bool ok;

	clock_uuid(g->se->clock, uuid);
	snprintf(id, sizeof(id), "%s%s", uuid, strchr(g->mailbox, '@'));
	snprintf(boundary, sizeof(boundary), "arshjul_%s", uuid);
	buf_printf(&subject, "%s%s", word, *word ? ": " : "");
	g->ical->summary(&subject, row, g->language);
	put_text(g, row, &text);
	if (calls_off(g->r))
		shown.m.status = STATUS_CANCELLED;
	ok = put_calendar(g, &shown, &calendar, e);
	if (ok) {
		const struct mail m = { .from = g->association,
			.from_address = g->mailbox,
			.to = g->r->name,
			.to_address = g->r->address,
			.subject = buf_str(&subject),
			.sent_at = clock_now(g->se->clock),
			.message_id = id,
			.boundary = boundary,
			.text = buf_str(&text),
			.calendar = buf_str(&calendar),
			.method = calls_off(g->r) ? "CANCEL" : "REQUEST",
			.draft = g->draft };

		mail_out(&m, g->out);
	}
	buf_release(&subject);
	buf_release(&text);
	buf_release(&calendar);
	return ok;
}

bool invite_mail(struct session *se, const struct invite_sheet *s, size_t i, bool draft,
	struct buf *out, struct err *e)
{
	struct mailing g = { .se = se,
		.s = s,
		.r = &s->v[i],
		.ical = lazy_table("lazy_ical_ops"),
		.draft = draft,
		.out = out };
	bool ok = invite_mailbox(se, &g.mailbox, e) &&
		store_setting(se->store, "association", "", &g.association, e) &&
		store_setting(se->store, "language", "sv", &g.language, e) &&
		invitation_entry(se, s->meeting_id, s->uid, s->starts, mail_entry, &g, e);

	free(g.mailbox);
	free(g.association);
	free(g.language);
	return ok;
}

/* ---- Drafts ---- */

char *invite_folder(struct err *e)
{
	return path_of(PATH_DATA, "outbox", e);
}

/* "2026-03-10-karin-alm-12-request-0.eml" */
static char *draft_path(
	const struct invite_sheet *s, const struct invite_row *r, const char *folder)
{
	char *who = slug(r->name, "person");
	char *path = xasprintf("%s/%.10s-%s-%" PRId64 "-%s-%" PRId64 ".eml", folder, s->starts, who,
		r->person_id, calls_off(r) ? "cancel" : "request", r->sequence);

	free(who);
	return path;
}

static bool write_draft(struct session *se, const struct invite_sheet *s, size_t i,
	const char *folder, struct err *e)
{
	char *path = draft_path(s, &s->v[i], folder);
	struct buf mail = { 0 };
	struct file_out f = { .fd = -1 };
	bool ok = invite_mail(se, s, i, true, &mail, e) && file_out_open(&f, path, e);

	f.no_bak = true;
	ok = ok && file_out_write(&f, buf_str(&mail), mail.len, e) && file_out_commit(&f, e);
	file_out_release(&f);
	buf_release(&mail);
	free(path);
	return ok;
}

static bool make_folder(const char *folder, struct err *e)
{
	if (mkdir(folder, 0700) == 0 || errno == EEXIST)
		return true;
	if (errno != ENOENT)
		return file_err_write(e, folder, errno);
	return path_make_parent(folder, e) &&
		(mkdir(folder, 0700) == 0 || errno == EEXIST || file_err_write(e, folder, errno));
}

bool invite_drafts(struct session *se, const struct invite_sheet *s, const char *folder, size_t *n,
	struct err *e)
{
	bool *sent = xcalloc(s->n + 1, sizeof(*sent)), ok = true;
	char *mailbox = NULL;

	*n = 0;
	ok = invite_mailbox(se, &mailbox, e) && make_folder(folder, e);
	for (size_t i = 0; i < s->n && ok; i++) {
		if (!invite_sends(&s->v[i]))
			continue;
		ok = sent[i] = write_draft(se, s, i, folder, e);
		*n += sent[i];
	}
	/* Those that were written are remembered whatever befell the rest. */
	if (*n > 0) {
		struct err unsaved = { 0 };

		if (!invite_sent(se, s, sent, &unsaved))
			ok = err_pass(e, &unsaved);
	}
	free(mailbox);
	free(sent);
	return ok;
}
