/** Pictures that people send: made anew, so that nothing but what one sees is left (no place, no maker, no preview). */
import { turns } from '#platform/turns';

const atOnce = turns(2);

/** Longest side, in pixels. */
export const sideMax = 4_000;
/** What a picture may unfold to; a telephone's largest have about 50 million. */
const pixelsMax = 64_000_000;
const secondsMax = 30;

export type CleanImage = { kind: 'clean'; bytes: Uint8Array; mediaType: 'image/jpeg' | 'image/png' | 'image/webp' } | { kind: 'refused'; why: 'too-many-pixels' | 'unreadable' };

/** A HEIF becomes a JPEG, where this build of libvips can read it. The first picture of a moving one is kept. */
export function cleanImage(bytes: Uint8Array, format: 'jpeg' | 'png' | 'webp' | 'heif'): Promise<CleanImage> {
  return atOnce(async () => {
    const sharp = await pictureMaker();
    try {
      const picture = sharp(bytes, { limitInputPixels: pixelsMax, failOn: 'error' });
      const { width, height, format: found } = await picture.metadata();
      if (width * height > pixelsMax) return { kind: 'refused', why: 'too-many-pixels' };
      if (found !== format) return { kind: 'refused', why: 'unreadable' };
      const upright = picture.timeout({ seconds: secondsMax }).autoOrient().resize({ width: sideMax, height: sideMax, fit: 'inside', withoutEnlargement: true });
      // Without `withMetadata` nothing of EXIF, XMP, IPTC, comments or profiles is written; colours become sRGB.
      if (format === 'png') return { kind: 'clean', bytes: await upright.png({ compressionLevel: 8 }).toBuffer(), mediaType: 'image/png' };
      if (format === 'webp') return { kind: 'clean', bytes: await upright.webp({ quality: 85 }).toBuffer(), mediaType: 'image/webp' };
      return { kind: 'clean', bytes: await upright.flatten({ background: '#ffffff' }).jpeg({ quality: 85 }).toBuffer(), mediaType: 'image/jpeg' };
    } catch (error) {
      return { kind: 'refused', why: /pixel limit/i.test(String(error)) ? 'too-many-pixels' : 'unreadable' };
    }
  });
}

/** Loaded with the first picture: the library takes 20 MB. One picture of many must not fill the memory: nothing is kept between pictures, one thread each. */
async function pictureMaker() {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}
