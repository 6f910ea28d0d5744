<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutTab</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>A cartoon that only you can move, as a camera in your call app.</source>
        <translation>Un personaje que solo tú puedes mover, como cámara en tus videollamadas.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versión {version}</translation>
    </message>
    <message>
        <source>Our code is under Apache-2.0, our drawings under CC-BY-4.0.</source>
        <translation>Nuestro código está bajo Apache-2.0 y nuestros dibujos bajo CC-BY-4.0.</translation>
    </message>
    <message>
        <source>Nothing talks to the network</source>
        <translation>Nada se conecta a la red</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Hecho con</translation>
    </message>
    <message>
        <source>Letters and models</source>
        <translation>Letras y modelos</translation>
    </message>
    <message>
        <source>There is no account, no server, no update that it fetches, no statistics. The one library that reported its use to its maker is pinned to the last version that did not.</source>
        <translation>No hay cuenta, ni servidor, ni actualizaciones que se descarguen, ni estadísticas. La única biblioteca que informaba de su uso a su fabricante está fijada en la última versión que no lo hacía.</translation>
    </message>
    <message>
        <source>Qt is used unchanged, as a library of its own: you may put another build of it in its place.</source>
        <translation>Qt se usa sin cambios, como biblioteca propia: puedes poner otra compilación en su lugar.</translation>
    </message>
    <message>
        <source>It is not known on which pictures SFace was trained; avatar/models/NOTICE says more.</source>
        <translation>No se sabe con qué imágenes se entrenó SFace; avatar/models/NOTICE dice más.</translation>
    </message>
</context>
<context>
    <name>Ahead</name>
    <message>
        <source>The last step needs a camera for your call app. This computer has none yet.</source>
        <translation>El último paso necesita una cámara para tu aplicación de videollamadas. Este ordenador aún no tiene ninguna.</translation>
    </message>
    <message>
        <source>What to do…</source>
        <translation>Qué hacer…</translation>
    </message>
    <message>
        <source>Or do without: a window of the picture alone, which OBS can capture (Devices).</source>
        <translation>O sin ella: una ventana solo con la imagen, que OBS puede capturar (Dispositivos).</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Revisar otra vez</translation>
    </message>
    <message>
        <source>One of these is enough:</source>
        <translation>Basta con uno de estos:</translation>
    </message>
    <message>
        <source>Back to the steps</source>
        <translation>Volver a los pasos</translation>
    </message>
</context>
<context>
    <name>AirButton</name>
    <message>
        <source>Go on air</source>
        <translation>Salir al aire</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>Muéstramelo</translation>
    </message>
    <message>
        <source>Shift+P: go on</source>
        <translation>Mayús+P: seguir</translation>
    </message>
    <message>
        <source>P or Esc: others see the pause card at once</source>
        <translation>P o Esc: los demás ven al momento la tarjeta de pausa</translation>
    </message>
    <message>
        <source>In your call app, choose “{0}” as the camera.</source>
        <translation>En tu aplicación de videollamadas, elige «{0}» como cámara.</translation>
    </message>
    <message>
        <source>Go off air</source>
        <translation>Dejar de emitir</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Shift+P goes on; P and Esc only ever hide.</source>
        <translation>Mayús+P sigue; P y Esc solo ocultan.</translation>
    </message>
    <message>
        <source>Opening the camera…</source>
        <translation>Abriendo la cámara…</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Revisando este ordenador…</translation>
    </message>
    <message>
        <source>Still missing: {0}</source>
        <translation>Todavía falta: {0}</translation>
    </message>
    <message>
        <source>Everything is ready.</source>
        <translation>Todo está listo.</translation>
    </message>
</context>
<context>
    <name>AirPage</name>
    <message>
        <source>Go on air</source>
        <translation>Salir al aire</translation>
    </message>
    <message>
        <source>Then choose your avatar as the camera in your call app. That is all, today and every day.</source>
        <translation>Después elige tu avatar como cámara en tu aplicación de videollamadas. Eso es todo, hoy y cada día.</translation>
    </message>
    <message>
        <source>To the window</source>
        <translation>A la ventana</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>EN EL AIRE</translation>
    </message>
    <message>
        <source>Only you see this</source>
        <translation>Solo tú ves esto</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>This window</source>
        <translation>Esta ventana</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>As here</source>
        <translation>Como aquí</translation>
    </message>
    <message>
        <source>Language of the cards that others see</source>
        <translation>Idioma de las tarjetas que ven los demás</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Menos movimiento</translation>
    </message>
</context>
<context>
    <name>Artists</name>
    <message>
        <source>the avatar project</source>
        <translation>el proyecto Avatar</translation>
    </message>
</context>
<context>
    <name>BrokenSettings</name>
    <message>
        <source>Put it aside</source>
        <translation>Apartarlo</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Abrir el archivo</translation>
    </message>
</context>
<context>
    <name>CallApp</name>
    <message>
        <source>Your call app</source>
        <translation>Tu aplicación de videollamadas</translation>
    </message>
    <message>
        <source>Choose your avatar&apos;s camera in the list.</source>
        <translation>Elige en la lista la cámara de tu avatar.</translation>
    </message>
    <message>
        <source>Choose “%1”.</source>
        <translation>Elige «%1».</translation>
    </message>
    <message>
        <source>In the call, press the small arrow beside the camera button.</source>
        <translation>En la llamada, pulsa la flecha junto al botón de la cámara.</translation>
    </message>
    <message>
        <source>In the call, press the small arrow at the camera button.</source>
        <translation>En la llamada, pulsa la flecha del botón de la cámara.</translation>
    </message>
    <message>
        <source>At the top of the call, press the small arrow beside the camera.</source>
        <translation>Arriba en la llamada, pulsa la flecha junto a la cámara.</translation>
    </message>
    <message>
        <source>Under Sources, press plus and take a video capture device.</source>
        <translation>En Fuentes, pulsa el más y añade un dispositivo de captura de vídeo.</translation>
    </message>
    <message>
        <source>Press the wheel at the bottom left, then Voice and Video, then Camera.</source>
        <translation>Pulsa la rueda abajo a la izquierda, luego Voz y vídeo y luego Cámara.</translation>
    </message>
    <message>
        <source>Choose your avatar&apos;s camera as its device.</source>
        <translation>Elige como dispositivo la cámara de tu avatar.</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Waiting for a yes</source>
        <translation>Esperando un sí</translation>
    </message>
    <message>
        <source>Not introduced yet</source>
        <translation>Aún sin presentar</translation>
    </message>
    <message>
        <source>The passphrase, please</source>
        <translation>La frase de contraseña, por favor</translation>
    </message>
    <message>
        <source>The avatar moves once you have agreed.</source>
        <translation>El avatar se mueve cuando hayas dado tu permiso.</translation>
    </message>
    <message>
        <source>The avatar does not know you yet.</source>
        <translation>El avatar todavía no te conoce.</translation>
    </message>
    <message>
        <source>Type it in this window.</source>
        <translation>Escríbela en esta ventana.</translation>
    </message>
    <message>
        <source>A short pause</source>
        <translation>Una breve pausa</translation>
    </message>
    <message>
        <source>You have paused it. Others see that it is back soon.</source>
        <translation>Lo has puesto en pausa; los demás ven que vuelves pronto.</translation>
    </message>
    <message>
        <source>You are not recognised</source>
        <translation>No se te reconoce</translation>
    </message>
    <message>
        <source>Is it you? Face the camera, with light on your face. If that does not help: withdraw under Privacy, and introduce yourself again.</source>
        <translation>¿Eres tú? Mira a la cámara, con luz en la cara. Si no sirve: retira tu permiso en Privacidad y preséntate otra vez.</translation>
    </message>
</context>
<context>
    <name>CharacterPage</name>
    <message>
        <source>Who do you want to be?</source>
        <translation>¿Quién quieres ser?</translation>
    </message>
    <message>
        <source>It acts a little, so that you see it move. You can change your mind at any time.</source>
        <translation>Actúa un poco para que veas cómo se mueve. Puedes cambiar de idea cuando quieras.</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>Sorpréndeme</translation>
    </message>
    <message>
        <source>This is me</source>
        <translation>Soy yo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Hair</source>
        <translation>Pelo</translation>
    </message>
    <message>
        <source>Hair colour</source>
        <translation>Color del pelo</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>Piel</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>Ojos</translation>
    </message>
    <message>
        <source>Glasses</source>
        <translation>Gafas</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>Ropa</translation>
    </message>
    <message>
        <source>%1, the one before</source>
        <translation>%1, anterior</translation>
    </message>
    <message>
        <source>%1, the next one</source>
        <translation>%1, siguiente</translation>
    </message>
    <message>
        <source>Drawn by %1</source>
        <translation>Dibujado por %1</translation>
    </message>
</context>
<context>
    <name>CharacterTab</name>
    <message>
        <source>Character</source>
        <translation>Personaje</translation>
    </message>
</context>
<context>
    <name>ColourButton</name>
    <message>
        <source>Black</source>
        <translation>Negro</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanco</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Marrón</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rojo</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Amarillo</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violeta</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Más…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>Skin</source>
        <translation>Piel</translation>
    </message>
    <message>
        <source>Cheeks</source>
        <translation>Mejillas</translation>
    </message>
    <message>
        <source>Lips</source>
        <translation>Labios</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>Ojos</translation>
    </message>
    <message>
        <source>Hair</source>
        <translation>Pelo</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>Ropa</translation>
    </message>
    <message>
        <source>Collar</source>
        <translation>Cuello</translation>
    </message>
    <message>
        <source>Glasses</source>
        <translation>Gafas</translation>
    </message>
    <message>
        <source>Hat</source>
        <translation>Sombrero</translation>
    </message>
    <message>
        <source>Jewellery</source>
        <translation>Joyas</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Auriculares</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Sábana</translation>
    </message>
    <message>
        <source>Shell</source>
        <translation>Carcasa</translation>
    </message>
    <message>
        <source>Jacket</source>
        <translation>Chaqueta</translation>
    </message>
    <message>
        <source>Wool</source>
        <translation>Lana</translation>
    </message>
    <message>
        <source>Scarf</source>
        <translation>Bufanda</translation>
    </message>
    <message>
        <source>Moustache</source>
        <translation>Bigote</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>Pelaje</translation>
    </message>
    <message>
        <source>Face plate</source>
        <translation>Placa de la cara</translation>
    </message>
    <message>
        <source>Jumper</source>
        <translation>Jersey</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>Ribete</translation>
    </message>
    <message>
        <source>Bow tie</source>
        <translation>Pajarita</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>Before anything else</source>
        <translation>Antes que nada</translation>
    </message>
    <message>
        <source>Please read this to its end. You can take it back at any time, under Privacy.</source>
        <translation>Lee esto hasta el final, por favor. Puedes retirarlo en cualquier momento, en Privacidad.</translation>
    </message>
    <message>
        <source>Consent statement</source>
        <translation>Declaración de consentimiento</translation>
    </message>
    <message>
        <source>I know, and let them go.</source>
        <translation>Lo sé, y lo dejo ir.</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Acepto</translation>
    </message>
    <message>
        <source>Language of the statement</source>
        <translation>Idioma de la declaración</translation>
    </message>
    <message>
        <source>Save or print…</source>
        <translation>Guardar o imprimir…</translation>
    </message>
    <message>
        <source>No, thanks</source>
        <translation>No, gracias</translation>
    </message>
    <message>
        <source>Closes the window. Nothing is measured, and nothing is kept.</source>
        <translation>Cierra la ventana. No se mide nada ni se guarda nada.</translation>
    </message>
    <message>
        <source>The statement has changed. Agreeing anew loses for good what is sealed to you: %1</source>
        <translation>La declaración ha cambiado. Si aceptas de nuevo, se pierde para siempre lo que está sellado para ti: %1</translation>
    </message>
    <message>
        <source>Read to the end first.</source>
        <translation>Léelo primero hasta el final.</translation>
    </message>
    <message>
        <source>Tick the box first.</source>
        <translation>Marca primero la casilla.</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Guardar como PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Avatar: what I agreed to</source>
        <translation>Avatar: lo que acepté</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
</context>
<context>
    <name>CopyLine</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>DevicesTab</name>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation>Buscar cámaras otra vez</translation>
    </message>
    <message>
        <source>Its pictures stay in a process of their own and are never shown, kept or sent.</source>
        <translation>Sus imágenes se quedan en un proceso propio y nunca se muestran, guardan ni envían.</translation>
    </message>
    <message>
        <source>The first real camera</source>
        <translation>La primera cámara real</translation>
    </message>
    <message>
        <source>{name} (not there now)</source>
        <translation>{name} (ahora no está)</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micrófono</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>A pause switches the camera off</source>
        <translation>Una pausa apaga la cámara</translation>
    </message>
    <message>
        <source>Release the camera when nobody watches</source>
        <translation>Soltar la cámara cuando nadie mira</translation>
    </message>
    <message>
        <source>After a minute. It opens again as soon as somebody looks.</source>
        <translation>Después de un minuto. Se abre otra vez en cuanto alguien mira.</translation>
    </message>
    <message>
        <source>With the camera</source>
        <translation>Con la cámara</translation>
    </message>
    <message>
        <source>Voice alone</source>
        <translation>Solo la voz</translation>
    </message>
    <message>
        <source>Your voice opens the mouth, too. It is heard only while you are recognised, for vowels and nothing else; no sound is kept or sent.</source>
        <translation>Tu voz también abre la boca. Solo se oye mientras te reconoce, y solo las vocales; ningún sonido se guarda ni se envía.</translation>
    </message>
    <message>
        <source>Voice alone releases the camera after the start. Then nobody can check who speaks, so every picture says so, and it ends by itself.</source>
        <translation>«Solo la voz» libera la cámara tras el inicio. Entonces nadie puede comprobar quién habla; por eso cada imagen lo dice, y termina solo.</translation>
    </message>
    <message>
        <source>The system&apos;s own choice</source>
        <translation>Lo que elija el sistema</translation>
    </message>
    <message>
        <source>There is no microphone.</source>
        <translation>No hay micrófono.</translation>
    </message>
    <message>
        <source>Whatever there is</source>
        <translation>Lo que haya</translation>
    </message>
    <message>
        <source>Virtual camera</source>
        <translation>Cámara virtual</translation>
    </message>
    <message>
        <source>PipeWire camera</source>
        <translation>Cámara PipeWire</translation>
    </message>
    <message>
        <source>Nowhere: only this window</source>
        <translation>A ninguna parte: solo esta ventana</translation>
    </message>
    <message>
        <source>Send the picture to</source>
        <translation>Enviar la imagen a</translation>
    </message>
    <message>
        <source>Plan B, where no virtual camera can be had: a window that shows nothing but the picture, without a frame. Catch it in OBS with a window capture, or share it in the call.</source>
        <translation>Plan B, si no puede haber cámara virtual: una ventana sin marco que solo muestra la imagen. Captúrala en OBS como ventana o compártela en la llamada.</translation>
    </message>
    <message>
        <source>Open the picture&apos;s window</source>
        <translation>Abrir la ventana de la imagen</translation>
    </message>
    <message>
        <source>How to get a virtual camera</source>
        <translation>Cómo conseguir una cámara virtual</translation>
    </message>
    <message>
        <source>Press “Look again” above.</source>
        <translation>Pulsa arriba «Revisar otra vez».</translation>
    </message>
    <message>
        <source>Install the driver. Open a terminal, paste this line, press Enter:</source>
        <translation>Instala el controlador: abre un terminal, pega esta línea y pulsa Intro:</translation>
    </message>
    <message>
        <source>Make a camera, until the computer is restarted:</source>
        <translation>Crea una cámara, hasta que se reinicie el ordenador:</translation>
    </message>
    <message>
        <source>And after every start, if you like:</source>
        <translation>Y después de cada arranque, si quieres:</translation>
    </message>
    <message>
        <source>Install OBS 30 or newer from obsproject.com and open it once.</source>
        <translation>Instala OBS 30 o posterior desde obsproject.com y ábrelo una vez.</translation>
    </message>
    <message>
        <source>Press “Start Virtual Camera” there, and allow the extension in System Settings.</source>
        <translation>Pulsa allí «Iniciar cámara virtual» y permite la extensión en Ajustes del Sistema.</translation>
    </message>
    <message>
        <source>Press “Stop Virtual Camera”, close OBS, restart the Mac.</source>
        <translation>Pulsa «Detener cámara virtual», cierra OBS y reinicia el Mac.</translation>
    </message>
    <message>
        <source>Install OBS. Open a terminal, paste this line, press Enter:</source>
        <translation>Instala OBS: abre un terminal, pega esta línea y pulsa Intro:</translation>
    </message>
    <message>
        <source>Open OBS once, then close it: it must not be sending itself.</source>
        <translation>Abre OBS una vez y ciérralo: no debe estar emitiendo.</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>{version} on {system}</source>
        <translation>{version} en {system}</translation>
    </message>
    <message>
        <source>{version}</source>
        <translation>{version}</translation>
    </message>
    <message>
        <source>{version}, tested with {wanted}</source>
        <translation>{version}, probado con {wanted}</translation>
    </message>
    <message>
        <source>not installed, tested with {wanted}</source>
        <translation>no instalado, probado con {wanted}</translation>
    </message>
    <message>
        <source>as tested</source>
        <translation>como se probó</translation>
    </message>
    <message>
        <source>{path}</source>
        <translation>{path}</translation>
    </message>
    <message>
        <source>defaults; there is no file</source>
        <translation>valores por defecto; no hay archivo</translation>
    </message>
    <message>
        <source>{where} cannot be used, so the last good settings hold</source>
        <translation>{where} no se puede usar, así que valen los últimos ajustes buenos</translation>
    </message>
    <message>
        <source>{where} cannot be used, so the usual settings hold</source>
        <translation>{where} no se puede usar, así que valen los ajustes habituales</translation>
    </message>
    <message>
        <source>the kernel refuses this process any network socket (seccomp)</source>
        <translation>el núcleo niega a este proceso cualquier conexión de red (seccomp)</translation>
    </message>
    <message>
        <source>no kernel protection on this system: there is no code that uses the network</source>
        <translation>sin protección del núcleo en este sistema: no hay código que use la red</translation>
    </message>
    <message>
        <source>the kernel&apos;s protection could not be switched on ({problem})</source>
        <translation>no se pudo activar la protección del núcleo ({problem})</translation>
    </message>
    <message>
        <source>draws {character}</source>
        <translation>dibuja a {character}</translation>
    </message>
    <message>
        <source>{names}</source>
        <translation>{names}</translation>
    </message>
    <message>
        <source>{names}; virtual, not used: {virtual}</source>
        <translation>{names}; virtual, no se usa: {virtual}</translation>
    </message>
    <message>
        <source>{wanted} is not there; there is: {names}</source>
        <translation>{wanted} no está; hay: {names}</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>no se encontró ninguna</translation>
    </message>
    <message>
        <source>none found; virtual, not used: {virtual}</source>
        <translation>no se encontró ninguna; virtual, no se usa: {virtual}</translation>
    </message>
    <message>
        <source>switched off; the camera alone moves the mouth</source>
        <translation>apagado; solo la cámara mueve la boca</translation>
    </message>
    <message>
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
    <message>
        <source>none found; the camera alone would move the mouth</source>
        <translation>no se encontró ninguno; solo la cámara movería la boca</translation>
    </message>
    <message>
        <source>the pictures go nowhere, as chosen (output.kind)</source>
        <translation>las imágenes no van a ninguna parte, como elegiste (output.kind)</translation>
    </message>
    <message>
        <source>on air: {label}</source>
        <translation>en el aire: {label}</translation>
    </message>
    <message>
        <source>{label} ({path})</source>
        <translation>{label} ({path})</translation>
    </message>
    <message>
        <source>{label} ({path}) is in use by {holder}</source>
        <translation>{label} ({path}) está en uso por {holder}</translation>
    </message>
    <message>
        <source>{label} ({path}) may not be opened by you</source>
        <translation>no tienes permiso para abrir {label} ({path})</translation>
    </message>
    <message>
        <source>the kernel module is loaded, but has made no camera</source>
        <translation>el módulo del núcleo está cargado, pero no ha creado ninguna cámara</translation>
    </message>
    <message>
        <source>the kernel module v4l2loopback is not loaded</source>
        <translation>el módulo del núcleo v4l2loopback no está cargado</translation>
    </message>
    <message>
        <source>Secure Boot refuses the kernel module v4l2loopback, because it is not signed</source>
        <translation>Secure Boot rechaza el módulo v4l2loopback porque no está firmado</translation>
    </message>
    <message>
        <source>v4l2loopback {version} does not build on Linux {kernel}: it must be 0.13 or newer</source>
        <translation>v4l2loopback {version} no se compila en Linux {kernel}: debe ser 0.13 o posterior</translation>
    </message>
    <message>
        <source>v4l2loopback {version} is there as source but was not built for Linux {kernel}</source>
        <translation>v4l2loopback {version} está como código fuente, pero no se compiló para Linux {kernel}</translation>
    </message>
    <message>
        <source>the kernel module v4l2loopback is not installed</source>
        <translation>el módulo del núcleo v4l2loopback no está instalado</translation>
    </message>
    <message>
        <source>no loopback device; PipeWire is used instead</source>
        <translation>no hay dispositivo loopback; se usa PipeWire</translation>
    </message>
    <message>
        <source>can make a camera for Chromium and Firefox</source>
        <translation>puede crear una cámara para Chromium y Firefox</translation>
    </message>
    <message>
        <source>not needed: the virtual camera is there</source>
        <translation>no hace falta: la cámara virtual está ahí</translation>
    </message>
    <message>
        <source>GStreamer or its PipeWire part is not installed</source>
        <translation>GStreamer o su parte de PipeWire no está instalado</translation>
    </message>
    <message>
        <source>no PipeWire session answers</source>
        <translation>no responde ninguna sesión de PipeWire</translation>
    </message>
    <message>
        <source>OBS Virtual Camera is installed</source>
        <translation>la cámara virtual de OBS está instalada</translation>
    </message>
    <message>
        <source>OBS is not installed, and it brings the virtual camera</source>
        <translation>OBS no está instalado, y trae la cámara virtual</translation>
    </message>
    <message>
        <source>on record</source>
        <translation>consta</translation>
    </message>
    <message>
        <source>none on record, so nothing may move</source>
        <translation>no consta, así que nada puede moverse</translation>
    </message>
    <message>
        <source>the avatar knows you</source>
        <translation>el avatar te conoce</translation>
    </message>
    <message>
        <source>the avatar does not know you yet, so nothing may move</source>
        <translation>el avatar aún no te conoce, así que nada puede moverse</translation>
    </message>
    <message>
        <source>not needed with a test source; every picture says that it is one</source>
        <translation>no hace falta con una fuente de prueba; cada imagen dice que lo es</translation>
    </message>
    <message>
        <source>no answer within {seconds} s</source>
        <translation>sin respuesta en {seconds} s</translation>
    </message>
    <message>
        <source>{problem}</source>
        <translation>{problem}</translation>
    </message>
    <message>
        <source>install Python 3.11, 3.12 or 3.13</source>
        <translation>instala Python 3.11, 3.12 o 3.13</translation>
    </message>
    <message>
        <source>correct it, or put it aside</source>
        <translation>corrígelo o apártalo</translation>
    </message>
    <message>
        <source>plug a webcam in, and allow camera access in the system&apos;s privacy settings</source>
        <translation>conecta una webcam y permite el acceso a la cámara en los ajustes de privacidad del sistema</translation>
    </message>
    <message>
        <source>plug a real webcam in: a virtual camera is a program, and could show anything</source>
        <translation>conecta una webcam de verdad: una cámara virtual es un programa y podría mostrar cualquier cosa</translation>
    </message>
    <message>
        <source>plug it in, or choose another</source>
        <translation>conéctala o elige otra</translation>
    </message>
    <message>
        <source>plug a microphone in and allow it in the privacy settings, or switch it off</source>
        <translation>conecta un micrófono y permítelo en los ajustes de privacidad, o apágalo</translation>
    </message>
    <message>
        <source>use a kernel with seccomp; without it there is still no code that uses the network</source>
        <translation>usa un núcleo con seccomp; sin él tampoco hay código que use la red</translation>
    </message>
    <message>
        <source>close the program that uses it, then look again</source>
        <translation>cierra el programa que la usa y revisa otra vez</translation>
    </message>
    <message>
        <source>install OBS 30 or newer, start its virtual camera once, then close OBS</source>
        <translation>instala OBS 30 o posterior, inicia una vez su cámara virtual y cierra OBS</translation>
    </message>
    <message>
        <source>look again; if it stays so, restart the computer</source>
        <translation>revisa otra vez; si sigue así, reinicia el ordenador</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Dibujo</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micrófono</translation>
    </message>
    <message>
        <source>Virtual camera</source>
        <translation>Cámara virtual</translation>
    </message>
    <message>
        <source>PipeWire</source>
        <translation>PipeWire</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Recognising you</source>
        <translation>Reconocerte</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotecas</translation>
    </message>
    <message>
        <source>Model files</source>
        <translation>Archivos de modelos</translation>
    </message>
    <message>
        <source>The check itself</source>
        <translation>La propia revisión</translation>
    </message>
    <message>
        <source>A camera for your call app</source>
        <translation>Una cámara para tu aplicación de videollamadas</translation>
    </message>
</context>
<context>
    <name>EnrolmentPage</name>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Stop for now</source>
        <translation>Parar por ahora</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>La misma otra vez</translation>
    </message>
    <message>
        <source>A lock of your own</source>
        <translation>Tu propio candado</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Qué va a pasar</translation>
    </message>
    <message>
        <source>You see a drawn face and do what it does: turn, blink, perhaps smile.</source>
        <translation>Verás una cara dibujada y harás lo que hace: girar, parpadear, quizá sonreír.</translation>
    </message>
    <message>
        <source>Sit in good light, alone, half a metre from the camera.</source>
        <translation>Siéntate a solas, con buena luz, a medio metro de la cámara.</translation>
    </message>
    <message>
        <source>The light of your camera goes on. No picture of you is shown, kept or sent.</source>
        <translation>Se enciende la luz de tu cámara. Ninguna imagen tuya se muestra, guarda ni envía.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar otra vez</translation>
    </message>
    <message>
        <source>Meanwhile a terminal shows you a character that moves:</source>
        <translation>Mientras tanto, una terminal te muestra un personaje que se mueve:</translation>
    </message>
    <message>
        <source>Your face template is locked with the passphrase that you chose.</source>
        <translation>Tu plantilla está protegida con la frase de contraseña que elegiste.</translation>
    </message>
    <message>
        <source>What recognises you is locked with a passphrase of your own, %1 letters or more.</source>
        <translation>Lo que te reconoce se protege con una frase tuya, de %1 letras o más.</translation>
    </message>
    <message>
        <source>It is asked for at every start and stored nowhere. Nobody can recover it.</source>
        <translation>Se pide en cada inicio y no se guarda en ningún sitio. Nadie puede recuperarla.</translation>
    </message>
    <message>
        <source>Type a passphrase first.</source>
        <translation>Escribe primero una frase de contraseña.</translation>
    </message>
    <message>
        <source>That passphrase is too short: it needs %1 letters.</source>
        <translation>Esa frase es demasiado corta: necesita %1 letras.</translation>
    </message>
    <message>
        <source>Type the same once more.</source>
        <translation>Escribe la misma otra vez.</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type the same one twice.</source>
        <translation>Las dos frases son distintas. Escribe la misma dos veces.</translation>
    </message>
    <message>
        <source>Do what the drawing does</source>
        <translation>Haz lo que hace el dibujo</translation>
    </message>
    <message>
        <source>One thing after the other, and no hurry.</source>
        <translation>Una cosa tras otra, y sin prisa.</translation>
    </message>
    <message>
        <source>The last try: %1</source>
        <translation>El último intento: %1</translation>
    </message>
    <message>
        <source>“%1” was asked for, and that was another movement.</source>
        <translation>Se pedía «%1» y fue otro movimiento.</translation>
    </message>
    <message>
        <source>That did not work this time. Nothing was kept.</source>
        <translation>Esta vez no ha funcionado. No se ha guardado nada.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentarlo otra vez</translation>
    </message>
    <message>
        <source>Let the avatar get to know you</source>
        <translation>Deja que el avatar te conozca</translation>
    </message>
    <message>
        <source>Once, about half a minute. From then on it moves for you and for nobody else.</source>
        <translation>Una vez, medio minuto. Desde entonces se mueve para ti y para nadie más.</translation>
    </message>
</context>
<context>
    <name>Expressions</name>
    <message>
        <source>Happy</source>
        <translation>Alegre</translation>
    </message>
    <message>
        <source>Laughing</source>
        <translation>Riendo</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>Triste</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>Enfado</translation>
    </message>
    <message>
        <source>Surprised</source>
        <translation>Sorpresa</translation>
    </message>
    <message>
        <source>Wink</source>
        <translation>Guiño</translation>
    </message>
    <message>
        <source>Kiss</source>
        <translation>Beso</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Duda</translation>
    </message>
    <message>
        <source>Sleepy</source>
        <translation>Con sueño</translation>
    </message>
</context>
<context>
    <name>ExpressionsTab</name>
    <message>
        <source>Expressions</source>
        <translation>Gestos</translation>
    </message>
    <message>
        <source>A key puts one on, over your own movements. You can go on talking.</source>
        <translation>Una tecla pone un gesto sobre tus propios movimientos. Puedes seguir hablando.</translation>
    </message>
    <message>
        <source>Their pictures show once you are recognised: this character is sealed to you.</source>
        <translation>Sus imágenes aparecen cuando te reconozca: este personaje está sellado para ti.</translation>
    </message>
    <message>
        <source>Press: on and off</source>
        <translation>Pulsar: poner y quitar</translation>
    </message>
    <message>
        <source>Hold: only while held down</source>
        <translation>Mantener: solo mientras se pulsa</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>1 to 9 put a face on, 0 takes it off. They work while this window is in front. Which key a face has is the character&apos;s own.</source>
        <translation>Del 1 al 9 ponen un gesto y el 0 lo quita. Funcionan mientras esta ventana está delante. El personaje decide qué tecla tiene cada gesto.</translation>
    </message>
    <message>
        <source>Your own face</source>
        <translation>Tu propia cara</translation>
    </message>
</context>
<context>
    <name>Eye</name>
    <message>
        <source>Hide what I type</source>
        <translation>Ocultar lo que escribo</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Mostrar lo que escribo</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Paso %1 de %2</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Character</source>
        <translation>Personaje</translation>
    </message>
    <message>
        <source>Who the others see.</source>
        <translation>A quién ven los demás.</translation>
    </message>
    <message>
        <source>Make somebody…</source>
        <translation>Crear a alguien…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>or drop a file here</source>
        <translation>o suelta aquí un archivo</translation>
    </message>
    <message>
        <source>The cast</source>
        <translation>El elenco</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Los tuyos</translation>
    </message>
    <message>
        <source>sealed to you</source>
        <translation>sellado para ti</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>no se puede usar</translation>
    </message>
    <message>
        <source>Import a character</source>
        <translation>Importar un personaje</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Personajes</translation>
    </message>
    <message>
        <source>{name} is here.</source>
        <translation>{name} ya está aquí.</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>Look again</source>
        <translation>Revisar otra vez</translation>
    </message>
    <message>
        <source>Show what is fine</source>
        <translation>Mostrar lo que está bien</translation>
    </message>
    <message>
        <source>Hide what is fine</source>
        <translation>Ocultar lo que está bien</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Atención</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Revisando</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Revisando…</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>All is ready</source>
        <translation>Todo está listo</translation>
    </message>
    <message>
        <source>One thing is missing</source>
        <translation>Falta una cosa</translation>
    </message>
    <message>
        <source>{number} things are missing</source>
        <translation>Faltan {number} cosas</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Falta</translation>
    </message>
    <message>
        <source>One of these is enough:</source>
        <translation>Basta con uno de estos:</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Abrir el archivo</translation>
    </message>
    <message>
        <source>Read and agree…</source>
        <translation>Leer y aceptar…</translation>
    </message>
    <message>
        <source>Introduce yourself…</source>
        <translation>Preséntate…</translation>
    </message>
    <message>
        <source>Take the first camera</source>
        <translation>Usar la primera cámara</translation>
    </message>
    <message>
        <source>Choose by itself</source>
        <translation>Que elija solo</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>Apagarlo</translation>
    </message>
    <message>
        <source>Use a window instead</source>
        <translation>Usar una ventana</translation>
    </message>
    <message>
        <source>Put it aside</source>
        <translation>Apartarlo</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Ctrl+Alt with P, A and 0 to 9, also from other windows</source>
        <translation>Ctrl+Alt con P, A y del 0 al 9, también desde otras ventanas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>This system lets no program hear keys from other windows (as under Wayland). Instead, have a key of your desktop run: avatar panic</source>
        <translation>Este sistema no deja que ningún programa oiga teclas de otras ventanas (como en Wayland). En su lugar, haz que una tecla de tu escritorio ejecute: avatar panic</translation>
    </message>
    <message>
        <source>Another program has taken some of the keys with Ctrl+Alt.</source>
        <translation>Otro programa ya usa algunas de las teclas con Ctrl+Alt.</translation>
    </message>
    <message>
        <source>This system shows no icons in a tray.</source>
        <translation>Este sistema no muestra iconos en la bandeja.</translation>
    </message>
    <message>
        <source>P, Esc</source>
        <translation>P, Esc</translation>
    </message>
    <message>
        <source>Pause: hide everything, at once</source>
        <translation>Pausa: ocultar todo, al instante</translation>
    </message>
    <message>
        <source>Shift+P</source>
        <translation>Mayús+P</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Your own face</source>
        <translation>Tu propia cara</translation>
    </message>
    <message>
        <source>Next background</source>
        <translation>Fondo siguiente</translation>
    </message>
    <message>
        <source>Learn your resting face anew</source>
        <translation>Volver a aprender tu cara en reposo</translation>
    </message>
    <message>
        <source>As in a mirror, or as others see it</source>
        <translation>Como en un espejo, o como lo ven los demás</translation>
    </message>
    <message>
        <source>Record, and stop recording</source>
        <translation>Grabar, y dejar de grabar</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Estas teclas</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>Put away</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Your video: {0}</source>
        <translation>Tu vídeo: {0}</translation>
    </message>
</context>
<context>
    <name>LookTab</name>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Changes show in the picture at once.</source>
        <translation>Los cambios se ven en la imagen al momento.</translation>
    </message>
    <message>
        <source>Wearing</source>
        <translation>Lleva puesto</translation>
    </message>
    <message>
        <source>As drawn</source>
        <translation>Como se dibujó</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Tranquilo</translation>
    </message>
    <message>
        <source>Natural</source>
        <translation>Natural</translation>
    </message>
    <message>
        <source>Lively</source>
        <translation>Animado</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Calm suits a work call and spares the battery, lively suits a stage.</source>
        <translation>Tranquilo va bien en el trabajo y ahorra batería; animado, en un escenario.</translation>
    </message>
    <message>
        <source>Size in percent</source>
        <translation>Tamaño en porcentaje</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Centro</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Left and right as in a mirror; others see it on the other side.</source>
        <translation>Izquierda y derecha como en un espejo; los demás lo ven al otro lado.</translation>
    </message>
    <message>
        <source>Size and place</source>
        <translation>Tamaño y lugar</translation>
    </message>
    <message>
        <source>Plain colour</source>
        <translation>Color liso</translation>
    </message>
    <message>
        <source>Or a plain colour:</source>
        <translation>O un color liso:</translation>
    </message>
    <message>
        <source>See-through is seen in the window for OBS (“Own window”); a call shows it black.</source>
        <translation>Lo transparente se ve en la ventana para OBS («Ventana propia»); una llamada lo muestra en negro.</translation>
    </message>
    <message>
        <source>Behind you</source>
        <translation>Detrás de ti</translation>
    </message>
    <message>
        <source>{name} (key {key})</source>
        <translation>{name} (tecla {key})</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sit relaxed for three seconds, and blink twice.</source>
        <translation>Relájate tres segundos y parpadea dos veces.</translation>
    </message>
    <message>
        <source>There is one background; more are under Look.</source>
        <translation>Solo hay un fondo; en Aspecto hay más.</translation>
    </message>
</context>
<context>
    <name>Mishaps</name>
    <message>
        <source>there is no {0}</source>
        <translation>no existe {0}</translation>
    </message>
    <message>
        <source>this user may not open {0}</source>
        <translation>esta cuenta no puede abrir {0}</translation>
    </message>
    <message>
        <source>another program sends to {0}</source>
        <translation>otro programa envía a {0}</translation>
    </message>
    <message>
        <source>{0} is open twice in this program</source>
        <translation>{0} está abierto dos veces en este programa</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}</source>
        <translation>no se puede abrir {0}: {1}</translation>
    </message>
    <message>
        <source>there is no virtual camera</source>
        <translation>no hay cámara virtual</translation>
    </message>
    <message>
        <source>OBS&apos;s virtual camera is not installed</source>
        <translation>la cámara virtual de OBS no está instalada</translation>
    </message>
    <message>
        <source>OBS&apos;s virtual camera does not start, or OBS is sending to it</source>
        <translation>la cámara virtual de OBS no arranca, o OBS ya le envía imágenes</translation>
    </message>
    <message>
        <source>OBS&apos;s only virtual camera is in use</source>
        <translation>la única cámara virtual de OBS está en uso</translation>
    </message>
    <message>
        <source>OBS&apos;s virtual camera is in use</source>
        <translation>la cámara virtual de OBS está en uso</translation>
    </message>
    <message>
        <source>{0} refuses the size or format: {1}</source>
        <translation>{0} rechaza el tamaño o el formato: {1}</translation>
    </message>
    <message>
        <source>{0} does not take pictures any more: {1}</source>
        <translation>{0} ya no acepta imágenes: {1}</translation>
    </message>
    <message>
        <source>{0} has gone: {1}</source>
        <translation>{0} ha desaparecido: {1}</translation>
    </message>
    <message>
        <source>{0} ({1}) already gets its pictures from {2}</source>
        <translation>{0} ({1}) ya recibe sus imágenes de {2}</translation>
    </message>
    <message>
        <source>{0} takes no writer and could not be revived</source>
        <translation>{0} no acepta nada y no se pudo reanimar</translation>
    </message>
    <message>
        <source>no PipeWire session answers at {0}: {1}</source>
        <translation>ninguna sesión de PipeWire responde en {0}: {1}</translation>
    </message>
    <message>
        <source>the PipeWire camera stopped: {0}</source>
        <translation>la cámara de PipeWire se detuvo: {0}</translation>
    </message>
    <message>
        <source>the PipeWire session has ended, and the camera with it</source>
        <translation>la sesión de PipeWire terminó, y la cámara con ella</translation>
    </message>
    <message>
        <source>no PipeWire camera: {0}</source>
        <translation>no hay cámara de PipeWire: {0}</translation>
    </message>
    <message>
        <source>{0} cannot be started: {1}</source>
        <translation>no se puede iniciar {0}: {1}</translation>
    </message>
    <message>
        <source>{0}; and {1}</source>
        <translation>{0}; y {1}</translation>
    </message>
    <message>
        <source>close the other program (OBS, another avatar, the call app), then start avatar again</source>
        <translation>cierra el otro programa (OBS, otro avatar, la aplicación de llamadas) y vuelve a abrir avatar</translation>
    </message>
    <message>
        <source>close the other output first</source>
        <translation>cierra primero la otra salida</translation>
    </message>
    <message>
        <source>avatar doctor</source>
        <translation>mira en la página «Dispositivos»</translation>
    </message>
    <message>
        <source>run &apos;avatar doctor&apos;</source>
        <translation>mira en la página «Dispositivos»</translation>
    </message>
    <message>
        <source>avatar doctor   # shows the camera&apos;s state; then start avatar again</source>
        <translation>mira en la página «Dispositivos» y vuelve a abrir avatar</translation>
    </message>
    <message>
        <source>start avatar again</source>
        <translation>vuelve a abrir avatar</translation>
    </message>
    <message>
        <source>press Stop Virtual Camera in OBS, or close OBS, and start avatar again</source>
        <translation>pulsa «Detener cámara virtual» en OBS, o cierra OBS, y vuelve a abrir avatar</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>no se puede escribir {0}: {1}</translation>
    </message>
    <message>
        <source>free some disk space</source>
        <translation>libera espacio en el disco</translation>
    </message>
    <message>
        <source>free some disk space or check who may write there</source>
        <translation>libera espacio, o comprueba quién puede escribir ahí</translation>
    </message>
    <message>
        <source>free some space, or see who owns its folder</source>
        <translation>libera espacio, o mira de quién es la carpeta</translation>
    </message>
    <message>
        <source>free some space, or see who owns {0}</source>
        <translation>libera espacio, o mira de quién es {0}</translation>
    </message>
    <message>
        <source>free some space, or choose another place with --out</source>
        <translation>libera espacio y vuelve a intentarlo</translation>
    </message>
    <message>
        <source>the settings cannot be kept: {0}</source>
        <translation>no se pueden guardar los ajustes: {0}</translation>
    </message>
    <message>
        <source>{0}; the last good settings are used instead ({1})</source>
        <translation>{0}; en su lugar se usan los últimos ajustes buenos ({1})</translation>
    </message>
    <message>
        <source>{0}: {1} = {2}: must be {3}</source>
        <translation>{0}: {1} = {2}: debe ser {3}</translation>
    </message>
    <message>
        <source>change it, or leave it out for the default ({0})</source>
        <translation>cámbialo, o quítalo para usar el valor habitual ({0})</translation>
    </message>
    <message>
        <source>correct {0}, or move it away</source>
        <translation>corrige {0}, o llévate el archivo a otro sitio</translation>
    </message>
    <message>
        <source>the ledger {0} cannot be written: {1}</source>
        <translation>no se puede escribir el registro {0}: {1}</translation>
    </message>
    <message>
        <source>the ledger {0} cannot be read: {1}</source>
        <translation>no se puede leer el registro {0}: {1}</translation>
    </message>
    <message>
        <source>check who may read it</source>
        <translation>comprueba quién puede leerlo</translation>
    </message>
    <message>
        <source>the key that signs {0} is gone or out of reach</source>
        <translation>la clave que firma {0} no está o no se alcanza</translation>
    </message>
    <message>
        <source>unlock the keyring; or move the file away, and a new ledger begins</source>
        <translation>desbloquea el llavero; o llévate el archivo y empezará un registro nuevo</translation>
    </message>
    <message>
        <source>the consent record {0} cannot be written: {1}</source>
        <translation>no se puede escribir el consentimiento {0}: {1}</translation>
    </message>
    <message>
        <source>the consent record {0} cannot be deleted: {1}</source>
        <translation>no se puede borrar el consentimiento {0}: {1}</translation>
    </message>
    <message>
        <source>the consent record {0} cannot be read ({1})</source>
        <translation>no se puede leer el consentimiento {0} ({1})</translation>
    </message>
    <message>
        <source>stop avatar and delete the file by hand</source>
        <translation>cierra avatar y borra el archivo a mano</translation>
    </message>
    <message>
        <source>run &apos;avatar consent withdraw&apos;, then &apos;avatar consent&apos;</source>
        <translation>retira el consentimiento, en «Privacidad», y acepta de nuevo</translation>
    </message>
    <message>
        <source>delete it by hand</source>
        <translation>bórralo a mano</translation>
    </message>
    <message>
        <source>the system did not list its cameras within {0} s</source>
        <translation>el sistema no dio la lista de cámaras en {0} s</translation>
    </message>
    <message>
        <source>unplug and replug the camera</source>
        <translation>desconecta la cámara y vuelve a conectarla</translation>
    </message>
    <message>
        <source>the cameras cannot be listed: {0}</source>
        <translation>no se puede obtener la lista de cámaras: {0}</translation>
    </message>
    <message>
        <source>the system&apos;s keyring cannot be used ({0}: {1})</source>
        <translation>no se puede usar el llavero del sistema ({0}: {1})</translation>
    </message>
    <message>
        <source>unlock the keyring, then try again</source>
        <translation>desbloquea el llavero y vuelve a intentarlo</translation>
    </message>
    <message>
        <source>this is not the passphrase that the {0} was stored with</source>
        <translation>esta no es la frase de contraseña con la que se guardó ({0})</translation>
    </message>
    <message>
        <source>type it again; if it is lost, run &apos;avatar consent withdraw&apos; and begin again</source>
        <translation>escríbela otra vez; si se perdió, retira el consentimiento en «Privacidad» y empieza de nuevo</translation>
    </message>
    <message>
        <source>erasing the template failed ({0})</source>
        <translation>no se pudo borrar la plantilla ({0})</translation>
    </message>
    <message>
        <source>erasing the template failed with code {0}</source>
        <translation>no se pudo borrar la plantilla (código {0})</translation>
    </message>
    <message>
        <source>run &apos;avatar consent withdraw&apos; again</source>
        <translation>retira otra vez el consentimiento en «Privacidad»</translation>
    </message>
    <message>
        <source>the template was erased, but its key was not found</source>
        <translation>la plantilla se borró, pero no se encontró su clave</translation>
    </message>
    <message>
        <source>the template cannot be written to {0}: {1}</source>
        <translation>no se puede escribir la plantilla en {0}: {1}</translation>
    </message>
    <message>
        <source>there is no consent on record, so nothing may be measured</source>
        <translation>no consta ningún consentimiento, así que no se puede medir nada</translation>
    </message>
    <message>
        <source>there is no consent on record</source>
        <translation>no consta ningún consentimiento</translation>
    </message>
    <message>
        <source>agree first</source>
        <translation>acepta primero</translation>
    </message>
    <message>
        <source>run &apos;avatar consent&apos; once</source>
        <translation>acepta una vez</translation>
    </message>
    <message>
        <source>run &apos;avatar enrol&apos; once</source>
        <translation>deja que te conozca una vez</translation>
    </message>
    <message>
        <source>nobody is enrolled, so there is no owner to seal to</source>
        <translation>el avatar no conoce a nadie para quien sellar</translation>
    </message>
    <message>
        <source>consent was withdrawn, so nothing was kept</source>
        <translation>se retiró el consentimiento, así que no se guardó nada</translation>
    </message>
    <message>
        <source>run &apos;avatar consent&apos; first</source>
        <translation>acepta primero</translation>
    </message>
    <message>
        <source>the sense process does not start: {0}</source>
        <translation>no arranca la parte que lee la cámara: {0}</translation>
    </message>
    <message>
        <source>{0} tries failed, the last because of: {1}</source>
        <translation>fallaron {0} intentos, el último por: {1}</translation>
    </message>
    <message>
        <source>sit in good light, alone, half a metre from the camera, and run &apos;avatar enrol&apos; again</source>
        <translation>siéntate sin nadie más, con buena luz, a medio metro de la cámara, y vuelve a intentarlo</translation>
    </message>
    <message>
        <source>the camera ended before the prompts did</source>
        <translation>la cámara terminó antes que las preguntas</translation>
    </message>
    <message>
        <source>plug it in and run &apos;avatar enrol&apos; again</source>
        <translation>conéctala y vuelve a intentarlo</translation>
    </message>
    <message>
        <source>somebody else is enrolled here already</source>
        <translation>aquí el avatar ya conoce a otra persona</translation>
    </message>
    <message>
        <source>too many prompts failed, so the owner cannot be changed</source>
        <translation>fallaron demasiadas preguntas, así que no se puede cambiar de persona</translation>
    </message>
    <message>
        <source>{0} was not sealed: {1}</source>
        <translation>{0} no se selló: {1}</translation>
    </message>
    <message>
        <source>{0} is sealed already</source>
        <translation>{0} ya está sellado</translation>
    </message>
    <message>
        <source>{0} is not sealed</source>
        <translation>{0} no está sellado</translation>
    </message>
    <message>
        <source>{0} does not hold what was sealed</source>
        <translation>{0} no contiene lo que se selló</translation>
    </message>
    <message>
        <source>see whether the disk is full</source>
        <translation>mira si el disco está lleno</translation>
    </message>
    <message>
        <source>there is no key for it: it was sealed in another profile, or before a withdrawn consent</source>
        <translation>no hay clave: se selló en otro perfil, o antes de retirar un consentimiento</translation>
    </message>
    <message>
        <source>use another copy of the character</source>
        <translation>usa otra copia del personaje</translation>
    </message>
    <message>
        <source>look at the camera and answer the prompts</source>
        <translation>mira a la cámara y haz lo que se pide</translation>
    </message>
    <message>
        <source>no character is called {0}, and it is no folder and no {1} file</source>
        <translation>ningún personaje se llama {0}, y no es una carpeta ni un archivo {1}</translation>
    </message>
    <message>
        <source>choose one of: {0}</source>
        <translation>elige entre: {0}</translation>
    </message>
    <message>
        <source>did you mean {0}?</source>
        <translation>¿quieres decir {0}?</translation>
    </message>
    <message>
        <source>you have a character called {0} already</source>
        <translation>ya tienes un personaje llamado {0}</translation>
    </message>
    <message>
        <source>{0} is the name of a built-in character</source>
        <translation>{0} es el nombre de un personaje incluido</translation>
    </message>
    <message>
        <source>{0} of your characters are called {1}</source>
        <translation>{0} de tus personajes se llaman {1}</translation>
    </message>
    <message>
        <source>{0} has no letter of a to z and no digit to name a file by</source>
        <translation>{0} no tiene ninguna letra de la a a la z ni cifra con que nombrar un archivo</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>elige otro nombre</translation>
    </message>
    <message>
        <source>give another name</source>
        <translation>da otro nombre</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>no se puede leer {0}: {1}</translation>
    </message>
    <message>
        <source>a character is a folder with {0} and the drawing, or one file *{1}</source>
        <translation>un personaje es una carpeta con {0} y el dibujo, o un archivo *{1}</translation>
    </message>
    <message>
        <source>check its name</source>
        <translation>comprueba su nombre</translation>
    </message>
    <message>
        <source>{0} is not a file</source>
        <translation>{0} no es un archivo</translation>
    </message>
    <message>
        <source>{0} has more than {1} bytes</source>
        <translation>{0} tiene más de {1} bytes</translation>
    </message>
    <message>
        <source>{0} has {1} bytes, more than {2}</source>
        <translation>{0} tiene {1} bytes, más de {2}</translation>
    </message>
    <message>
        <source>make it smaller</source>
        <translation>hazlo más pequeño</translation>
    </message>
    <message>
        <source>simplify the drawing</source>
        <translation>simplifica el dibujo</translation>
    </message>
    <message>
        <source>{0} is not an SVG drawing</source>
        <translation>{0} no es un dibujo SVG</translation>
    </message>
    <message>
        <source>save it as plain SVG</source>
        <translation>guárdalo como SVG simple</translation>
    </message>
    <message>
        <source>{0} is not a PNG or JPEG picture</source>
        <translation>{0} no es una imagen PNG o JPEG</translation>
    </message>
    <message>
        <source>save it as PNG</source>
        <translation>guárdalo como PNG</translation>
    </message>
    <message>
        <source>{0} cannot be decoded ({1})</source>
        <translation>no se puede descodificar {0} ({1})</translation>
    </message>
    <message>
        <source>save it again as PNG</source>
        <translation>guárdalo otra vez como PNG</translation>
    </message>
    <message>
        <source>{0}: {1} by {2} pixels are more than {3}</source>
        <translation>{0}: {1} por {2} píxeles son más de {3}</translation>
    </message>
    <message>
        <source>make it smaller: 1280 by 720 is as sharp as a call</source>
        <translation>hazlo más pequeño: 1280 por 720 es tan nítido como una llamada</translation>
    </message>
    <message>
        <source>a face in it looks photographed, or like a photograph made flat (by {0})</source>
        <translation>una cara parece fotografiada, o una foto aplanada (según {0})</translation>
    </message>
    <message>
        <source>use a drawn picture, a colour or a gradient</source>
        <translation>usa una imagen dibujada, un color o un degradado</translation>
    </message>
    <message>
        <source>{0}: pictures are refused, because nothing here can tell whether they are photographs</source>
        <translation>{0}: se rechazan imágenes, porque aquí nada puede decir si son fotos</translation>
    </message>
    <message>
        <source>use colour, gradient or drawing for this background</source>
        <translation>usa color, degradado o dibujo para este fondo</translation>
    </message>
    <message>
        <source>{0}: it may show a photographed face</source>
        <translation>{0}: podría mostrar una cara fotografiada</translation>
    </message>
    <message>
        <source>choose a picture without a person in it, or a drawn one</source>
        <translation>elige una imagen sin personas, o una dibujada</translation>
    </message>
    <message>
        <source>there is no picture of your own</source>
        <translation>no hay ninguna imagen tuya</translation>
    </message>
    <message>
        <source>choose one under Look, in the window</source>
        <translation>elige una en la ventana, en Aspecto</translation>
    </message>
    <message>
        <source>{0} belongs to somebody else</source>
        <translation>{0} es de otra persona</translation>
    </message>
    <message>
        <source>{0}: it was changed after it was sealed</source>
        <translation>{0}: se cambió después de sellarlo</translation>
    </message>
    <message>
        <source>{0}: it is cut short</source>
        <translation>{0}: está cortado</translation>
    </message>
    <message>
        <source>{0}: format must be 1</source>
        <translation>{0}: format debe ser 1</translation>
    </message>
    <message>
        <source>correct it; see docs/characters.md</source>
        <translation>corrígelo; mira docs/characters.md</translation>
    </message>
    <message>
        <source>{0} is still being written</source>
        <translation>{0} aún se está escribiendo</translation>
    </message>
    <message>
        <source>look at it in a minute</source>
        <translation>míralo en un minuto</translation>
    </message>
    <message>
        <source>record again</source>
        <translation>graba otra vez</translation>
    </message>
    <message>
        <source>go on air again</source>
        <translation>vuelve a salir al aire</translation>
    </message>
    <message>
        <source>nothing is drawn any more: {0}: {1}</source>
        <translation>ya no se dibuja nada: {0}: {1}</translation>
    </message>
    <message>
        <source>close the window and start avatar again</source>
        <translation>cierra la ventana y vuelve a abrir avatar</translation>
    </message>
    <message>
        <source>unexpected: {0}: {1}</source>
        <translation>inesperado: {0}: {1}</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>no queda espacio</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>permiso denegado</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>no existe</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>el archivo es demasiado grande</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>solo se permite leer</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>error de lectura o escritura</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>In English: {0}</source>
        <translation>En inglés: {0}</translation>
    </message>
</context>
<context>
    <name>OutputWindow</name>
    <message>
        <source>Avatar, the picture alone</source>
        <translation>Avatar, solo la imagen</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Cerrar esta ventana</translation>
    </message>
</context>
<context>
    <name>OwnPicture</name>
    <message>
        <source>Own picture…</source>
        <translation>Imagen propia…</translation>
    </message>
    <message>
        <source>Delete own picture</source>
        <translation>Borrar la imagen propia</translation>
    </message>
    <message>
        <source>PNG or JPEG, cut to the shape of a call. It stays on this computer, and one that shows a photographed face is refused.</source>
        <translation>PNG o JPEG, recortada a la forma de la llamada. Se queda en este ordenador, y se rechaza si muestra una cara fotografiada.</translation>
    </message>
    <message>
        <source>A picture behind you</source>
        <translation>Una imagen detrás de ti</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Looking at it…</source>
        <translation>Mirándola…</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>A room with a garden window</source>
        <translation>Una sala con ventana al jardín</translation>
    </message>
    <message>
        <source>A blue room with a garden window</source>
        <translation>Una sala azul con ventana al jardín</translation>
    </message>
    <message>
        <source>The garden room in the evening</source>
        <translation>La sala del jardín al anochecer</translation>
    </message>
    <message>
        <source>A lilac room with a garden window</source>
        <translation>Una sala lila con ventana al jardín</translation>
    </message>
    <message>
        <source>A rose-coloured room with a garden window</source>
        <translation>Una sala rosa con ventana al jardín</translation>
    </message>
    <message>
        <source>A plain studio wall</source>
        <translation>Una pared lisa de estudio</translation>
    </message>
    <message>
        <source>A warm studio wall</source>
        <translation>Una pared cálida de estudio</translation>
    </message>
    <message>
        <source>Neck</source>
        <translation>Cuello</translation>
    </message>
    <message>
        <source>Blazer over a blouse</source>
        <translation>Americana con blusa</translation>
    </message>
    <message>
        <source>Cardigan over a shirt</source>
        <translation>Rebeca con camisa</translation>
    </message>
    <message>
        <source>Tunic with a high collar</source>
        <translation>Túnica de cuello alto</translation>
    </message>
    <message>
        <source>Hoodie</source>
        <translation>Sudadera con capucha</translation>
    </message>
    <message>
        <source>Jumper over a shirt</source>
        <translation>Jersey con camisa</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>Camisa</translation>
    </message>
    <message>
        <source>Shirt and tie</source>
        <translation>Camisa y corbata</translation>
    </message>
    <message>
        <source>T-shirt</source>
        <translation>Camiseta</translation>
    </message>
    <message>
        <source>Turtleneck</source>
        <translation>Cuello vuelto</translation>
    </message>
    <message>
        <source>Plain ears</source>
        <translation>Orejas normales</translation>
    </message>
    <message>
        <source>Round ears</source>
        <translation>Orejas redondas</translation>
    </message>
    <message>
        <source>Small ears</source>
        <translation>Orejas pequeñas</translation>
    </message>
    <message>
        <source>Angular</source>
        <translation>Angulosa</translation>
    </message>
    <message>
        <source>Full cheeks</source>
        <translation>Mejillas llenas</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>Corazón</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>Alargada</translation>
    </message>
    <message>
        <source>Oval</source>
        <translation>Ovalada</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Redonda</translation>
    </message>
    <message>
        <source>Square jaw</source>
        <translation>Mandíbula cuadrada</translation>
    </message>
    <message>
        <source>Freckles</source>
        <translation>Pecas</translation>
    </message>
    <message>
        <source>Many freckles</source>
        <translation>Muchas pecas</translation>
    </message>
    <message>
        <source>Beauty spot</source>
        <translation>Lunar</translation>
    </message>
    <message>
        <source>Small scar</source>
        <translation>Cicatriz pequeña</translation>
    </message>
    <message>
        <source>Laugh lines</source>
        <translation>Líneas de risa</translation>
    </message>
    <message>
        <source>Lines below the eyes</source>
        <translation>Líneas bajo los ojos</translation>
    </message>
    <message>
        <source>Many lines</source>
        <translation>Muchas arrugas</translation>
    </message>
    <message>
        <source>Broad</source>
        <translation>Ancha</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>De botón</translation>
    </message>
    <message>
        <source>Curved</source>
        <translation>Curva</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Pequeña</translation>
    </message>
    <message>
        <source>Snub</source>
        <translation>Respingona</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Recta</translation>
    </message>
    <message>
        <source>Almond</source>
        <translation>Almendrados</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>Despiertos</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Tranquilo</translation>
    </message>
    <message>
        <source>Hooded</source>
        <translation>Encapuchados</translation>
    </message>
    <message>
        <source>Long lashes</source>
        <translation>Pestañas largas</translation>
    </message>
    <message>
        <source>Monolid</source>
        <translation>Sin pliegue</translation>
    </message>
    <message>
        <source>Sleepy</source>
        <translation>Con sueño</translation>
    </message>
    <message>
        <source>Along the jaw</source>
        <translation>Por la mandíbula</translation>
    </message>
    <message>
        <source>Full beard</source>
        <translation>Barba completa</translation>
    </message>
    <message>
        <source>Goatee</source>
        <translation>Perilla</translation>
    </message>
    <message>
        <source>Curled moustache</source>
        <translation>Bigote rizado</translation>
    </message>
    <message>
        <source>Moustache</source>
        <translation>Bigote</translation>
    </message>
    <message>
        <source>Short beard</source>
        <translation>Barba corta</translation>
    </message>
    <message>
        <source>Sideburns</source>
        <translation>Patillas</translation>
    </message>
    <message>
        <source>Stubble</source>
        <translation>Barba de tres días</translation>
    </message>
    <message>
        <source>Friendly</source>
        <translation>Amable</translation>
    </message>
    <message>
        <source>Full lips</source>
        <translation>Labios gruesos</translation>
    </message>
    <message>
        <source>Heart lips</source>
        <translation>Labios de corazón</translation>
    </message>
    <message>
        <source>Thin lips</source>
        <translation>Labios finos</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Ancha</translation>
    </message>
    <message>
        <source>Afro</source>
        <translation>Afro</translation>
    </message>
    <message>
        <source>Bob with a fringe</source>
        <translation>Melena corta con flequillo</translation>
    </message>
    <message>
        <source>Box braids</source>
        <translation>Trenzas</translation>
    </message>
    <message>
        <source>High bun</source>
        <translation>Moño alto</translation>
    </message>
    <message>
        <source>Short crop</source>
        <translation>Corte corto</translation>
    </message>
    <message>
        <source>Short curls</source>
        <translation>Rizos cortos</translation>
    </message>
    <message>
        <source>Buzz cut with a fade</source>
        <translation>Rapado con degradado</translation>
    </message>
    <message>
        <source>Long and straight</source>
        <translation>Largo y liso</translation>
    </message>
    <message>
        <source>Long waves</source>
        <translation>Ondas largas</translation>
    </message>
    <message>
        <source>Pixie</source>
        <translation>Pixie</translation>
    </message>
    <message>
        <source>High ponytail</source>
        <translation>Coleta alta</translation>
    </message>
    <message>
        <source>Low ponytail</source>
        <translation>Coleta baja</translation>
    </message>
    <message>
        <source>Bald crown</source>
        <translation>Coronilla calva</translation>
    </message>
    <message>
        <source>Side part</source>
        <translation>Raya al lado</translation>
    </message>
    <message>
        <source>Swept back</source>
        <translation>Peinado hacia atrás</translation>
    </message>
    <message>
        <source>Undercut</source>
        <translation>Rapado lateral</translation>
    </message>
    <message>
        <source>Arched</source>
        <translation>Arqueadas</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Marcadas</translation>
    </message>
    <message>
        <source>Bushy</source>
        <translation>Pobladas</translation>
    </message>
    <message>
        <source>Rounded</source>
        <translation>Redondeadas</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Suaves</translation>
    </message>
    <message>
        <source>Thin</source>
        <translation>Finas</translation>
    </message>
    <message>
        <source>Cat-eye glasses</source>
        <translation>Gafas ojo de gato</translation>
    </message>
    <message>
        <source>Half-rim glasses</source>
        <translation>Gafas de media montura</translation>
    </message>
    <message>
        <source>Oval glasses</source>
        <translation>Gafas ovaladas</translation>
    </message>
    <message>
        <source>Round glasses</source>
        <translation>Gafas redondas</translation>
    </message>
    <message>
        <source>Square glasses</source>
        <translation>Gafas cuadradas</translation>
    </message>
    <message>
        <source>Thick frames</source>
        <translation>Montura gruesa</translation>
    </message>
    <message>
        <source>Knitted hat</source>
        <translation>Gorro de punto</translation>
    </message>
    <message>
        <source>Beret</source>
        <translation>Boina</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>Gorra</translation>
    </message>
    <message>
        <source>Headscarf</source>
        <translation>Pañuelo</translation>
    </message>
    <message>
        <source>Turban</source>
        <translation>Turbante</translation>
    </message>
    <message>
        <source>Drops</source>
        <translation>Colgantes</translation>
    </message>
    <message>
        <source>Hoops</source>
        <translation>Aros</translation>
    </message>
    <message>
        <source>Studs</source>
        <translation>De botón</translation>
    </message>
    <message>
        <source>Hearing aids</source>
        <translation>Audífonos</translation>
    </message>
    <message>
        <source>Hearing aid, left</source>
        <translation>Audífono izquierdo</translation>
    </message>
    <message>
        <source>Hearing aid, right</source>
        <translation>Audífono derecho</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Auriculares</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Live picture of your avatar</source>
        <translation>Imagen en vivo de tu avatar</translation>
    </message>
</context>
<context>
    <name>PrivacyTab</name>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Everything stays on this computer, and you can take all of it back at any time.</source>
        <translation>Todo se queda en este ordenador y puedes retirarlo en cualquier momento.</translation>
    </message>
    <message>
        <source>Read what you agreed to</source>
        <translation>Leer lo que aceptaste</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Read and agree…</source>
        <translation>Leer y aceptar…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Lo que se guarda</translation>
    </message>
    <message>
        <source>What for: to move a cartoon live, and to stop when anybody else is there.</source>
        <translation>Para qué: mover un personaje en vivo y parar cuando haya otra persona.</translation>
    </message>
    <message>
        <source>What is measured: movements of head, eyes and face; a template of your face.</source>
        <translation>Qué se mide: movimientos de cabeza, ojos y cara; una plantilla de tu cara.</translation>
    </message>
    <message>
        <source>Never: your feelings, pictures of you, sound of you, anybody else.</source>
        <translation>Nunca: tus sentimientos, imágenes tuyas, tu sonido ni a nadie más.</translation>
    </message>
    <message>
        <source>How long: movements until they are drawn, the template until you withdraw, twelve months at most.</source>
        <translation>Cuánto tiempo: los movimientos hasta dibujarse; la plantilla hasta que la retires, doce meses como máximo.</translation>
    </message>
    <message>
        <source>Each consent and each opening of the gate is one signed line. A line that is changed, cut or removed shows here.</source>
        <translation>Cada consentimiento y cada apertura de la puerta es una línea firmada. Si se cambia, corta o borra una, se ve aquí.</translation>
    </message>
    <message>
        <source>No part of this program talks to a network, and on Linux the kernel forbids it.</source>
        <translation>Ninguna parte de este programa se conecta a una red, y en Linux el núcleo lo prohíbe.</translation>
    </message>
    <message>
        <source>Your camera&apos;s pictures live in a process of their own; only a few numbers leave it.</source>
        <translation>Las imágenes de tu cámara viven en un proceso propio; de él solo salen unos pocos números.</translation>
    </message>
    <message>
        <source>The template is encrypted. Its key is in the system&apos;s keyring or under your passphrase.</source>
        <translation>La plantilla está cifrada. Su llave está en el llavero del sistema o bajo tu frase de contraseña.</translation>
    </message>
    <message>
        <source>What protects you</source>
        <translation>Lo que te protege</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>En vigor</translation>
    </message>
    <message>
        <source>You agreed on {day}</source>
        <translation>Aceptaste el {day}</translation>
    </message>
    <message>
        <source>It ends by itself on {day}.</source>
        <translation>Termina solo el {day}.</translation>
    </message>
    <message>
        <source>It ends by itself on {day}, in {count} days.</source>
        <translation>Termina solo el {day}, dentro de {count} días.</translation>
    </message>
    <message>
        <source>Not in force</source>
        <translation>No está en vigor</translation>
    </message>
    <message>
        <source>You have not agreed</source>
        <translation>No has aceptado</translation>
    </message>
    <message>
        <source>So nothing is measured, and nothing moves.</source>
        <translation>Así que no se mide nada y nada se mueve.</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Atención</translation>
    </message>
    <message>
        <source>It is not as it was written: {problem}</source>
        <translation>No está como se escribió: {problem}</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Whole: each line is signed, none is missing. Lines: {count}.</source>
        <translation>Completo: cada línea está firmada y no falta ninguna. Líneas: {count}.</translation>
    </message>
    <message>
        <source>You agreed</source>
        <translation>Aceptaste</translation>
    </message>
    <message>
        <source>You withdrew your consent</source>
        <translation>Retiraste tu consentimiento</translation>
    </message>
    <message>
        <source>Your consent ended</source>
        <translation>Tu consentimiento terminó</translation>
    </message>
    <message>
        <source>The statement changed, so the consent ended</source>
        <translation>La declaración cambió, así que el consentimiento terminó</translation>
    </message>
    <message>
        <source>Your template was erased</source>
        <translation>Se borró tu plantilla</translation>
    </message>
    <message>
        <source>You were enrolled</source>
        <translation>El avatar te conoció</translation>
    </message>
    <message>
        <source>The passphrase stood in for prompts</source>
        <translation>La frase de contraseña sustituyó a las pruebas</translation>
    </message>
    <message>
        <source>The gate opened for you</source>
        <translation>La puerta se abrió para ti</translation>
    </message>
    <message>
        <source>The gate closed</source>
        <translation>La puerta se cerró</translation>
    </message>
    <message>
        <source>The gate locked: it was not you</source>
        <translation>La puerta se bloqueó: no eras tú</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Nada.</translation>
    </message>
    <message>
        <source>until you withdraw</source>
        <translation>hasta que lo retires</translation>
    </message>
    <message>
        <source>until you delete it</source>
        <translation>hasta que lo borres</translation>
    </message>
    <message>
        <source>Record of your consent</source>
        <translation>Constancia de tu consentimiento</translation>
    </message>
    <message>
        <source>Template of your face, encrypted</source>
        <translation>Plantilla de tu cara, cifrada</translation>
    </message>
    <message>
        <source>How your face rests, encrypted</source>
        <translation>Tu cara en reposo, cifrada</translation>
    </message>
    <message>
        <source>When you last answered the prompts</source>
        <translation>Cuándo respondiste por última vez</translation>
    </message>
    <message>
        <source>Ledger, and the key that signs it</source>
        <translation>Registro, y la llave que lo firma</translation>
    </message>
    <message>
        <source>Your characters</source>
        <translation>Tus personajes</translation>
    </message>
    <message>
        <source>Your own picture behind the character</source>
        <translation>Tu propia imagen detrás del personaje</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Otra cosa</translation>
    </message>
    <message>
        <source>Export what is on record</source>
        <translation>Exportar lo que consta</translation>
    </message>
    <message>
        <source>Written to {path}.</source>
        <translation>Guardado en {path}.</translation>
    </message>
</context>
<context>
    <name>Pulse</name>
    <message>
        <source>{0} pictures/s · {1} ms · {2} % of a core</source>
        <translation>{0} imágenes/s · {1} ms · {2} % de un núcleo</translation>
    </message>
    <message>
        <source>off</source>
        <translation>apagado</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>iniciando</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>not working</source>
        <translation>no funciona</translation>
    </message>
    <message>
        <source>Camera: {0}</source>
        <translation>Cámara: {0}</translation>
    </message>
    <message>
        <source>Microphone: {0}</source>
        <translation>Micrófono: {0}</translation>
    </message>
</context>
<context>
    <name>RestPage</name>
    <message>
        <source>How you look when nothing happens</source>
        <translation>Tu cara cuando no pasa nada</translation>
    </message>
    <message>
        <source>Three relaxed seconds and two blinks: then a calm face is calm on the cartoon too.</source>
        <translation>Tres segundos de calma y dos parpadeos: así una cara tranquila también lo es en el personaje.</translation>
    </message>
    <message>
        <source>Your cartoon</source>
        <translation>Tu personaje</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>It is also learnt while you perform, and with the key C.</source>
        <translation>También se aprende mientras actúas, y con la tecla C.</translation>
    </message>
    <message>
        <source>Relax</source>
        <translation>Relájate</translation>
    </message>
    <message>
        <source>Look at the screen as if you were listening.</source>
        <translation>Mira a la pantalla como si escucharas.</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Gracias</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>As drawn</source>
        <translation>Como se dibujó</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Evening</source>
        <translation>Anochecer</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Ámbar</translation>
    </message>
    <message>
        <source>Attic</source>
        <translation>Desván</translation>
    </message>
    <message>
        <source>See-through</source>
        <translation>Transparente</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>Ciruela</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Taller</translation>
    </message>
    <message>
        <source>Moss</source>
        <translation>Musgo</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Noche</translation>
    </message>
    <message>
        <source>Dusk</source>
        <translation>Crepúsculo</translation>
    </message>
    <message>
        <source>Wood</source>
        <translation>Bosque</translation>
    </message>
    <message>
        <source>Mint</source>
        <translation>Menta</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Own picture</source>
        <translation>Imagen propia</translation>
    </message>
</context>
<context>
    <name>Sealer</name>
    <message>
        <source>Look into the camera and go on</source>
        <translation>Mirar a la cámara y seguir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Seal {name} to you?</source>
        <translation>¿Sellar a {name} para ti?</translation>
    </message>
    <message>
        <source>Then it opens only for you, while you are recognised. Its key is destroyed when you withdraw your consent or the consent ends: then nobody can open it again. Keep a copy elsewhere, or unseal it before.</source>
        <translation>Entonces solo se abre para ti, mientras te reconozca. Su llave se destruye cuando retiras tu consentimiento o este termina: después nadie puede abrirlo. Guarda una copia en otro sitio o quítale el sello antes.</translation>
    </message>
    <message>
        <source>Unseal {name}?</source>
        <translation>¿Quitar el sello a {name}?</translation>
    </message>
    <message>
        <source>Then whoever has the file can perform as it.</source>
        <translation>Entonces quien tenga el archivo puede actuar con él.</translation>
    </message>
    <message>
        <source>The avatar must know you first: finish the first steps.</source>
        <translation>El avatar debe conocerte antes: termina los primeros pasos.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instante…</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
</context>
<context>
    <name>Shield</name>
    <message>
        <source>What others see</source>
        <translation>Lo que ven los demás</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Others see the pause card and nothing else. Nothing of you is shown.</source>
        <translation>Los demás ven la tarjeta de pausa y nada más. No se muestra nada de ti.</translation>
    </message>
    <message>
        <source>Not watching</source>
        <translation>Sin mirar</translation>
    </message>
    <message>
        <source>The camera is off.</source>
        <translation>La cámara está apagada.</translation>
    </message>
    <message>
        <source>It is you</source>
        <translation>Eres tú</translation>
    </message>
    <message>
        <source>You move the avatar, and nobody else can.</source>
        <translation>Tú mueves el avatar, y nadie más puede.</translation>
    </message>
    <message>
        <source>You are away</source>
        <translation>Estás fuera</translation>
    </message>
    <message>
        <source>The avatar idles until you are back.</source>
        <translation>El avatar espera hasta que vuelvas.</translation>
    </message>
    <message>
        <source>Is it you?</source>
        <translation>¿Eres tú?</translation>
    </message>
    <message>
        <source>Do what is shown.</source>
        <translation>Haz lo que se muestra.</translation>
    </message>
</context>
<context>
    <name>Slots</name>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Neck</source>
        <translation>Cuello</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>Ropa</translation>
    </message>
    <message>
        <source>Ears</source>
        <translation>Orejas</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>Skin marks</source>
        <translation>Marcas de la piel</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Arrugas</translation>
    </message>
    <message>
        <source>Nose</source>
        <translation>Nariz</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>Ojos</translation>
    </message>
    <message>
        <source>Beard</source>
        <translation>Barba</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>Boca</translation>
    </message>
    <message>
        <source>Hair</source>
        <translation>Pelo</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>Cejas</translation>
    </message>
    <message>
        <source>Glasses</source>
        <translation>Gafas</translation>
    </message>
    <message>
        <source>Hat</source>
        <translation>Sombrero</translation>
    </message>
    <message>
        <source>Earrings</source>
        <translation>Pendientes</translation>
    </message>
    <message>
        <source>Hearing aids</source>
        <translation>Audífonos</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Auriculares</translation>
    </message>
</context>
<context>
    <name>StageBox</name>
    <message>
        <source>ON AIR</source>
        <translation>EN EL AIRE</translation>
    </message>
    <message>
        <source>Only you see this</source>
        <translation>Solo tú ves esto</translation>
    </message>
    <message>
        <source>Shown in its own window</source>
        <translation>Se ve en su propia ventana</translation>
    </message>
    <message>
        <source>{0} · recording</source>
        <translation>{0} · grabando</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Character</source>
        <translation>Personaje</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>Gestos</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
</context>
<context>
    <name>Tones</name>
    <message>
        <source>Porcelain</source>
        <translation>Porcelana</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Clara</translation>
    </message>
    <message>
        <source>Peach</source>
        <translation>Melocotón</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Sand</source>
        <translation>Arena</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Oliva</translation>
    </message>
    <message>
        <source>Honey</source>
        <translation>Miel</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Ámbar</translation>
    </message>
    <message>
        <source>Bronze</source>
        <translation>Bronce</translation>
    </message>
    <message>
        <source>Chestnut</source>
        <translation>Castaño</translation>
    </message>
    <message>
        <source>Umber</source>
        <translation>Sombra</translation>
    </message>
    <message>
        <source>Deep brown</source>
        <translation>Marrón profundo</translation>
    </message>
    <message>
        <source>Ebony</source>
        <translation>Ébano</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Negro</translation>
    </message>
    <message>
        <source>Espresso</source>
        <translation>Café</translation>
    </message>
    <message>
        <source>Dark brown</source>
        <translation>Castaño oscuro</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Marrón</translation>
    </message>
    <message>
        <source>Auburn</source>
        <translation>Caoba</translation>
    </message>
    <message>
        <source>Copper</source>
        <translation>Cobre</translation>
    </message>
    <message>
        <source>Dark blond</source>
        <translation>Rubio oscuro</translation>
    </message>
    <message>
        <source>Blond</source>
        <translation>Rubio</translation>
    </message>
    <message>
        <source>Platinum</source>
        <translation>Platino</translation>
    </message>
    <message>
        <source>Iron grey</source>
        <translation>Gris hierro</translation>
    </message>
    <message>
        <source>Silver</source>
        <translation>Plata</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanco</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violeta</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Verde azulado</translation>
    </message>
    <message>
        <source>Black-brown</source>
        <translation>Castaño negro</translation>
    </message>
    <message>
        <source>Hazel</source>
        <translation>Avellana</translation>
    </message>
    <message>
        <source>Moss</source>
        <translation>Musgo</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Sea green</source>
        <translation>Verde mar</translation>
    </message>
    <message>
        <source>Ice blue</source>
        <translation>Azul hielo</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Record</source>
        <translation>Grabar</translation>
    </message>
    <message>
        <source>R: a video of what others see, in your folder of videos</source>
        <translation>R: un vídeo de lo que ven los demás, en tu carpeta de vídeos</translation>
    </message>
    <message>
        <source>As others see it</source>
        <translation>Como lo ven los demás</translation>
    </message>
    <message>
        <source>M: the picture is shown as in a mirror, or as others see it</source>
        <translation>M: la imagen se ve como en un espejo, o como la ven los demás</translation>
    </message>
    <message>
        <source>Own window</source>
        <translation>Ventana propia</translation>
    </message>
    <message>
        <source>The picture alone in a window of its own, for OBS to capture</source>
        <translation>Solo la imagen en una ventana propia, para capturarla en OBS</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>H: what the keys do</source>
        <translation>H: qué hacen las teclas</translation>
    </message>
    <message>
        <source>Close own window</source>
        <translation>Cerrar la ventana propia</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Dejar de grabar</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show the window</source>
        <translation>Mostrar la ventana</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Go off air</source>
        <translation>Dejar de emitir</translation>
    </message>
    <message>
        <source>Go on air</source>
        <translation>Salir al aire</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Pause, at once</source>
        <translation>Pausa, al instante</translation>
    </message>
    <message>
        <source>on air</source>
        <translation>en el aire</translation>
    </message>
    <message>
        <source>off air</source>
        <translation>fuera del aire</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>Passphrase of your face template</source>
        <translation>Frase de contraseña de tu plantilla</translation>
    </message>
    <message>
        <source>Your passphrase, please</source>
        <translation>Tu frase de contraseña, por favor</translation>
    </message>
    <message>
        <source>That one did not open what the avatar knows of you. Once more, please.</source>
        <translation>Esa no abrió lo que el avatar sabe de ti. Otra vez, por favor.</translation>
    </message>
    <message>
        <source>It is asked for once more: several answers did not fit.</source>
        <translation>Se pide otra vez: varias respuestas no encajaron.</translation>
    </message>
    <message>
        <source>It opens what the avatar knows of you. It stays in memory until this window closes or you withdraw; it is never written down.</source>
        <translation>Abre lo que el avatar sabe de ti. Queda en la memoria hasta que se cierre esta ventana o retires tu consentimiento; nunca se escribe en el disco.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>Withdrawal</name>
    <message>
        <source>Take it back</source>
        <translation>Retirarlo</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Retirar…</translation>
    </message>
    <message>
        <source>Yes, withdraw now</source>
        <translation>Sí, retirar ahora</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Your consent and your template are erased at once, and the avatar stops. Whatever happens, you can agree and introduce yourself again later. Are you sure?</source>
        <translation>Tu consentimiento y tu plantilla se borran al momento y el avatar se para. Más tarde puedes volver a aceptar y presentarte. ¿Seguro?</translation>
    </message>
    <message>
        <source>The avatar stops at once, and everything that recognises you is erased.</source>
        <translation>El avatar se para al momento y se borra todo lo que te reconoce.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>No hay nada que retirar.</translation>
    </message>
    <message>
        <source>Sealed to you, and never to be opened again: {names}.</source>
        <translation>Sellado para ti, y no se podrá abrir nunca más: {names}.</translation>
    </message>
    <message>
        <source>Withdrawn. Nothing moves until you agree again.</source>
        <translation>Retirado. Nada se mueve hasta que vuelvas a aceptar.</translation>
    </message>
</context>
<context>
    <name>WorkshopTab</name>
    <message>
        <source>Make somebody</source>
        <translation>Crear a alguien</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>Hair and skin</source>
        <translation>Pelo y piel</translation>
    </message>
    <message>
        <source>Clothes and extras</source>
        <translation>Ropa y extras</translation>
    </message>
    <message>
        <source>Picture of whom you are making</source>
        <translation>Imagen del personaje que estás creando</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>Sorpréndeme</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
</context>
<context>
    <name>Worn</name>
    <message>
        <source>Glasses</source>
        <translation>Gafas</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Auriculares</translation>
    </message>
    <message>
        <source>Leaf</source>
        <translation>Hoja</translation>
    </message>
    <message>
        <source>Bow tie</source>
        <translation>Pajarita</translation>
    </message>
    <message>
        <source>Moustache</source>
        <translation>Bigote</translation>
    </message>
</context>
<context>
    <name>_About</name>
    <message>
        <source>Seal to me…</source>
        <translation>Sellar para mí…</translation>
    </message>
    <message>
        <source>Unseal…</source>
        <translation>Quitar el sello…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Sealed: it opens only for you, in front of the camera. It is drawn once you are recognised.</source>
        <translation>Sellado: solo se abre para ti, delante de la cámara. Se dibuja cuando te reconozca.</translation>
    </message>
    <message>
        <source>Drawn by {artist}, {licence}.</source>
        <translation>Dibujado por {artist}, {licence}.</translation>
    </message>
    <message>
        <source>Its artist allows one performer, its owner: you. Do not pass its files on.</source>
        <translation>Su artista permite una sola persona, la dueña: tú. No compartas sus archivos.</translation>
    </message>
    <message>
        <source>Anybody may perform as it.</source>
        <translation>Cualquiera puede actuar con él.</translation>
    </message>
    <message>
        <source>Export a character</source>
        <translation>Exportar un personaje</translation>
    </message>
    <message>
        <source>Written to {path}.</source>
        <translation>Guardado en {path}.</translation>
    </message>
</context>
<context>
    <name>_Problem</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
</TS>
