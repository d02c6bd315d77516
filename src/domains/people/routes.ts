/** The table of contents of people: every address, who may call it and what it does. */
import type { Domain } from '#platform/domain';
import { type Route, row } from '#platform/http';
import { confirmEmail, showEmailConfirmation, showEmailUndo, showEmailUndone, undoEmail } from './email-link.http.tsx';
import { askEmailChange, emailForm, showEmail, showEmailAsked } from './email.http.tsx';
import { eraser, erasureForm, showErased, showErasure } from './erasure.http.tsx';
import { showInvitation, showSignInLink, useInvitation, useSignInLink } from './link.http.tsx';
import { meCorrecter, meForm, meQuery, meShower } from './me.http.tsx';
import { identitiesQuery, identityRemovalForm, removeIdentity, showIdentities } from './oidc-identity.http.tsx';
import { arrivalQuery, arriveFromProvider, departureQuery, identityLinkForm, leaveForProvider, leaveToConnect } from './oidc.http.tsx';
import { ownDataReader } from './own-data.http.tsx';
import { makeSignInChallenge, passkeySignInForm, signInWithPasskey } from './passkey-sign-in.http.tsx';
import { addPasskey, makeAdditionChallenge, nameOwnPasskey, passkeyForm, passkeyNameForm, passkeysQuery, removeOwnPasskey, showPasskey, showPasskeyAddition, showPasskeys } from './passkey.http.tsx';
import { passwordSignInForm, passwordSignInQuery, showPasswordSignIn, tryPassword } from './password-sign-in.http.tsx';
import { ownPasswordForm, ownPasswordQuery, removeOwnPassword, setOwnPassword, showOwnPassword } from './password.http.tsx';
import { endOtherOwnSessions, endOwnSession, sessionEndForm, sessionsQuery, showSessions, signOut } from './session.http.tsx';
import { askForLink, showLinkAsked, showSignIn, signInForm, signInQuery } from './sign-in.http.tsx';

const signIn: Route[] = [
  row({ method: 'GET', path: '/sign-in', who: 'anyone', what: 'Show the ways to sign in', query: signInQuery, run: showSignIn }),
  row({ method: 'POST', path: '/sign-in', who: 'anyone', act: 'sign-in-link.asked', what: 'Send a link to sign in with, to whatever address is given', form: signInForm, run: askForLink }),
  row({ method: 'GET', path: '/sign-in/asked', who: 'anyone', what: 'Say that a link is on its way', run: showLinkAsked }),
  row({ method: 'GET', path: '/sign-in/link/:token', who: 'anyone', what: 'Show where a link to sign in leads, without using it up', run: showSignInLink }),
  row({ method: 'POST', path: '/sign-in/link/:token', who: 'anyone', act: 'session.opened', what: 'Sign in with a link, once, in the browser that asked for it', run: useSignInLink }),
  row({ method: 'GET', path: '/sign-in/invitation/:token', who: 'anyone', what: 'Show where an invitation leads, without using it up', run: showInvitation }),
  row({ method: 'POST', path: '/sign-in/invitation/:token', who: 'anyone', act: 'session.opened', what: 'Follow an invitation, once', run: useInvitation }),
  row({ method: 'POST', path: '/sign-in/passkey/options', who: 'anyone', act: 'passkey-challenge.made', what: 'Make a challenge for a passkey', formats: ['json'], run: makeSignInChallenge }),
  row({ method: 'POST', path: '/sign-in/passkey', who: 'anyone', act: 'passkey.tried', what: 'Sign in with a passkey', form: passkeySignInForm, run: signInWithPasskey }),
  row({ method: 'POST', path: '/sign-out', who: 'anyone', act: 'session.ended', what: 'End the session of this browser', run: signOut }),
  row({ method: 'GET', path: '/sign-in/erased', who: 'anyone', what: 'Say that an account was erased', run: showErased }),
  row({ method: 'GET', path: '/sign-in/email-undo/:token', who: 'anyone', what: 'Show how an old address is brought back, without doing it', run: showEmailUndo }),
  row({ method: 'POST', path: '/sign-in/email-undo/:token', who: 'anyone', act: 'email.restored', what: 'Bring an old address back, and end every other way in', run: undoEmail }),
  row({ method: 'GET', path: '/sign-in/email-undone', who: 'anyone', what: 'Say that an old address is back', run: showEmailUndone }),
];

const own: Route[] = [
  row({ method: 'GET', path: '/me/email', who: 'person', act: 'email.read', fresh: true, what: 'Show the form to change one’s own address', run: showEmail }),
  row({ method: 'POST', path: '/me/email', who: 'person', act: 'email-change.asked', fresh: true, what: 'Send a link to a new address, and a notice to the present one', form: emailForm, run: askEmailChange }),
  row({ method: 'GET', path: '/me/email/asked', who: 'person', act: 'email.read', what: 'Say that a link to the new address is on its way', run: showEmailAsked }),
  row({ method: 'GET', path: '/me/email/confirmation/:token', who: 'anyone', what: 'Show which address will be the account’s, without changing it', run: showEmailConfirmation }),
  row({ method: 'POST', path: '/me/email/confirmation/:token', who: 'anyone', act: 'email.changed', what: 'Confirm a new address, once, by the person and in the browser that asked', run: confirmEmail }),
  row({ method: 'GET', path: '/me/sessions', who: 'person', act: 'session.read', what: 'List one’s own sessions', query: sessionsQuery, run: showSessions }),
  row({ method: 'POST', path: '/me/sessions/endings', who: 'person', act: 'session.ended', what: 'End one of one’s own sessions', form: sessionEndForm, run: endOwnSession }),
  row({ method: 'POST', path: '/me/sessions/other-endings', who: 'person', act: 'session.ended', what: 'End all one’s own sessions but this', run: endOtherOwnSessions }),
  row({ method: 'GET', path: '/me/passkeys', who: 'person', act: 'passkey.read', what: 'List one’s own passkeys', query: passkeysQuery, run: showPasskeys }),
  row({ method: 'GET', path: '/me/passkeys/addition', who: 'person', act: 'passkey.read', fresh: true, what: 'Show the form to add a passkey', run: showPasskeyAddition }),
  row({ method: 'POST', path: '/me/passkeys/options', who: 'person', act: 'passkey-challenge.made', fresh: true, what: 'Make a challenge for a new passkey', formats: ['json'], run: makeAdditionChallenge }),
  row({ method: 'POST', path: '/me/passkeys', who: 'person', act: 'passkey.added', fresh: true, what: 'Add a passkey', form: passkeyForm, run: addPasskey }),
  row({ method: 'GET', path: '/me/passkeys/kept/:id', who: 'person', act: 'passkey.read', fresh: true, what: 'Show one of one’s own passkeys', run: showPasskey }),
  row({ method: 'POST', path: '/me/passkeys/kept/:id/name', who: 'person', act: 'passkey.renamed', fresh: true, what: 'Rename a passkey', form: passkeyNameForm, run: nameOwnPasskey }),
  row({ method: 'POST', path: '/me/passkeys/kept/:id/removal', who: 'person', act: 'passkey.removed', fresh: true, what: 'Remove a passkey', run: removeOwnPasskey }),
];

/** What the other domains keep of a person is theirs to show and to erase. */
const rights = (others: readonly Domain[]): Route[] => [
  row({ method: 'GET', path: '/me', who: 'person', act: 'account.read', what: 'Show one’s own page', query: meQuery, run: meShower(others) }),
  row({ method: 'POST', path: '/me', who: 'person', act: 'account.corrected', what: 'Correct one’s own name and language', form: meForm, run: meCorrecter(others) }),
  row({ method: 'GET', path: '/me/data', who: 'person', act: 'own-data.read', what: 'Show everything that is kept about oneself', formats: ['html', 'json'], run: ownDataReader(others) }),
  row({ method: 'GET', path: '/me/erasure', who: 'person', act: 'account.read', fresh: true, what: 'Say what erasing one’s account does', run: showErasure }),
  row({ method: 'POST', path: '/me/erasure', who: 'person', act: 'account.erased', fresh: true, what: 'Erase one’s own account', form: erasureForm, run: eraser(others) }),
];

/** Ways in that a city may turn on. */
const otherWays: Route[] = [
  row({ method: 'GET', path: '/sign-in/with/:provider', who: 'anyone', what: 'Send somebody to a provider of identities to sign in', query: departureQuery, run: leaveForProvider }),
  row({ method: 'GET', path: '/sign-in/with/:provider/callback', who: 'anyone', what: 'Take the answer of a provider of identities, once', query: arrivalQuery, run: arriveFromProvider }),
  row({ method: 'GET', path: '/me/identities', who: 'person', act: 'identity.read', what: 'Show the identities that open the account', query: identitiesQuery, run: showIdentities }),
  row({ method: 'POST', path: '/me/identities', who: 'person', act: 'identity.asked', fresh: true, what: 'Begin to connect an identity of a provider', form: identityLinkForm, run: leaveToConnect }),
  row({ method: 'POST', path: '/me/identities/removals', who: 'person', act: 'identity.removed', fresh: true, what: 'Disconnect an identity', form: identityRemovalForm, run: removeIdentity }),
  row({ method: 'GET', path: '/sign-in/password', who: 'anyone', what: 'Show the form to sign in with a password', query: passwordSignInQuery, run: showPasswordSignIn }),
  row({ method: 'POST', path: '/sign-in/password', who: 'anyone', act: 'password.tried', what: 'Sign in with a password', form: passwordSignInForm, run: tryPassword }),
  row({ method: 'GET', path: '/me/password', who: 'person', act: 'password.read', fresh: true, what: 'Show the form for one’s own password', query: ownPasswordQuery, run: showOwnPassword }),
  row({ method: 'POST', path: '/me/password', who: 'person', act: 'password.set', fresh: true, what: 'Choose or change one’s own password', form: ownPasswordForm, run: setOwnPassword }),
  row({ method: 'POST', path: '/me/password/removals', who: 'person', act: 'password.removed', fresh: true, what: 'Give up one’s own password', run: removeOwnPassword }),
];

/** `others` keep more of a person. */
export function routes(others: readonly Domain[]): Route[] {
  return [...signIn, ...own, ...rights(others), ...otherWays];
}
