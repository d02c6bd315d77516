/** The table of contents of people: every address, who may call it and what it does. */
import { type Route, row } from '#platform/http';
import { identitiesQuery, identityRemovalForm, removeIdentity, showIdentities } from './oidc-identity.http.tsx';
import { arrivalQuery, arriveFromProvider, departureQuery, identityLinkForm, leaveForProvider, leaveToConnect } from './oidc.http.tsx';
import { passwordSignInForm, passwordSignInQuery, showPasswordSignIn, tryPassword } from './password-sign-in.http.tsx';
import { ownPasswordForm, ownPasswordQuery, removeOwnPassword, setOwnPassword, showOwnPassword } from './password.http.tsx';

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

export const routes: Route[] = [...otherWays];
