/**
 * What the reference in Go says (golang.org/x/mod v0.7.0: sumdb/note and sumdb/tlog) of a log whose entries are the texts
 * leaf 0, leaf 1, leaf 2 and so on, signed by the key whose seed is the bytes 0 to 31.
 */
export const goReference = {
  seed: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
  verifier: 'town.example/log+07c60278+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4',
  note: 'town.example/log\n1000\nL/M/udjxT4nKMGKJYzM2oWj/P0Uy6PdBoAGdy0wdYKE=\n\n— town.example/log B8YCeJYJsJTFcyCmjxZbYNwJTzBWAmIa0NtGkSwEmkXzRFliKv8k4eSxX8VnaMJZOdPiLkjhqGRkoyguwkWl6eKTFAE=\n',
  /** Size of the tree: its root. */
  roots: {
    1: '1bb97dcc21635d47e2663efdfd0a174686d98dd701352dd2cd06e8b43fd3d305',
    2: 'fc5f6b88ff8554f75bb2f9e6f39c31b1936d44b69276edf7b1205a955b9761e3',
    3: 'd4f92c8fbb89720eb3b55677c7d7efaddfeb10d11a1a84a0ba8f1a23337faa95',
    7: '5a61fc2b54f9cfa71774f2432143dd40c6cb2b11947faf65a7d3da5cb65199c8',
    255: 'd71592a219d4067663eede247f9b54c3f9e0290682d55de09b495b07f1de41c9',
    256: 'cf5effdb11d0927a2edf53b0e73c7837f659414e00537da5d90eb5c4c49ff274',
    257: '855b936aa00cb98b5114484249ad39d78a6be93623e26c01e8e487dc02184a5a',
    600: '61e5b79b4aeb46d745d232a9e19e8517f31a08f5bfc07a474aa5b82ab5801bda',
    1000: '2ff33fb9d8f14f89ca306289633336a168ff3f4532e8f741a0019dcb4c1d60a1',
  } as Record<number, string>,
  inclusion617of1000: [
    '8369fb787929a3f912bd94648cfac85912cb768311107cbfcc7fcb57ea2fbee7',
    '8409e21c20684606b57405f22c844638caaaf30e8a11a1dec20525023098a99a',
    '6ae4db3dbc0fe9fe816b43b87d43368c77a5e9016fc64776fe502a6073b50b08',
    'b823591de9e3eed7645e289430a715fc7678e50e2a026fd86f9e17d466f92254',
    'ffe272342faf71040a11fc83442ed99ecae3301cc11d5ab1132ee5063cba375c',
    'fad918ca3a6bde5b14028a50cd3f62e5296fd81797bb75a488308e59be3d8578',
    'f2f8cfd16c43a6ba0a4ca2fc2c67dcb387db9d462b2a7cae74b9b5e1de3f9ef9',
    'da09e521fe0f27e079268dc864a26331d027e14a9967154d4aeef515536efa26',
    'b3af8a137e9ef2f6d2eec0a45cec279c15f776a5138bd90a3dc29d3632b22725',
    'd9579873166aa59bc8d37da864923bf63dacf0fff19ea2caba63b20cab82cd30',
  ],
  consistency600to1000: [
    '944d4e1abeec9305108c1e5ec9824ac298e6ba0113c4f05a583bc14463ac0461',
    'f4162076c2ac40c77b839e262612f6f55ca0d90e937749d9f7e437122290463b',
    'd8e4ad119d6328801918ae38251f843e1cf2450280d109ea8c3e085b34a95a0d',
    'cd75d56fb0906e204448ae6a9bdbf0b7c80b00d083f4b64875bac33dfa93cfa1',
    'f2f8cfd16c43a6ba0a4ca2fc2c67dcb387db9d462b2a7cae74b9b5e1de3f9ef9',
    'da09e521fe0f27e079268dc864a26331d027e14a9967154d4aeef515536efa26',
    'b3af8a137e9ef2f6d2eec0a45cec279c15f776a5138bd90a3dc29d3632b22725',
    'd9579873166aa59bc8d37da864923bf63dacf0fff19ea2caba63b20cab82cd30',
  ],
  /** Tile number and width: its path after the level. */
  tiles: [
    { index: 5, width: 256, path: '005' },
    { index: 67, width: 256, path: '067' },
    { index: 999, width: 8, path: '999.p/8' },
    { index: 1000, width: 256, path: 'x001/000' },
    { index: 1234067, width: 256, path: 'x001/x234/067' },
    { index: 1234067, width: 8, path: 'x001/x234/067.p/8' },
  ],
};
