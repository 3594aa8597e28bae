/*
 * The yardstick of cue lateness: the same waits on the kernel's own timer (timerfd, CLOCK_MONOTONIC, absolute), with
 * nothing in between.
 *
 *   timerfd FIRST REPEAT COUNT < chains
 *
 * Each line of `chains` is "OFFSET AGAIN": a caller is put on hold OFFSET ms from now and is due FIRST ms later, COUNT
 * times. AGAIN 1: taken back at once and put on hold again, due REPEAT ms after that. AGAIN 0: nobody takes the caller back,
 * due REPEAT ms after the last due moment. Each due moment becomes a line "AGAIN NUMBER LATENESS", the lateness in ns.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { MOST_CHAINS = 4096 };

struct chain {
	int timer;
	int again;
	int number; /* of the check-in that is due next; 0 before the hold */
	int64_t due;
};

static struct chain chains[MOST_CHAINS];

static int64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

static void arm(struct chain *c, int64_t due)
{
	struct itimerspec at = { .it_value = { .tv_sec = due / 1000000000, .tv_nsec = due % 1000000000 } };

	c->due = due;
	if (timerfd_settime(c->timer, TFD_TIMER_ABSTIME, &at, NULL))
		fail("timerfd_settime");
}

static int read_chains(int events)
{
	int64_t start = now();
	double offset;
	int again, n = 0;

	while (n < MOST_CHAINS && scanf("%lf %d", &offset, &again) == 2) {
		struct chain *c = &chains[n++];
		struct epoll_event e = { .events = EPOLLIN, .data.ptr = c };

		c->again = again;
		c->timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
		if (c->timer < 0 || epoll_ctl(events, EPOLL_CTL_ADD, c->timer, &e))
			fail("timerfd_create");
		arm(c, start + (int64_t)(offset * 1e6));
	}
	return n;
}

/* Returns 1 when the chain has come to its end. */
static int ring(struct chain *c, int64_t first, int64_t repeat, int count)
{
	uint64_t times;
	int64_t at = now();

	if (read(c->timer, &times, sizeof times) != sizeof times)
		return 0;
	if (c->number > 0)
		printf("%d %d %lld\n", c->again, c->number, (long long)(at - c->due));
	if (c->number++ == count)
		return 1;
	if (c->number == 1)
		arm(c, at + first);
	else
		arm(c, (c->again ? at : c->due) + repeat);
	return 0;
}

int main(int argc, char **argv)
{
	struct epoll_event ready[64];
	int events = epoll_create1(0);
	int left;

	if (argc != 4 || events < 0)
		fail("timerfd FIRST REPEAT COUNT");
	left = read_chains(events);
	while (left > 0) {
		int n = epoll_wait(events, ready, 64, -1);

		for (int i = 0; i < n; i++)
			left -= ring(ready[i].data.ptr, atof(argv[1]) * 1e6, atof(argv[2]) * 1e6, atoi(argv[3]));
	}
	return 0;
}
