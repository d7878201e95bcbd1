namespace Prescreen.Fhir.Text;

/// <summary>Destinations of RTF whose content is no text of the document.</summary>
internal static class RtfDestinations
{
    /// <summary>True where the group is skipped. Text boxes stand in \*\shpinst; \shprslt says the same again for old readers.</summary>
    public static bool IsSkipped(string word, bool isIgnorable) => isIgnorable
        ? word is not ("shpinst" or "nesttableprops")
        : word is "colortbl" or "stylesheet" or "info" or "pict" or "object" or "objdata" or "nonshppict" or "shprslt" or "sp" or "fldinst" or "listtable" or "revtbl"
            or "rsidtbl" or "generator" or "filetbl" or "xmlnstbl" or "themedata" or "colorschememapping" or "datastore" or "latentstyles" or "mmath"
            or "bkmkstart" or "bkmkend" or "xe" or "tc" or "pgdsctbl" or "userprops" or "ftnsep" or "ftnsepc" or "aftnsep" or "aftnsepc";
}
