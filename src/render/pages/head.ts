import type { Element } from "hast";
import { h } from "hastscript";
import type { DeckInfo } from "../../model/deck.ts";

/** What every document of a deck says of itself in its head, first of all the encoding. Its icon is empty, so that none is asked for. */
export function renderHead(info: DeckInfo, title = info.title): Element[] {
  return [
    h("meta", { charSet: "utf-8" }),
    h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    h("title", title),
    ...(info.subtitle === undefined ? [] : [h("meta", { name: "description", content: info.subtitle })]),
    ...(info.author === undefined ? [] : [h("meta", { name: "author", content: info.author })]),
    h("meta", { name: "color-scheme", content: "light dark" }),
    h("link", { rel: "icon", href: "data:," }),
  ];
}
