/* Where files live: the XDG base directories (freedesktop.org, "XDG Base Directory Specification"
 * 0.8), each with our own folder in it. Values that are relative are ignored, as it says. Nothing is
 * created here. */
#ifndef CORE_BASE_PATHS_H
#define CORE_BASE_PATHS_H

#include <stdbool.h>

#include "base/err.h"

enum path_kind {
	PATH_CONFIG, /* $XDG_CONFIG_HOME/arshjul, default ~/.config/arshjul */
	PATH_DATA,   /* $XDG_DATA_HOME/arshjul, default ~/.local/share/arshjul */
	PATH_STATE,  /* $XDG_STATE_HOME/arshjul, default ~/.local/state/arshjul */
};

/* The folder, or with a name not NULL the file in it; the caller frees. NULL with ERR_NOT_FOUND where
 * there is neither the variable nor a home: HOME, else the password database. */
char *path_of(enum path_kind kind, const char *name, struct err *e);

/* A text in which files are named, with `~` for the home folder wherever a path begins with it; the caller
 * frees. */
char *path_tilde(const char *text);

/* Create the folder that the file is in, and those above it, with mode 0700. */
bool path_make_parent(const char *file, struct err *e);

#endif
