import jsep, { type Expression } from "jsep";

/** A derived figure worked out: its value, and the ids of the claims it was worked out from. */
export interface Derivation {
  value: number;
  operands: string[];
}

/**
 * Works out `P1.3 / P1.1` and the like: claim ids, numbers, + - * / and brackets.
 *
 * @param numberOf a claim's number, undefined where it has none or is unknown
 * @throws Error that says what cannot be worked out
 */
export function derive(expression: string, ids: Iterable<string>, numberOf: (id: string) => number | undefined): Derivation {
  const operands: string[] = [];
  // Ids hold dots and dashes, which mean something else in arithmetic: each becomes a plain name first, the longest before its parts.
  const known = [...ids].sort((a, b) => b.length - a.length);
  let text = expression;
  for (const id of known) {
    text = text.replaceAll(new RegExp(`(?<![\\w.-])${id.replace(/[.]/g, "\\.")}(?![\\w-]|\\.\\d)`, "g"), () => `v${operands.push(id) - 1}`);
  }
  const evaluate = (node: Expression): number => {
    if (node.type === "Literal" && typeof node.value === "number") return node.value;
    if (node.type === "Identifier") {
      const id = operands[Number(String(node.name).slice(1))];
      const value = id === undefined ? undefined : numberOf(id);
      if (value === undefined) throw new Error(id === undefined ? `unknown claim "${String(node.name)}"` : `claim "${id}" has no value`);
      return value;
    }
    if (node.type === "UnaryExpression" && node.operator === "-") return -evaluate(node.argument as Expression);
    if (node.type === "BinaryExpression") {
      const [left, right] = [evaluate(node.left as Expression), evaluate(node.right as Expression)];
      switch (node.operator) {
        case "+":
          return left + right;
        case "-":
          return left - right;
        case "*":
          return left * right;
        case "/":
          return left / right;
      }
    }
    throw new Error(`"${expression}" is no arithmetic of claims and numbers`);
  };
  return { value: evaluate(jsep(text)), operands: [...new Set(operands)] };
}
