/* Bytes from a terminal: in two pieces through the decoder, the keys into a text entry; and the same
 * bytes as the name of a key. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "tui/screen/decode.h"
#include "tui/widgets/field.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void feed(struct decoder *d, struct field *f, const char *bytes, size_t n)
{
	struct key k;

	decode_feed(d, bytes, n);
	while (decode_next(d, &k)) {
		field_key(f, &k);
		if (f->at > f->text.len || !utf8_valid(field_text(f), f->text.len))
			die("the entry is broken");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	struct field f = { .multiline = true, .max = 200 };
	struct decoder d = { 0 };
	struct buf spelt = { 0 };
	char *name = xstrndup(bytes, size);
	struct key k, again;

	i18n_init("sv");
	feed(&d, &f, bytes, size / 3);
	feed(&d, &f, bytes + size / 3, size - size / 3);
	decode_give_up(&d);
	feed(&d, &f, "", 0);
	if (key_parse(name, &k) > 0) {
		key_spell(&k, &spelt);
		if (key_parse(buf_str(&spelt), &again) != spelt.len ||
			key_pack(&again) != key_pack(&k))
			die("%s is not read as it was written", buf_str(&spelt));
	}
	decoder_release(&d);
	field_release(&f);
	buf_release(&spelt);
	free(name);
	return 0;
}
