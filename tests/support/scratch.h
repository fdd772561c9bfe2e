/* A place for the files that a test makes. */
#ifndef TESTS_SUPPORT_SCRATCH_H
#define TESTS_SUPPORT_SCRATCH_H

/* The path of a new, empty folder under $TMPDIR, else where temporary files are; the program ends where it
 * cannot be made. The caller removes it. */
char *scratch_folder(void);

/* Remove a folder with all that is in it, and free its path. NULL is fine. */
void scratch_remove(char *folder);

#endif
