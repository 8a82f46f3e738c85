/** Official documents on paper, in the layout of GB/T 9704-2012 as far as a browser prints it. */
import type { ComponentChildren } from "preact";
import {
  type Block,
  type Cell,
  type Code,
  labelled,
  type OfficialDocument,
  type Table,
} from "../../shared/document/blocks.ts";
import {
  FONTS,
  letterheadSize,
  MANY_COLUMNS,
  RED,
  scriptsOf,
  signaturePlaces,
} from "../../shared/document/layout.ts";
import type { Language } from "../../shared/language/language.ts";
import { QrShape } from "../look/print-button.tsx";
import { qrPath } from "../look/qr.ts";

/** The fonts and the red of docx, for the stylesheet. */
const TYPE = Object.fromEntries([
  ...Object.entries(FONTS).map(([use, names]) => [
    `--official-${use}`,
    names.map((name) => `"${name}"`).join(","),
  ]),
  ["--official-red", `#${RED}`],
]) as Record<string, string>;

/** Each document on pages of its own. */
export const PrintedDocuments = ({ documents }: { documents: readonly OfficialDocument[] }) => (
  <div class="official" style={TYPE}>
    {documents.map((document, at) => (
      <Sheet key={at} document={document} />
    ))}
  </div>
);

/** What runs in the head of every page is the head of a table that holds all of them: browsers repeat that. */
function Sheet({ document }: { document: OfficialDocument }) {
  const { language, running, landscape } = document;
  const kinds = ["official-sheet"];
  if (landscape) kinds.push("official-wide");
  if (running) kinds.push("official-running");
  const content = <Content document={document} />;
  return (
    <article lang={language} class={kinds.join(" ")}>
      {running ? (
        <table class="official-frame">
          <thead>
            <tr>
              <td>
                <div class="official-head">
                  <p>
                    <Text of={running.text} />
                  </p>
                  <QrShape {...qrPath(running.link)} />
                </div>
              </td>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>{content}</td>
            </tr>
          </tbody>
        </table>
      ) : (
        content
      )}
    </article>
  );
}

function Content({ document }: { document: OfficialDocument }) {
  const { language, letterhead, number, annex, title, subtitle, code, blocks } = document;
  return (
    <>
      {annex && (
        <p class="official-annex">
          <Text of={annex} />
        </p>
      )}
      {letterhead && (
        <header class="official-letterhead">
          <p class="official-organ" style={{ fontSize: `${letterheadSize(letterhead)}pt` }}>
            <Text of={letterhead} />
          </p>
          {number && (
            <p>
              <Text of={number} />
            </p>
          )}
        </header>
      )}
      {title && (
        <h1 class="official-title">
          <Text of={title} />
        </h1>
      )}
      {subtitle && (
        <p class="official-subtitle">
          <Text of={subtitle} />
        </p>
      )}
      {blocks.map((block, at) => (
        <BlockOf key={at} block={block} language={language} />
      ))}
      {code && <CodeOf code={code} />}
    </>
  );
}

/** Tibetan is set larger and in its own font, also within another language's sentence. */
const Text = ({ of }: { of: string }) => (
  <>{scriptsOf(of).map(({ text, tibetan }) => (tibetan ? <span lang="bo">{text}</span> : text))}</>
);

function BlockOf({ block, language }: { block: Block; language: Language }): ComponentChildren {
  switch (block.kind) {
    case "heading": {
      const Level = (["h2", "h3", "h4"] as const)[block.level - 1] ?? "h4";
      return (
        <Level>
          <Text of={block.number + block.text} />
        </Level>
      );
    }
    case "paragraph":
    case "line":
      return (
        <p class={`official-${block.kind}`}>
          <Text of={block.text} />
        </p>
      );
    case "fact":
      return (
        <p class="official-paragraph">
          <b>
            <Text of={labelled(block.label, language)} />
          </b>
          <Text of={block.text} />
        </p>
      );
    case "table":
      return <TableOf table={block} />;
    case "attachments":
      return (
        <div class="official-attachments">
          {block.titles.map((title, at) => (
            <p key={at}>
              {at === 0 && <Text of={labelled(block.label, language)} />}
              <Text of={block.titles.length > 1 ? `${at + 1}. ${title}` : title} />
            </p>
          ))}
        </div>
      );
    case "signature":
      return <Signature {...block} />;
    case "pageBreak":
      return <div class="official-break" />;
    default:
      return block satisfies never;
  }
}

function Signature({ organ, date }: { organ: string; date: string }) {
  const places = signaturePlaces(organ, date);
  const from = (characters: number) => ({
    marginRight: `calc(${characters} * var(--official-character))`,
  });
  return (
    <div class="official-signature">
      <p style={from(places.organ)}>
        <Text of={organ} />
      </p>
      <p style={from(places.date)}>
        <Text of={date} />
      </p>
    </div>
  );
}

function TableOf({ table: { columns, rows, toSign } }: { table: Table }) {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const kinds = ["official-table"];
  if (columns.length > MANY_COLUMNS) kinds.push("official-many");
  if (toSign) kinds.push("official-to-sign");
  return (
    <table class={kinds.join(" ")}>
      <colgroup>
        {columns.map(({ share }, at) => (
          <col key={at} style={{ width: `${(share / shares) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ head }, at) => (
            <th key={at} scope="col">
              <Text of={head} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {columns.map(({ centred }, place) => (
              <td key={place} class={centred ? "official-centred" : undefined}>
                <CellOf cell={row[place] ?? ""} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const CellOf = ({ cell }: { cell: Cell }) =>
  typeof cell === "string" ? <Text of={cell} /> : <QrShape {...qrPath(cell.link)} />;

/** Browsers print nothing in the margins, where docx has it: here it stands after the text. */
const CodeOf = ({ code }: { code: Code }) => (
  <footer class="official-code">
    <QrShape {...qrPath(code.link)} />
    <p>
      <Text of={code.text} />
    </p>
  </footer>
);
