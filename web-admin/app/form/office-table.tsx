import type { ComponentChildren, TableHTMLAttributes } from 'preact';

interface OfficeTableProps extends TableHTMLAttributes<HTMLTableElement> {
  readonly columns: readonly string[];
  /** The rows. */
  readonly children: ComponentChildren;
  /** Stands above. */
  readonly title?: string;
}

/** A table of the office pages: on a narrow screen each of its lines becomes a block, by its cells' `data-label`. */
export function OfficeTable({ columns, children, title, ...rest }: OfficeTableProps) {
  return (
    <table class="office-table" {...rest}>
      {title && (
        <caption>
          <h2>{title}</h2>
        </caption>
      )}
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" key={column}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

interface EmptyProps {
  readonly text: string;
  /** What will appear here, and how to make it appear. */
  readonly how?: string | false;
}

/** Stands where there is nothing yet, or nothing found. */
export function Empty({ text, how }: EmptyProps) {
  return (
    <div class="empty">
      <p class="large">{text}</p>
      {how && <p>{how}</p>}
    </div>
  );
}
