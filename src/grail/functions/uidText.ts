/** Reads and writes uids and Smartscape IDs. Source: docs "Conversion and casting functions". */

import { SmartscapeId, Uid } from '../value.ts';

const HEX = /^[0-9a-fA-F]+$/;

/** 16 or 32 hex digits, or the 8-4-4-4-12 form. */
export function parseUid(text: string): Uid | undefined {
  if (text.length === 36) {
    if (!isUuidText(text)) return undefined;
    return new Uid('uuid', BigInt(`0x${text.replaceAll('-', '')}`));
  }
  if ((text.length !== 16 && text.length !== 32) || !HEX.test(text)) return undefined;
  return new Uid(text.length === 16 ? 'uid64' : 'uid128', BigInt(`0x${text}`));
}

function isUuidText(text: string): boolean {
  return /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/.test(text);
}

export function uidText(uid: Uid): string {
  if (uid.form === 'uid64') return uid.bits.toString(16).padStart(16, '0');
  const hex = uid.bits.toString(16).padStart(32, '0');
  if (uid.form === 'uid128') return hex;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Type name of 1 to 255 characters, a hyphen, 16 hex digits. */
export function parseSmartscapeId(text: string): SmartscapeId | undefined {
  const match = /^([A-Za-z0-9_:]{1,255})-([0-9a-fA-F]{16})$/.exec(text);
  return match === null ? undefined : new SmartscapeId(match[1]!, BigInt(`0x${match[2]}`));
}

export function smartscapeIdText(id: SmartscapeId): string {
  return `${id.type}-${id.id.toString(16).toUpperCase().padStart(16, '0')}`;
}
