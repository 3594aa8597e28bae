#include "ticks.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <avr/wdt.h>

static volatile uint8_t passed;
static uint8_t counted;

/* After a reset by the watchdog it goes on running, with its shortest time: off, before anything else (datasheet 11.9.2). */
void watchdog_off(void) __attribute__((naked, used, section(".init3")));
void watchdog_off(void)
{
	MCUSR = 0;
	wdt_disable();
}

ISR(TIMER0_COMPA_vect)
{
	passed++;
}

void ticks_start(void)
{
	TCCR0A = 1 << WGM01;
	TCCR0B = 1 << CS01 | 1 << CS00;
	OCR0A = F_CPU / 64 / 1000 - 1;
	TIMSK0 = 1 << OCIE0A;
	set_sleep_mode(SLEEP_MODE_IDLE);
	wdt_enable(WDTO_250MS);
}

/* The watchdog is content only while time is being counted and the main loop keeps up with it. */
bool tick_passed(void)
{
	if (counted == passed)
		return false;
	counted++;
	wdt_reset();
	return true;
}

void ticks_wait(void)
{
	cli();
	if (counted == passed) {
		sleep_enable();
		sei();
		sleep_cpu();
		sleep_disable();
	}
	sei();
}
