using System.Runtime.InteropServices;
using System.Text.Json;

namespace Prescreen.Fhir.Validation.Walking;

/// <summary>Collects issues. A resource is held against its type and then its profiles, which say much the same: each issue is kept once.</summary>
internal sealed class IssueSink(ReadOnlyMemory<byte> source)
{
    // A file that is something else altogether would give a page of complaints for each line.
    private const int MostIssues = 1000;

    private readonly List<ValidationIssue> issues = [];
    private readonly HashSet<(string, string)> seen = [];

    public IReadOnlyList<ValidationIssue> All => issues;

    public bool HasError { get; private set; }

    public void Add(ValidationIssue issue, JsonElement at)
    {
        HasError |= issue.Severity is IssueSeverity.Error;
        if (seen.Add((issue.Expression, issue.Text)) && issues.Count < MostIssues)
        {
            issues.Add(issue with { Line = Line(at) });
        }
    }

    private int Line(JsonElement at)
        => at.ValueKind is not JsonValueKind.Undefined && source.Span.Overlaps(JsonMarshal.GetRawUtf8Value(at), out var offset) && offset > 0
            ? source.Span[..offset].Count((byte)'\n') + 1
            : 1;
}
