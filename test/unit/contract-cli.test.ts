import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aBundle } from "../builders/bundle.ts";

const folder = mkdtempSync(join(tmpdir(), "gongjian-contract-"));
afterAll(() => rmSync(folder, { recursive: true }));

let made: Awaited<ReturnType<typeof aBundle>>;
beforeAll(async () => {
  made = await aBundle();
});

function verify(text: string, ...more: string[]) {
  const file = join(folder, "contract.json");
  writeFileSync(file, text);
  const cli = join(import.meta.dirname, "../../shared/journal/verify.cli.ts");
  const { status, stdout } = spawnSync(process.execPath, [cli, file, ...more], {
    encoding: "utf8",
  });
  return { status, stdout };
}

describe("npm run verify, given a contract's proof", () => {
  it("ends with 0 where it holds, and says the three lists", () => {
    const { status, stdout } = verify(made.text);
    const headings = ["Everything in this file holds", "Proven", "Asserted by the deployment"];
    for (const heading of [...headings, "Not shown"]) expect(stdout.split("\n")).toContain(heading);
    expect(stdout).toContain(made.contract.frozen.sha256);
    expect(stdout).toContain("2026-11-02 12:13:30 UTC+8");
    expect(stdout).not.toContain("⟦");
    expect(status).toBe(0);
  });

  it("ends with 1 where something is wrong, in the language that was asked for", () => {
    const { status, stdout } = verify(made.text.replace("两次", "一次"), "--language", "zh-CN");
    expect(stdout).toContain("第2条记录的内容与校验值不符");
    expect(stdout).not.toContain("文本没有变");
    expect(status).toBe(1);
  });

  it("ends with 2 where something isn't known", () => {
    const { status, stdout } = verify(made.text.replace('"v":1,"version"', '"v":2,"version"'));
    expect(stdout).toContain("Cannot verify");
    expect(status).toBe(2);
    expect(verify(made.text, "--language", "fr")).toEqual({ status: 2, stdout: "" });
  });

  it("compares its heads with those that were kept", () => {
    const heads = join(folder, "heads.txt");
    const [, seal] = made.bundle.seals;
    writeFileSync(heads, `${seal?.size}:${seal?.root}\n2:${"0".repeat(64)}\n`);
    expect(verify(made.text, "--heads", heads).status).toBe(0);
    writeFileSync(heads, `${seal?.size}:${"0".repeat(64)}\n`);
    const { status, stdout } = verify(made.text, "--heads", heads);
    expect(stdout).toContain("The head over 9 records is not the one that you kept");
    expect(status).toBe(1);
  });
});
