/* JSON text, written as it comes: one document, UTF-8, stable key order, no localisation. */
#ifndef CORE_BASE_JSON_H
#define CORE_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct json {
	struct buf *out;
	int depth;
	bool comma; /* the next value needs one before it */
	bool keyed; /* a key was just written */
};

/* Begins the object that every document of ours is: {"schema": 1, … Close it with json_close. */
void json_document(struct json *j, struct buf *out);

void json_open(struct json *j, char bracket);  /* '{' or '[' */
void json_close(struct json *j, char bracket); /* '}' or ']' */
void json_key(struct json *j, const char *key);
void json_str(struct json *j, const char *s); /* NULL is null; invalid bytes become U+FFFD */
void json_int(struct json *j, int64_t n);
void json_bool(struct json *j, bool b);
void json_null(struct json *j);

/* Key and value in one. json_kopt writes null for NULL and for "", json_kid for 0. */
void json_kopen(struct json *j, const char *key, char bracket);
void json_kstr(struct json *j, const char *key, const char *s);
void json_kopt(struct json *j, const char *key, const char *s);
void json_kint(struct json *j, const char *key, int64_t n);
void json_kid(struct json *j, const char *key, int64_t id);
void json_kbool(struct json *j, const char *key, bool b);

#endif
