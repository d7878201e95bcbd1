using Prescreen.Fhir.Text;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>A part of a report's words as read, or the address of a Binary that holds it.</summary>
internal readonly record struct ReportPart(string Path, ReadText Text, string? Url = null)
{
    public override string ToString() => Path;
}
