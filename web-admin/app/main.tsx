import { render } from 'preact';
import { createCommander } from './live/commands.ts';
import { connect } from './live/connection.ts';
import { readPreferences } from './live/preferences.ts';
import { createStore, nothingKnown } from './live/store.ts';
import { App } from './shell/app.tsx';
import './style/index.css';
import { speak } from './words/languages.ts';

const { language, theme } = readPreferences();
document.documentElement.dataset.theme = theme;
const place = document.getElementById('page');
if (!place) throw new Error('index.html has no element with the id "page".');
const store = createStore(nothingKnown(Date.now()));
connect(store);
const spoken = await speak(language ?? (navigator.language.startsWith('fr') ? 'fr' : 'en'));
render(<App store={store} command={createCommander()} first={spoken} />, place);
