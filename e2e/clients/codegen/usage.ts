// Compiles only if the generated types say of the schema what its users are promised.

import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';
import { AgainDocument, CorrectDocument, EnterDocument, ShelfDocument, StockDocument } from '../target/codegen/operations.js';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(): T | undefined => undefined;

type Stock = ResultOf<typeof StockDocument>['books'];
holds<Equal<Stock['all']['count'], number>>();
holds<Equal<Stock['all']['sum']['copies'], string | null>>();
holds<Equal<Stock['all']['avg']['price'], number | null>>();
holds<Equal<Stock['novels']['max']['price'], string | null>>();

type Group = Stock['months'][number];
holds<Equal<Group['key']['createdAt'], string | null>>();
holds<null extends Group['key']['author'] ? true : false>();

type Shelf = ResultOf<typeof ShelfDocument>['books'];
holds<Equal<Shelf['totalCount'], number>>();
holds<Equal<Shelf['pageInfo']['endCursor'], string | null>>();

type Again = NonNullable<ResultOf<typeof AgainDocument>['node']>;
holds<Equal<Again['id'], string>>();

export const entered: VariablesOf<typeof EnterDocument> = {
  input: { title: 'A title', authorId: '1', genre: 'NOVEL', moods: ['GRIM'], price: '9.99', copies: '3', facts: { a: [1] } },
};
export const corrected: VariablesOf<typeof CorrectDocument> = { id: '1', patch: { price: null } };
export const shelved: VariablesOf<typeof ShelfDocument> = {
  filter: { not: { author: { name: { startsWith: 'A' } } }, sequels: { every: { price: { isNull: false } } } },
};
export const found: VariablesOf<typeof AgainDocument> = { id: '1', key: { name: 'Ada Author' } };

// @ts-expect-error a book needs a title
export const untitled: VariablesOf<typeof EnterDocument> = { input: { authorId: '1' } };
// @ts-expect-error a key is one member
export const ambiguous: VariablesOf<typeof AgainDocument> = { id: '1', key: { id: '1', name: 'Ada Author' } };
// @ts-expect-error no such genre
export const misfiled: VariablesOf<typeof CorrectDocument> = { id: '1', patch: { genre: 'POEM' } };
// @ts-expect-error exact numbers are texts
export const inexact: VariablesOf<typeof CorrectDocument> = { id: '1', patch: { price: 9.99 } };
