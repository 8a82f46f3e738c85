import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aJournal,
  anEvent,
  aSealingKey,
  erased,
  exported,
  type SampleJournal,
} from "./journal-builder.ts";

const folder = mkdtempSync(join(tmpdir(), "gongjian-journal-"));
afterAll(() => rmSync(folder, { recursive: true }));

let journal: SampleJournal;
beforeAll(async () => {
  journal = await aJournal(
    await aSealingKey(),
    [anEvent(1), erased(anEvent(2)), anEvent(3)],
    [1, 3],
  );
});

function verify(...args: string[]) {
  const cli = join(import.meta.dirname, "../../shared/journal/verify.cli.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("npm run verify", () => {
  it("ends with 0 on a whole journal and says what was compared", () => {
    const file = fileOf("whole.ndjson", exported(journal));
    const heads = fileOf("heads.txt", `3:${journal.seals[1]?.seal.root}\n`);
    const { status, stdout } = verify(file, "--heads", heads);
    expect(stdout).toContain("events      3, 1 of them with an erased payload");
    expect(stdout).toContain("kept heads  1 compared");
    expect(stdout).toContain("result      ok");
    expect(status).toBe(0);
  });

  it("ends with 1 and names the first event that isn't right", () => {
    const file = fileOf("edited.ndjson", exported(journal).replace("第3条", "第4条"));
    const { status, stdout } = verify(file);
    expect(stdout).toContain("result      changed: event 3: the payload does not fit its hash");
    expect(stdout).toContain("without a kept head");
    expect(status).toBe(1);
  });

  it("ends with 2 when it can't check", () => {
    const file = fileOf("again.ndjson", exported(journal));
    expect(verify()).toMatchObject({ status: 2, stdout: "" });
    expect(verify(file, "--unknown")).toMatchObject({ status: 2, stdout: "" });
    expect(verify(join(folder, "none"))).toMatchObject({ status: 2, stdout: "" });
    expect(verify(file, "--heads", fileOf("bad.txt", "3:oops"))).toMatchObject({ status: 2 });
  });
});
