/*
 * The yardstick of keys: waits by epoll for edges on a pin in sysfs, as onoff does, with nothing behind it.
 *
 *   gpio-edges VALUE-FILE        a pin that is exported, with edge "both"
 *
 * Says "ready", then for each edge "MOMENT LEVEL": ms of CLOCK_MONOTONIC at which it was read, and what was read.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
	struct epoll_event event = { .events = EPOLLPRI };
	int events = epoll_create1(0);
	char level;
	int file;

	if (argc != 2 || (file = open(argv[1], O_RDONLY)) < 0 || pread(file, &level, 1, 0) != 1)
		return 1;
	if (epoll_ctl(events, EPOLL_CTL_ADD, file, &event))
		return 1;
	/* The kernel tells once that the file can be read at all. */
	epoll_wait(events, &event, 1, 100);
	pread(file, &level, 1, 0);
	setvbuf(stdout, NULL, _IOLBF, 0);
	puts("ready");
	while (epoll_wait(events, &event, 1, -1) == 1) {
		double at = now_ms();

		if (pread(file, &level, 1, 0) != 1)
			return 1;
		printf("%.4f %c\n", at, level);
	}
	return 0;
}
