/** Work that an emulator has to do later, at a time of the emulators' clock. */
export type Due = {
  readonly id: string;
  readonly dueAtMs: number;
  readonly work: string;
  readonly subject: string;
};

/** A queue that gives the earliest due work first. */
type DueHeap = {
  readonly push: (due: Due) => void;
  readonly peek: () => Due | undefined;
  readonly pop: () => void;
  readonly clear: () => void;
};

/** Gives an empty binary heap ordered by the time the work is due. */
export const dueHeap = (): DueHeap => {
  const heap: Due[] = [];
  const dueAt = (index: number): number => heap[index]?.dueAtMs ?? Infinity;
  const swap = (a: number, b: number): void => {
    const [left, right] = [heap[a], heap[b]];
    if (left === undefined || right === undefined) return;
    heap[a] = right;
    heap[b] = left;
  };
  return {
    push: (due) => {
      heap.push(due);
      for (let at = heap.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (dueAt(parent) <= dueAt(at)) return;
        swap(parent, at);
        at = parent;
      }
    },
    peek: () => heap[0],
    pop: () => {
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return;
      heap[0] = last;
      for (let at = 0; ;) {
        const child = dueAt(2 * at + 2) < dueAt(2 * at + 1) ? 2 * at + 2 : 2 * at + 1;
        if (dueAt(child) >= dueAt(at)) return;
        swap(child, at);
        at = child;
      }
    },
    clear: () => void heap.splice(0),
  };
};
