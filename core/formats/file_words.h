/* What the name of a file or folder says about the notes in it: "2019-03-12 Norra.docx",
 * "Beredning_Väst_20190312", "mars 2019", "2019". Pure. */
#ifndef CORE_FORMATS_FILE_WORDS_H
#define CORE_FORMATS_FILE_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

struct file_words {
	int32_t day; /* DAY_NONE where no whole date is in it */
	int year;    /* 0 where there is none */
	int month;   /* of the year; 0 where there is none */
	char *words; /* what is left without date and ending, words apart; "" */
};

/* name is without folders; of a file the ending is cut off. */
void file_words(const char *name, bool is_folder, struct file_words *out);
void file_words_release(struct file_words *w);

#endif
