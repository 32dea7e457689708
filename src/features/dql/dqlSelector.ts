import type { DocumentFilter } from 'vscode';
import { dqlLanguage } from '../../ids.ts';

/** Files, cells of notebooks and untitled documents alike. */
export const dqlSelector: DocumentFilter = { language: dqlLanguage };
