type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A table of transitions as rows for `it.each`: every cell that leads somewhere, and every cell that is absent. */
export const transitionCells = <Status extends string, EventType extends string>(
  table: Readonly<Record<Status, Readonly<Partial<Record<EventType, Status>>>>>,
) => {
  const rows = table as unknown as Table;
  const events = [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))].sort();
  const present: [from: Status, event: EventType, to: Status][] = [];
  const absent: [from: Status, event: EventType][] = [];
  for (const [from, row] of Object.entries(rows))
    for (const event of events)
      if (row[event] === undefined) absent.push([from as Status, event as EventType]);
      else present.push([from as Status, event as EventType, row[event] as Status]);
  return { present, absent };
};
