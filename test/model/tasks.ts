/**
 * Everything that takes time in a simulated world (a message under way, a batch about to run) is a
 * task, and nothing else decides in which order things happen: whoever picks the tasks makes history.
 */
export type Fate = "run" | "lose" | "twice" | "late" | "runThenLose";

export interface Task {
  kind: "request" | "batch" | "answer";
  what: string;
  /** `lose`: it never happens. `runThenLose`: it happens, and nobody learns. `twice`, `late`: requests only. */
  meet(fate: Fate): void;
}

export interface Tasks {
  pending: readonly Task[];
  add(task: Task): void;
  /** Takes one out and lets it happen; everything that follows from it at once has followed when this resolves. */
  pick(index: number, fate: Fate): Promise<void>;
  clear(): void;
}

export function tasks(log: (line: string) => void): Tasks {
  const pending: Task[] = [];
  return {
    pending,
    add: (task) => void pending.push(task),
    async pick(index, fate) {
      const [task] = pending.splice(index % pending.length, 1);
      if (!task) return;
      log(`${fate} ${task.kind} ${task.what}`);
      task.meet(fate);
      await quiet();
    },
    clear: () => void pending.splice(0),
  };
}

/** All promises that can go on without a task have gone on. */
export const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
