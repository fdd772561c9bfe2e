/* Files of our own beside the database that name the person: what an outside editor left behind, and mails that
 * were written. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/invitations.h"
#include "services/privacy.h"
#include "services/privacy_parts.h"

enum { FILE_BYTES_MAX = 16 * 1024 * 1024 };

static bool is_mail(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot && strcmp(dot, ".eml") == 0;
}

static void find_in(const struct privacy_about *a, const char *text, struct mention_list *out)
{
	mentions_find(a->subject->m, text, NULL, out);
}

/* By its name ("2026-03-10-karin-alm-12-request-0.eml") or by what it says. */
static bool names_person(const struct privacy_about *a, const char *name, const char *text)
{
	struct mention_list found = { 0 };
	bool named;

	find_in(a, name, &found);
	named = found.n > 0;
	if (!named) {
		find_in(a, text, &found);
		named = found.n > 0;
	}
	mention_list_release(&found);
	return named;
}

static void look_at_file(struct privacy_about *a, const char *folder, const char *name)
{
	char *path = xasprintf("%s/%s", folder, name), *text;
	struct buf bytes = { 0 };
	struct err none = { 0 };

	if (file_read(path, FILE_BYTES_MAX, &bytes, &none)) {
		text = text_clean(buf_str(&bytes), bytes.len, true);
		if (names_person(a, name, text)) {
			a->left = pool_grow(
				&a->pool, a->left, a->n_left, &a->cap_left, sizeof(*a->left));
			a->left[a->n_left++] = pool_strdup(&a->pool, path);
		}
		free(text);
	}
	buf_release(&bytes);
	free(path);
}

static void look_in(struct privacy_about *a, char *folder)
{
	DIR *d = folder ? opendir(folder) : NULL;
	const struct dirent *entry;

	while (d && (entry = readdir(d)) != NULL)
		if (entry->d_name[0] != '.')
			look_at_file(a, folder, entry->d_name);
	if (d)
		closedir(d);
	free(folder);
}

void privacy_look_in_files(struct privacy_about *a)
{
	struct err none = { 0 };

	a->n_left = 0;
	look_in(a, path_of(PATH_DATA, "drafts", &none));
	look_in(a, invite_folder(&none));
}

/* The text stays, for whoever was writing it; the name goes out of it, be it unsure. */
static bool redact_file(const struct privacy_about *a, const char *path, struct err *e)
{
	struct buf bytes = { 0 };
	struct mention_list found = { 0 };
	struct file_out f = { .fd = -1 };
	char *text, *without;
	bool ok = file_read(path, FILE_BYTES_MAX, &bytes, e);

	text = text_clean(buf_str(&bytes), bytes.len, true);
	find_in(a, text, &found);
	without = mentions_redact(text, &found, MENTION_UNSURE, a->label);
	ok = ok && file_out_open(&f, path, e);
	f.no_bak = true;
	ok = ok && file_out_write(&f, without, strlen(without), e) && file_out_commit(&f, e);
	file_out_release(&f);
	mention_list_release(&found);
	buf_release(&bytes);
	free(text);
	free(without);
	return ok;
}

bool privacy_erase_files(const struct privacy_about *a, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < a->n_left && ok; i++) {
		const char *path = a->left[i];

		if (!is_mail(path))
			ok = redact_file(a, path, e);
		else
			ok = unlink(path) == 0 || errno == ENOENT || file_err_write(e, path, errno);
	}
	return ok;
}
