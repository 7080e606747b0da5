import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import * as z from 'zod/mini';

import { jsonCatalogSchema } from '../dist/catalog/json-catalog-schema.js';
import { jsonConfigSchema } from '../dist/config/config-schema.js';

const CONFIG_TYPES = new URL('../src/config/config.ts', import.meta.url);
const CATALOG_TYPES = new URL('../../../packages/catalog/src/define-catalog.ts', import.meta.url);

/**
 * Makes the JSON Schemas of the files that people write, from the schemas that these files are checked with and from the
 * comments on their public types.
 *
 * @returns {Promise<Map<string, string>>} the text of each, by its path
 */
export async function makeSchemas() {
  const config = jsonSchema(jsonConfigSchema, 'check-metrics.config.json');
  const { CheckMetricsConfig, TargetConfig, Exemption, DiffConfig, DocsConfig, QueriesConfig } =
    await commentsIn(CONFIG_TYPES);
  describe(config, CheckMetricsConfig);
  describe(config.properties.targets.additionalProperties.anyOf[1], TargetConfig);
  describe(config.properties.exemptions.items, Exemption);
  describe(config.properties.docs, DocsConfig);
  describe(config.properties.queries, QueriesConfig);
  describe(config.properties.diff, DiffConfig);
  const catalog = jsonSchema(jsonCatalogSchema, 'a metric catalog for check-metrics');
  describe(catalog, (await commentsIn(CATALOG_TYPES)).CatalogOptions);
  return new Map([await textOf('config.schema.json', config), await textOf('catalog.schema.json', catalog)]);
}

function jsonSchema(schema, title) {
  const json = z.toJSONSchema(schema, {
    target: 'draft-7',
    override: ({ jsonSchema: part }) => {
      // It is read-only in TypeScript; an editor would take it for something that must not be written.
      delete part.readOnly;
      if (part.maximum === Number.MAX_SAFE_INTEGER) delete part.maximum;
      if (part.minimum === Number.MIN_SAFE_INTEGER) delete part.minimum;
    },
  });
  return { $schema: json.$schema, title, ...json };
}

/** The comments on the members of each interface of a file, by its name. */
async function commentsIn(url) {
  const file = ts.createSourceFile('types.ts', await readFile(url, 'utf8'), ts.ScriptTarget.Latest, true);
  return Object.fromEntries(
    file.statements
      .filter(ts.isInterfaceDeclaration)
      .map(({ name, members }) => [
        name.text,
        new Map(
          members.map((member) => [
            member.name.getText(),
            ts.getJSDocCommentsAndTags(member).map(({ comment }) => ts.getTextOfJSDocComment(comment)),
          ]),
        ),
      ]),
  );
}

function describe(schema, comments) {
  for (const [name, property] of Object.entries(schema.properties)) {
    const [comment] = comments.get(name) ?? [];
    if (comment) property.description = comment.replace(/\{@link (\w+)\}/g, '$1').replace(/\s+/g, ' ');
  }
}

async function textOf(name, schema) {
  const path = fileURLToPath(new URL(name, import.meta.url));
  const options = { ...(await resolveConfig(path)), filepath: path };
  return [path, await format(JSON.stringify(schema), options)];
}

// Run it after `npx tsc --build ci/check-metrics`: node ci/check-metrics/schemas/make-schemas.js
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of await makeSchemas()) await writeFile(path, text);
}
