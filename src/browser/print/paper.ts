import { drawFills, tagFigures } from "./vector-fills.ts";

// Run by `npm run pdf` in a document that has no script of its own.
drawFills(document);
tagFigures(document);
