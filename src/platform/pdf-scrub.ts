/**
 * What of a PDF may stay (ISO 32000-1): the pages with what draws them, places in the document, tags for those who listen. Everything is
 * named here that stays; what is not named goes, so that a field which nobody thought of does not carry a name out.
 */
import { PDFDocument, type PDFObject } from 'mupdf';
import type { CleanPdf, PdfLoss } from './pdf-cleaning.ts';
import { scrubbedJpeg, scrubbedJpeg2000 } from './picture-scrub.ts';

const catalogKeys = ['Type', 'Version', 'Pages', 'PageLabels', 'Names', 'Dests', 'Outlines', 'ViewerPreferences', 'PageLayout', 'PageMode', 'StructTreeRoot', 'MarkInfo', 'Lang', 'OCProperties'];
const pageKeys = ['Type', 'Parent', 'Kids', 'Count', 'Resources', 'MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox', 'Contents', 'Rotate', 'Group', 'StructParents', 'Tabs', 'UserUnit', 'Annots'];
const streamKeys = ['Length', 'Filter', 'DecodeParms', 'Type', 'Subtype'];
const formKeys = [...streamKeys, 'FormType', 'BBox', 'Matrix', 'Resources', 'Group', 'StructParent', 'StructParents', 'OC'];
const imageKeys = [...streamKeys, 'Width', 'Height', 'ColorSpace', 'BitsPerComponent', 'Intent', 'ImageMask', 'Mask', 'Decode', 'Interpolate', 'SMask', 'SMaskInData', 'Matte', 'StructParent', 'OC'];
const outlineKeys = ['Type', 'Title', 'Parent', 'Prev', 'Next', 'First', 'Last', 'Count', 'Dest', 'A', 'C', 'F'];
const elementKeys = ['Type', 'S', 'P', 'K', 'Pg', 'A', 'Lang', 'Alt', 'ActualText', 'E', 'ID', 'NS'];
const treeKeys = ['Type', 'K', 'IDTree', 'ParentTree', 'ParentTreeNextKey', 'RoleMap', 'Namespaces'];
const linkKeys = ['Type', 'Subtype', 'Rect', 'Border', 'QuadPoints', 'StructParent', 'Dest', 'A'];
const layerKeys = ['Type', 'Name', 'Intent'];
const layersKeys = ['OCGs', 'D'];
const layerViewKeys = ['BaseState', 'ON', 'OFF', 'Intent', 'ListMode', 'RBGroups', 'Locked'];
const propertyKeys = ['Type', 'MCID', 'ActualText', 'Alt', 'E', 'Lang', 'OCGs', 'P', 'VE', 'Name', 'Intent'];
const attributeOwners = ['Layout', 'List', 'Table'];

/** Wherever they stand, they tell of the document and draw nothing. */
const telling = ['Metadata', 'PieceInfo', 'LastModified', 'OPI', 'AF', 'AA', 'JS', 'EF', 'Author', 'Creator', 'Producer', 'Keywords', 'CreationDate', 'ModDate', 'XFA', 'AcroForm', 'Thumb', 'Alternates', 'FFilter', 'FDecodeParms', 'Ref', 'UserProperties'];

/** Words that a dictionary of any other kind needs for drawing, listening and finding places; other words in it say something of people. */
const needed = ['Registry', 'Ordering', 'FontFamily', 'CharSet', 'Panose', 'P', 'Lang', 'ActualText', 'Alt', 'E', 'NS', 'ID', 'D', 'Dest', 'URI', 'Summary', 'Title'];

function keysOf(object: PDFObject): string[] {
  const keys: string[] = [];
  object.forEach((_, key) => void keys.push(String(key)));
  return keys;
}

function keepOnly(object: PDFObject, kept: readonly string[]): void {
  for (const key of keysOf(object)) if (!kept.includes(key)) object.delete(key);
}

function nameOf(object: PDFObject, key: string): string {
  const value = object.get(key);
  return value.isName() ? value.asName() : '';
}

/** An action that goes to a place in the document or to a web address stays, and nothing beside its target. */
function keepSafeAction(object: PDFObject): void {
  const action = object.get('A');
  if (!action.isDictionary()) return object.delete('A');
  const kind = nameOf(action, 'S');
  if (kind === 'GoTo') return void object.put('A', { S: 'GoTo', D: action.get('D') });
  const target = kind === 'URI' && action.get('URI').isString() ? action.get('URI').asString() : '';
  object.delete('A');
  if (!/^(?:https?:\/\/|mailto:)/i.test(target)) return;
  const safe = object._doc.newDictionary();
  safe.put('S', object._doc.newName('URI'));
  safe.put('URI', object._doc.newString(target));
  object.put('A', safe);
}

/** Numbers of objects that go as a whole. */
function isForeign(object: PDFObject, losses: Set<PdfLoss>): boolean {
  const [type, subtype] = [nameOf(object, 'Type'), nameOf(object, 'Subtype')];
  if (type === 'Metadata' || type === 'EmbeddedFile' || type === 'Filespec' || type === 'Sig' || object.get('EF').isDictionary()) {
    if (type !== 'Metadata' && type !== 'Sig') losses.add('attachments');
    return true;
  }
  const action = nameOf(object, 'S');
  if (action === 'JavaScript' || object.get('JS').isString() || object.get('JS').isStream()) {
    losses.add('scripts');
    return true;
  }
  if (['Launch', 'SubmitForm', 'ImportData', 'GoToR', 'GoToE', 'Rendition', 'RichMediaExecute'].includes(action) && type !== 'StructElem') return true;
  if (object.get('FT').isName() || subtype === 'Widget') {
    losses.add('form');
    return true;
  }
  const isAnnotation = type === 'Annot' || (type === '' && subtype !== '' && object.get('Rect').isArray());
  if (!isAnnotation || subtype === 'Link') return false;
  losses.add(subtype === 'FileAttachment' ? 'attachments' : 'comments');
  return true;
}

/** Dictionaries in the object that are no objects of their own. */
function eachOwn(object: PDFObject, visit: (dictionary: PDFObject) => void, depth = 0): void {
  if (depth > 60) return;
  if (object.isDictionary()) visit(object);
  const inner: PDFObject[] = [];
  object.forEach((value) => void inner.push(value));
  for (const value of inner) if (!value.isIndirect() && (value.isDictionary() || value.isArray())) eachOwn(value, visit, depth + 1);
}

function keepByKind(object: PDFObject): void {
  const [type, subtype] = [nameOf(object, 'Type'), nameOf(object, 'Subtype')];
  if (type === 'Page' || type === 'Pages') keepOnly(object, pageKeys);
  else if (type === 'StructTreeRoot') keepOnly(object, treeKeys);
  else if (type === 'StructElem' || (type === '' && object.get('S').isName() && object.get('P').isDictionary())) keepOnly(object, elementKeys);
  else if (type === 'OCG') {
    keepOnly(object, layerKeys);
    object.put('Name', object._doc.newString('-'));
  } else if (subtype === 'Link') {
    keepOnly(object, linkKeys);
    keepSafeAction(object);
  } else if (object.get('Title').isString() && object.get('Parent').isDictionary()) {
    keepOnly(object, outlineKeys);
    keepSafeAction(object);
  } else if (subtype === 'Form' && object.get('BBox').isArray()) keepOnly(object, formKeys);
  else if (subtype === 'Image' && object.get('Width').isNumber()) keepOnly(object, imageKeys);
  else if (object.get('O').isName() && !attributeOwners.includes(nameOf(object, 'O')) && (nameOf(object, 'O') === 'UserProperties' || object.get('P').isArray())) keepOnly(object, []);
  else for (const key of keysOf(object)) if (telling.includes(key) || (object.get(key).isString() && !needed.includes(key))) object.delete(key);
  const properties = object.get('Properties');
  if (properties.isDictionary()) properties.forEach((list) => void (list.isDictionary() && keepOnly(list, propertyKeys)));
}

/** EXIF and its like inside the picture. One that is packed more than once is unpacked whole: then only its points are left. */
function scrubPicture(object: PDFObject): void {
  const filter = object.get('Filter');
  const filters = filter.isArray() ? Array.from({ length: filter.length }, (_, at) => filter.get(at).asName()) : filter.isName() ? [filter.asName()] : [];
  const last = filters.at(-1);
  if (last !== 'DCTDecode' && last !== 'DCT' && last !== 'JPXDecode') return;
  const raw = filters.length === 1 ? object.readRawStream().asUint8Array() : null;
  const clean = raw && (last === 'JPXDecode' ? scrubbedJpeg2000(raw) : scrubbedJpeg(raw));
  if (clean) return object.writeRawStream(clean);
  const points = object.readStream().asUint8Array().slice();
  object.delete('Filter');
  object.delete('DecodeParms');
  object.writeStream(points);
}

function scrubCatalog(document: PDFDocument, losses: Set<PdfLoss>): void {
  const trailer = document.getTrailer();
  const root = trailer.get('Root');
  keepOnly(trailer, ['Root', 'Size']);
  if (root.get('OpenAction', 'JS').isString() || root.get('Names', 'JavaScript').isDictionary()) losses.add('scripts');
  if (root.get('Names', 'EmbeddedFiles').isDictionary() || root.get('AF').isArray()) losses.add('attachments');
  if (root.get('AcroForm', 'Fields').length > 0 || root.get('AcroForm', 'XFA').length > 0) losses.add('form');
  keepOnly(root, catalogKeys);
  const names = root.get('Names');
  if (names.isDictionary()) keepOnly(names, ['Dests']);
  const layers = root.get('OCProperties');
  if (layers.isDictionary()) {
    keepOnly(layers, layersKeys);
    if (layers.get('D').isDictionary()) keepOnly(layers.get('D'), layerViewKeys);
  }
  if (root.get('ViewerPreferences').isDictionary()) keepOnly(root.get('ViewerPreferences'), ['DisplayDocTitle', 'Direction', 'FitWindow', 'CenterWindow']);
}

/** Leaves to a page only its links, which were scrubbed with all other objects. */
function keepLinks(page: PDFObject): void {
  const annotations = page.get('Annots');
  if (!annotations.isArray()) return page.delete('Annots');
  const links: PDFObject[] = [];
  annotations.forEach((one) => void (nameOf(one, 'Subtype') === 'Link' && links.push(one)));
  page.delete('Annots');
  if (links.length === 0) return;
  const kept = page._doc.newArray();
  for (const link of links) kept.push(link);
  page.put('Annots', kept);
}

/** @throws Error in the library's words where the file is damaged beyond repair */
export function scrubPdf(bytes: Uint8Array): CleanPdf {
  // A PDF may have up to 1,024 bytes before its header (annex H); the library would also open what is none.
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return { kind: 'refused', why: 'damaged' };
  const document = new PDFDocument(bytes);
  if (document.needsPassword() || !document.getTrailer().get('Encrypt').isNull()) return { kind: 'refused', why: 'encrypted' };
  const pages = document.countPages();
  if (pages === 0) return { kind: 'refused', why: 'damaged' };
  const losses = new Set<PdfLoss>();
  scrubCatalog(document, losses);
  const count = document.countObjects();
  const rest: number[] = [];
  for (let number = 1; number < count; number += 1) {
    const object = document.newIndirect(number).resolve();
    if (object.isDictionary() && isForeign(object, losses)) document.deleteObject(number);
    else if (object.isDictionary() || object.isArray() || object.isStream()) rest.push(number);
  }
  for (const number of rest) {
    const object = document.newIndirect(number);
    eachOwn(object, keepByKind);
    if (object.isStream() && nameOf(object, 'Subtype') === 'Image') scrubPicture(object);
  }
  for (let number = 0; number < pages; number += 1) {
    const page = document.findPage(number);
    keepOnly(page, pageKeys);
    keepLinks(page);
  }
  // Comments between drawing steps are lost by `clean`, which writes each step anew; objects that nothing leads to by `garbage`.
  const saved = document.saveToBuffer('garbage=compact,clean,compress').asUint8Array().slice();
  return { kind: 'clean', bytes: saved, pages, losses: [...losses].sort() };
}
