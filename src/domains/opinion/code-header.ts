/**
 * Headers of pages whose address opens something personal: kept nowhere, found by no search engine, told to no other site.
 * Not `no-referrer`: browsers would then send the page's own forms with `Origin: null`, and they would be refused.
 */
export const codeHeaders = { 'cache-control': 'no-store', 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex, nofollow' };
