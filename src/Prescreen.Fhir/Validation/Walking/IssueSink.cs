using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Prescreen.Fhir.Validation.Walking;

/// <summary>Collects issues. A resource is held against its type and then its profiles, which say much the same: each issue is kept once.</summary>
internal sealed class IssueSink(ReadOnlyMemory<byte> source)
{
    // A file that is something else altogether would give a page of complaints for each line. Advice must not keep an error out.
    private const int MostErrors = 1000;
    private const int MostOthers = 1000;

    private readonly List<ValidationIssue> issues = [];
    private readonly HashSet<(string, string)> seen = [];

    private int errors;
    private int leftOut;

    /// <summary>The issues, and last how many more there were.</summary>
    public IEnumerable<ValidationIssue> All => leftOut == 0 ? issues : issues.Append(new ValidationIssue(
        IssueSeverity.Information, "incomplete", "most-issues", string.Create(CultureInfo.InvariantCulture, $"{leftOut} more issues are left out here: mend those that are told, then ask again."), ""));

    public bool HasError { get; private set; }

    public void Add(ValidationIssue issue, JsonElement at)
    {
        HasError |= issue.Severity is IssueSeverity.Error;
        if (!seen.Add((issue.Expression, issue.Text)))
        {
            return;
        }

        var isError = issue.Severity is IssueSeverity.Error;
        if (isError ? errors == MostErrors : issues.Count - errors == MostOthers)
        {
            leftOut++;
            return;
        }

        errors += isError ? 1 : 0;
        issues.Add(issue with { Line = Line(at) });
    }

    /// <summary>Where an element begins in the source; null where it isn't of it.</summary>
    public int? PlaceOf(JsonElement at)
        => at.ValueKind is not JsonValueKind.Undefined && source.Span.Overlaps(JsonMarshal.GetRawUtf8Value(at), out var offset) && offset >= 0 ? offset : null;

    private int Line(JsonElement at) => source.Span[..(PlaceOf(at) ?? 0)].Count((byte)'\n') + 1;
}
