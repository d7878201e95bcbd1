namespace Prescreen.Fhir.Text;

/// <summary>How much of a report is read; beyond, a problem says so and a person must read it.</summary>
internal static class TextLimits
{
    /// <summary>The longest text of a report, in UTF-16 units, all its parts together.</summary>
    public const int MostCharacters = 5_000_000;

    /// <summary>The largest attachment, in bytes before it is read.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    /// <summary>The most attachments of one report.</summary>
    public const int MostAttachments = 50;

    /// <summary>How long one PDF may take.</summary>
    public static readonly TimeSpan PdfTime = TimeSpan.FromSeconds(20);
}
