import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A JSON Schema, as far as it is walked through. */
export interface JsonSchema {
  description?: string;
  readonly properties?: Record<string, JsonSchema>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: JsonSchema[];
  readonly oneOf?: JsonSchema[];
}

/** What the parameters of a function that makes a schema stand for. */
type Meanings = ReadonlyMap<string, Meant>;
interface Meant {
  readonly expression: ts.Expression;
  readonly meanings: Meanings;
}

/**
 * Puts the comments over the properties of Valibot schemas into the JSON Schema that was made of them: what explains the
 * format to its authors is written once, beside what is checked.
 */
export class SchemaComments {
  readonly #constants: ReadonlyMap<string, ts.Expression>;

  /** `files`: those in which the schema and all that it is made of are declared, by names that are different in all of them. */
  constructor(files: readonly URL[]) {
    const constants = new Map<string, ts.Expression>();
    for (const file of files) {
      const source = ts.createSourceFile(
        file.pathname,
        readFileSync(file, 'utf8'),
        ts.ScriptTarget.Latest,
        true,
      );
      for (const statement of source.statements) {
        if (!ts.isVariableStatement(statement)) continue;
        for (const { name, initializer } of statement.declarationList.declarations) {
          if (ts.isIdentifier(name) && initializer) constants.set(name.text, initializer);
        }
      }
    }
    this.#constants = constants;
  }

  /** Describes what the constant of that name was converted into. */
  describe(schema: JsonSchema, name: string): void {
    const expression = this.#constants.get(name);
    if (!expression) throw new Error(`there is no schema ${name}`);
    this.#describe(schema, { expression, meanings: new Map() });
  }

  #describe(schema: JsonSchema, meant: Meant): void {
    const { expression, meanings } = this.#resolved(meant);
    if (!ts.isCallExpression(expression)) return;
    const at = (index: number): Meant => ({ expression: expression.arguments[index]!, meanings });
    switch (expression.expression.getText()) {
      case 'v.strictObject':
        return this.#describeProperties(schema.properties ?? {}, at(0));
      case 'v.optional':
      case 'v.pipe':
      case 'v.nullable':
        return this.#describe(schema, at(0));
      case 'v.array':
      case 'list':
        return this.#describe(schema.items ?? {}, at(0));
      case 'v.record':
        return typeof schema.additionalProperties === 'object'
          ? this.#describe(schema.additionalProperties, at(1))
          : undefined;
      case 'v.union':
        return this.#describeEach(schema, at(0));
      case 'v.variant':
        return this.#describeEach(schema, at(1));
      default:
        return this.#describeMade(schema, { expression, meanings });
    }
  }

  #describeProperties(properties: Record<string, JsonSchema>, meant: Meant): void {
    const { expression, meanings } = this.#resolved(meant);
    if (!ts.isObjectLiteralExpression(expression)) throw new Error(`no entries: ${expression.getText()}`);
    for (const property of expression.properties) {
      if (ts.isSpreadAssignment(property)) {
        this.#describeProperties(properties, { expression: property.expression, meanings });
        continue;
      }
      if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) continue;
      const { name } = property;
      const schema = properties[ts.isStringLiteral(name) || ts.isIdentifier(name) ? name.text : ''];
      if (!schema) throw new Error(`not in the JSON Schema: ${name.getText()}`);
      this.#describe(schema, {
        expression: ts.isPropertyAssignment(property) ? property.initializer : property.name,
        meanings,
      });
      const comment = commentOf(property);
      if (comment !== '') schema.description = comment;
    }
  }

  #describeEach({ anyOf, oneOf }: JsonSchema, meant: Meant): void {
    const { expression, meanings } = this.#resolved(meant);
    if (!ts.isArrayLiteralExpression(expression)) return;
    for (const [index, element] of expression.elements.entries()) {
      const schema = (anyOf ?? oneOf)?.[index];
      if (schema) this.#describe(schema, { expression: element, meanings });
    }
  }

  /** A function of our own that makes a schema of its arguments. */
  #describeMade(
    schema: JsonSchema,
    { expression, meanings }: Meant & { expression: ts.CallExpression },
  ): void {
    const made = this.#constants.get(expression.expression.getText());
    if (!made || !ts.isArrowFunction(made) || ts.isBlock(made.body)) return;
    const own = new Map(
      made.parameters.flatMap(({ name }, index): [string, Meant][] => {
        const argument = expression.arguments[index];
        return argument ? [[name.getText(), { expression: argument, meanings }]] : [];
      }),
    );
    this.#describe(schema, { expression: made.body, meanings: own });
  }

  #resolved(meant: Meant): Meant {
    const { expression, meanings } = meant;
    if (!ts.isIdentifier(expression)) return meant;
    const known = meanings.get(expression.text);
    if (known) return this.#resolved(known);
    const constant = this.#constants.get(expression.text);
    return constant ? this.#resolved({ expression: constant, meanings: new Map() }) : meant;
  }
}

function commentOf(property: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(property);
  const comment = doc && ts.isJSDoc(doc) ? ts.getTextOfJSDocComment(doc.comment) : undefined;
  return (comment ?? '').replace(/\s+/g, ' ').trim();
}
