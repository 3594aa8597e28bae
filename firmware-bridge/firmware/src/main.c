#include <avr/interrupt.h>

#include "flash.h"
#include "panel.h"
#include "pins.h"
#include "ticks.h"
#include "uart.h"

/* The longest answer, or an event, and one more: a line is begun only when it can be written whole. */
#define ROOM_FOR_A_LINE 96

static void read_all(void)
{
	char byte;
	while (uart_room() >= ROOM_FOR_A_LINE && uart_get(&byte)) {
		if (uart_overrun())
			panel_overrun();
		panel_read(byte);
	}
}

static void tick(void)
{
	uint8_t rows[ROWS];
	struct outputs outputs;
	bool hook = pins_read(rows);
	panel_tick(rows, hook);
	panel_outputs(&outputs);
	pins_show(&outputs);
}

int main(void)
{
	pins_start();
	panel_start(flash_crc());
	uart_start();
	ticks_start();
	sei();
	for (;;) {
		read_all();
		while (tick_passed())
			tick();
		ticks_wait();
	}
}
