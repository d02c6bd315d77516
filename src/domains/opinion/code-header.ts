/** Headers of pages whose address opens something personal: kept nowhere, found by no search engine, told to no other site. */
export const codeHeaders = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' };
