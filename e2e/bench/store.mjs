// The music store: the Chinook data where its file is at hand, else as many made-up rows of the same shape.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const BESIDE = path.resolve(import.meta.dirname, "../../../shared/data/chinook.json");

/** Named by WEFT_CHINOOK, or beside the project. */
export function musicStore() {
  const file = [process.env.WEFT_CHINOOK, BESIDE].find((f) => f && existsSync(f));
  return file ? { ...JSON.parse(readFileSync(file, "utf8")), origin: "Chinook" } : madeUp();
}

function madeUp() {
  const rows = (count, row) => Array.from({ length: count }, (_, i) => ({ rowId: String(i + 1), ...row(i) }));
  const text = (name, required = false) => ({ name, type: "TEXT", required, maxLength: 200 });
  const number = (name) => ({ name, type: "INTEGER", required: true });
  const toOne = (name, target, inverseName) => ({ name, target, inverseName, kind: "MANY_TO_ONE", required: true });
  const pick = (i, salt, count) => String(1 + ((i * 7919 + salt * 104729) % count));
  const plain = (name, count, title) => ({
    name, fields: [text("name")], relations: [], rows: rows(count, (i) => ({ name: title(i) })),
  });
  const genres = ["Rock", "Jazz", "Metal", "Blues", "Latin", "Pop", "Classical", "Soundtrack"];
  return {
    origin: "made up in Chinook's shape",
    collections: [
      plain("artists", 275, (i) => `Artist ${i + 1}`),
      {
        name: "albums", fields: [text("title", true)], relations: [toOne("artist", "artists", "albums")],
        rows: rows(347, (i) => ({ title: `Album ${i + 1}`, artist: pick(i, 1, 275) })),
      },
      plain("genres", genres.length, (i) => genres[i]),
      plain("media_types", 5, (i) => `Medium ${i + 1}`),
      {
        name: "tracks",
        fields: [text("name", true), text("composer"), number("milliseconds")],
        relations: [
          toOne("album", "albums", "tracks"), toOne("media_type", "media_types", "tracks"),
          toOne("genre", "genres", "tracks"),
        ],
        rows: rows(3503, (i) => ({
          name: `Track ${i + 1}`, composer: i % 4 ? `Composer ${i % 300}` : null, milliseconds: 60000 + ((i * 911) % 400000),
          album: pick(i, 2, 347), media_type: pick(i, 3, 5), genre: pick(i, 4, genres.length),
        })),
      },
      plain("playlists", 18, (i) => `Playlist ${i + 1}`),
    ],
    manyToMany: [{
      collection: "playlists", name: "tracks", target: "tracks", inverseName: "playlists", kind: "MANY_TO_MANY",
      links: Array.from({ length: 8715 }, (_, i) => [String(1 + (i % 18)), String(1 + Math.floor(i / 18) * 7)]),
    }],
  };
}
