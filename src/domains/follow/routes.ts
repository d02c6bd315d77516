/** The table of contents of follow: every address, who may call it and what it does. */
import { type Route, row } from '#platform/http';
import { showFeed, showWholeFeed } from './feed.http.ts';
import { changeRhythm, followerQuery, removalForm, removeFollowing, rhythmForm, showFollower, showOwnFollower, showStop, stopFollowing } from './follower.http.tsx';
import { askToFollow, confirmFollowing, newFollowingForm, newFollowingQuery, showAboutFollowing, showAsked, showConfirmation, showNewFollowing } from './following.http.tsx';

const anyone = { who: 'anyone' as const };

const letters: Route[] = [
  row({ ...anyone, method: 'GET', path: '/follow', what: 'Say how to follow, and how many do', formats: ['html', 'json'], run: showAboutFollowing }),
  row({ ...anyone, method: 'GET', path: '/follow/new', what: 'Show the form to be told by e-mail', query: newFollowingQuery, run: showNewFollowing }),
  row({ ...anyone, method: 'POST', path: '/follow/requests', act: 'following.asked', what: 'Ask to be told by e-mail', form: newFollowingForm, run: askToFollow }),
  row({ ...anyone, method: 'GET', path: '/follow/requests/sent', what: 'Say that a letter was sent, whether it was or not', run: showAsked }),
  row({ ...anyone, method: 'GET', path: '/follow/confirm/:token', what: 'Ask whether the address wants to be told', run: showConfirmation }),
  row({ ...anyone, method: 'POST', path: '/follow/confirm/:token', act: 'following.confirmed', what: 'Take the yes of an address', run: confirmFollowing }),
  row({ method: 'GET', path: '/follow/mine', who: 'person', act: 'follower.read', what: 'Show what one’s own address is told of', query: followerQuery, run: showOwnFollower }),
  row({ ...anyone, method: 'GET', path: '/follow/manage/:token', what: 'Show what an address is told of, to whoever has its letters', query: followerQuery, run: showFollower }),
  row({ ...anyone, method: 'POST', path: '/follow/manage/:token/rhythm', act: 'follower.changed', what: 'Change how often an address is told', form: rhythmForm, run: changeRhythm }),
  row({ ...anyone, method: 'POST', path: '/follow/manage/:token/removals', act: 'following.removed', what: 'Stop one thing that an address is told of', form: removalForm, run: removeFollowing }),
  row({ ...anyone, method: 'GET', path: '/follow/stop/:token', what: 'Ask whether all letters shall stop', run: showStop }),
  row({ ...anyone, method: 'POST', path: '/follow/stop/:token', act: 'follower.removed', proof: 'address', what: 'Stop all letters of an address and forget it', run: stopFollowing }),
];

const feedRow = { ...anyone, method: 'GET' as const, formats: [], reads: ['follow', 'plan'] };
const feeds: Route[] = [
  row({ ...feedRow, path: '/feeds/all', what: 'Show the newest announcements as an Atom feed', run: showWholeFeed }),
  row({ ...feedRow, path: '/feeds/programmes/:key', what: 'Show the announcements about a programme as an Atom feed', run: showFeed('programme') }),
  row({ ...feedRow, path: '/feeds/measures/:key', what: 'Show the announcements about a measure as an Atom feed', run: showFeed('measure') }),
  row({ ...feedRow, path: '/feeds/departments/:key', what: 'Show the announcements about a department as an Atom feed', run: showFeed('department') }),
];

export const routes: Route[] = [...letters, ...feeds];
