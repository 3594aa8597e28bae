/*
 * Looks at outputs every tenth of a millisecond or so: often enough, and without taking a processor for itself.
 *
 *   pin-watch VALUE-FILE...
 *
 * Says "ready", then for each change "MOMENT NUMBER LEVEL": ms of CLOCK_MONOTONIC, which file, counted from 0, and what was
 * read.
 */
#include <fcntl.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 8 };

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
	int files[MOST], count = argc - 1;
	char before[MOST], level;

	if (count < 1 || count > MOST)
		return 2;
	for (int i = 0; i < count; i++) {
		files[i] = open(argv[i + 1], O_RDONLY);
		if (files[i] < 0 || pread(files[i], &before[i], 1, 0) != 1)
			return 1;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	puts("ready");
	for (;;) {
		for (int i = 0; i < count; i++) {
			double at = now_ms();

			if (pread(files[i], &level, 1, 0) != 1)
				return 1;
			if (level != before[i])
				printf("%.4f %d %c\n", at, i, level);
			before[i] = level;
		}
		usleep(100);
	}
}
