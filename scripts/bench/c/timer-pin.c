/*
 * The yardstick of lamps: raises a pin in sysfs at moments that the kernel's own timer (timerfd, CLOCK_MONOTONIC, absolute)
 * tells, with nothing in between, and lowers it 200 ms later.
 *
 *   timer-pin VALUE-FILE PERIOD        an output; PERIOD in ms
 *
 * Says "MOMENT" for each that it was set to: ms of CLOCK_MONOTONIC.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct epoll_event event = { .events = EPOLLIN };
	int events = epoll_create1(0), timer = timerfd_create(CLOCK_MONOTONIC, 0);
	struct timespec t;
	uint64_t times;
	int64_t due;
	int file;

	if (argc != 3 || (file = open(argv[1], O_WRONLY)) < 0 || epoll_ctl(events, EPOLL_CTL_ADD, timer, &event))
		return 1;
	setvbuf(stdout, NULL, _IOLBF, 0);
	clock_gettime(CLOCK_MONOTONIC, &t);
	due = t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
	for (;;) {
		struct itimerspec at;

		due += atol(argv[2]) * INT64_C(1000000);
		at = (struct itimerspec){ .it_value = { due / 1000000000, due % 1000000000 } };
		if (timerfd_settime(timer, TFD_TIMER_ABSTIME, &at, NULL) || epoll_wait(events, &event, 1, -1) != 1)
			return 1;
		if (read(timer, &times, sizeof times) != sizeof times || pwrite(file, "1", 1, 0) != 1)
			return 1;
		printf("%.4f\n", due / 1e6);
		usleep(200000);
		if (pwrite(file, "0", 1, 0) != 1)
			return 1;
	}
}
