<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutTab</name>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>A cartoon that only you can move, as a camera in your call app.</source>
        <translation>Eine Figur, die nur du bewegen kannst, als Kamera in deinen Videoanrufen.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Our code is under Apache-2.0, our drawings under CC-BY-4.0.</source>
        <translation>Unser Code steht unter Apache-2.0, unsere Zeichnungen unter CC-BY-4.0.</translation>
    </message>
    <message>
        <source>Nothing talks to the network</source>
        <translation>Nichts spricht mit dem Netz</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Gemacht mit</translation>
    </message>
    <message>
        <source>Letters and models</source>
        <translation>Schrift und Modelle</translation>
    </message>
    <message>
        <source>There is no account, no server, no update that it fetches, no statistics. The one library that reported its use to its maker is pinned to the last version that did not.</source>
        <translation>Es gibt kein Konto, keinen Server, keine Updates aus dem Netz, keine Statistik. Die eine Bibliothek, die ihrem Hersteller die Nutzung meldete, ist auf die letzte Version festgelegt, die das nicht tat.</translation>
    </message>
    <message>
        <source>Qt is used unchanged, as a library of its own: you may put another build of it in its place.</source>
        <translation>Qt wird unverändert als eigene Bibliothek benutzt: Du darfst es durch einen anderen Bau ersetzen.</translation>
    </message>
    <message>
        <source>It is not known on which pictures SFace was trained; avatar/models/NOTICE says more.</source>
        <translation>Mit welchen Bildern SFace trainiert wurde, ist nicht bekannt; mehr steht in avatar/models/NOTICE.</translation>
    </message>
</context>
<context>
    <name>Ahead</name>
    <message>
        <source>The last step needs a camera for your call app. This computer has none yet.</source>
        <translation>Der letzte Schritt braucht eine Kamera für dein Anrufprogramm. Dieser Computer hat noch keine.</translation>
    </message>
    <message>
        <source>What to do…</source>
        <translation>Was tun …</translation>
    </message>
    <message>
        <source>Or do without: a window of the picture alone, which OBS can capture (Devices).</source>
        <translation>Oder ohne: ein Fenster nur mit dem Bild, das OBS aufnehmen kann (Geräte).</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>One of these is enough:</source>
        <translation>Eins davon genügt:</translation>
    </message>
    <message>
        <source>Back to the steps</source>
        <translation>Zurück zu den Schritten</translation>
    </message>
</context>
<context>
    <name>AirButton</name>
    <message>
        <source>Go on air</source>
        <translation>Auf Sendung gehen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>Zeig es mir</translation>
    </message>
    <message>
        <source>Shift+P: go on</source>
        <translation>Umschalt+P: weiter</translation>
    </message>
    <message>
        <source>P or Esc: others see the pause card at once</source>
        <translation>P oder Esc: Die anderen sehen sofort die Pausenkarte</translation>
    </message>
    <message>
        <source>In your call app, choose “{0}” as the camera.</source>
        <translation>Wähle in deinem Anrufprogramm „{0}“ als Kamera.</translation>
    </message>
    <message>
        <source>Go off air</source>
        <translation>Sendung beenden</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Shift+P goes on; P and Esc only ever hide.</source>
        <translation>Umschalt+P macht weiter; P und Esc verbergen nur.</translation>
    </message>
    <message>
        <source>Opening the camera…</source>
        <translation>Die Kamera wird geöffnet …</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Dieser Computer wird geprüft …</translation>
    </message>
    <message>
        <source>Still missing: {0}</source>
        <translation>Es fehlt noch: {0}</translation>
    </message>
    <message>
        <source>Everything is ready.</source>
        <translation>Alles ist bereit.</translation>
    </message>
</context>
<context>
    <name>AirPage</name>
    <message>
        <source>Go on air</source>
        <translation>Auf Sendung gehen</translation>
    </message>
    <message>
        <source>Then choose your avatar as the camera in your call app. That is all, today and every day.</source>
        <translation>Wähle dann im Anrufprogramm deinen Avatar als Kamera. Das ist alles, heute und jeden Tag.</translation>
    </message>
    <message>
        <source>To the window</source>
        <translation>Zum Fenster</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>AUF SENDUNG</translation>
    </message>
    <message>
        <source>Only you see this</source>
        <translation>Das siehst nur du</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>This window</source>
        <translation>Dieses Fenster</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As here</source>
        <translation>Wie hier</translation>
    </message>
    <message>
        <source>Language of the cards that others see</source>
        <translation>Sprache der Karten, die andere sehen</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
</context>
<context>
    <name>Artists</name>
    <message>
        <source>the avatar project</source>
        <translation>dem Avatar-Projekt</translation>
    </message>
</context>
<context>
    <name>BrokenSettings</name>
    <message>
        <source>Put it aside</source>
        <translation>Beiseitelegen</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Datei öffnen</translation>
    </message>
</context>
<context>
    <name>CallApp</name>
    <message>
        <source>Your call app</source>
        <translation>Dein Anrufprogramm</translation>
    </message>
    <message>
        <source>Choose your avatar&apos;s camera in the list.</source>
        <translation>Wähle in der Liste die Kamera deines Avatars.</translation>
    </message>
    <message>
        <source>Choose “%1”.</source>
        <translation>Wähle „%1“.</translation>
    </message>
    <message>
        <source>In the call, press the small arrow beside the camera button.</source>
        <translation>Drücke im Anruf den kleinen Pfeil neben der Kamerataste.</translation>
    </message>
    <message>
        <source>In the call, press the small arrow at the camera button.</source>
        <translation>Drücke im Anruf den kleinen Pfeil an der Kamerataste.</translation>
    </message>
    <message>
        <source>At the top of the call, press the small arrow beside the camera.</source>
        <translation>Drücke oben im Anruf den kleinen Pfeil neben der Kamera.</translation>
    </message>
    <message>
        <source>Under Sources, press plus and take a video capture device.</source>
        <translation>Drücke unter Quellen das Plus und nimm ein Videoaufnahmegerät.</translation>
    </message>
    <message>
        <source>Press the wheel at the bottom left, then Voice and Video, then Camera.</source>
        <translation>Drücke unten links das Zahnrad, dann Sprache und Video, dann Kamera.</translation>
    </message>
    <message>
        <source>Choose your avatar&apos;s camera as its device.</source>
        <translation>Wähle als Gerät die Kamera deines Avatars.</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Waiting for a yes</source>
        <translation>Wartet auf ein Ja</translation>
    </message>
    <message>
        <source>Not introduced yet</source>
        <translation>Noch nicht vorgestellt</translation>
    </message>
    <message>
        <source>The passphrase, please</source>
        <translation>Die Passphrase, bitte</translation>
    </message>
    <message>
        <source>The avatar moves once you have agreed.</source>
        <translation>Der Avatar bewegt sich, sobald du zugestimmt hast.</translation>
    </message>
    <message>
        <source>The avatar does not know you yet.</source>
        <translation>Der Avatar kennt dich noch nicht.</translation>
    </message>
    <message>
        <source>Type it in this window.</source>
        <translation>Gib sie in diesem Fenster ein.</translation>
    </message>
    <message>
        <source>A short pause</source>
        <translation>Eine kurze Pause</translation>
    </message>
    <message>
        <source>You have paused it. Others see that it is back soon.</source>
        <translation>Du hast pausiert; die anderen sehen: gleich zurück.</translation>
    </message>
    <message>
        <source>You are not recognised</source>
        <translation>Du wirst nicht erkannt</translation>
    </message>
    <message>
        <source>Is it you? Face the camera, with light on your face. If that does not help: withdraw under Privacy, and introduce yourself again.</source>
        <translation>Bist du es? Schau in die Kamera, mit Licht im Gesicht. Hilft das nicht: widerrufe unter „Datenschutz“ und stell dich neu vor.</translation>
    </message>
</context>
<context>
    <name>CharacterPage</name>
    <message>
        <source>Who do you want to be?</source>
        <translation>Wer möchtest du sein?</translation>
    </message>
    <message>
        <source>It acts a little, so that you see it move. You can change your mind at any time.</source>
        <translation>Die Figur spielt ein wenig, damit du siehst, wie sie sich bewegt. Du kannst dich jederzeit umentscheiden.</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>Überrasch mich</translation>
    </message>
    <message>
        <source>This is me</source>
        <translation>Das bin ich</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Hair</source>
        <translation>Haare</translation>
    </message>
    <message>
        <source>Hair colour</source>
        <translation>Haarfarbe</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>Augen</translation>
    </message>
    <message>
        <source>Glasses</source>
        <translation>Brille</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>Kleidung</translation>
    </message>
    <message>
        <source>%1, the one before</source>
        <translation>%1, vorige</translation>
    </message>
    <message>
        <source>%1, the next one</source>
        <translation>%1, nächste</translation>
    </message>
    <message>
        <source>Drawn by %1</source>
        <translation>Gezeichnet von %1</translation>
    </message>
</context>
<context>
    <name>CharacterTab</name>
    <message>
        <source>Character</source>
        <translation>Figur</translation>
    </message>
</context>
<context>
    <name>ColourButton</name>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Braun</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Mehr …</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>Skin</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Cheeks</source>
        <translation>Wangen</translation>
    </message>
    <message>
        <source>Lips</source>
        <translation>Lippen</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>Augen</translation>
    </message>
    <message>
        <source>Hair</source>
        <translation>Haare</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>Kleidung</translation>
    </message>
    <message>
        <source>Collar</source>
        <translation>Kragen</translation>
    </message>
    <message>
        <source>Glasses</source>
        <translation>Brille</translation>
    </message>
    <message>
        <source>Hat</source>
        <translation>Kopfbedeckung</translation>
    </message>
    <message>
        <source>Jewellery</source>
        <translation>Schmuck</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Kopfhörer</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Laken</translation>
    </message>
    <message>
        <source>Shell</source>
        <translation>Gehäuse</translation>
    </message>
    <message>
        <source>Jacket</source>
        <translation>Jacke</translation>
    </message>
    <message>
        <source>Wool</source>
        <translation>Wolle</translation>
    </message>
    <message>
        <source>Scarf</source>
        <translation>Schal</translation>
    </message>
    <message>
        <source>Moustache</source>
        <translation>Schnurrbart</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>Fell</translation>
    </message>
    <message>
        <source>Face plate</source>
        <translation>Gesichtsplatte</translation>
    </message>
    <message>
        <source>Jumper</source>
        <translation>Pullover</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>Verzierung</translation>
    </message>
    <message>
        <source>Bow tie</source>
        <translation>Fliege</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>Before anything else</source>
        <translation>Vor allem anderen</translation>
    </message>
    <message>
        <source>Please read this to its end. You can take it back at any time, under Privacy.</source>
        <translation>Bitte lies das bis zum Ende. Du kannst es jederzeit zurücknehmen, unter Datenschutz.</translation>
    </message>
    <message>
        <source>Consent statement</source>
        <translation>Einwilligungserklärung</translation>
    </message>
    <message>
        <source>I know, and let them go.</source>
        <translation>Ich weiß das und lasse es los.</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Ich stimme zu</translation>
    </message>
    <message>
        <source>Language of the statement</source>
        <translation>Sprache der Erklärung</translation>
    </message>
    <message>
        <source>Save or print…</source>
        <translation>Sichern oder drucken …</translation>
    </message>
    <message>
        <source>No, thanks</source>
        <translation>Nein, danke</translation>
    </message>
    <message>
        <source>Closes the window. Nothing is measured, and nothing is kept.</source>
        <translation>Schließt das Fenster. Nichts wird gemessen, nichts wird aufgehoben.</translation>
    </message>
    <message>
        <source>The statement has changed. Agreeing anew loses for good what is sealed to you: %1</source>
        <translation>Die Erklärung hat sich geändert. Wenn du neu zustimmst, ist für immer verloren, was für dich versiegelt ist: %1</translation>
    </message>
    <message>
        <source>Read to the end first.</source>
        <translation>Lies es erst zu Ende.</translation>
    </message>
    <message>
        <source>Tick the box first.</source>
        <translation>Setz erst das Häkchen.</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF sichern …</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Avatar: what I agreed to</source>
        <translation>Avatar: dem habe ich zugestimmt</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF sichern</translation>
    </message>
</context>
<context>
    <name>CopyLine</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>DevicesTab</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation>Kameras neu suchen</translation>
    </message>
    <message>
        <source>Its pictures stay in a process of their own and are never shown, kept or sent.</source>
        <translation>Ihre Bilder bleiben in einem eigenen Prozess und werden nie gezeigt, gespeichert oder gesendet.</translation>
    </message>
    <message>
        <source>The first real camera</source>
        <translation>Die erste echte Kamera</translation>
    </message>
    <message>
        <source>{name} (not there now)</source>
        <translation>{name} (gerade nicht da)</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>A pause switches the camera off</source>
        <translation>Eine Pause schaltet die Kamera aus</translation>
    </message>
    <message>
        <source>Release the camera when nobody watches</source>
        <translation>Kamera freigeben, wenn niemand zusieht</translation>
    </message>
    <message>
        <source>After a minute. It opens again as soon as somebody looks.</source>
        <translation>Nach einer Minute. Sie geht wieder an, sobald jemand zusieht.</translation>
    </message>
    <message>
        <source>With the camera</source>
        <translation>Mit der Kamera</translation>
    </message>
    <message>
        <source>Voice alone</source>
        <translation>Nur die Stimme</translation>
    </message>
    <message>
        <source>Your voice opens the mouth, too. It is heard only while you are recognised, for vowels and nothing else; no sound is kept or sent.</source>
        <translation>Auch deine Stimme öffnet den Mund. Sie wird nur gehört, solange du erkannt wirst, und nur auf Vokale; kein Ton wird gespeichert oder gesendet.</translation>
    </message>
    <message>
        <source>Voice alone releases the camera after the start. Then nobody can check who speaks, so every picture says so, and it ends by itself.</source>
        <translation>„Nur die Stimme“ gibt die Kamera nach dem Start frei. Dann kann niemand prüfen, wer spricht; darum steht es in jedem Bild, und es endet von selbst.</translation>
    </message>
    <message>
        <source>The system&apos;s own choice</source>
        <translation>Was das System wählt</translation>
    </message>
    <message>
        <source>There is no microphone.</source>
        <translation>Es gibt kein Mikrofon.</translation>
    </message>
    <message>
        <source>Whatever there is</source>
        <translation>Was da ist</translation>
    </message>
    <message>
        <source>Virtual camera</source>
        <translation>Virtuelle Kamera</translation>
    </message>
    <message>
        <source>PipeWire camera</source>
        <translation>PipeWire-Kamera</translation>
    </message>
    <message>
        <source>Nowhere: only this window</source>
        <translation>Nirgendwohin: nur dieses Fenster</translation>
    </message>
    <message>
        <source>Send the picture to</source>
        <translation>Das Bild geht an</translation>
    </message>
    <message>
        <source>Plan B, where no virtual camera can be had: a window that shows nothing but the picture, without a frame. Catch it in OBS with a window capture, or share it in the call.</source>
        <translation>Plan B, falls es keine virtuelle Kamera gibt: ein Fenster ohne Rahmen, das nur das Bild zeigt. Nimm es in OBS als Fensteraufnahme auf oder teile es im Anruf.</translation>
    </message>
    <message>
        <source>Open the picture&apos;s window</source>
        <translation>Bildfenster öffnen</translation>
    </message>
    <message>
        <source>How to get a virtual camera</source>
        <translation>So bekommst du eine virtuelle Kamera</translation>
    </message>
    <message>
        <source>Press “Look again” above.</source>
        <translation>Drücke oben „Noch einmal prüfen“.</translation>
    </message>
    <message>
        <source>Install the driver. Open a terminal, paste this line, press Enter:</source>
        <translation>Installiere den Treiber: Terminal öffnen, diese Zeile einfügen, Enter drücken:</translation>
    </message>
    <message>
        <source>Make a camera, until the computer is restarted:</source>
        <translation>Eine Kamera anlegen, bis zum nächsten Neustart:</translation>
    </message>
    <message>
        <source>And after every start, if you like:</source>
        <translation>Und nach jedem Start, wenn du magst:</translation>
    </message>
    <message>
        <source>Install OBS 30 or newer from obsproject.com and open it once.</source>
        <translation>Installiere OBS 30 oder neuer von obsproject.com und öffne es einmal.</translation>
    </message>
    <message>
        <source>Press “Start Virtual Camera” there, and allow the extension in System Settings.</source>
        <translation>Drücke dort „Virtuelle Kamera starten“ und erlaube die Erweiterung in den Systemeinstellungen.</translation>
    </message>
    <message>
        <source>Press “Stop Virtual Camera”, close OBS, restart the Mac.</source>
        <translation>Drücke „Virtuelle Kamera stoppen“, schließ OBS, starte den Mac neu.</translation>
    </message>
    <message>
        <source>Install OBS. Open a terminal, paste this line, press Enter:</source>
        <translation>Installiere OBS: Terminal öffnen, diese Zeile einfügen, Enter drücken:</translation>
    </message>
    <message>
        <source>Open OBS once, then close it: it must not be sending itself.</source>
        <translation>Öffne OBS einmal und schließ es wieder: Es darf nicht selbst senden.</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>{version} on {system}</source>
        <translation>{version} auf {system}</translation>
    </message>
    <message>
        <source>{version}</source>
        <translation>{version}</translation>
    </message>
    <message>
        <source>{version}, tested with {wanted}</source>
        <translation>{version}, getestet mit {wanted}</translation>
    </message>
    <message>
        <source>not installed, tested with {wanted}</source>
        <translation>nicht installiert, getestet mit {wanted}</translation>
    </message>
    <message>
        <source>as tested</source>
        <translation>wie getestet</translation>
    </message>
    <message>
        <source>{path}</source>
        <translation>{path}</translation>
    </message>
    <message>
        <source>defaults; there is no file</source>
        <translation>Voreinstellungen; es gibt keine Datei</translation>
    </message>
    <message>
        <source>{where} cannot be used, so the last good settings hold</source>
        <translation>{where} ist nicht brauchbar, darum gelten die letzten guten Einstellungen</translation>
    </message>
    <message>
        <source>{where} cannot be used, so the usual settings hold</source>
        <translation>{where} ist nicht brauchbar, darum gelten die üblichen Einstellungen</translation>
    </message>
    <message>
        <source>the kernel refuses this process any network socket (seccomp)</source>
        <translation>der Kernel verweigert diesem Prozess jede Netzverbindung (seccomp)</translation>
    </message>
    <message>
        <source>no kernel protection on this system: there is no code that uses the network</source>
        <translation>auf diesem System ohne Schutz durch den Kernel: es gibt keinen Code, der das Netz benutzt</translation>
    </message>
    <message>
        <source>the kernel&apos;s protection could not be switched on ({problem})</source>
        <translation>der Schutz durch den Kernel ließ sich nicht einschalten ({problem})</translation>
    </message>
    <message>
        <source>draws {character}</source>
        <translation>zeichnet {character}</translation>
    </message>
    <message>
        <source>{names}</source>
        <translation>{names}</translation>
    </message>
    <message>
        <source>{names}; virtual, not used: {virtual}</source>
        <translation>{names}; virtuell, nicht benutzt: {virtual}</translation>
    </message>
    <message>
        <source>{wanted} is not there; there is: {names}</source>
        <translation>{wanted} ist nicht da; es gibt: {names}</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>keine gefunden</translation>
    </message>
    <message>
        <source>none found; virtual, not used: {virtual}</source>
        <translation>keine gefunden; virtuell, nicht benutzt: {virtual}</translation>
    </message>
    <message>
        <source>switched off; the camera alone moves the mouth</source>
        <translation>ausgeschaltet; nur die Kamera bewegt den Mund</translation>
    </message>
    <message>
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
    <message>
        <source>none found; the camera alone would move the mouth</source>
        <translation>keines gefunden; nur die Kamera würde den Mund bewegen</translation>
    </message>
    <message>
        <source>the pictures go nowhere, as chosen (output.kind)</source>
        <translation>die Bilder gehen nirgendwohin, wie gewählt (output.kind)</translation>
    </message>
    <message>
        <source>on air: {label}</source>
        <translation>auf Sendung: {label}</translation>
    </message>
    <message>
        <source>{label} ({path})</source>
        <translation>{label} ({path})</translation>
    </message>
    <message>
        <source>{label} ({path}) is in use by {holder}</source>
        <translation>{label} ({path}) wird benutzt von {holder}</translation>
    </message>
    <message>
        <source>{label} ({path}) may not be opened by you</source>
        <translation>{label} ({path}) darfst du nicht öffnen</translation>
    </message>
    <message>
        <source>the kernel module is loaded, but has made no camera</source>
        <translation>das Kernelmodul ist geladen, hat aber keine Kamera angelegt</translation>
    </message>
    <message>
        <source>the kernel module v4l2loopback is not loaded</source>
        <translation>das Kernelmodul v4l2loopback ist nicht geladen</translation>
    </message>
    <message>
        <source>Secure Boot refuses the kernel module v4l2loopback, because it is not signed</source>
        <translation>Secure Boot lehnt das Kernelmodul v4l2loopback ab, weil es nicht signiert ist</translation>
    </message>
    <message>
        <source>v4l2loopback {version} does not build on Linux {kernel}: it must be 0.13 or newer</source>
        <translation>v4l2loopback {version} lässt sich auf Linux {kernel} nicht bauen: nötig ist 0.13 oder neuer</translation>
    </message>
    <message>
        <source>v4l2loopback {version} is there as source but was not built for Linux {kernel}</source>
        <translation>v4l2loopback {version} ist als Quelltext da, aber nicht für Linux {kernel} gebaut</translation>
    </message>
    <message>
        <source>the kernel module v4l2loopback is not installed</source>
        <translation>das Kernelmodul v4l2loopback ist nicht installiert</translation>
    </message>
    <message>
        <source>no loopback device; PipeWire is used instead</source>
        <translation>kein Loopback-Gerät; stattdessen wird PipeWire benutzt</translation>
    </message>
    <message>
        <source>can make a camera for Chromium and Firefox</source>
        <translation>kann eine Kamera für Chromium und Firefox machen</translation>
    </message>
    <message>
        <source>not needed: the virtual camera is there</source>
        <translation>nicht nötig: die virtuelle Kamera ist da</translation>
    </message>
    <message>
        <source>GStreamer or its PipeWire part is not installed</source>
        <translation>GStreamer oder sein PipeWire-Teil ist nicht installiert</translation>
    </message>
    <message>
        <source>no PipeWire session answers</source>
        <translation>keine PipeWire-Sitzung antwortet</translation>
    </message>
    <message>
        <source>OBS Virtual Camera is installed</source>
        <translation>die virtuelle Kamera von OBS ist installiert</translation>
    </message>
    <message>
        <source>OBS is not installed, and it brings the virtual camera</source>
        <translation>OBS ist nicht installiert, und es bringt die virtuelle Kamera mit</translation>
    </message>
    <message>
        <source>on record</source>
        <translation>liegt vor</translation>
    </message>
    <message>
        <source>none on record, so nothing may move</source>
        <translation>liegt nicht vor, darum darf sich nichts bewegen</translation>
    </message>
    <message>
        <source>the avatar knows you</source>
        <translation>der Avatar kennt dich</translation>
    </message>
    <message>
        <source>the avatar does not know you yet, so nothing may move</source>
        <translation>der Avatar kennt dich noch nicht, darum darf sich nichts bewegen</translation>
    </message>
    <message>
        <source>not needed with a test source; every picture says that it is one</source>
        <translation>mit einer Testquelle nicht nötig; jedes Bild sagt, dass es eine ist</translation>
    </message>
    <message>
        <source>no answer within {seconds} s</source>
        <translation>keine Antwort in {seconds} s</translation>
    </message>
    <message>
        <source>{problem}</source>
        <translation>{problem}</translation>
    </message>
    <message>
        <source>install Python 3.11, 3.12 or 3.13</source>
        <translation>installiere Python 3.11, 3.12 oder 3.13</translation>
    </message>
    <message>
        <source>correct it, or put it aside</source>
        <translation>korrigiere sie, oder leg sie beiseite</translation>
    </message>
    <message>
        <source>plug a webcam in, and allow camera access in the system&apos;s privacy settings</source>
        <translation>steck eine Webcam an und erlaube den Kamerazugriff in den Datenschutz-Einstellungen des Systems</translation>
    </message>
    <message>
        <source>plug a real webcam in: a virtual camera is a program, and could show anything</source>
        <translation>steck eine echte Webcam an: Eine virtuelle Kamera ist ein Programm und könnte alles zeigen</translation>
    </message>
    <message>
        <source>plug it in, or choose another</source>
        <translation>steck sie an oder wähle eine andere</translation>
    </message>
    <message>
        <source>plug a microphone in and allow it in the privacy settings, or switch it off</source>
        <translation>steck ein Mikrofon an und erlaube es in den Datenschutz-Einstellungen, oder schalte es hier aus</translation>
    </message>
    <message>
        <source>use a kernel with seccomp; without it there is still no code that uses the network</source>
        <translation>nimm einen Kernel mit seccomp; auch ohne gibt es keinen Code, der das Netz benutzt</translation>
    </message>
    <message>
        <source>close the program that uses it, then look again</source>
        <translation>schließ das Programm, das sie benutzt, und prüfe noch einmal</translation>
    </message>
    <message>
        <source>install OBS 30 or newer, start its virtual camera once, then close OBS</source>
        <translation>installiere OBS 30 oder neuer, starte einmal seine virtuelle Kamera und schließ OBS</translation>
    </message>
    <message>
        <source>look again; if it stays so, restart the computer</source>
        <translation>prüfe noch einmal; bleibt es so, starte den Computer neu</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Virtual camera</source>
        <translation>Virtuelle Kamera</translation>
    </message>
    <message>
        <source>PipeWire</source>
        <translation>PipeWire</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Zustimmung</translation>
    </message>
    <message>
        <source>Recognising you</source>
        <translation>Dich erkennen</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Model files</source>
        <translation>Modelldateien</translation>
    </message>
    <message>
        <source>The check itself</source>
        <translation>Die Prüfung selbst</translation>
    </message>
    <message>
        <source>A camera for your call app</source>
        <translation>Eine Kamera für dein Anrufprogramm</translation>
    </message>
</context>
<context>
    <name>EnrolmentPage</name>
    <message>
        <source>Begin</source>
        <translation>Anfangen</translation>
    </message>
    <message>
        <source>Stop for now</source>
        <translation>Für jetzt aufhören</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Noch einmal dieselbe</translation>
    </message>
    <message>
        <source>A lock of your own</source>
        <translation>Ein eigenes Schloss</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was passiert</translation>
    </message>
    <message>
        <source>You see a drawn face and do what it does: turn, blink, perhaps smile.</source>
        <translation>Du siehst ein gezeichnetes Gesicht und machst nach, was es tut: drehen, blinzeln, vielleicht lächeln.</translation>
    </message>
    <message>
        <source>Sit in good light, alone, half a metre from the camera.</source>
        <translation>Setz dich allein in gutes Licht, einen halben Meter vor die Kamera.</translation>
    </message>
    <message>
        <source>The light of your camera goes on. No picture of you is shown, kept or sent.</source>
        <translation>Das Licht deiner Kamera geht an. Kein Bild von dir wird gezeigt, gespeichert oder gesendet.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal schauen</translation>
    </message>
    <message>
        <source>Meanwhile a terminal shows you a character that moves:</source>
        <translation>Inzwischen zeigt dir ein Terminal eine Figur, die sich bewegt:</translation>
    </message>
    <message>
        <source>Your face template is locked with the passphrase that you chose.</source>
        <translation>Deine Gesichtsvorlage ist mit der Passphrase verschlossen, die du gewählt hast.</translation>
    </message>
    <message>
        <source>What recognises you is locked with a passphrase of your own, %1 letters or more.</source>
        <translation>Was dich erkennt, wird mit einer eigenen Passphrase verschlossen, mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>It is asked for at every start and stored nowhere. Nobody can recover it.</source>
        <translation>Sie wird bei jedem Start gefragt und nirgends gespeichert. Niemand kann sie wiederherstellen.</translation>
    </message>
    <message>
        <source>Type a passphrase first.</source>
        <translation>Gib erst eine Passphrase ein.</translation>
    </message>
    <message>
        <source>That passphrase is too short: it needs %1 letters.</source>
        <translation>Diese Passphrase ist zu kurz: Es müssen %1 Zeichen sein.</translation>
    </message>
    <message>
        <source>Type the same once more.</source>
        <translation>Gib dieselbe noch einmal ein.</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type the same one twice.</source>
        <translation>Die beiden Passphrasen sind verschieden. Gib zweimal dieselbe ein.</translation>
    </message>
    <message>
        <source>Do what the drawing does</source>
        <translation>Mach nach, was die Zeichnung tut</translation>
    </message>
    <message>
        <source>One thing after the other, and no hurry.</source>
        <translation>Eins nach dem anderen, und ohne Eile.</translation>
    </message>
    <message>
        <source>The last try: %1</source>
        <translation>Der letzte Versuch: %1</translation>
    </message>
    <message>
        <source>“%1” was asked for, and that was another movement.</source>
        <translation>Gefragt war „%1“, und das war eine andere Bewegung.</translation>
    </message>
    <message>
        <source>That did not work this time. Nothing was kept.</source>
        <translation>Das hat diesmal nicht geklappt. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Let the avatar get to know you</source>
        <translation>Lass den Avatar dich kennenlernen</translation>
    </message>
    <message>
        <source>Once, about half a minute. From then on it moves for you and for nobody else.</source>
        <translation>Einmal, etwa eine halbe Minute. Von da an bewegt er sich für dich und für niemanden sonst.</translation>
    </message>
</context>
<context>
    <name>Expressions</name>
    <message>
        <source>Happy</source>
        <translation>Fröhlich</translation>
    </message>
    <message>
        <source>Laughing</source>
        <translation>Lachend</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>Traurig</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>Wütend</translation>
    </message>
    <message>
        <source>Surprised</source>
        <translation>Überrascht</translation>
    </message>
    <message>
        <source>Wink</source>
        <translation>Zwinkern</translation>
    </message>
    <message>
        <source>Kiss</source>
        <translation>Kuss</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Zweifelnd</translation>
    </message>
    <message>
        <source>Sleepy</source>
        <translation>Müde</translation>
    </message>
</context>
<context>
    <name>ExpressionsTab</name>
    <message>
        <source>Expressions</source>
        <translation>Mienen</translation>
    </message>
    <message>
        <source>A key puts one on, over your own movements. You can go on talking.</source>
        <translation>Eine Taste setzt eine Miene auf, über deine eigenen Bewegungen. Du kannst weitersprechen.</translation>
    </message>
    <message>
        <source>Their pictures show once you are recognised: this character is sealed to you.</source>
        <translation>Die Bilder erscheinen, sobald du erkannt bist: Diese Figur ist für dich versiegelt.</translation>
    </message>
    <message>
        <source>Press: on and off</source>
        <translation>Drücken: an und aus</translation>
    </message>
    <message>
        <source>Hold: only while held down</source>
        <translation>Halten: nur solange gedrückt</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>1 to 9 put a face on, 0 takes it off. They work while this window is in front. Which key a face has is the character&apos;s own.</source>
        <translation>1 bis 9 setzen eine Miene auf, 0 nimmt sie ab. Das geht, solange dieses Fenster vorne ist. Welche Taste eine Miene hat, bestimmt die Figur.</translation>
    </message>
    <message>
        <source>Your own face</source>
        <translation>Dein Gesicht</translation>
    </message>
</context>
<context>
    <name>Eye</name>
    <message>
        <source>Hide what I type</source>
        <translation>Verbergen, was ich tippe</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Zeigen, was ich tippe</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Character</source>
        <translation>Figur</translation>
    </message>
    <message>
        <source>Who the others see.</source>
        <translation>Wen die anderen sehen.</translation>
    </message>
    <message>
        <source>Make somebody…</source>
        <translation>Jemanden erschaffen …</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>or drop a file here</source>
        <translation>oder zieh eine Datei hierher</translation>
    </message>
    <message>
        <source>The cast</source>
        <translation>Das Ensemble</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Deine</translation>
    </message>
    <message>
        <source>sealed to you</source>
        <translation>für dich versiegelt</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>nicht benutzbar</translation>
    </message>
    <message>
        <source>Import a character</source>
        <translation>Eine Figur importieren</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Figuren</translation>
    </message>
    <message>
        <source>{name} is here.</source>
        <translation>{name} ist da.</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>Look again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Show what is fine</source>
        <translation>Zeigen, was in Ordnung ist</translation>
    </message>
    <message>
        <source>Hide what is fine</source>
        <translation>Verbergen, was in Ordnung ist</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Achtung</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>All is ready</source>
        <translation>Alles ist bereit</translation>
    </message>
    <message>
        <source>One thing is missing</source>
        <translation>Eines fehlt noch</translation>
    </message>
    <message>
        <source>{number} things are missing</source>
        <translation>{number} Dinge fehlen noch</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>One of these is enough:</source>
        <translation>Eines davon genügt:</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Read and agree…</source>
        <translation>Lesen und zustimmen …</translation>
    </message>
    <message>
        <source>Introduce yourself…</source>
        <translation>Stell dich vor …</translation>
    </message>
    <message>
        <source>Take the first camera</source>
        <translation>Die erste Kamera nehmen</translation>
    </message>
    <message>
        <source>Choose by itself</source>
        <translation>Selbst wählen lassen</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Use a window instead</source>
        <translation>Stattdessen ein Fenster</translation>
    </message>
    <message>
        <source>Put it aside</source>
        <translation>Beiseitelegen</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Ctrl+Alt with P, A and 0 to 9, also from other windows</source>
        <translation>Strg+Alt mit P, A und 0 bis 9, auch aus anderen Fenstern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>This system lets no program hear keys from other windows (as under Wayland). Instead, have a key of your desktop run: avatar panic</source>
        <translation>Dieses System lässt kein Programm Tasten aus anderen Fenstern hören (wie unter Wayland). Lass stattdessen eine Taste deines Desktops das ausführen: avatar panic</translation>
    </message>
    <message>
        <source>Another program has taken some of the keys with Ctrl+Alt.</source>
        <translation>Ein anderes Programm hat einige der Tasten mit Strg+Alt belegt.</translation>
    </message>
    <message>
        <source>This system shows no icons in a tray.</source>
        <translation>Dieses System zeigt keine Symbole in einer Leiste.</translation>
    </message>
    <message>
        <source>P, Esc</source>
        <translation>P, Esc</translation>
    </message>
    <message>
        <source>Pause: hide everything, at once</source>
        <translation>Pause: alles verbergen, sofort</translation>
    </message>
    <message>
        <source>Shift+P</source>
        <translation>Umschalt+P</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Your own face</source>
        <translation>Dein Gesicht</translation>
    </message>
    <message>
        <source>Next background</source>
        <translation>Nächster Hintergrund</translation>
    </message>
    <message>
        <source>Learn your resting face anew</source>
        <translation>Dein ruhiges Gesicht neu lernen</translation>
    </message>
    <message>
        <source>As in a mirror, or as others see it</source>
        <translation>Wie im Spiegel, oder wie andere es sehen</translation>
    </message>
    <message>
        <source>Record, and stop recording</source>
        <translation>Aufnehmen, und Aufnahme beenden</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Diese Tasten</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>Put away</source>
        <translation>Weglegen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Your video: {0}</source>
        <translation>Dein Video: {0}</translation>
    </message>
</context>
<context>
    <name>LookTab</name>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Changes show in the picture at once.</source>
        <translation>Änderungen siehst du sofort im Bild.</translation>
    </message>
    <message>
        <source>Wearing</source>
        <translation>Das trägt die Figur</translation>
    </message>
    <message>
        <source>As drawn</source>
        <translation>Wie gezeichnet</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Ruhig</translation>
    </message>
    <message>
        <source>Natural</source>
        <translation>Natürlich</translation>
    </message>
    <message>
        <source>Lively</source>
        <translation>Lebhaft</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Calm suits a work call and spares the battery, lively suits a stage.</source>
        <translation>Ruhig passt zur Arbeit und schont den Akku, lebhaft passt auf eine Bühne.</translation>
    </message>
    <message>
        <source>Size in percent</source>
        <translation>Größe in Prozent</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Left and right as in a mirror; others see it on the other side.</source>
        <translation>Links und rechts wie im Spiegel; andere sehen es auf der anderen Seite.</translation>
    </message>
    <message>
        <source>Size and place</source>
        <translation>Größe und Platz</translation>
    </message>
    <message>
        <source>Plain colour</source>
        <translation>Einfarbig</translation>
    </message>
    <message>
        <source>Or a plain colour:</source>
        <translation>Oder einfarbig:</translation>
    </message>
    <message>
        <source>See-through is seen in the window for OBS (“Own window”); a call shows it black.</source>
        <translation>Durchsichtig wirkt im Fenster für OBS („Eigenes Fenster“); ein Anruf zeigt es schwarz.</translation>
    </message>
    <message>
        <source>Behind you</source>
        <translation>Hinter dir</translation>
    </message>
    <message>
        <source>{name} (key {key})</source>
        <translation>{name} (Taste {key})</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sit relaxed for three seconds, and blink twice.</source>
        <translation>Sitz drei Sekunden entspannt und blinzle zweimal.</translation>
    </message>
    <message>
        <source>There is one background; more are under Look.</source>
        <translation>Es gibt nur einen Hintergrund; mehr findest du unter Aussehen.</translation>
    </message>
</context>
<context>
    <name>Mishaps</name>
    <message>
        <source>there is no {0}</source>
        <translation>{0} gibt es nicht</translation>
    </message>
    <message>
        <source>this user may not open {0}</source>
        <translation>dieses Konto darf {0} nicht öffnen</translation>
    </message>
    <message>
        <source>another program sends to {0}</source>
        <translation>ein anderes Programm sendet an {0}</translation>
    </message>
    <message>
        <source>{0} is open twice in this program</source>
        <translation>{0} ist in diesem Programm zweimal offen</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}</source>
        <translation>{0} lässt sich nicht öffnen: {1}</translation>
    </message>
    <message>
        <source>there is no virtual camera</source>
        <translation>es gibt keine virtuelle Kamera</translation>
    </message>
    <message>
        <source>OBS&apos;s virtual camera is not installed</source>
        <translation>die virtuelle Kamera von OBS ist nicht installiert</translation>
    </message>
    <message>
        <source>OBS&apos;s virtual camera does not start, or OBS is sending to it</source>
        <translation>die virtuelle Kamera von OBS startet nicht, oder OBS sendet gerade an sie</translation>
    </message>
    <message>
        <source>OBS&apos;s only virtual camera is in use</source>
        <translation>die einzige virtuelle Kamera von OBS ist belegt</translation>
    </message>
    <message>
        <source>OBS&apos;s virtual camera is in use</source>
        <translation>die virtuelle Kamera von OBS ist belegt</translation>
    </message>
    <message>
        <source>{0} refuses the size or format: {1}</source>
        <translation>{0} lehnt Größe oder Format ab: {1}</translation>
    </message>
    <message>
        <source>{0} does not take pictures any more: {1}</source>
        <translation>{0} nimmt keine Bilder mehr an: {1}</translation>
    </message>
    <message>
        <source>{0} has gone: {1}</source>
        <translation>{0} ist verschwunden: {1}</translation>
    </message>
    <message>
        <source>{0} ({1}) already gets its pictures from {2}</source>
        <translation>{0} ({1}) bekommt seine Bilder schon von {2}</translation>
    </message>
    <message>
        <source>{0} takes no writer and could not be revived</source>
        <translation>{0} nimmt nichts an und ließ sich nicht wiederbeleben</translation>
    </message>
    <message>
        <source>no PipeWire session answers at {0}: {1}</source>
        <translation>unter {0} antwortet keine PipeWire-Sitzung: {1}</translation>
    </message>
    <message>
        <source>the PipeWire camera stopped: {0}</source>
        <translation>die PipeWire-Kamera ist stehen geblieben: {0}</translation>
    </message>
    <message>
        <source>the PipeWire session has ended, and the camera with it</source>
        <translation>die PipeWire-Sitzung ist zu Ende, und die Kamera mit ihr</translation>
    </message>
    <message>
        <source>no PipeWire camera: {0}</source>
        <translation>keine PipeWire-Kamera: {0}</translation>
    </message>
    <message>
        <source>{0} cannot be started: {1}</source>
        <translation>{0} lässt sich nicht starten: {1}</translation>
    </message>
    <message>
        <source>{0}; and {1}</source>
        <translation>{0}; und {1}</translation>
    </message>
    <message>
        <source>close the other program (OBS, another avatar, the call app), then start avatar again</source>
        <translation>schließ das andere Programm (OBS, ein zweiter Avatar, das Anrufprogramm) und starte den Avatar neu</translation>
    </message>
    <message>
        <source>close the other output first</source>
        <translation>schließ erst die andere Ausgabe</translation>
    </message>
    <message>
        <source>avatar doctor</source>
        <translation>sieh auf der Seite „Geräte“ nach</translation>
    </message>
    <message>
        <source>run &apos;avatar doctor&apos;</source>
        <translation>sieh auf der Seite „Geräte“ nach</translation>
    </message>
    <message>
        <source>avatar doctor   # shows the camera&apos;s state; then start avatar again</source>
        <translation>sieh auf der Seite „Geräte“ nach, dann starte den Avatar neu</translation>
    </message>
    <message>
        <source>start avatar again</source>
        <translation>starte den Avatar neu</translation>
    </message>
    <message>
        <source>press Stop Virtual Camera in OBS, or close OBS, and start avatar again</source>
        <translation>drücke in OBS „Virtuelle Kamera beenden“ oder schließ OBS, dann starte den Avatar neu</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} lässt sich nicht schreiben: {1}</translation>
    </message>
    <message>
        <source>free some disk space</source>
        <translation>schaff etwas Platz auf dem Datenträger</translation>
    </message>
    <message>
        <source>free some disk space or check who may write there</source>
        <translation>schaff etwas Platz, oder sieh nach, wer dort schreiben darf</translation>
    </message>
    <message>
        <source>free some space, or see who owns its folder</source>
        <translation>schaff etwas Platz, oder sieh nach, wem der Ordner gehört</translation>
    </message>
    <message>
        <source>free some space, or see who owns {0}</source>
        <translation>schaff etwas Platz, oder sieh nach, wem {0} gehört</translation>
    </message>
    <message>
        <source>free some space, or choose another place with --out</source>
        <translation>schaff etwas Platz, dann versuch es noch einmal</translation>
    </message>
    <message>
        <source>the settings cannot be kept: {0}</source>
        <translation>die Einstellungen lassen sich nicht aufheben: {0}</translation>
    </message>
    <message>
        <source>{0}; the last good settings are used instead ({1})</source>
        <translation>{0}; stattdessen gelten die letzten guten Einstellungen ({1})</translation>
    </message>
    <message>
        <source>{0}: {1} = {2}: must be {3}</source>
        <translation>{0}: {1} = {2}: muss {3} sein</translation>
    </message>
    <message>
        <source>change it, or leave it out for the default ({0})</source>
        <translation>ändere es, oder lass es weg: dann gilt der übliche Wert ({0})</translation>
    </message>
    <message>
        <source>correct {0}, or move it away</source>
        <translation>berichtige {0}, oder nimm die Datei dort weg</translation>
    </message>
    <message>
        <source>the ledger {0} cannot be written: {1}</source>
        <translation>das Protokoll {0} lässt sich nicht schreiben: {1}</translation>
    </message>
    <message>
        <source>the ledger {0} cannot be read: {1}</source>
        <translation>das Protokoll {0} lässt sich nicht lesen: {1}</translation>
    </message>
    <message>
        <source>check who may read it</source>
        <translation>sieh nach, wer es lesen darf</translation>
    </message>
    <message>
        <source>the key that signs {0} is gone or out of reach</source>
        <translation>der Schlüssel, der {0} unterschreibt, ist weg oder nicht erreichbar</translation>
    </message>
    <message>
        <source>unlock the keyring; or move the file away, and a new ledger begins</source>
        <translation>entsperre den Schlüsselbund; oder nimm die Datei weg, dann beginnt ein neues Protokoll</translation>
    </message>
    <message>
        <source>the consent record {0} cannot be written: {1}</source>
        <translation>die Einwilligung {0} lässt sich nicht schreiben: {1}</translation>
    </message>
    <message>
        <source>the consent record {0} cannot be deleted: {1}</source>
        <translation>die Einwilligung {0} lässt sich nicht löschen: {1}</translation>
    </message>
    <message>
        <source>the consent record {0} cannot be read ({1})</source>
        <translation>die Einwilligung {0} lässt sich nicht lesen ({1})</translation>
    </message>
    <message>
        <source>stop avatar and delete the file by hand</source>
        <translation>schließ den Avatar und lösch die Datei von Hand</translation>
    </message>
    <message>
        <source>run &apos;avatar consent withdraw&apos;, then &apos;avatar consent&apos;</source>
        <translation>nimm die Einwilligung zurück, unter „Datenschutz“, und stimm neu zu</translation>
    </message>
    <message>
        <source>delete it by hand</source>
        <translation>lösch es von Hand</translation>
    </message>
    <message>
        <source>the system did not list its cameras within {0} s</source>
        <translation>das System hat seine Kameras nicht innerhalb von {0} s genannt</translation>
    </message>
    <message>
        <source>unplug and replug the camera</source>
        <translation>zieh die Kamera ab und steck sie wieder an</translation>
    </message>
    <message>
        <source>the cameras cannot be listed: {0}</source>
        <translation>die Kameras lassen sich nicht auflisten: {0}</translation>
    </message>
    <message>
        <source>the system&apos;s keyring cannot be used ({0}: {1})</source>
        <translation>der Schlüsselbund des Systems lässt sich nicht benutzen ({0}: {1})</translation>
    </message>
    <message>
        <source>unlock the keyring, then try again</source>
        <translation>entsperre den Schlüsselbund und versuch es noch einmal</translation>
    </message>
    <message>
        <source>this is not the passphrase that the {0} was stored with</source>
        <translation>das ist nicht die Passphrase, mit der das gespeichert wurde ({0})</translation>
    </message>
    <message>
        <source>type it again; if it is lost, run &apos;avatar consent withdraw&apos; and begin again</source>
        <translation>gib sie noch einmal ein; ist sie verloren, nimm unter „Datenschutz“ die Einwilligung zurück und beginn neu</translation>
    </message>
    <message>
        <source>erasing the template failed ({0})</source>
        <translation>die Vorlage ließ sich nicht löschen ({0})</translation>
    </message>
    <message>
        <source>erasing the template failed with code {0}</source>
        <translation>die Vorlage ließ sich nicht löschen (Code {0})</translation>
    </message>
    <message>
        <source>run &apos;avatar consent withdraw&apos; again</source>
        <translation>nimm die Einwilligung unter „Datenschutz“ noch einmal zurück</translation>
    </message>
    <message>
        <source>the template was erased, but its key was not found</source>
        <translation>die Vorlage ist gelöscht, aber ihr Schlüssel wurde nicht gefunden</translation>
    </message>
    <message>
        <source>the template cannot be written to {0}: {1}</source>
        <translation>die Vorlage lässt sich nicht nach {0} schreiben: {1}</translation>
    </message>
    <message>
        <source>there is no consent on record, so nothing may be measured</source>
        <translation>es liegt keine Einwilligung vor, also darf nichts gemessen werden</translation>
    </message>
    <message>
        <source>there is no consent on record</source>
        <translation>es liegt keine Einwilligung vor</translation>
    </message>
    <message>
        <source>agree first</source>
        <translation>stimm erst zu</translation>
    </message>
    <message>
        <source>run &apos;avatar consent&apos; once</source>
        <translation>stimm einmal zu</translation>
    </message>
    <message>
        <source>run &apos;avatar enrol&apos; once</source>
        <translation>lass dich einmal kennenlernen</translation>
    </message>
    <message>
        <source>nobody is enrolled, so there is no owner to seal to</source>
        <translation>der Avatar kennt niemanden, für den er verschließen könnte</translation>
    </message>
    <message>
        <source>consent was withdrawn, so nothing was kept</source>
        <translation>die Einwilligung wurde zurückgenommen, also wurde nichts behalten</translation>
    </message>
    <message>
        <source>run &apos;avatar consent&apos; first</source>
        <translation>stimm erst zu</translation>
    </message>
    <message>
        <source>the sense process does not start: {0}</source>
        <translation>der Teil, der die Kamera liest, startet nicht: {0}</translation>
    </message>
    <message>
        <source>{0} tries failed, the last because of: {1}</source>
        <translation>{0} Versuche sind misslungen, der letzte wegen: {1}</translation>
    </message>
    <message>
        <source>sit in good light, alone, half a metre from the camera, and run &apos;avatar enrol&apos; again</source>
        <translation>setz dich allein in gutes Licht, einen halben Meter vor die Kamera, und versuch es noch einmal</translation>
    </message>
    <message>
        <source>the camera ended before the prompts did</source>
        <translation>die Kamera war vor den Aufgaben zu Ende</translation>
    </message>
    <message>
        <source>plug it in and run &apos;avatar enrol&apos; again</source>
        <translation>steck sie an und versuch es noch einmal</translation>
    </message>
    <message>
        <source>somebody else is enrolled here already</source>
        <translation>hier kennt der Avatar schon jemand anderen</translation>
    </message>
    <message>
        <source>too many prompts failed, so the owner cannot be changed</source>
        <translation>zu viele Aufgaben sind misslungen, also lässt sich die Person nicht wechseln</translation>
    </message>
    <message>
        <source>{0} was not sealed: {1}</source>
        <translation>{0} wurde nicht verschlossen: {1}</translation>
    </message>
    <message>
        <source>{0} is sealed already</source>
        <translation>{0} ist schon verschlossen</translation>
    </message>
    <message>
        <source>{0} is not sealed</source>
        <translation>{0} ist nicht verschlossen</translation>
    </message>
    <message>
        <source>{0} does not hold what was sealed</source>
        <translation>in {0} steht nicht, was verschlossen wurde</translation>
    </message>
    <message>
        <source>see whether the disk is full</source>
        <translation>sieh nach, ob der Datenträger voll ist</translation>
    </message>
    <message>
        <source>there is no key for it: it was sealed in another profile, or before a withdrawn consent</source>
        <translation>es gibt keinen Schlüssel dafür: verschlossen in einem anderen Profil oder vor einer zurückgenommenen Einwilligung</translation>
    </message>
    <message>
        <source>use another copy of the character</source>
        <translation>nimm eine andere Kopie der Figur</translation>
    </message>
    <message>
        <source>look at the camera and answer the prompts</source>
        <translation>sieh in die Kamera und mach nach, was verlangt wird</translation>
    </message>
    <message>
        <source>no character is called {0}, and it is no folder and no {1} file</source>
        <translation>keine Figur heißt {0}, und es ist kein Ordner und keine {1}-Datei</translation>
    </message>
    <message>
        <source>choose one of: {0}</source>
        <translation>nimm eine von: {0}</translation>
    </message>
    <message>
        <source>did you mean {0}?</source>
        <translation>meinst du {0}?</translation>
    </message>
    <message>
        <source>you have a character called {0} already</source>
        <translation>du hast schon eine Figur namens {0}</translation>
    </message>
    <message>
        <source>{0} is the name of a built-in character</source>
        <translation>{0} heißt schon eine mitgelieferte Figur</translation>
    </message>
    <message>
        <source>{0} of your characters are called {1}</source>
        <translation>{0} deiner Figuren heißen {1}</translation>
    </message>
    <message>
        <source>{0} has no letter of a to z and no digit to name a file by</source>
        <translation>{0} hat keinen Buchstaben von a bis z und keine Ziffer, nach denen eine Datei heißen kann</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>wähl einen anderen Namen</translation>
    </message>
    <message>
        <source>give another name</source>
        <translation>gib einen anderen Namen</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>{0} lässt sich nicht lesen: {1}</translation>
    </message>
    <message>
        <source>a character is a folder with {0} and the drawing, or one file *{1}</source>
        <translation>eine Figur ist ein Ordner mit {0} und der Zeichnung, oder eine Datei *{1}</translation>
    </message>
    <message>
        <source>check its name</source>
        <translation>sieh nach, ob der Name stimmt</translation>
    </message>
    <message>
        <source>{0} is not a file</source>
        <translation>{0} ist keine Datei</translation>
    </message>
    <message>
        <source>{0} has more than {1} bytes</source>
        <translation>{0} hat mehr als {1} Bytes</translation>
    </message>
    <message>
        <source>{0} has {1} bytes, more than {2}</source>
        <translation>{0} hat {1} Bytes, mehr als {2}</translation>
    </message>
    <message>
        <source>make it smaller</source>
        <translation>mach es kleiner</translation>
    </message>
    <message>
        <source>simplify the drawing</source>
        <translation>vereinfache die Zeichnung</translation>
    </message>
    <message>
        <source>{0} is not an SVG drawing</source>
        <translation>{0} ist keine SVG-Zeichnung</translation>
    </message>
    <message>
        <source>save it as plain SVG</source>
        <translation>speichere es als einfaches SVG</translation>
    </message>
    <message>
        <source>{0} is not a PNG or JPEG picture</source>
        <translation>{0} ist kein PNG- oder JPEG-Bild</translation>
    </message>
    <message>
        <source>save it as PNG</source>
        <translation>speichere es als PNG</translation>
    </message>
    <message>
        <source>{0} cannot be decoded ({1})</source>
        <translation>{0} lässt sich nicht entschlüsseln ({1})</translation>
    </message>
    <message>
        <source>save it again as PNG</source>
        <translation>speichere es noch einmal als PNG</translation>
    </message>
    <message>
        <source>{0}: {1} by {2} pixels are more than {3}</source>
        <translation>{0}: {1} mal {2} Pixel sind mehr als {3}</translation>
    </message>
    <message>
        <source>make it smaller: 1280 by 720 is as sharp as a call</source>
        <translation>mach es kleiner: 1280 mal 720 ist so scharf wie ein Anruf</translation>
    </message>
    <message>
        <source>a face in it looks photographed, or like a photograph made flat (by {0})</source>
        <translation>ein Gesicht darin sieht fotografiert aus, oder wie ein flach gemachtes Foto (laut {0})</translation>
    </message>
    <message>
        <source>use a drawn picture, a colour or a gradient</source>
        <translation>nimm ein gezeichnetes Bild, eine Farbe oder einen Verlauf</translation>
    </message>
    <message>
        <source>{0}: pictures are refused, because nothing here can tell whether they are photographs</source>
        <translation>{0}: Bilder werden abgelehnt, weil hier nichts erkennen kann, ob es Fotos sind</translation>
    </message>
    <message>
        <source>use colour, gradient or drawing for this background</source>
        <translation>nimm für diesen Hintergrund Farbe, Verlauf oder Zeichnung</translation>
    </message>
    <message>
        <source>{0}: it may show a photographed face</source>
        <translation>{0}: Es könnte ein fotografiertes Gesicht zeigen</translation>
    </message>
    <message>
        <source>choose a picture without a person in it, or a drawn one</source>
        <translation>nimm ein Bild ohne Menschen darin oder ein gezeichnetes</translation>
    </message>
    <message>
        <source>there is no picture of your own</source>
        <translation>es gibt kein eigenes Bild</translation>
    </message>
    <message>
        <source>choose one under Look, in the window</source>
        <translation>wähle eins im Fenster unter Aussehen</translation>
    </message>
    <message>
        <source>{0} belongs to somebody else</source>
        <translation>{0} gehört jemand anderem</translation>
    </message>
    <message>
        <source>{0}: it was changed after it was sealed</source>
        <translation>{0}: die Datei wurde nach dem Verschließen verändert</translation>
    </message>
    <message>
        <source>{0}: it is cut short</source>
        <translation>{0}: die Datei ist abgeschnitten</translation>
    </message>
    <message>
        <source>{0}: format must be 1</source>
        <translation>{0}: format muss 1 sein</translation>
    </message>
    <message>
        <source>correct it; see docs/characters.md</source>
        <translation>berichtige es; siehe docs/characters.md</translation>
    </message>
    <message>
        <source>{0} is still being written</source>
        <translation>{0} wird noch geschrieben</translation>
    </message>
    <message>
        <source>look at it in a minute</source>
        <translation>sieh in einer Minute nach</translation>
    </message>
    <message>
        <source>record again</source>
        <translation>nimm noch einmal auf</translation>
    </message>
    <message>
        <source>go on air again</source>
        <translation>geh noch einmal auf Sendung</translation>
    </message>
    <message>
        <source>nothing is drawn any more: {0}: {1}</source>
        <translation>es wird nichts mehr gezeichnet: {0}: {1}</translation>
    </message>
    <message>
        <source>close the window and start avatar again</source>
        <translation>schließ das Fenster und starte den Avatar neu</translation>
    </message>
    <message>
        <source>unexpected: {0}: {1}</source>
        <translation>unerwartet: {0}: {1}</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Erlaubnis</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>es gibt sie nicht</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>die Datei ist zu groß</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>hier darf nur gelesen werden</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Fehler beim Lesen oder Schreiben</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>In English: {0}</source>
        <translation>Auf Englisch: {0}</translation>
    </message>
</context>
<context>
    <name>OutputWindow</name>
    <message>
        <source>Avatar, the picture alone</source>
        <translation>Avatar, nur das Bild</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Dieses Fenster schließen</translation>
    </message>
</context>
<context>
    <name>OwnPicture</name>
    <message>
        <source>Own picture…</source>
        <translation>Eigenes Bild …</translation>
    </message>
    <message>
        <source>Delete own picture</source>
        <translation>Eigenes Bild löschen</translation>
    </message>
    <message>
        <source>PNG or JPEG, cut to the shape of a call. It stays on this computer, and one that shows a photographed face is refused.</source>
        <translation>PNG oder JPEG, auf die Form eines Anrufs beschnitten. Es bleibt auf diesem Computer, und eins mit einem fotografierten Gesicht wird abgelehnt.</translation>
    </message>
    <message>
        <source>A picture behind you</source>
        <translation>Ein Bild hinter dir</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Looking at it…</source>
        <translation>Wird angesehen …</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>A room with a garden window</source>
        <translation>Ein Zimmer mit Gartenfenster</translation>
    </message>
    <message>
        <source>A blue room with a garden window</source>
        <translation>Ein blaues Zimmer mit Gartenfenster</translation>
    </message>
    <message>
        <source>The garden room in the evening</source>
        <translation>Das Gartenzimmer am Abend</translation>
    </message>
    <message>
        <source>A lilac room with a garden window</source>
        <translation>Ein lila Zimmer mit Gartenfenster</translation>
    </message>
    <message>
        <source>A rose-coloured room with a garden window</source>
        <translation>Ein rosa Zimmer mit Gartenfenster</translation>
    </message>
    <message>
        <source>A plain studio wall</source>
        <translation>Eine schlichte Studiowand</translation>
    </message>
    <message>
        <source>A warm studio wall</source>
        <translation>Eine warme Studiowand</translation>
    </message>
    <message>
        <source>Neck</source>
        <translation>Hals</translation>
    </message>
    <message>
        <source>Blazer over a blouse</source>
        <translation>Blazer über Bluse</translation>
    </message>
    <message>
        <source>Cardigan over a shirt</source>
        <translation>Strickjacke über Hemd</translation>
    </message>
    <message>
        <source>Tunic with a high collar</source>
        <translation>Tunika mit hohem Kragen</translation>
    </message>
    <message>
        <source>Hoodie</source>
        <translation>Kapuzenpulli</translation>
    </message>
    <message>
        <source>Jumper over a shirt</source>
        <translation>Pullover über Hemd</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>Hemd</translation>
    </message>
    <message>
        <source>Shirt and tie</source>
        <translation>Hemd und Krawatte</translation>
    </message>
    <message>
        <source>T-shirt</source>
        <translation>T-Shirt</translation>
    </message>
    <message>
        <source>Turtleneck</source>
        <translation>Rollkragen</translation>
    </message>
    <message>
        <source>Plain ears</source>
        <translation>Schlichte Ohren</translation>
    </message>
    <message>
        <source>Round ears</source>
        <translation>Runde Ohren</translation>
    </message>
    <message>
        <source>Small ears</source>
        <translation>Kleine Ohren</translation>
    </message>
    <message>
        <source>Angular</source>
        <translation>Kantig</translation>
    </message>
    <message>
        <source>Full cheeks</source>
        <translation>Volle Wangen</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>Herzförmig</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>Lang</translation>
    </message>
    <message>
        <source>Oval</source>
        <translation>Oval</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Rund</translation>
    </message>
    <message>
        <source>Square jaw</source>
        <translation>Kräftiges Kinn</translation>
    </message>
    <message>
        <source>Freckles</source>
        <translation>Sommersprossen</translation>
    </message>
    <message>
        <source>Many freckles</source>
        <translation>Viele Sommersprossen</translation>
    </message>
    <message>
        <source>Beauty spot</source>
        <translation>Schönheitsfleck</translation>
    </message>
    <message>
        <source>Small scar</source>
        <translation>Kleine Narbe</translation>
    </message>
    <message>
        <source>Laugh lines</source>
        <translation>Lachfalten</translation>
    </message>
    <message>
        <source>Lines below the eyes</source>
        <translation>Linien unter den Augen</translation>
    </message>
    <message>
        <source>Many lines</source>
        <translation>Viele Falten</translation>
    </message>
    <message>
        <source>Broad</source>
        <translation>Breit</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>Stupsnase</translation>
    </message>
    <message>
        <source>Curved</source>
        <translation>Gebogen</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Snub</source>
        <translation>Aufwärts</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Gerade</translation>
    </message>
    <message>
        <source>Almond</source>
        <translation>Mandelform</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>Wach</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Ruhig</translation>
    </message>
    <message>
        <source>Hooded</source>
        <translation>Schlupflider</translation>
    </message>
    <message>
        <source>Long lashes</source>
        <translation>Lange Wimpern</translation>
    </message>
    <message>
        <source>Monolid</source>
        <translation>Ohne Lidfalte</translation>
    </message>
    <message>
        <source>Sleepy</source>
        <translation>Müde</translation>
    </message>
    <message>
        <source>Along the jaw</source>
        <translation>Entlang des Kiefers</translation>
    </message>
    <message>
        <source>Full beard</source>
        <translation>Vollbart</translation>
    </message>
    <message>
        <source>Goatee</source>
        <translation>Spitzbart</translation>
    </message>
    <message>
        <source>Curled moustache</source>
        <translation>Gezwirbelter Schnurrbart</translation>
    </message>
    <message>
        <source>Moustache</source>
        <translation>Schnurrbart</translation>
    </message>
    <message>
        <source>Short beard</source>
        <translation>Kurzer Bart</translation>
    </message>
    <message>
        <source>Sideburns</source>
        <translation>Koteletten</translation>
    </message>
    <message>
        <source>Stubble</source>
        <translation>Stoppeln</translation>
    </message>
    <message>
        <source>Friendly</source>
        <translation>Freundlich</translation>
    </message>
    <message>
        <source>Full lips</source>
        <translation>Volle Lippen</translation>
    </message>
    <message>
        <source>Heart lips</source>
        <translation>Herzlippen</translation>
    </message>
    <message>
        <source>Thin lips</source>
        <translation>Schmale Lippen</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Breit</translation>
    </message>
    <message>
        <source>Afro</source>
        <translation>Afro</translation>
    </message>
    <message>
        <source>Bob with a fringe</source>
        <translation>Bob mit Pony</translation>
    </message>
    <message>
        <source>Box braids</source>
        <translation>Geflochtene Zöpfe</translation>
    </message>
    <message>
        <source>High bun</source>
        <translation>Hoher Dutt</translation>
    </message>
    <message>
        <source>Short crop</source>
        <translation>Kurzhaarschnitt</translation>
    </message>
    <message>
        <source>Short curls</source>
        <translation>Kurze Locken</translation>
    </message>
    <message>
        <source>Buzz cut with a fade</source>
        <translation>Rasiert mit Übergang</translation>
    </message>
    <message>
        <source>Long and straight</source>
        <translation>Lang und glatt</translation>
    </message>
    <message>
        <source>Long waves</source>
        <translation>Lange Wellen</translation>
    </message>
    <message>
        <source>Pixie</source>
        <translation>Pixie</translation>
    </message>
    <message>
        <source>High ponytail</source>
        <translation>Hoher Pferdeschwanz</translation>
    </message>
    <message>
        <source>Low ponytail</source>
        <translation>Tiefer Pferdeschwanz</translation>
    </message>
    <message>
        <source>Bald crown</source>
        <translation>Lichter Scheitel</translation>
    </message>
    <message>
        <source>Side part</source>
        <translation>Seitenscheitel</translation>
    </message>
    <message>
        <source>Swept back</source>
        <translation>Zurückgekämmt</translation>
    </message>
    <message>
        <source>Undercut</source>
        <translation>Undercut</translation>
    </message>
    <message>
        <source>Arched</source>
        <translation>Geschwungen</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Kräftig</translation>
    </message>
    <message>
        <source>Bushy</source>
        <translation>Buschig</translation>
    </message>
    <message>
        <source>Rounded</source>
        <translation>Gerundet</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Weich</translation>
    </message>
    <message>
        <source>Thin</source>
        <translation>Schmal</translation>
    </message>
    <message>
        <source>Cat-eye glasses</source>
        <translation>Katzenaugen-Brille</translation>
    </message>
    <message>
        <source>Half-rim glasses</source>
        <translation>Halbrandbrille</translation>
    </message>
    <message>
        <source>Oval glasses</source>
        <translation>Ovale Brille</translation>
    </message>
    <message>
        <source>Round glasses</source>
        <translation>Runde Brille</translation>
    </message>
    <message>
        <source>Square glasses</source>
        <translation>Eckige Brille</translation>
    </message>
    <message>
        <source>Thick frames</source>
        <translation>Dicker Rahmen</translation>
    </message>
    <message>
        <source>Knitted hat</source>
        <translation>Strickmütze</translation>
    </message>
    <message>
        <source>Beret</source>
        <translation>Baskenmütze</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>Kappe</translation>
    </message>
    <message>
        <source>Headscarf</source>
        <translation>Kopftuch</translation>
    </message>
    <message>
        <source>Turban</source>
        <translation>Turban</translation>
    </message>
    <message>
        <source>Drops</source>
        <translation>Tropfen</translation>
    </message>
    <message>
        <source>Hoops</source>
        <translation>Kreolen</translation>
    </message>
    <message>
        <source>Studs</source>
        <translation>Stecker</translation>
    </message>
    <message>
        <source>Hearing aids</source>
        <translation>Hörgeräte</translation>
    </message>
    <message>
        <source>Hearing aid, left</source>
        <translation>Hörgerät links</translation>
    </message>
    <message>
        <source>Hearing aid, right</source>
        <translation>Hörgerät rechts</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Kopfhörer</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Live picture of your avatar</source>
        <translation>Live-Bild deines Avatars</translation>
    </message>
</context>
<context>
    <name>PrivacyTab</name>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Everything stays on this computer, and you can take all of it back at any time.</source>
        <translation>Alles bleibt auf diesem Computer, und du kannst alles jederzeit zurücknehmen.</translation>
    </message>
    <message>
        <source>Read what you agreed to</source>
        <translation>Deine Zustimmung lesen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Read and agree…</source>
        <translation>Lesen und zustimmen …</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Neu prüfen</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Was gespeichert ist</translation>
    </message>
    <message>
        <source>What for: to move a cartoon live, and to stop when anybody else is there.</source>
        <translation>Wozu: um eine Figur live zu bewegen, und anzuhalten, wenn jemand anderes da ist.</translation>
    </message>
    <message>
        <source>What is measured: movements of head, eyes and face; a template of your face.</source>
        <translation>Was gemessen wird: Bewegungen von Kopf, Augen und Gesicht; eine Vorlage deines Gesichts.</translation>
    </message>
    <message>
        <source>Never: your feelings, pictures of you, sound of you, anybody else.</source>
        <translation>Niemals: deine Gefühle, Bilder oder Töne von dir, andere Menschen.</translation>
    </message>
    <message>
        <source>How long: movements until they are drawn, the template until you withdraw, twelve months at most.</source>
        <translation>Wie lange: Bewegungen, bis sie gezeichnet sind; die Vorlage, bis du widerrufst, höchstens zwölf Monate.</translation>
    </message>
    <message>
        <source>Each consent and each opening of the gate is one signed line. A line that is changed, cut or removed shows here.</source>
        <translation>Jede Zustimmung und jedes Öffnen des Tors ist eine signierte Zeile. Wurde eine geändert, gekürzt oder entfernt, steht es hier.</translation>
    </message>
    <message>
        <source>No part of this program talks to a network, and on Linux the kernel forbids it.</source>
        <translation>Kein Teil dieses Programms spricht mit einem Netz, und unter Linux verbietet es der Kernel.</translation>
    </message>
    <message>
        <source>Your camera&apos;s pictures live in a process of their own; only a few numbers leave it.</source>
        <translation>Die Bilder deiner Kamera leben in einem eigenen Prozess; nur ein paar Zahlen verlassen ihn.</translation>
    </message>
    <message>
        <source>The template is encrypted. Its key is in the system&apos;s keyring or under your passphrase.</source>
        <translation>Die Vorlage ist verschlüsselt. Ihr Schlüssel liegt im Schlüsselbund des Systems oder unter deiner Passphrase.</translation>
    </message>
    <message>
        <source>What protects you</source>
        <translation>Was dich schützt</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>In Kraft</translation>
    </message>
    <message>
        <source>You agreed on {day}</source>
        <translation>Zugestimmt am {day}</translation>
    </message>
    <message>
        <source>It ends by itself on {day}.</source>
        <translation>Endet von selbst am {day}.</translation>
    </message>
    <message>
        <source>It ends by itself on {day}, in {count} days.</source>
        <translation>Endet von selbst am {day}, in {count} Tagen.</translation>
    </message>
    <message>
        <source>Not in force</source>
        <translation>Nicht in Kraft</translation>
    </message>
    <message>
        <source>You have not agreed</source>
        <translation>Du hast nicht zugestimmt</translation>
    </message>
    <message>
        <source>So nothing is measured, and nothing moves.</source>
        <translation>Darum wird nichts gemessen, und nichts bewegt sich.</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Achtung</translation>
    </message>
    <message>
        <source>It is not as it was written: {problem}</source>
        <translation>Es ist nicht, wie es geschrieben wurde: {problem}</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Whole: each line is signed, none is missing. Lines: {count}.</source>
        <translation>Vollständig: jede Zeile ist signiert, keine fehlt. Zeilen: {count}.</translation>
    </message>
    <message>
        <source>You agreed</source>
        <translation>Du hast zugestimmt</translation>
    </message>
    <message>
        <source>You withdrew your consent</source>
        <translation>Du hast deine Zustimmung widerrufen</translation>
    </message>
    <message>
        <source>Your consent ended</source>
        <translation>Deine Zustimmung ist abgelaufen</translation>
    </message>
    <message>
        <source>The statement changed, so the consent ended</source>
        <translation>Die Erklärung hat sich geändert, darum endete die Zustimmung</translation>
    </message>
    <message>
        <source>Your template was erased</source>
        <translation>Deine Vorlage wurde gelöscht</translation>
    </message>
    <message>
        <source>You were enrolled</source>
        <translation>Der Avatar hat dich kennengelernt</translation>
    </message>
    <message>
        <source>The passphrase stood in for prompts</source>
        <translation>Die Passphrase ersetzte Aufforderungen</translation>
    </message>
    <message>
        <source>The gate opened for you</source>
        <translation>Das Tor öffnete sich für dich</translation>
    </message>
    <message>
        <source>The gate closed</source>
        <translation>Das Tor schloss sich</translation>
    </message>
    <message>
        <source>The gate locked: it was not you</source>
        <translation>Das Tor wurde verriegelt: Das warst nicht du</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Nichts.</translation>
    </message>
    <message>
        <source>until you withdraw</source>
        <translation>bis du widerrufst</translation>
    </message>
    <message>
        <source>until you delete it</source>
        <translation>bis du es löschst</translation>
    </message>
    <message>
        <source>Record of your consent</source>
        <translation>Nachweis deiner Zustimmung</translation>
    </message>
    <message>
        <source>Template of your face, encrypted</source>
        <translation>Vorlage deines Gesichts, verschlüsselt</translation>
    </message>
    <message>
        <source>How your face rests, encrypted</source>
        <translation>Dein ruhiges Gesicht, verschlüsselt</translation>
    </message>
    <message>
        <source>When you last answered the prompts</source>
        <translation>Wann du zuletzt geantwortet hast</translation>
    </message>
    <message>
        <source>Ledger, and the key that signs it</source>
        <translation>Protokoll, und der Schlüssel, der es signiert</translation>
    </message>
    <message>
        <source>Your characters</source>
        <translation>Deine Figuren</translation>
    </message>
    <message>
        <source>Your own picture behind the character</source>
        <translation>Dein eigenes Bild hinter der Figur</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Export what is on record</source>
        <translation>Exportieren, was vorliegt</translation>
    </message>
    <message>
        <source>Written to {path}.</source>
        <translation>Gespeichert in {path}.</translation>
    </message>
</context>
<context>
    <name>Pulse</name>
    <message>
        <source>{0} pictures/s · {1} ms · {2} % of a core</source>
        <translation>{0} Bilder/s · {1} ms · {2} % eines Kerns</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Betrieb</translation>
    </message>
    <message>
        <source>not working</source>
        <translation>geht nicht</translation>
    </message>
    <message>
        <source>Camera: {0}</source>
        <translation>Kamera: {0}</translation>
    </message>
    <message>
        <source>Microphone: {0}</source>
        <translation>Mikrofon: {0}</translation>
    </message>
</context>
<context>
    <name>RestPage</name>
    <message>
        <source>How you look when nothing happens</source>
        <translation>Wie du schaust, wenn nichts passiert</translation>
    </message>
    <message>
        <source>Three relaxed seconds and two blinks: then a calm face is calm on the cartoon too.</source>
        <translation>Drei entspannte Sekunden und zweimal blinzeln: Dann ist ein ruhiges Gesicht auch bei der Figur ruhig.</translation>
    </message>
    <message>
        <source>Your cartoon</source>
        <translation>Deine Figur</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>It is also learnt while you perform, and with the key C.</source>
        <translation>Das wird auch gelernt, während du auftrittst, und mit der Taste C.</translation>
    </message>
    <message>
        <source>Relax</source>
        <translation>Entspann dich</translation>
    </message>
    <message>
        <source>Look at the screen as if you were listening.</source>
        <translation>Schau auf den Bildschirm, als würdest du zuhören.</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Danke</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>As drawn</source>
        <translation>Wie gezeichnet</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Evening</source>
        <translation>Abend</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Attic</source>
        <translation>Dachboden</translation>
    </message>
    <message>
        <source>See-through</source>
        <translation>Durchsichtig</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>Pflaume</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Werkstatt</translation>
    </message>
    <message>
        <source>Moss</source>
        <translation>Moos</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Nacht</translation>
    </message>
    <message>
        <source>Dusk</source>
        <translation>Dämmerung</translation>
    </message>
    <message>
        <source>Wood</source>
        <translation>Wald</translation>
    </message>
    <message>
        <source>Mint</source>
        <translation>Minze</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Own picture</source>
        <translation>Eigenes Bild</translation>
    </message>
</context>
<context>
    <name>Sealer</name>
    <message>
        <source>Look into the camera and go on</source>
        <translation>In die Kamera schauen und weiter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Seal {name} to you?</source>
        <translation>{name} für dich versiegeln?</translation>
    </message>
    <message>
        <source>Then it opens only for you, while you are recognised. Its key is destroyed when you withdraw your consent or the consent ends: then nobody can open it again. Keep a copy elsewhere, or unseal it before.</source>
        <translation>Dann öffnet sie sich nur für dich, solange du erkannt wirst. Ihr Schlüssel wird zerstört, wenn du widerrufst oder die Zustimmung endet: Dann kann sie niemand mehr öffnen. Bewahre woanders eine Kopie auf oder entsiegle sie vorher.</translation>
    </message>
    <message>
        <source>Unseal {name}?</source>
        <translation>{name} entsiegeln?</translation>
    </message>
    <message>
        <source>Then whoever has the file can perform as it.</source>
        <translation>Dann kann jeder, der die Datei hat, damit auftreten.</translation>
    </message>
    <message>
        <source>The avatar must know you first: finish the first steps.</source>
        <translation>Der Avatar muss dich erst kennen: Mach die ersten Schritte fertig.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Augenblick …</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>Shield</name>
    <message>
        <source>What others see</source>
        <translation>Was andere sehen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Others see the pause card and nothing else. Nothing of you is shown.</source>
        <translation>Die anderen sehen die Pausenkarte und sonst nichts. Nichts von dir wird gezeigt.</translation>
    </message>
    <message>
        <source>Not watching</source>
        <translation>Schaut nicht hin</translation>
    </message>
    <message>
        <source>The camera is off.</source>
        <translation>Die Kamera ist aus.</translation>
    </message>
    <message>
        <source>It is you</source>
        <translation>Du bist es</translation>
    </message>
    <message>
        <source>You move the avatar, and nobody else can.</source>
        <translation>Du bewegst den Avatar, und niemand sonst kann es.</translation>
    </message>
    <message>
        <source>You are away</source>
        <translation>Du bist weg</translation>
    </message>
    <message>
        <source>The avatar idles until you are back.</source>
        <translation>Der Avatar wartet, bis du zurück bist.</translation>
    </message>
    <message>
        <source>Is it you?</source>
        <translation>Bist du es?</translation>
    </message>
    <message>
        <source>Do what is shown.</source>
        <translation>Mach nach, was zu sehen ist.</translation>
    </message>
</context>
<context>
    <name>Slots</name>
    <message>
        <source>Room</source>
        <translation>Zimmer</translation>
    </message>
    <message>
        <source>Neck</source>
        <translation>Hals</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>Kleidung</translation>
    </message>
    <message>
        <source>Ears</source>
        <translation>Ohren</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>Skin marks</source>
        <translation>Hautmerkmale</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Falten</translation>
    </message>
    <message>
        <source>Nose</source>
        <translation>Nase</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>Augen</translation>
    </message>
    <message>
        <source>Beard</source>
        <translation>Bart</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>Mund</translation>
    </message>
    <message>
        <source>Hair</source>
        <translation>Haare</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>Brauen</translation>
    </message>
    <message>
        <source>Glasses</source>
        <translation>Brille</translation>
    </message>
    <message>
        <source>Hat</source>
        <translation>Kopfbedeckung</translation>
    </message>
    <message>
        <source>Earrings</source>
        <translation>Ohrringe</translation>
    </message>
    <message>
        <source>Hearing aids</source>
        <translation>Hörgeräte</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Kopfhörer</translation>
    </message>
</context>
<context>
    <name>StageBox</name>
    <message>
        <source>ON AIR</source>
        <translation>AUF SENDUNG</translation>
    </message>
    <message>
        <source>Only you see this</source>
        <translation>Das siehst nur du</translation>
    </message>
    <message>
        <source>Shown in its own window</source>
        <translation>Zu sehen im eigenen Fenster</translation>
    </message>
    <message>
        <source>{0} · recording</source>
        <translation>{0} · Aufnahme läuft</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Character</source>
        <translation>Figur</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>Mienen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
</context>
<context>
    <name>Tones</name>
    <message>
        <source>Porcelain</source>
        <translation>Porzellan</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Peach</source>
        <translation>Pfirsich</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Rosé</translation>
    </message>
    <message>
        <source>Sand</source>
        <translation>Sand</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Oliv</translation>
    </message>
    <message>
        <source>Honey</source>
        <translation>Honig</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Bronze</source>
        <translation>Bronze</translation>
    </message>
    <message>
        <source>Chestnut</source>
        <translation>Kastanie</translation>
    </message>
    <message>
        <source>Umber</source>
        <translation>Umbra</translation>
    </message>
    <message>
        <source>Deep brown</source>
        <translation>Tiefbraun</translation>
    </message>
    <message>
        <source>Ebony</source>
        <translation>Ebenholz</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Espresso</source>
        <translation>Espresso</translation>
    </message>
    <message>
        <source>Dark brown</source>
        <translation>Dunkelbraun</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Braun</translation>
    </message>
    <message>
        <source>Auburn</source>
        <translation>Kastanienrot</translation>
    </message>
    <message>
        <source>Copper</source>
        <translation>Kupfer</translation>
    </message>
    <message>
        <source>Dark blond</source>
        <translation>Dunkelblond</translation>
    </message>
    <message>
        <source>Blond</source>
        <translation>Blond</translation>
    </message>
    <message>
        <source>Platinum</source>
        <translation>Platin</translation>
    </message>
    <message>
        <source>Iron grey</source>
        <translation>Eisengrau</translation>
    </message>
    <message>
        <source>Silver</source>
        <translation>Silber</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Black-brown</source>
        <translation>Schwarzbraun</translation>
    </message>
    <message>
        <source>Hazel</source>
        <translation>Haselnuss</translation>
    </message>
    <message>
        <source>Moss</source>
        <translation>Moos</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Sea green</source>
        <translation>Meergrün</translation>
    </message>
    <message>
        <source>Ice blue</source>
        <translation>Eisblau</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>R: a video of what others see, in your folder of videos</source>
        <translation>R: ein Video davon, was andere sehen, in deinem Videoordner</translation>
    </message>
    <message>
        <source>As others see it</source>
        <translation>Wie andere es sehen</translation>
    </message>
    <message>
        <source>M: the picture is shown as in a mirror, or as others see it</source>
        <translation>M: Das Bild ist wie im Spiegel, oder wie andere es sehen</translation>
    </message>
    <message>
        <source>Own window</source>
        <translation>Eigenes Fenster</translation>
    </message>
    <message>
        <source>The picture alone in a window of its own, for OBS to capture</source>
        <translation>Nur das Bild in einem eigenen Fenster, für die Aufnahme in OBS</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>H: what the keys do</source>
        <translation>H: was die Tasten tun</translation>
    </message>
    <message>
        <source>Close own window</source>
        <translation>Eigenes Fenster schließen</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Aufnahme beenden</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show the window</source>
        <translation>Fenster zeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Go off air</source>
        <translation>Sendung beenden</translation>
    </message>
    <message>
        <source>Go on air</source>
        <translation>Auf Sendung gehen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause, at once</source>
        <translation>Pause, sofort</translation>
    </message>
    <message>
        <source>on air</source>
        <translation>auf Sendung</translation>
    </message>
    <message>
        <source>off air</source>
        <translation>nicht auf Sendung</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>Passphrase of your face template</source>
        <translation>Passphrase deiner Gesichtsvorlage</translation>
    </message>
    <message>
        <source>Your passphrase, please</source>
        <translation>Deine Passphrase, bitte</translation>
    </message>
    <message>
        <source>That one did not open what the avatar knows of you. Once more, please.</source>
        <translation>Diese hat nicht geöffnet, was der Avatar von dir weiß. Bitte noch einmal.</translation>
    </message>
    <message>
        <source>It is asked for once more: several answers did not fit.</source>
        <translation>Sie wird noch einmal gebraucht: Mehrere Antworten haben nicht gepasst.</translation>
    </message>
    <message>
        <source>It opens what the avatar knows of you. It stays in memory until this window closes or you withdraw; it is never written down.</source>
        <translation>Sie öffnet, was der Avatar über dich weiß. Sie bleibt im Arbeitsspeicher, bis dieses Fenster schließt oder du widerrufst; aufgeschrieben wird sie nie.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>Withdrawal</name>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <source>Yes, withdraw now</source>
        <translation>Ja, jetzt widerrufen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Your consent and your template are erased at once, and the avatar stops. Whatever happens, you can agree and introduce yourself again later. Are you sure?</source>
        <translation>Deine Zustimmung und deine Vorlage werden sofort gelöscht, und der Avatar hält an. Du kannst später jederzeit wieder zustimmen und dich neu vorstellen. Bist du sicher?</translation>
    </message>
    <message>
        <source>The avatar stops at once, and everything that recognises you is erased.</source>
        <translation>Der Avatar hält sofort an, und alles, was dich erkennt, wird gelöscht.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>Sealed to you, and never to be opened again: {names}.</source>
        <translation>Für dich versiegelt, und nie wieder zu öffnen: {names}.</translation>
    </message>
    <message>
        <source>Withdrawn. Nothing moves until you agree again.</source>
        <translation>Widerrufen. Nichts bewegt sich, bis du wieder zustimmst.</translation>
    </message>
</context>
<context>
    <name>WorkshopTab</name>
    <message>
        <source>Make somebody</source>
        <translation>Jemanden erschaffen</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>Hair and skin</source>
        <translation>Haare und Haut</translation>
    </message>
    <message>
        <source>Clothes and extras</source>
        <translation>Kleidung und Extras</translation>
    </message>
    <message>
        <source>Picture of whom you are making</source>
        <translation>Bild der Figur, die du erschaffst</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>Überrasch mich</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
</context>
<context>
    <name>Worn</name>
    <message>
        <source>Glasses</source>
        <translation>Brille</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Kopfhörer</translation>
    </message>
    <message>
        <source>Leaf</source>
        <translation>Blatt</translation>
    </message>
    <message>
        <source>Bow tie</source>
        <translation>Fliege</translation>
    </message>
    <message>
        <source>Moustache</source>
        <translation>Schnurrbart</translation>
    </message>
</context>
<context>
    <name>_About</name>
    <message>
        <source>Seal to me…</source>
        <translation>Für mich versiegeln …</translation>
    </message>
    <message>
        <source>Unseal…</source>
        <translation>Entsiegeln …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Sealed: it opens only for you, in front of the camera. It is drawn once you are recognised.</source>
        <translation>Versiegelt: Sie öffnet sich nur für dich, vor der Kamera. Gezeichnet wird sie, sobald du erkannt bist.</translation>
    </message>
    <message>
        <source>Drawn by {artist}, {licence}.</source>
        <translation>Gezeichnet von {artist}, {licence}.</translation>
    </message>
    <message>
        <source>Its artist allows one performer, its owner: you. Do not pass its files on.</source>
        <translation>Damit auftreten darf nur, wem sie gehört: du. Gib die Dateien nicht weiter.</translation>
    </message>
    <message>
        <source>Anybody may perform as it.</source>
        <translation>Alle dürfen damit auftreten.</translation>
    </message>
    <message>
        <source>Export a character</source>
        <translation>Eine Figur exportieren</translation>
    </message>
    <message>
        <source>Written to {path}.</source>
        <translation>Gespeichert in {path}.</translation>
    </message>
</context>
<context>
    <name>_Problem</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
</TS>
