/* Comparison with texts kept in tests/golden. UPDATE=1 in the environment rewrites them. */
#ifndef TESTS_SUPPORT_GOLDEN_H
#define TESTS_SUPPORT_GOLDEN_H

/* Fails the test, showing the first line that differs, unless actual is what tests/golden/NAME.txt
 * holds. Run from the repository's top. */
void golden_check(const char *name, const char *actual);

/* The same with a file anywhere in the tree, such as "tests/ical/golden/joint.ics". */
void golden_check_file(const char *path, const char *actual);

#endif
