/* Who is to be sent what of a meeting: invitations, what replaces them, and cancellations, as mails that hold
 * one person's address each. What each person was sent last is remembered, so that a move reaches those
 * who were invited and nobody else. Nothing here sends anything. */
#ifndef CORE_SERVICES_INVITATIONS_H
#define CORE_SERVICES_INVITATIONS_H

#include "base/buf.h"
#include "services/session.h"

enum invite_what {
	INVITE_NEW,
	INVITE_MOVED,      /* another time than they were sent */
	INVITE_CHANGED,    /* something else that calendars show */
	INVITE_CANCELLED,  /* the meeting is called off, or gone */
	INVITE_OFF,        /* they are not called any more */
	INVITE_CURRENT,    /* they have the latest: nothing is sent */
	INVITE_NO_ADDRESS, /* they would be sent something, but there is no address to send it to */
	INVITE_WHATS,
};
struct invite_row {
	int64_t person_id;
	const char *name, *address;
	bool optional; /* deputies and observers need not come */
	enum invite_what what;
	int64_t sequence; /* of what is to be sent */
};
struct invite_sheet {
	int64_t meeting_id; /* 0 = it was taken away */
	const char *uid;
	const char *title; /* as calendars show it, in the organisation's language */
	const char *starts, *ends;
	int64_t revised_at;
	struct invite_row *v; /* in the order of the roll, then those who were called before */
	size_t n;
	size_t counts[INVITE_WHATS];
	struct pool pool;
};

/* What everybody who is called is to be sent; with people, only they (called or not). Refused for a meeting
 * that runs or was held, and while only dates are proposed for it. */
bool invite_sheet(struct session *se, int64_t meeting_id, const int64_t *people, size_t n,
	struct invite_sheet *out, struct err *e);

/* What is due: for every coming meeting that was moved, called off or taken away since somebody was sent
 * it, those people. */
struct invite_sheets {
	struct invite_sheet *v;
	size_t n, cap;
};
bool invite_due(struct session *se, struct invite_sheets *out, struct err *e);

void invite_sheet_release(struct invite_sheet *s);
void invite_sheets_release(struct invite_sheets *s);

/* Is the row to be sent anything? */
bool invite_sends(const struct invite_row *r);
size_t invite_count(const struct invite_sheet *s); /* how many are */

/* The word for what it is, translated: "ny", "ny tid", … */
const char *invite_what_words(int what);

/* The address that invitations come from and answers go to (setting "mailbox"); the caller frees. ERR_INVALID,
 * saying how to give it, where there is none. */
bool invite_mailbox(struct session *se, char **address, struct err *e);
bool invite_mailbox_set(struct session *se, const char *address, struct err *e);

/* Append the mail for row i. draft: a mail program that opens it offers to send it. */
bool invite_mail(struct session *se, const struct invite_sheet *s, size_t i, bool draft,
	struct buf *out, struct err *e);

/* Remember that the rows with sent[i] have been sent: one step. */
bool invite_sent(struct session *se, const struct invite_sheet *s, const bool *sent, struct err *e);

/* Write a draft for each row that is sent something into the folder, made where it is missing, and remember
 * it. *n gets their number. */
bool invite_drafts(struct session *se, const struct invite_sheet *s, const char *folder, size_t *n,
	struct err *e);

/* Where drafts go unless somebody says otherwise; the caller frees. */
char *invite_folder(struct err *e);

#endif
