/* What a foreign calendar says, as plain values: the events of a .ics file or of the mail around one. The
 * reading itself is done apart (base/apart.h) by formats/ical_in.h; what it found comes back through a
 * pipe in the simple form that is written and read here. Every text is clean (content_line.h). */
#ifndef CORE_FORMATS_CALENDAR_IN_H
#define CORE_FORMATS_CALENDAR_IN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* The most that is read (a year of one organisation is some 100 kB). */
enum { CALENDAR_BYTES_MAX = 128 * 1024 * 1024 };

/* Longest texts, in characters: what the records hold. */
enum {
	CALENDAR_LINE_MAX = 500,
	CALENDAR_TEXT_MAX = 8000,
	CALENDAR_COMMENT_MAX = 2000,
	CALENDAR_UID_MAX = 255,
};

/* METHOD: none and PUBLISH are a calendar to look at; the others are messages about meetings. */
enum calendar_method {
	METHOD_NONE,
	METHOD_PUBLISH,
	METHOD_REQUEST,
	METHOD_ADD,
	METHOD_CANCEL,
	METHOD_REPLY,
	METHOD_COUNTER,
	METHOD_DECLINECOUNTER,
	METHOD_REFRESH,
};

enum calendar_status { CALENDAR_CONFIRMED, CALENDAR_TENTATIVE, CALENDAR_CANCELLED };

/* PARTSTAT. */
enum calendar_answer {
	PART_NEEDS_ACTION,
	PART_ACCEPTED,
	PART_TENTATIVE,
	PART_DECLINED,
	PART_DELEGATED,
};

struct calendar_attendee {
	const char *address; /* lower-case, without mailto: */
	const char *name;
	int64_t answer; /* enum calendar_answer */
	const char *comment;
};

struct calendar_event {
	int64_t line;         /* where it begins in the file */
	int64_t method;       /* enum calendar_method */
	const char *uid;      /* as the file has it, or one made from the content: never "" */
	const char *entry;    /* which entry it is: the uid, or for one of a series an own one */
	const char *instance; /* one of a series: its place there (calendar_place); "" */
	int64_t sequence;
	int64_t stamp;     /* DTSTAMP or LAST-MODIFIED, UTC s; 0 = it does not say */
	const char *title; /* SUMMARY */
	const char *description;
	const char *place;
	const char *link;
	const char *categories; /* separated by LF */
	const char *organizer;  /* address, lower-case; "" */
	const char *organizer_name;
	const char *comment;
	int64_t status;            /* enum calendar_status */
	int64_t free;              /* TRANSP:TRANSPARENT */
	const char *starts, *ends; /* ISO, in the house's zone; ends inclusive when all_day; "" */
	int64_t all_day;
	const char *remark; /* translated: what had to be guessed about its time; "" */
	struct calendar_attendee *attendees;
	size_t n_attendees;
};

/* Where in a series an entry belongs, wherever it was moved: the day on which its rule has it, with the clock
 * time where the series comes more than once a day. ISO, in the house's zone. */
struct calendar_place {
	const char *entry; /* as in calendar_event */
	const char *place;
	const char *starts; /* when it is now; "" = it does not say */
};

/* A series as a whole: told before its entries, if any, come one after the other. */
struct calendar_series {
	int64_t line;
	int64_t method;   /* enum calendar_method */
	const char *uid;  /* that of its entries */
	int64_t sequence; /* of the rule; entries may have their own */
	int64_t stamp;
	const char *organizer;
	int64_t whole;         /* what it does not name does not take place … */
	const char *from, *to; /* … on these days, to exclusive; "" = any day */
	struct calendar_place *places;
	size_t n_places;
};

/* What was left out. */
struct calendar_skip {
	int64_t line;
	const char *title;
	const char *why; /* translated */
};

/* What a file is, by its first bytes. */
enum calendar_kind { CALENDAR_NOT, CALENDAR_FILE, CALENDAR_MAIL };
enum calendar_kind calendar_sniff(const char *bytes, size_t n);

/* Does its name say that it is one (.ics, .ical, .vcs, .eml)? Then it is nothing else, whatever is in it. */
bool calendar_named(const char *path);

/* The records in the form of the pipe, appended to out. */
void calendar_put_event(const struct calendar_event *ev, struct buf *out);
void calendar_put_series(const struct calendar_series *all, struct buf *out);
void calendar_put_skip(const struct calendar_skip *s, struct buf *out);
void calendar_put_name(const char *name, struct buf *out);
void calendar_put_sender(const char *address, struct buf *out);
void calendar_put_sum(const char *sha256, struct buf *out);
void calendar_put_error(const struct err *e, struct buf *out);
void calendar_put_end(struct buf *out);

/* What is made of a calendar as it comes. What it is handed is valid until it returns; false, with e set, ends
 * the reading. */
struct calendar_sink {
	bool (*name)(void *ctx, const char *name, struct err *e);
	bool (*sender)(void *ctx, const char *address, struct err *e); /* before all events */
	bool (*sum)(
		void *ctx, const char *sha256, struct err *e); /* of the bytes; before the end */
	bool (*event)(void *ctx, const struct calendar_event *ev, struct err *e);
	bool (*series)(void *ctx, const struct calendar_series *all, struct err *e);
	bool (*skip)(void *ctx, const struct calendar_skip *s, struct err *e);
	void *ctx;
};

/* The way back, in pieces that end anywhere; memory for the largest record only. With sink set and the rest
 * zeroed it is ready to hear. Release it in any case. */
struct calendar_reader {
	const struct calendar_sink *sink;
	struct buf pending;
	bool ended;
};

/* The next piece. The error that was put is given on; ERR_INVALID where the form is broken. */
bool calendar_hear(struct calendar_reader *r, const char *bytes, size_t n, struct err *e);

/* After the last piece: did the end come? Else ERR_INVALID. */
bool calendar_heard(const struct calendar_reader *r, struct err *e);
void calendar_reader_release(struct calendar_reader *r);

#endif
