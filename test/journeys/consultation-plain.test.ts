/** A call for opinions in browsers that run no script. */
import { tellConsultation } from './consultation-story.ts';
import { mouseHands } from './hands.ts';

tellConsultation('a call for opinions, without any script', { scripts: false, hands: mouseHands });
