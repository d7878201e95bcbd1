using System.Globalization;
using System.Text;
using System.Text.Json;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Validation.Rules;

namespace Prescreen.Fhir.Validation.Walking;

/// <summary>Where a validation stands: the way down to the element, the resource around it, and the issues so far. For one validation on one thread.</summary>
internal sealed class Walk(FhirDefinitions definitions, Invariants invariants, IssueSink issues, DateTimeOffset now)
{
    private readonly List<Frame> frames = [];
    private readonly IssueSink outermost = issues;
    private readonly Dictionary<(int Followed, int Place, string Profile), bool> held = [];

    public FhirDefinitions Definitions => definitions;

    public Invariants Invariants => invariants;

    public DateTimeOffset Now => now;

    public IssueSink Issues { get; private set; } = issues;

    /// <summary>The resource the element is in.</summary>
    public ResourceScope Scope { get; set; } = ResourceScope.None;

    /// <summary>True while a profile is checked whose resource has already been held against its type.</summary>
    public bool IsProfilePass { get; set; }

    /// <summary>From the outermost resource to the element.</summary>
    public IReadOnlyList<Frame> Frames => frames;

    /// <summary>How many references were followed to get here; each of them may lead on to others.</summary>
    public int Followed { get; private set; }

    public void Enter(Frame frame) => frames.Add(frame);

    public void Leave() => frames.RemoveAt(frames.Count - 1);

    public void Error(string code, string rule, string text, JsonElement at) => Report(IssueSeverity.Error, code, rule, text, at);

    public void Warn(string code, string rule, string text, JsonElement at) => Report(IssueSeverity.Warning, code, rule, text, at);

    /// <summary>Says that something was not checked, or is worth knowing.</summary>
    public void Note(string code, string rule, string text, JsonElement at) => Report(IssueSeverity.Information, code, rule, text, at);

    public void Report(IssueSeverity severity, string code, string rule, string text, JsonElement at)
        => Issues.Add(new ValidationIssue(severity, code, rule, text, Expression()), at);

    /// <summary>Runs checks whose issues don't count; true where none was an error. What was not checked on the way to that is told.</summary>
    public bool Try(Action<Walk> check)
    {
        var kept = Issues;
        var (trial, scope) = (new IssueSink(default), Scope);
        (Issues, Followed) = (trial, Followed + 1);
        check(this);
        (Issues, Scope, Followed) = (kept, scope, Followed - 1);
        if (trial.HasError)
        {
            return false;
        }

        foreach (var gap in trial.All.Where(issue => issue.Code == "not-supported"))
        {
            kept.Add(gap, frames.Count > 0 ? frames[^1].Json : default);
        }

        return true;
    }

    /// <summary>The same for a profile of what a reference is to: many may be to one, each of which would check it and all it refers to anew.</summary>
    public bool Try(JsonElement target, string profile, Action<Walk> check)
    {
        if (outermost.PlaceOf(target) is not { } place)
        {
            return Try(check);
        }

        if (!held.TryGetValue((Followed, place, profile), out var holds))
        {
            held[(Followed, place, profile)] = holds = Try(check);
        }

        return holds;
    }

    /// <summary>FHIRPath of the element that is being checked.</summary>
    public string Expression()
    {
        StringBuilder text = new();
        foreach (var frame in frames)
        {
            if (text.Length == 0)
            {
                text.Append(frame.Resource ?? frame.Node.Name);
                continue;
            }

            if (frame.Resource is not null)
            {
                // A resource inside another one has the name of the element that holds it.
                continue;
            }

            text.Append('.').Append(frame.Node.Whole is { IsChoice: true } whole ? whole.PlainName : frame.Node.PlainName);
            if (frame.Node.IsChoice || frame.Node.Whole is { IsChoice: true })
            {
                text.Append(CultureInfo.InvariantCulture, $".ofType({frame.Type?.Code})");
            }

            if (frame.Index >= 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{frame.Index}]");
            }
        }

        return text.ToString();
    }
}
