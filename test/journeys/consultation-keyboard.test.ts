/** A call for opinions as those live it who use no mouse. */
import { tellConsultation } from './consultation-story.ts';
import { keyboardHands } from './hands.ts';

tellConsultation('a call for opinions, with the keyboard alone', { scripts: true, hands: keyboardHands });
