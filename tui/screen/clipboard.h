/* The clipboard of whoever sits at the terminal. */
#ifndef TUI_SCREEN_CLIPBOARD_H
#define TUI_SCREEN_CLIPBOARD_H

struct term;

/* Ask the terminal to take the text into its clipboard (OSC 52; terminals that do not know that ignore
 * it). t may be NULL: nobody is there to ask. */
void clipboard_put(struct term *t, const char *text);

#endif
