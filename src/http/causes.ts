/** What the network says about itself: the code and the text of the innermost cause, as undici wraps errors and Node bundles attempts. */
export function deepestCause(error: unknown): { readonly code: string | undefined; readonly text: string } {
  let current: unknown = error;
  let code: string | undefined;
  let text = '';
  for (let depth = 0; depth < 6 && typeof current === 'object' && current !== null; depth++) {
    if ('code' in current && typeof current.code === 'string') code = current.code;
    if ('message' in current && typeof current.message === 'string' && current.message !== '') text = current.message;
    current =
      'cause' in current && current.cause !== undefined
        ? current.cause
        : 'errors' in current && Array.isArray(current.errors)
          ? current.errors[0]
          : undefined;
  }
  return { code, text: text === '' ? String(error) : text };
}

/** A certificate that is not trusted, has ended, or is of another host. Source: Node.js documentation "TLS - X509 certificate error codes". */
export function isCertificateError(code: string | undefined): boolean {
  return (
    code !== undefined &&
    /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|ERR_TLS_CERT_)/.test(code)
  );
}

/** Any failure to agree on an encrypted connection. */
export function isTlsError(code: string | undefined): boolean {
  return isCertificateError(code) || (code !== undefined && /^(ERR_TLS_|ERR_SSL_|EPROTO|UND_ERR_PRX_TLS)/.test(code));
}
