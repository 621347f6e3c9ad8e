/**
 * What machine translation of a page makes of the values in a filter, in Spanish, Portuguese, French, German and
 * Italian. Only words that stand for values of ours: a translation is recognised where the original is a known value.
 */

const WORDS: Readonly<Record<string, string>> = {
  // How AWS begins the names of its calls.
  Accept: "Aceitar Aceptar Accepter Akzeptieren Accettare",
  Add: "Adicionar Agregar Añadir Ajouter Hinzufügen Aggiungere",
  Assume: "Assumir Asumir Assumer Annehmen Assumere",
  Attach: "Anexar Adjuntar Asociar Attacher Joindre Anhängen Allegare",
  Cancel: "Cancelar Annuler Abbrechen Annullare",
  Change: "Alterar Cambiar Changer Cambiare",
  Create: "Criar Crear Créer Erstellen Creare",
  Delete: "Excluir Eliminar Apagar Borrar Supprimer Löschen Eliminare Cancellare",
  Deregister: "Desregistrar Désenregistrer Abmelden",
  Describe: "Descrever Describir Décrire Beschreiben Descrivere",
  Detach: "Desanexar Desasociar Separar Détacher Trennen Scollegare",
  Disable: "Desabilitar Desativar Deshabilitar Desactivar Désactiver Deaktivieren Disabilitare Disattivare",
  Enable: "Habilitar Ativar Activar Activer Aktivieren Abilitare Attivare",
  Execute: "Executar Ejecutar Exécuter Ausführen Eseguire",
  Get: "Obter Obtener Obtenir Abrufen Ottenere",
  Import: "Importar Importer Importieren Importare",
  Invoke: "Invocar Invoquer Aufrufen Invocare",
  List: "Listar Lister Auflisten Elencare Enumerar Lista Liste",
  Modify: "Modificar Modifier Ändern Modificare",
  Put: "Colocar Poner Mettre Setzen Mettere Inserir",
  Register: "Registrar Enregistrer Registrieren Registrare",
  Remove: "Remover Quitar Retirer Entfernen Rimuovere",
  Revoke: "Revogar Revocar Révoquer Widerrufen Revocare",
  Run: "Executar Ejecutar Exécuter Ausführen Eseguire Rodar",
  Send: "Enviar Envoyer Senden Inviare",
  Set: "Definir Establecer Définir Festlegen Impostare",
  Start: "Iniciar Comenzar Começar Démarrer Starten Avviare",
  Stop: "Parar Detener Arrêter Stoppen Anhalten Fermare Interromper",
  Terminate: "Encerrar Terminar Résilier Beenden Terminare",
  Update: "Atualizar Actualizar Aktualisieren Aggiornare",
  Upload: "Carregar Cargar Subir Téléverser Hochladen Caricare",
  // Event types and values of `type`.
  audit: "auditoria auditoría Prüfung verifica",
  file: "arquivo archivo fichier Datei",
  host: "anfitrião anfitrión hôte",
  login: "acesso Anmeldung accesso",
  network: "rede red réseau Netzwerk rete",
  start: "iniciar inicio início démarrer début inizio",
  connect: "conectar connecter verbinden connettere conexión conexão",
  listen: "escutar escuchar écouter",
  // Booleans.
  true: "verdadero verdadeiro vrai wahr vero",
  false: "falso faux falsch",
};

/**
 * The values that a text may be a translation of.
 *
 * @example originalsOf("Descrever") // ["Describe"]
 */
export function originalsOf(text: string): readonly string[] {
  return ORIGINALS.get(folded(text)) ?? [];
}

const ORIGINALS: ReadonlyMap<string, readonly string[]> = byTranslation();

function byTranslation(): ReadonlyMap<string, readonly string[]> {
  const originals = new Map<string, string[]>();
  for (const [original, words] of Object.entries(WORDS)) {
    for (const word of words.split(" ")) {
      const known = originals.get(folded(word));
      if (known === undefined) originals.set(folded(word), [original]);
      else if (!known.includes(original)) known.push(original);
    }
  }
  return originals;
}

function folded(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
