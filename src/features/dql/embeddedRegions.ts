import type { TextDocument } from 'vscode';
import type { Region } from './region.ts';
export function mayEmbed(_document: TextDocument): boolean {
  return false;
}
export function embeddedRegions(_document: TextDocument): Region[] {
  return [];
}
