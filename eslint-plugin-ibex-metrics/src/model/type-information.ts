import type { ParserServicesWithTypeInformation, TSESLint, TSESTree } from '@typescript-eslint/utils';

/** What only the types of a program tell. Each question costs time: ask it of candidates only. */
export interface TypeInformation {
  /** Where the type of an expression is declared, whatever modules it came through. */
  originOf(node: TSESTree.Node): TypeOrigin;
  /** The same of the type that is expected where an object stands, such as that of a parameter. */
  expectedOrigin(node: TSESTree.ObjectExpression): TypeOrigin;
  /**
   * The values an expression can have, as label values are written; `null` and `undefined` are left out.
   *
   * @returns `undefined` unless its type is a literal or a union of literals
   */
  literalValues(node: TSESTree.Node): readonly string[] | undefined;
  /**
   * The same of a property of an expression.
   *
   * @returns `undefined` also where the type has no such property
   */
  literalValuesOfProperty(node: TSESTree.Node, name: string): readonly string[] | undefined;
  /** Whether an expression is certainly a number. */
  isNumber(node: TSESTree.Node): boolean;
}

/** Where a type is declared. */
export type TypeOrigin =
  | {
      readonly from: 'prom-client';
      /** `Counter` for the class and for an instance of it. */
      readonly name: string;
    }
  | { readonly from: 'elsewhere' }
  /** `any`, or a type without a declaration. */
  | { readonly from: 'unknown' };

/**
 * The types of the program that a file was parsed in.
 *
 * @returns `undefined` where it was parsed without type information, which every rule must expect
 */
export function typeInformation(sourceCode: Readonly<TSESLint.SourceCode>): TypeInformation | undefined {
  const services = sourceCode.parserServices;
  return services?.program ? new ProgramTypes(services as ParserServicesWithTypeInformation) : undefined;
}

class ProgramTypes implements TypeInformation {
  readonly #services: ParserServicesWithTypeInformation;

  constructor(services: ParserServicesWithTypeInformation) {
    this.#services = services;
  }

  originOf(node: TSESTree.Node): TypeOrigin {
    return this.#originOfType(this.#services.getTypeAtLocation(node));
  }

  expectedOrigin(node: TSESTree.ObjectExpression): TypeOrigin {
    const type = this.#checker.getContextualType(this.#services.esTreeNodeToTSNodeMap.get(node));
    return type ? this.#originOfType(type) : UNKNOWN;
  }

  literalValues(node: TSESTree.Node): readonly string[] | undefined {
    return this.#valuesOf(this.#services.getTypeAtLocation(node));
  }

  literalValuesOfProperty(node: TSESTree.Node, name: string): readonly string[] | undefined {
    const property = this.#services.getTypeAtLocation(node).getProperty(name);
    if (!property) return undefined;
    const location = this.#services.esTreeNodeToTSNodeMap.get(node);
    return this.#valuesOf(this.#checker.getTypeOfSymbolAtLocation(property, location));
  }

  isNumber(node: TSESTree.Node): boolean {
    const type = this.#checker.getBaseTypeOfLiteralType(this.#services.getTypeAtLocation(node));
    return nameOfPrimitive(type) === 'number';
  }

  get #checker() {
    return this.#services.program.getTypeChecker();
  }

  #originOfType(declared: Type): TypeOrigin {
    const members = this.#membersOf(declared).map(originOfMember);
    return members.find(({ from }) => from === 'prom-client') ?? members[0] ?? UNKNOWN;
  }

  #membersOf(declared: Type): readonly Type[] {
    const type = this.#checker.getBaseConstraintOfType(declared) ?? declared;
    const present = this.#checker.getNonNullableType(type);
    return present.isUnion() ? present.types : [present];
  }

  #valuesOf(declared: Type): readonly string[] | undefined {
    const values = this.#membersOf(declared).map(literalValue);
    return values.every((value) => value !== undefined) ? values : undefined;
  }
}

type Type = ReturnType<ParserServicesWithTypeInformation['getTypeAtLocation']>;

function originOfMember(type: Type): TypeOrigin {
  const symbol = type.aliasSymbol ?? type.getSymbol();
  const declarations = symbol?.declarations ?? [];
  if (!symbol || declarations.length === 0) return UNKNOWN;
  const isFromPromClient = declarations.some((declaration) =>
    declaration.getSourceFile().fileName.includes(PROM_CLIENT_FOLDER),
  );
  return isFromPromClient ? { from: 'prom-client', name: symbol.name } : ELSEWHERE;
}

function literalValue(type: Type): string | undefined {
  if (type.isStringLiteral() || type.isNumberLiteral()) return String(type.value);
  const name = nameOfPrimitive(type);
  return name === 'true' || name === 'false' ? name : undefined;
}

/** The compiler keeps it from its types; the flags that tell the same are not to be had without the compiler. */
function nameOfPrimitive(type: Type): string | undefined {
  return (type as { readonly intrinsicName?: string }).intrinsicName;
}

const UNKNOWN: TypeOrigin = { from: 'unknown' };
const ELSEWHERE: TypeOrigin = { from: 'elsewhere' };

/** Wherever a package manager puts the package. */
const PROM_CLIENT_FOLDER = '/node_modules/prom-client/';
