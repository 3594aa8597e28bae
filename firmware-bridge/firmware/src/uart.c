#include "uart.h"

#include <avr/interrupt.h>
#include <avr/io.h>

#include "wire.h"

#define SIZE 128 /* a power of two */

static volatile char received[SIZE], sent[SIZE];
static volatile uint8_t received_head, received_tail, sent_head, sent_tail;
static volatile bool overrun;

/* U2X and 16: 117647 baud at 16 MHz, 2.1 % fast, as the bootloader has it. */
void uart_start(void)
{
	UCSR0A = 1 << U2X0;
	UBRR0 = 16;
	UCSR0C = 1 << UCSZ01 | 1 << UCSZ00;
	UCSR0B = 1 << RXEN0 | 1 << TXEN0 | 1 << RXCIE0;
}

static uint8_t after(uint8_t place)
{
	return (place + 1) & (SIZE - 1);
}

ISR(USART_RX_vect)
{
	if (UCSR0A & 1 << DOR0)
		overrun = true;
	char byte = (char)UDR0;
	uint8_t next = after(received_head);
	if (next == received_tail) {
		overrun = true;
		return;
	}
	received[received_head] = byte;
	received_head = next;
}

/* Enabled only while there is something to send. */
ISR(USART_UDRE_vect)
{
	UDR0 = (uint8_t)sent[sent_tail];
	sent_tail = after(sent_tail);
	if (sent_tail == sent_head)
		UCSR0B &= (uint8_t)~(1 << UDRIE0);
}

bool uart_get(char *byte)
{
	if (received_tail == received_head)
		return false;
	*byte = received[received_tail];
	received_tail = after(received_tail);
	return true;
}

bool uart_overrun(void)
{
	if (!overrun)
		return false;
	overrun = false;
	return true;
}

uint8_t uart_room(void)
{
	return (uint8_t)(sent_tail - sent_head - 1) & (SIZE - 1);
}

/* Whoever begins a line has asked for room: a byte without room would be a fault of ours, and is dropped. */
void wire_put(char byte)
{
	uint8_t next = after(sent_head);
	if (next == sent_tail)
		return;
	sent[sent_head] = byte;
	sent_head = next;
	UCSR0B |= 1 << UDRIE0;
}
