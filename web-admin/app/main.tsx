import { render } from 'preact';
import { createCommander } from './live/commands.ts';
import { connect } from './live/connection.ts';
import { readPreferences } from './live/preferences.ts';
import { createStore, nothingKnown } from './live/store.ts';
import type { Language } from './logic/times.ts';
import { App } from './shell/app.tsx';
import './style/index.css';
import { speak } from './words/languages.ts';

const { language, theme } = readPreferences();
document.documentElement.dataset.theme = theme;
const place = document.getElementById('page');
if (!place) throw new Error('index.html has no element with the id "page".');
const store = createStore(nothingKnown(Date.now()));
connect(store);
const spoken = await speak(language ?? (await unitLanguage()));
render(<App store={store} command={createCommander()} first={spoken} />, place);

/** The unit says which; a unit that says nothing for a second is spoken of in the browser's language. */
function unitLanguage(): Promise<Language> {
  return new Promise((resolve) => {
    const look = () => {
      const { status } = store.get();
      if (status) resolve(status.language);
    };
    store.subscribe(look);
    look();
    setTimeout(() => resolve(navigator.language.startsWith('fr') ? 'fr' : 'en'), 1_000);
  });
}
